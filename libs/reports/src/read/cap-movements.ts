import { CalendarDate, Money } from '#kernel';
import type { Transaction } from '#platform';
import { readPage, type PageOf, type Paging } from './page-of.js';

export type CapMovementKind = 'RESERVATION' | 'RELEASE' | 'AWARD' | 'INCREASE' | 'DECREASE' | 'CAP_EXCEPTION';

/** One booking under a cap: how it changed the sums, and why. */
export interface CapMovement {
  readonly id: string;
  readonly kind: CapMovementKind;
  readonly recordedAt: Date;
  readonly effectiveOn: CalendarDate;
  readonly fileNumber: string | null;
  readonly applicationId: string | null;
  readonly title: string | null;
  readonly reserved: Money;
  readonly committed: Money;
  readonly exception: Money;
  readonly noticeId: string | null;
  readonly decreeReference: string | null;
  readonly reason: string | null;
}

export interface MovementQuestion {
  readonly programme: string;
  readonly capHolder: string;
  readonly year: number;
}

interface MovementRow {
  id: string;
  kind: CapMovementKind;
  recorded_at: Date;
  effective_on: string;
  file_number: string | null;
  application_id: string | null;
  title: string | null;
  reserved_delta_cents: string;
  committed_delta_cents: string;
  exception_delta_cents: string;
  notice_id: string | null;
  decree_reference: string | null;
  reason: string | null;
}

const WHERE = `WHERE e.programme_code = $1 AND e.cap_holder = $2 AND e.budget_year = $3`;

const MOVEMENTS = `SELECT e.id, e.kind, e.recorded_at, e.effective_on, a.file_number, a.id AS application_id, a.title,
    e.reserved_delta_cents, e.committed_delta_cents, e.exception_delta_cents, e.notice_id, e.decree_reference, e.reason
  FROM awards.cap_entry e
  LEFT JOIN awards.decision d ON d.id = e.decision_id
  LEFT JOIN applications.application a ON a.id = d.application_id
  ${WHERE} ORDER BY e.recorded_at DESC, e.id DESC LIMIT $4 OFFSET $5`;

/** The bookings of one holder and budget year, newest first, with the file numbers behind them. Authority only. */
export async function capMovements(
  tx: Transaction,
  question: MovementQuestion,
  paging: Paging,
): Promise<PageOf<CapMovement>> {
  const key = [question.programme, question.capHolder, question.year];
  const count = async (): Promise<number> => {
    const [row] = await tx.query<{ n: number }>(`SELECT count(*)::int AS n FROM awards.cap_entry e ${WHERE}`, key);
    return row?.n ?? 0;
  };
  return readPage(paging, count, async (limit, offset) => {
    const rows = await tx.query<MovementRow>(MOVEMENTS, [...key, limit, offset]);
    return rows.map(toMovement);
  });
}

function toMovement(row: MovementRow): CapMovement {
  return {
    id: row.id,
    kind: row.kind,
    recordedAt: row.recorded_at,
    effectiveOn: CalendarDate.iso(row.effective_on),
    fileNumber: row.file_number,
    applicationId: row.application_id,
    title: row.title,
    reserved: Money.ofCents(row.reserved_delta_cents),
    committed: Money.ofCents(row.committed_delta_cents),
    exception: Money.ofCents(row.exception_delta_cents),
    noticeId: row.notice_id,
    decreeReference: row.decree_reference,
    reason: row.reason,
  };
}
