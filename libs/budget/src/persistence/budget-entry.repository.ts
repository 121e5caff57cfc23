import { Money } from '#kernel';
import { newId, type Transaction } from '#platform';
import type { BudgetAuthority, BudgetHolding, BudgetLine } from '../domain/budget-account.js';

export type DecisionEntryKind = 'RESERVATION' | 'RELEASE' | 'COMMITMENT' | 'REDUCTION';

/** What one decision holds in all accounts. */
export async function heldBy(tx: Transaction, decisionId: string): Promise<BudgetHolding[]> {
  const rows = await tx.query<{
    title_id: string;
    budget_year: number;
    authority: BudgetAuthority;
    reserved_cents: string;
    committed_cents: string;
  }>(
    `SELECT title_id, budget_year, authority, reserved_cents, committed_cents FROM budget.holding
     WHERE decision_id = $1 ORDER BY title_id, budget_year, authority`,
    [decisionId],
  );
  return rows.map((row) => ({
    titleId: row.title_id,
    budgetYear: row.budget_year,
    authority: row.authority,
    reserved: Money.ofCents(row.reserved_cents),
    committed: Money.ofCents(row.committed_cents),
  }));
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
