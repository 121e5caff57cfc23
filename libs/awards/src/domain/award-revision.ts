import { Money, ok, refuse, type CalendarDate, type Refusal, type Result } from '#kernel';
import type { Tranche } from './tranche.js';

/** Why a grant changes. The first version of an award has the cause AWARD. */
export type RevisionCause = 'AMENDMENT' | 'SETTLEMENT' | 'REVOCATION' | 'REDUCTION' | 'WAIVER' | 'ANNULMENT';

/** A change of a grant by an act. Amounts may be zero; the tranches are those of all years after the change. */
export interface AwardRevision {
  readonly awardId: string;
  /** The version that the change was decided on; another one is refused as `award-changed-since`. */
  readonly expectedVersion: number;
  readonly cause: RevisionCause;
  /** The act that changes the grant, issued in the same transaction. */
  readonly noticeId: string;
  readonly amount: Money;
  readonly eligible: Money;
  readonly periodFrom: CalendarDate;
  readonly periodTo: CalendarDate;
  readonly tranches: readonly Tranche[];
}

/** What a change moves, year by year: amounts are always positive, years without a change are left out. */
export interface TrancheMoves {
  readonly increases: readonly Tranche[];
  readonly decreases: readonly Tranche[];
}

type Known = Pick<Tranche, 'budgetYear' | 'authority' | 'amount'>;

/** The difference between two sets of tranches, per year and authority, in the order of the years. */
export function movesBetween(before: readonly Known[], after: readonly Known[]): TrancheMoves {
  const keys = new Map<string, Pick<Tranche, 'budgetYear' | 'authority'>>();
  for (const { budgetYear, authority } of [...before, ...after])
    keys.set(`${budgetYear} ${authority}`, { budgetYear, authority });
  const sumIn = (tranches: readonly Known[], year: number, authority: string): Money =>
    Money.sum(tranches.filter((t) => t.budgetYear === year && t.authority === authority).map((t) => t.amount));
  const moves = [...keys.values()]
    .sort((first, second) => first.budgetYear - second.budgetYear)
    .map(({ budgetYear, authority }) => ({
      budgetYear,
      authority,
      amount: sumIn(after, budgetYear, authority).minus(sumIn(before, budgetYear, authority)),
    }));
  return {
    increases: moves.filter(({ amount }) => amount.isPositive()),
    decreases: moves
      .filter(({ amount }) => amount.isNegative())
      .map((move) => ({ ...move, amount: move.amount.negated() })),
  };
}

/**
 * New amounts by year as tranches. A year keeps its authority; a new one is paid from the budget of the current year or
 * binds a later one in advance (§ 38 LHO). Years that fall to zero stay, so that the versions can be compared.
 */
export function revisedTranches(
  current: readonly Tranche[],
  amounts: Readonly<Record<number, Money>>,
  today: CalendarDate,
): Tranche[] {
  const years = new Set([...current.map(({ budgetYear }) => budgetYear), ...Object.keys(amounts).map(Number)]);
  return [...years]
    .sort((first, second) => first - second)
    .map((budgetYear) => {
      const known = current.find((tranche) => tranche.budgetYear === budgetYear);
      return {
        budgetYear,
        authority: known?.authority ?? (budgetYear <= today.year ? ('AE' as const) : ('VE' as const)),
        amount: amounts[budgetYear] ?? known?.amount ?? Money.ZERO,
      };
    });
}

/** What must hold for every grant, whatever changes it: amounts and tranches agree, and costs cover the grant (H2, H10). */
export function revisionMustAddUp(revision: AwardRevision): Result<true, Refusal> {
  const negative = revision.tranches.find(({ amount }) => amount.isNegative());
  if (negative) return refuse('tranche-negative', { year: negative.budgetYear });
  const sum = Money.sum(revision.tranches.map(({ amount }) => amount));
  if (!sum.equals(revision.amount))
    return refuse('tranches-do-not-add-up', { sumCents: sum.toCents(), amountCents: revision.amount.toCents() });
  if (revision.amount.exceeds(revision.eligible))
    return refuse('grant-above-costs', {
      amountCents: revision.amount.toCents(),
      eligibleCents: revision.eligible.toCents(),
      excessCents: revision.amount.minus(revision.eligible).toCents(),
    });
  if (revision.periodTo.isBefore(revision.periodFrom)) return refuse('period-reversed', {}, '/periodTo');
  return ok(true);
}
