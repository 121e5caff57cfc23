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
  /** Part of the appropriation that stands blocked (Sperre); it is taken off `appropriated` already. */
  readonly blocked: Money;
  readonly reserved: Money;
  readonly committed: Money;
  /** Cash that left the title (Ist), less what came back in the same year. */
  readonly paid: Money;
  readonly free: Money;
  /** Once the year has begun to spend, what was bound in advance is a charge on its appropriation. */
  readonly isOpened: boolean;
  readonly isClosed: boolean;
}

/** What one decision has set aside, bound and been paid in one account. */
export interface BudgetHolding {
  readonly titleId: string;
  readonly budgetYear: number;
  readonly authority: BudgetAuthority;
  readonly reserved: Money;
  readonly committed: Money;
  readonly paid: Money;
}

/** Changes to one account by a decision, with signs. */
export interface BudgetLine {
  readonly titleId: string;
  readonly budgetYear: number;
  readonly authority: BudgetAuthority;
  readonly reserved: Money;
  readonly committed: Money;
}

export type BudgetRefusal = Refusal<'budget-exceeded' | 'budget-title-missing' | 'budget-year-closed'>;

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

function linesFor(
  accounts: readonly BudgetSituation[],
  programme: string,
  tranches: readonly BudgetTranche[],
  held: readonly BudgetHolding[],
  toLine: (tranche: BudgetTranche, account: BudgetSituation) => BudgetLine,
): Result<BudgetLine[], BudgetRefusal> {
  const lines: BudgetLine[] = [];
  for (const tranche of merged(tranches.map((each) => ofTheDay(each, accounts)))) {
    const { budgetYear: year, authority } = tranche;
    const account = accounts.find((each) => each.budgetYear === year && each.authority === authority);
    if (!account) return refuse('budget-title-missing', { programme, year, authority });
    if (account.isClosed) return refuse('budget-year-closed', { title: account.titleId, year });
    const free = account.free.plus(reservedIn(account, held));
    if (tranche.amount.exceeds(free)) return exceeded(account, tranche, free);
    lines.push(toLine(tranche, account));
  }
  return ok(lines);
}

/** A year that has begun spends: what an award calls a commitment in advance is charged to its appropriation. */
function ofTheDay(tranche: BudgetTranche, accounts: readonly BudgetSituation[]): BudgetTranche {
  const isOpened = accounts.some((each) => each.budgetYear === tranche.budgetYear && each.isOpened);
  return isOpened ? { ...tranche, authority: 'AE' } : tranche;
}

/** One line per account, however the tranches were cut; nothing for zero. A negative tranche is a bug. */
export function merged(tranches: readonly BudgetTranche[]): BudgetTranche[] {
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
