import { Money } from '#kernel';
import { newId, type Transaction } from '#platform';
import type { BudgetAuthority, BudgetHolding, BudgetLine } from '../domain/budget-account.js';

export type DecisionEntryKind = 'RESERVATION' | 'RELEASE' | 'COMMITMENT' | 'REDUCTION';

interface HoldingRow {
  decision_id: string;
  title_id: string;
  budget_year: number;
  authority: BudgetAuthority;
  reserved_cents: string;
  committed_cents: string;
  paid_cents: string;
}

const HOLDING = 'decision_id, title_id, budget_year, authority, reserved_cents, committed_cents, paid_cents';

const toHolding = (row: HoldingRow): BudgetHolding => ({
  titleId: row.title_id,
  budgetYear: row.budget_year,
  authority: row.authority,
  reserved: Money.ofCents(row.reserved_cents),
  committed: Money.ofCents(row.committed_cents),
  paid: Money.ofCents(row.paid_cents),
});

/** What one decision holds in all accounts. */
export async function heldBy(tx: Transaction, decisionId: string): Promise<BudgetHolding[]> {
  const rows = await tx.query<HoldingRow>(
    `SELECT ${HOLDING} FROM budget.holding WHERE decision_id = $1 ORDER BY title_id, budget_year, authority`,
    [decisionId],
  );
  return rows.map(toHolding);
}

/** Who holds something in a title and year, with the decision; by decision, so that the order is always the same. */
export async function holdersIn(
  tx: Transaction,
  titleId: string,
  budgetYear: number,
): Promise<(BudgetHolding & { readonly decisionId: string })[]> {
  const rows = await tx.query<HoldingRow>(
    `SELECT ${HOLDING} FROM budget.holding WHERE title_id = $1 AND budget_year = $2 ORDER BY decision_id, authority`,
    [titleId, budgetYear],
  );
  return rows.map((row) => ({ ...toHolding(row), decisionId: row.decision_id }));
}

/** Appends one entry per account, always in the same order so that two acts never wait for each other in a circle. */
export async function insertEntries(
  tx: Transaction,
  entry: { readonly kind: DecisionEntryKind; readonly decisionId: string; readonly noticeId: string | null },
  lines: readonly BudgetLine[],
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
      entry.kind,
      entry.decisionId,
      entry.noticeId,
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

/** One entry of any kind; what it does not change is zero. */
export interface BudgetEntry {
  readonly titleId: string;
  readonly budgetYear: number;
  readonly authority: BudgetAuthority;
  readonly kind: string;
  readonly appropriated?: Money;
  readonly committed?: Money;
  readonly paid?: Money;
  readonly decisionId?: string;
  readonly noticeId?: string;
  readonly paymentId?: string;
  readonly orderReference?: string;
  readonly reason?: string;
  readonly actId?: string;
}

const cents = (amount: Money | undefined): string => (amount ?? Money.ZERO).cents.toString();

/** Appends entries in the order given; each must be possible at its turn. */
export async function appendEntries(tx: Transaction, entries: readonly BudgetEntry[]): Promise<void> {
  for (const entry of entries) {
    await tx.query(
      `INSERT INTO budget.entry (id, title_id, budget_year, authority, kind, appropriated_delta_cents, committed_delta_cents,
         paid_delta_cents, decision_id, notice_id, payment_id, order_reference, reason, act_id, actor_id, effective_on, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        newId(),
        entry.titleId,
        entry.budgetYear,
        entry.authority,
        entry.kind,
        cents(entry.appropriated),
        cents(entry.committed),
        cents(entry.paid),
        entry.decisionId ?? null,
        entry.noticeId ?? null,
        entry.paymentId ?? null,
        entry.orderReference ?? null,
        entry.reason ?? null,
        entry.actId ?? null,
        tx.actor.accountId,
        tx.today.toString(),
        tx.now,
      ],
    );
  }
}

/** What one repayment took off the expenditure, as it was booked; `paid` is negative. */
export async function setOffEntriesOf(
  tx: Transaction,
  repaymentId: string,
): Promise<
  {
    readonly titleId: string;
    readonly budgetYear: number;
    readonly decisionId: string;
    readonly paid: Money;
    readonly orderReference: string;
  }[]
> {
  const rows = await tx.query<{
    title_id: string;
    budget_year: number;
    decision_id: string;
    paid_delta_cents: string;
    order_reference: string | null;
  }>(
    `SELECT title_id, budget_year, decision_id, paid_delta_cents, order_reference FROM budget.entry
     WHERE payment_id = $1 AND kind = 'REPAYMENT' ORDER BY title_id, budget_year`,
    [repaymentId],
  );
  return rows.map((row) => ({
    titleId: row.title_id,
    budgetYear: row.budget_year,
    decisionId: row.decision_id,
    paid: Money.ofCents(row.paid_delta_cents),
    orderReference: row.order_reference ?? '',
  }));
}
