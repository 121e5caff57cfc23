import { CalendarDate } from '#kernel';
import type { Transaction } from '#platform';

/** What the authority is about to decide on a request; nobody of a district ever sees it. */
export interface ChangeDecision {
  readonly requestId: string;
  readonly outcome: 'APPROVE' | 'REJECT';
  readonly reasons: string;
  readonly preparedBy: string;
  readonly preparedByName: string;
  readonly preparedAt: Date;
  readonly returnedByName: string | null;
  readonly returnReason: string | null;
  readonly reservedUntil: CalendarDate | null;
  readonly signedByName: string | null;
  readonly signedAt: Date | null;
}

interface DecisionRow {
  request_id: string;
  outcome: 'APPROVE' | 'REJECT';
  reasons: string;
  prepared_by: string;
  prepared_by_name: string;
  prepared_at: Date;
  returned_by_name: string | null;
  return_reason: string | null;
  reserved_until: string | null;
  signed_by_name: string | null;
  signed_at: Date | null;
}

export async function decisionOn(tx: Transaction, requestId: string): Promise<ChangeDecision | null> {
  const [row] = await tx.query<DecisionRow>(
    `SELECT request_id, outcome, reasons, prepared_by, prepared_by_name, prepared_at, returned_by_name, return_reason,
       reserved_until, signed_by_name, signed_at FROM awards.change_decision WHERE request_id = $1`,
    [requestId],
  );
  if (!row) return null;
  return {
    requestId: row.request_id,
    outcome: row.outcome,
    reasons: row.reasons,
    preparedBy: row.prepared_by,
    preparedByName: row.prepared_by_name,
    preparedAt: row.prepared_at,
    returnedByName: row.returned_by_name,
    returnReason: row.return_reason,
    reservedUntil: row.reserved_until === null ? null : CalendarDate.iso(row.reserved_until),
    signedByName: row.signed_by_name,
    signedAt: row.signed_at,
  };
}

/** Prepares the decision, or prepares it anew: whoever does so is the preparer from now on. */
export async function writeDecision(
  tx: Transaction,
  requestId: string,
  decision: Pick<ChangeDecision, 'outcome' | 'reasons'>,
): Promise<void> {
  await tx.query(
    `INSERT INTO awards.change_decision (request_id, outcome, reasons, prepared_by, prepared_by_name, prepared_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (request_id) DO UPDATE SET outcome = excluded.outcome, reasons = excluded.reasons,
       prepared_by = excluded.prepared_by, prepared_by_name = excluded.prepared_by_name,
       prepared_at = excluded.prepared_at, reserved_until = NULL`,
    [requestId, decision.outcome, decision.reasons, tx.actor.accountId, tx.actor.name, tx.now],
  );
}

export async function markReserved(tx: Transaction, requestId: string, until: CalendarDate | null): Promise<void> {
  await tx.query(
    `UPDATE awards.change_decision SET reserved_until = $2, return_reason = NULL, returned_by_name = NULL
     WHERE request_id = $1`,
    [requestId, until?.toString() ?? null],
  );
}

export async function markChangeReturned(tx: Transaction, requestId: string, reason: string): Promise<void> {
  await tx.query(
    `UPDATE awards.change_decision SET reserved_until = NULL, returned_by_name = $2, returned_at = $3, return_reason = $4
     WHERE request_id = $1`,
    [requestId, tx.actor.name, tx.now, reason],
  );
}

export async function markChangeSigned(tx: Transaction, requestId: string): Promise<void> {
  await tx.query(
    `UPDATE awards.change_decision SET reserved_until = NULL, signed_by = $2, signed_by_name = $3, signed_at = $4
     WHERE request_id = $1`,
    [requestId, tx.actor.accountId, tx.actor.name, tx.now],
  );
}

export async function dropReservation(tx: Transaction, requestId: string): Promise<void> {
  await tx.query(`UPDATE awards.change_decision SET reserved_until = NULL WHERE request_id = $1`, [requestId]);
}

/** Requests that hold a reservation which nobody may rely on any more: lapsed, or withdrawn meanwhile. */
export async function requestsWithIdleReservation(tx: Transaction, day: CalendarDate): Promise<string[]> {
  const rows = await tx.query<{ request_id: string }>(
    `SELECT d.request_id FROM awards.change_decision d JOIN awards.change_request r ON r.id = d.request_id
     WHERE d.reserved_until IS NOT NULL AND (r.status <> 'IN_REVIEW' OR d.reserved_until < $1) ORDER BY d.request_id`,
    [day.toString()],
  );
  return rows.map((row) => row.request_id);
}
