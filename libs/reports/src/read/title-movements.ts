import type { BudgetEntryKind } from '#budget';
import { CalendarDate, Money } from '#kernel';
import type { Transaction } from '#platform';
import { readPage, type PageOf, type Paging } from './page-of.js';

/** One booking in a budget title. */
export interface TitleMovement {
  readonly id: string;
  readonly kind: BudgetEntryKind;
  readonly authority: 'AE' | 'VE';
  readonly recordedAt: Date;
  readonly effectiveOn: CalendarDate;
  readonly appropriated: Money;
  readonly reserved: Money;
  readonly committed: Money;
  /** Ist. */
  readonly paid: Money;
  readonly orderReference: string | null;
  /** The act that bound or freed it. */
  readonly noticeId: string | null;
  readonly reason: string | null;
  readonly fileNumber: string | null;
  readonly applicationId: string | null;
}

interface TitleMovementRow {
  id: string;
  kind: BudgetEntryKind;
  authority: 'AE' | 'VE';
  recorded_at: Date;
  effective_on: string;
  appropriated_delta_cents: string;
  reserved_delta_cents: string;
  committed_delta_cents: string;
  paid_delta_cents: string;
  reason: string | null;
  order_reference: string | null;
  notice_id: string | null;
  file_number: string | null;
  application_id: string | null;
}

const WHERE = `WHERE e.title_id = $1 AND e.budget_year = $2`;

const MOVEMENTS = `SELECT e.id, e.kind, e.authority, e.recorded_at, e.effective_on, e.appropriated_delta_cents,
    e.reserved_delta_cents, e.committed_delta_cents, e.paid_delta_cents, e.order_reference, e.notice_id, e.reason, a.file_number, a.id AS application_id
  FROM budget.entry e
  LEFT JOIN awards.decision d ON d.id = e.decision_id
  LEFT JOIN applications.application a ON a.id = d.application_id
  ${WHERE} ORDER BY e.recorded_at DESC, e.id DESC LIMIT $3 OFFSET $4`;

/** The bookings of one title and budget year, newest first. Authority only. */
export async function titleMovements(
  tx: Transaction,
  question: { readonly titleId: string; readonly year: number },
  paging: Paging,
): Promise<PageOf<TitleMovement>> {
  const key = [question.titleId, question.year];
  const count = async (): Promise<number> => {
    const [row] = await tx.query<{ n: number }>(`SELECT count(*)::int AS n FROM budget.entry e ${WHERE}`, key);
    return row?.n ?? 0;
  };
  return readPage(paging, count, async (limit, offset) => {
    const rows = await tx.query<TitleMovementRow>(MOVEMENTS, [...key, limit, offset]);
    return rows.map(toMovement);
  });
}

function toMovement(row: TitleMovementRow): TitleMovement {
  return {
    id: row.id,
    kind: row.kind,
    authority: row.authority,
    recordedAt: row.recorded_at,
    effectiveOn: CalendarDate.iso(row.effective_on),
    appropriated: Money.ofCents(row.appropriated_delta_cents),
    reserved: Money.ofCents(row.reserved_delta_cents),
    committed: Money.ofCents(row.committed_delta_cents),
    paid: Money.ofCents(row.paid_delta_cents),
    reason: row.reason,
    orderReference: row.order_reference,
    noticeId: row.notice_id,
    fileNumber: row.file_number,
    applicationId: row.application_id,
  };
}
