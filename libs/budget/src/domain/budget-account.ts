import { Money, ok, refuse, type Refusal, type Result } from '#kernel';

/** AE: spending authority of the year (Ausgabeermächtigung). VE: commitment authority for a later year. */
export type BudgetAuthority = 'AE' | 'VE';

export interface BudgetTranche {
  readonly budgetYear: number;
  readonly authority: BudgetAuthority;
  readonly amount: Money;
}

/** What stands in one account: title, budget year, authority. */
export interface BudgetSituation {
  readonly titleId: string;
  readonly budgetYear: number;
  readonly authority: BudgetAuthority;
  readonly appropriated: Money;
  readonly reserved: Money;
  readonly committed: Money;
  readonly free: Money;
}

/** What one decision has set aside and bound in one account. */
export interface BudgetHolding {
  readonly titleId: string;
  readonly budgetYear: number;
  readonly authority: BudgetAuthority;
  readonly reserved: Money;
  readonly committed: Money;
}

/** Changes to one account; the same shape as a holding, with signs. */
export type BudgetLine = BudgetHolding;

export type BudgetRefusal = Refusal<'budget-exceeded' | 'budget-title-missing'>;
export type ReductionRefusal = Refusal<'commitment-too-small'>;

/** What to set aside for the tranches. Refuses what is not free, by how much. */
export function linesOfReservation(
  accounts: readonly BudgetSituation[],
  programme: string,
  tranches: readonly BudgetTranche[],
): Result<BudgetLine[], BudgetRefusal> {
  return linesFor(accounts, programme, tranches, [], (tranche, account) => ({
    ...lineIn(account),
    reserved: tranche.amount,
  }));
}

/** What to bind for the tranches. What the decision has set aside counts as free for it, and is used up. */
export function linesOfCommitment(
  accounts: readonly BudgetSituation[],
  programme: string,
  tranches: readonly BudgetTranche[],
  held: readonly BudgetHolding[],
): Result<BudgetLine[], BudgetRefusal> {
  return linesFor(accounts, programme, tranches, held, (tranche, account) => ({
    ...lineIn(account),
    reserved: reservedIn(account, held).negated(),
    committed: tranche.amount,
  }));
}

/** What to give back of a binding commitment. Refuses more than the decision has bound there. */
export function linesOfReduction(
  tranches: readonly BudgetTranche[],
  held: readonly BudgetHolding[],
): Result<BudgetLine[], ReductionRefusal> {
  const lines: BudgetLine[] = [];
  for (const tranche of merged(tranches)) {
    const holding = held.find((each) => each.budgetYear === tranche.budgetYear && each.authority === tranche.authority);
    const committed = holding?.committed ?? Money.ZERO;
    if (!holding || tranche.amount.exceeds(committed)) {
      return refuse('commitment-too-small', {
        year: tranche.budgetYear,
        authority: tranche.authority,
        committedCents: committed.toCents(),
        requestedCents: tranche.amount.toCents(),
      });
    }
    lines.push({ ...holding, reserved: Money.ZERO, committed: tranche.amount.negated() });
  }
  return ok(lines);
}

function linesFor(
  accounts: readonly BudgetSituation[],
  programme: string,
  tranches: readonly BudgetTranche[],
  held: readonly BudgetHolding[],
  toLine: (tranche: BudgetTranche, account: BudgetSituation) => BudgetLine,
): Result<BudgetLine[], BudgetRefusal> {
  const lines: BudgetLine[] = [];
  for (const tranche of merged(tranches)) {
    const { budgetYear: year, authority } = tranche;
    const account = accounts.find((each) => each.budgetYear === year && each.authority === authority);
    if (!account) return refuse('budget-title-missing', { programme, year, authority });
    const free = account.free.plus(reservedIn(account, held));
    if (tranche.amount.exceeds(free)) return exceeded(account, tranche, free);
    lines.push(toLine(tranche, account));
  }
  return ok(lines);
}

/** One line per account, however the tranches were cut; nothing for zero. A negative tranche is a bug. */
function merged(tranches: readonly BudgetTranche[]): BudgetTranche[] {
  const sums = new Map<string, BudgetTranche>();
  for (const tranche of tranches) {
    if (tranche.amount.isNegative()) throw new RangeError('a tranche is never negative');
    const key = `${tranche.budgetYear} ${tranche.authority}`;
    sums.set(key, { ...tranche, amount: tranche.amount.plus(sums.get(key)?.amount ?? Money.ZERO) });
  }
  return [...sums.values()].filter(({ amount }) => amount.isPositive());
}

const reservedIn = (account: BudgetSituation, held: readonly BudgetHolding[]): Money =>
  held.find(
    (each) =>
      each.titleId === account.titleId &&
      each.budgetYear === account.budgetYear &&
      each.authority === account.authority,
  )?.reserved ?? Money.ZERO;

const lineIn = ({ titleId, budgetYear, authority }: BudgetSituation): BudgetLine => ({
  titleId,
  budgetYear,
  authority,
  reserved: Money.ZERO,
  committed: Money.ZERO,
});

const exceeded = (
  account: BudgetSituation,
  tranche: BudgetTranche,
  free: Money,
): ReturnType<typeof refuse<'budget-exceeded'>> =>
  refuse('budget-exceeded', {
    title: account.titleId,
    year: account.budgetYear,
    authority: account.authority,
    freeCents: free.toCents(),
    requestedCents: tranche.amount.toCents(),
    missingCents: tranche.amount.minus(free).toCents(),
  });
