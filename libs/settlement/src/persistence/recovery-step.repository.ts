import type { CalendarDate, Money } from '#kernel';
import type { Transaction } from '#platform';
import type { RecoveryReasons } from './recovery.repository.js';

type Written = Promise<unknown>;

export const markHearingSent = (tx: Transaction, id: string, noticeId: string, due: CalendarDate): Written =>
  tx.query(
    `UPDATE settlement.recovery SET status = 'HEARING', hearing_notice_id = $2, hearing_due = $3 WHERE id = $1`,
    [id, noticeId, due.toString()],
  );

export const markHearingExtended = (tx: Transaction, id: string, due: CalendarDate): Written =>
  tx.query(`UPDATE settlement.recovery SET hearing_due = $2 WHERE id = $1`, [id, due.toString()]);

export const markExempt = (tx: Transaction, id: string, reason: string): Written =>
  tx.query(`UPDATE settlement.recovery SET exemption_reason = $2 WHERE id = $1`, [id, reason]);

export const insertAnswer = (
  tx: Transaction,
  recovery: { readonly id: string; readonly organisationId: string },
  answer: string,
): Written =>
  tx.query(
    `INSERT INTO settlement.hearing_answer (recovery_id, organisation_id, answer, answered_by, answered_by_name, answered_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [recovery.id, recovery.organisationId, answer, tx.actor.accountId, tx.actor.name, tx.now],
  );

/** What is decided; the amount and the day may still change while nobody has signed. */
export const markPrepared = (
  tx: Transaction,
  id: string,
  decision: { readonly reasons: RecoveryReasons; readonly reduction: Money; readonly ineffectiveFrom: CalendarDate },
): Written =>
  tx.query(
    `UPDATE settlement.recovery SET decision = $2, reduction_cents = $3, ineffective_from = $4, prepared_by = $5,
       prepared_by_name = $6, prepared_at = $7 WHERE id = $1`,
    [
      id,
      JSON.stringify(decision.reasons),
      decision.reduction.toCents(),
      decision.ineffectiveFrom.toString(),
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );

export const markLatePermitted = (tx: Transaction, id: string, reason: string): Written =>
  tx.query(
    `UPDATE settlement.recovery SET late_reason = $2, late_permitted_by = $3, late_permitted_by_name = $4 WHERE id = $1`,
    [id, reason, tx.actor.accountId, tx.actor.name],
  );

export const markDecided = (tx: Transaction, id: string, noticeId: string): Written =>
  tx.query(
    `UPDATE settlement.recovery SET status = 'DECIDED', signed_by = $2, signed_by_name = $3, signed_on = $4, notice_id = $5
     WHERE id = $1`,
    [id, tx.actor.accountId, tx.actor.name, tx.today.toString(), noticeId],
  );

export const markDropped = (tx: Transaction, id: string, reason: string): Written =>
  tx.query(`UPDATE settlement.recovery SET status = 'DROPPED', dropped_reason = $2 WHERE id = $1`, [id, reason]);
