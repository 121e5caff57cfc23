import { CalendarDate, Money } from '#kernel';
import type { Transaction } from '#platform';
import type { BudgetAuthority } from '../domain/budget-account.js';

export type BudgetEntryKind =
  | 'APPROPRIATION'
  | 'REINFORCEMENT'
  | 'TRANSFER'
  | 'BLOCK'
  | 'UNBLOCK'
  | 'OVERRUN'
  | 'CARRYOVER'
  | 'LAPSE'
  | 'RESERVATION'
  | 'RELEASE'
  | 'COMMITMENT'
  | 'REDUCTION'
  | 'VE_DUE'
  | 'PAYMENT'
  | 'REPAYMENT';

/** One entry of the budget ledger; amounts carry their signs. */
export interface BudgetMovement {
  readonly id: string;
  readonly kind: BudgetEntryKind;
  readonly authority: BudgetAuthority;
  readonly appropriated: Money;
  readonly reserved: Money;
  readonly committed: Money;
  readonly paid: Money;
  readonly decisionId: string | null;
  readonly noticeId: string | null;
  readonly orderReference: string | null;
  readonly effectiveOn: CalendarDate;
  readonly recordedAt: Date;
}

interface MovementRow {
  id: string;
  kind: BudgetEntryKind;
  authority: BudgetAuthority;
  appropriated_delta_cents: string;
  reserved_delta_cents: string;
  committed_delta_cents: string;
  paid_delta_cents: string;
  decision_id: string | null;
  notice_id: string | null;
  order_reference: string | null;
  effective_on: string;
  recorded_at: Date;
}

/** The movements of a title in a budget year, newest first, page by page. `total` counts all of them. */
export async function budgetMovements(
  tx: Transaction,
  titleId: string,
  budgetYear: number,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ readonly movements: BudgetMovement[]; readonly total: number }> {
  const rows = await tx.query<MovementRow>(
    `SELECT id, kind, authority, appropriated_delta_cents, reserved_delta_cents, committed_delta_cents, paid_delta_cents, decision_id,
       notice_id, order_reference, effective_on, recorded_at
     FROM budget.entry WHERE title_id = $1 AND budget_year = $2
     ORDER BY recorded_at DESC, id DESC LIMIT $3 OFFSET $4`,
    [titleId, budgetYear, size, (page - 1) * size],
  );
  const [count] = await tx.query<{ total: string }>(
    `SELECT count(*) AS total FROM budget.entry WHERE title_id = $1 AND budget_year = $2`,
    [titleId, budgetYear],
  );
  return { movements: rows.map(toMovement), total: Number(count?.total ?? 0) };
}

const toMovement = (row: MovementRow): BudgetMovement => ({
  id: row.id,
  kind: row.kind,
  authority: row.authority,
  appropriated: Money.ofCents(row.appropriated_delta_cents),
  reserved: Money.ofCents(row.reserved_delta_cents),
  committed: Money.ofCents(row.committed_delta_cents),
  paid: Money.ofCents(row.paid_delta_cents),
  decisionId: row.decision_id,
  noticeId: row.notice_id,
  orderReference: row.order_reference,
  effectiveOn: CalendarDate.iso(row.effective_on),
  recordedAt: row.recorded_at,
});
