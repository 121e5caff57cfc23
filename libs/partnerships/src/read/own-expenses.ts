import { Money } from '#kernel';
import type { Transaction } from '#platform';
import type { FundCode } from '../domain/fund.js';

/** An expense of the partnership itself out of a fund: its contract with the coordination office, a conference. */
export interface OwnExpenseView {
  readonly matterId: string;
  readonly code: FundCode;
  readonly reason: string;
  readonly committed: Money;
  readonly paid: Money;
}

export async function ownExpensesOf(tx: Transaction, frameId: string): Promise<OwnExpenseView[]> {
  const rows = await tx.query<{
    matter_id: string;
    code: FundCode;
    reason: string;
    committed_cents: string;
    paid_cents: string;
  }>(
    `SELECT e.matter_id, e.code, e.reason, h.committed_cents, h.paid_cents
     FROM partnerships.fund_entry e JOIN partnerships.holding h ON h.matter_id = e.matter_id
     WHERE e.frame_id = $1 AND e.kind = 'COMMIT' AND e.project_id IS NULL ORDER BY e.seq`,
    [frameId],
  );
  return rows.map((row) => ({
    matterId: row.matter_id,
    code: row.code,
    reason: row.reason,
    committed: Money.ofCents(row.committed_cents),
    paid: Money.ofCents(row.paid_cents),
  }));
}
