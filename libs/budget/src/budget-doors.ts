import { Money, ok, refuse, type Refusal, type Result } from '#kernel';
import { newId, type Transaction } from '#platform';
import { lockBudget, type BudgetSituation } from './budget-situation.js';

export interface BudgetTranche {
  readonly budgetYear: number;
  readonly authority: 'AE' | 'VE';
  readonly amount: Money;
}

export interface BudgetBooking {
  readonly programme: string;
  readonly decisionId: string;
  readonly tranches: readonly BudgetTranche[];
}

export type BudgetRefusal = Refusal<'budget-exceeded' | 'budget-title-missing'>;

interface Line {
  readonly titleId: string;
  readonly budgetYear: number;
  readonly authority: 'AE' | 'VE';
  readonly reserved: Money;
  readonly committed: Money;
}

/** Door: sets money aside while a decision is in review. Refuses what is not free, by how much; locks the accounts. */
export async function reserveBudget(tx: Transaction, booking: BudgetBooking): Promise<Result<true, BudgetRefusal>> {
  const accounts = await lockBudget(
    tx,
    booking.programme,
    booking.tranches.map(({ budgetYear }) => budgetYear),
  );
  const lines: Line[] = [];
  for (const tranche of booking.tranches) {
    const account = accountFor(accounts, tranche);
    if (!account) return missing(booking.programme, tranche);
    if (tranche.amount.exceeds(account.free)) return exceeded(account, tranche, account.free);
    lines.push({ ...tranche, titleId: account.titleId, reserved: tranche.amount, committed: Money.ZERO });
  }
  await book(tx, 'RESERVATION', booking.decisionId, null, lines);
  return ok(true);
}

/** Door: the binding commitment with the notice (Festlegung); what the decision had set aside is used up first. */
export async function commitBudget(
  tx: Transaction,
  booking: BudgetBooking & { readonly noticeId: string },
): Promise<Result<true, BudgetRefusal>> {
  const accounts = await lockBudget(
    tx,
    booking.programme,
    booking.tranches.map(({ budgetYear }) => budgetYear),
  );
  const held = await heldBy(tx, booking.decisionId);
  const lines: Line[] = [];
  for (const tranche of booking.tranches) {
    const account = accountFor(accounts, tranche);
    if (!account) return missing(booking.programme, tranche);
    const reserved = held.find((line) => isSameAccount(line, account))?.reserved ?? Money.ZERO;
    const free = account.free.plus(reserved);
    if (tranche.amount.exceeds(free)) return exceeded(account, tranche, free);
    lines.push({ ...tranche, titleId: account.titleId, reserved: reserved.negated(), committed: tranche.amount });
  }
  await book(tx, 'COMMITMENT', booking.decisionId, booking.noticeId, lines);
  return ok(true);
}

/** Door: gives back whatever the decision still has set aside. Harmless if nothing. */
export async function releaseBudget(tx: Transaction, decisionId: string): Promise<void> {
  const held = await heldBy(tx, decisionId);
  await book(
    tx,
    'RELEASE',
    decisionId,
    null,
    held.map((line) => ({ ...line, reserved: line.reserved.negated() })),
  );
}

const isSameAccount = (line: Line, account: BudgetSituation): boolean =>
  line.titleId === account.titleId && line.budgetYear === account.budgetYear && line.authority === account.authority;

const accountFor = (accounts: readonly BudgetSituation[], tranche: BudgetTranche): BudgetSituation | undefined =>
  accounts.find((account) => account.budgetYear === tranche.budgetYear && account.authority === tranche.authority);

const missing = (
  programme: string,
  { budgetYear, authority }: BudgetTranche,
): ReturnType<typeof refuse<'budget-title-missing'>> =>
  refuse('budget-title-missing', { programme, year: budgetYear, authority });

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

async function heldBy(tx: Transaction, decisionId: string): Promise<Line[]> {
  const rows = await tx.query<{
    title_id: string;
    budget_year: number;
    authority: 'AE' | 'VE';
    reserved_cents: string;
  }>(
    `SELECT title_id, budget_year, authority, reserved_cents FROM budget.holding
     WHERE decision_id = $1 AND reserved_cents > 0 ORDER BY title_id, budget_year, authority`,
    [decisionId],
  );
  return rows.map((row) => ({
    titleId: row.title_id,
    budgetYear: row.budget_year,
    authority: row.authority,
    reserved: Money.ofCents(row.reserved_cents),
    committed: Money.ZERO,
  }));
}

async function book(
  tx: Transaction,
  kind: 'RESERVATION' | 'RELEASE' | 'COMMITMENT',
  decisionId: string,
  noticeId: string | null,
  lines: readonly Line[],
): Promise<void> {
  if (lines.length === 0) return;
  await tx.query(
    `INSERT INTO budget.entry (id, title_id, budget_year, authority, kind, reserved_delta_cents, committed_delta_cents,
       decision_id, notice_id, actor_id, effective_on, recorded_at)
     SELECT line.id, line.title_id, line.budget_year, line.authority, $1, line.reserved, line.committed, $2, $3, $4, $5, $6
     FROM unnest($7::uuid[], $8::text[], $9::int[], $10::text[], $11::bigint[], $12::bigint[])
       AS line (id, title_id, budget_year, authority, reserved, committed)
     ORDER BY line.title_id, line.budget_year, line.authority`,
    [
      kind,
      decisionId,
      noticeId,
      tx.actor.accountId,
      tx.today.toString(),
      tx.now,
      lines.map(() => newId()),
      lines.map((line) => line.titleId),
      lines.map((line) => line.budgetYear),
      lines.map((line) => line.authority),
      lines.map((line) => line.reserved.cents.toString()),
      lines.map((line) => line.committed.cents.toString()),
    ],
  );
}
