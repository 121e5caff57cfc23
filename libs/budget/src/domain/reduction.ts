import { Money, ok, refuse, type Refusal, type Result } from '#kernel';
import { merged, type BudgetHolding, type BudgetLine, type BudgetTranche } from './budget-account.js';

export type ReductionRefusal = Refusal<'commitment-too-small'>;

/**
 * What to give back of a binding commitment. The money is looked for where it stands today: in the account of the tranche,
 * then where the beginning or the end of a budget year has moved it; what is not yet paid goes first. Refuses more than
 * the decision has bound. `closedYears`: years whose unpaid commitments were carried into the next one.
 */
export function linesOfReduction(
  tranches: readonly BudgetTranche[],
  held: readonly BudgetHolding[],
  closedYears: readonly number[] = [],
): Result<BudgetLine[], ReductionRefusal> {
  const left = held.map((holding) => ({ holding, committed: holding.committed }));
  const taken = new Map<BudgetHolding, Money>();
  for (const tranche of merged(tranches)) {
    const places = placesOf(tranche, held, closedYears);
    let missing = tranche.amount;
    for (const share of ['UNPAID', 'ALL'] as const) {
      for (const place of places) {
        const account = left.find(({ holding }) => holding === place);
        if (!account) continue;
        const kept = share === 'UNPAID' ? place.paid : Money.ZERO;
        const amount = Money.min(missing, Money.max(account.committed.minus(kept), Money.ZERO));
        account.committed = account.committed.minus(amount);
        missing = missing.minus(amount);
        if (amount.isPositive()) taken.set(place, amount.plus(taken.get(place) ?? Money.ZERO));
      }
    }
    if (missing.isPositive()) return tooSmall(tranche, tranche.amount.minus(missing));
  }
  return ok(
    [...taken].map(([{ titleId, budgetYear, authority }, amount]) => ({
      titleId,
      budgetYear,
      authority,
      reserved: Money.ZERO,
      committed: amount.negated(),
    })),
  );
}

/** Nearest first: the named account, the other authority of that year, later years into which it was carried. */
function placesOf(
  { budgetYear, authority }: BudgetTranche,
  held: readonly BudgetHolding[],
  closedYears: readonly number[],
): BudgetHolding[] {
  const distance = (holding: BudgetHolding): number =>
    (holding.budgetYear - budgetYear) * 2 + (holding.authority === authority ? 0 : 1);
  const isCarried = (holding: BudgetHolding): boolean =>
    holding.budgetYear === budgetYear ||
    (closedYears.includes(budgetYear) && holding.budgetYear > budgetYear && holding.authority === 'AE');
  return held.filter(isCarried).sort((first, second) => distance(first) - distance(second));
}

const tooSmall = (tranche: BudgetTranche, committed: Money) =>
  refuse('commitment-too-small', {
    year: tranche.budgetYear,
    authority: tranche.authority,
    committedCents: committed.toCents(),
    requestedCents: tranche.amount.toCents(),
  });
