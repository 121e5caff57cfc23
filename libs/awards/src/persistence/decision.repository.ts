import { CalendarDate, Money } from '#kernel';
import type { Transaction } from '#platform';
import type { DecisionContent, DecisionKind, DecisionState } from '../domain/decision.js';

export interface Decision {
  readonly id: string;
  readonly applicationId: string;
  readonly organisationId: string;
  readonly programmeCode: string;
  readonly districtAgs: string;
  readonly capHolder: string;
  readonly kind: DecisionKind;
  readonly state: DecisionState;
  readonly content: DecisionContent;
  readonly amount: Money;
  readonly preparedBy: string;
  readonly preparedByName: string;
  readonly preparedAt: Date;
  readonly reviewedByName: string | null;
  readonly reviewedAt: Date | null;
  readonly returnedByName: string | null;
  readonly returnedAt: Date | null;
  readonly returnReason: string | null;
  readonly signedByName: string | null;
  readonly signedAt: Date | null;
  readonly noticeId: string | null;
  readonly reservedUntil: CalendarDate | null;
  readonly version: number;
}

interface DecisionRow {
  id: string;
  application_id: string;
  organisation_id: string;
  programme_code: string;
  district_ags: string;
  cap_holder: string;
  kind: DecisionKind;
  state: DecisionState;
  content: DecisionContent;
  amount_cents: string;
  prepared_by: string;
  prepared_by_name: string;
  prepared_at: Date;
  reviewed_by_name: string | null;
  reviewed_at: Date | null;
  returned_by_name: string | null;
  returned_at: Date | null;
  return_reason: string | null;
  signed_by_name: string | null;
  signed_at: Date | null;
  notice_id: string | null;
  reserved_until: string | null;
  version: number;
}

const COLUMNS = `id, application_id, organisation_id, programme_code, district_ags, cap_holder, kind, state, content,
  amount_cents, prepared_by, prepared_by_name, prepared_at, reviewed_by_name, reviewed_at, returned_by_name, returned_at,
  return_reason, signed_by_name, signed_at, notice_id, reserved_until, version`;

/** The decision under way or signed of an application; discarded ones are history. */
export async function currentDecision(tx: Transaction, applicationId: string): Promise<Decision | null> {
  const [row] = await tx.query<DecisionRow>(
    `SELECT ${COLUMNS} FROM awards.decision WHERE application_id = $1 AND state <> 'DISCARDED' ORDER BY prepared_at DESC LIMIT 1`,
    [applicationId],
  );
  return row ? toDecision(row) : null;
}

export async function decisionsWithLapsedReservation(tx: Transaction, day: CalendarDate): Promise<Decision[]> {
  const rows = await tx.query<DecisionRow>(
    `SELECT ${COLUMNS} FROM awards.decision WHERE state = 'IN_REVIEW' AND reserved_until < $1 ORDER BY id`,
    [day.toString()],
  );
  return rows.map(toDecision);
}

export type NewDecision = Pick<
  Decision,
  | 'id'
  | 'applicationId'
  | 'organisationId'
  | 'programmeCode'
  | 'districtAgs'
  | 'capHolder'
  | 'kind'
  | 'content'
  | 'amount'
>;

export async function insertDecision(tx: Transaction, decision: NewDecision): Promise<void> {
  await tx.query(
    `INSERT INTO awards.decision (id, application_id, organisation_id, programme_code, district_ags, cap_holder, kind, state,
       content, amount_cents, prepared_by, prepared_by_name, prepared_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'DRAFT', $8, $9, $10, $11, $12)`,
    [
      decision.id,
      decision.applicationId,
      decision.organisationId,
      decision.programmeCode,
      decision.districtAgs,
      decision.capHolder,
      decision.kind,
      JSON.stringify(decision.content),
      decision.amount.toCents(),
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
}

/** Prepares the decision anew. Whoever does so is the preparer from now on, and earlier reviews are void. */
export async function rewriteDecision(
  tx: Transaction,
  id: string,
  change: Pick<Decision, 'kind' | 'content' | 'amount'>,
): Promise<void> {
  await tx.query(
    `UPDATE awards.decision SET state = 'DRAFT', kind = $2, content = $3, amount_cents = $4, prepared_by = $5,
       prepared_by_name = $6, prepared_at = $7, reviewed_by = NULL, reviewed_by_name = NULL, reviewed_at = NULL,
       reserved_until = NULL, version = version + 1 WHERE id = $1`,
    [
      id,
      change.kind,
      JSON.stringify(change.content),
      change.amount.toCents(),
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
}

export async function markInReview(tx: Transaction, id: string, reservedUntil: CalendarDate | null): Promise<void> {
  await tx.query(
    `UPDATE awards.decision SET state = 'IN_REVIEW', reserved_until = $2, return_reason = NULL, version = version + 1 WHERE id = $1`,
    [id, reservedUntil?.toString() ?? null],
  );
}

export async function markReviewed(tx: Transaction, id: string): Promise<void> {
  await tx.query(
    `UPDATE awards.decision SET reviewed_by = $2, reviewed_by_name = $3, reviewed_at = $4, version = version + 1 WHERE id = $1`,
    [id, tx.actor.accountId, tx.actor.name, tx.now],
  );
}

export async function markReturned(tx: Transaction, id: string, reason: string): Promise<void> {
  await tx.query(
    `UPDATE awards.decision SET state = 'RETURNED', reserved_until = NULL, returned_by_name = $2, returned_at = $3,
       return_reason = $4, version = version + 1 WHERE id = $1`,
    [id, tx.actor.name, tx.now, reason],
  );
}

export async function markReservationLapsed(tx: Transaction, id: string): Promise<void> {
  await tx.query(`UPDATE awards.decision SET reserved_until = NULL, version = version + 1 WHERE id = $1`, [id]);
}

export async function markDiscarded(tx: Transaction, id: string): Promise<void> {
  await tx.query(
    `UPDATE awards.decision SET state = 'DISCARDED', reserved_until = NULL, version = version + 1 WHERE id = $1`,
    [id],
  );
}

export async function markSigned(tx: Transaction, id: string, noticeId: string): Promise<void> {
  await tx.query(
    `UPDATE awards.decision SET state = 'SIGNED', signed_by = $2, signed_by_name = $3, signed_at = $4, notice_id = $5,
       reserved_until = NULL, version = version + 1 WHERE id = $1`,
    [id, tx.actor.accountId, tx.actor.name, tx.now, noticeId],
  );
}

function toDecision(row: DecisionRow): Decision {
  return {
    id: row.id,
    applicationId: row.application_id,
    organisationId: row.organisation_id,
    programmeCode: row.programme_code,
    districtAgs: row.district_ags,
    capHolder: row.cap_holder,
    kind: row.kind,
    state: row.state,
    content: row.content,
    amount: Money.ofCents(row.amount_cents),
    preparedBy: row.prepared_by,
    preparedByName: row.prepared_by_name,
    preparedAt: row.prepared_at,
    reviewedByName: row.reviewed_by_name,
    reviewedAt: row.reviewed_at,
    returnedByName: row.returned_by_name,
    returnedAt: row.returned_at,
    returnReason: row.return_reason,
    signedByName: row.signed_by_name,
    signedAt: row.signed_at,
    noticeId: row.notice_id,
    reservedUntil: row.reserved_until === null ? null : CalendarDate.iso(row.reserved_until),
    version: row.version,
  };
}
