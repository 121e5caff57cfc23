import type { CalendarDate, Money } from '#kernel';
import { newId, type Transaction } from '#platform';
import type { PaymentRequest } from './payment-request.repository.js';

export async function markSubmitted(
  tx: Transaction,
  id: string,
  facts: { readonly received: Money; readonly needUntil: CalendarDate; readonly awardVersion: number },
): Promise<void> {
  await tx.query(
    `UPDATE disbursements.payment_request SET status = 'SUBMITTED', submitted_by = $2, submitted_by_name = $3,
       submitted_at = $4, received_cents = $5, need_until = $6, award_version = $7, version = version + 1 WHERE id = $1`,
    [
      id,
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
      facts.received.toCents(),
      facts.needUntil.toString(),
      facts.awardVersion,
    ],
  );
}

export async function markChecked(tx: Transaction, id: string): Promise<void> {
  await tx.query(
    `UPDATE disbursements.payment_request SET status = 'CHECKED', checked_by = $2, checked_by_name = $3, checked_at = $4,
       version = version + 1 WHERE id = $1`,
    [id, tx.actor.accountId, tx.actor.name, tx.now],
  );
}

/** Certified for exactly this account; another one needs a new certification. */
export async function markCertified(tx: Transaction, id: string, bankAccountId: string): Promise<void> {
  await tx.query(
    `UPDATE disbursements.payment_request SET status = 'CERTIFIED', certified_by = $2, certified_by_name = $3,
       certified_at = $4, bank_account_id = $5, version = version + 1 WHERE id = $1`,
    [id, tx.actor.accountId, tx.actor.name, tx.now, bankAccountId],
  );
}

export async function markAuthorised(tx: Transaction, id: string): Promise<void> {
  await tx.query(
    `UPDATE disbursements.payment_request SET status = 'AUTHORISED', authorised_by = $2, authorised_by_name = $3,
       authorised_at = $4, version = version + 1 WHERE id = $1`,
    [id, tx.actor.accountId, tx.actor.name, tx.now],
  );
}

/** Back to the certifier: certification and authorisation are void. */
export async function markSentBack(tx: Transaction, id: string, reason: string): Promise<void> {
  await tx.query(
    `UPDATE disbursements.payment_request SET status = 'CHECKED', certified_by = NULL, certified_by_name = NULL,
       certified_at = NULL, authorised_by = NULL, authorised_by_name = NULL, authorised_at = NULL, bank_account_id = NULL,
       reason = $2, version = version + 1 WHERE id = $1`,
    [id, reason],
  );
}

export async function markEnded(
  tx: Transaction,
  id: string,
  status: 'REJECTED' | 'RETURNED',
  reason: string,
): Promise<void> {
  await tx.query(
    'UPDATE disbursements.payment_request SET status = $2, reason = $3, version = version + 1 WHERE id = $1',
    [id, status, reason],
  );
}

export async function markExecuted(tx: Transaction, id: string, on: CalendarDate): Promise<void> {
  await tx.query(
    `UPDATE disbursements.payment_request SET status = 'EXECUTED', executed_on = $2, version = version + 1 WHERE id = $1`,
    [id, on.toString()],
  );
}

export async function markCredited(tx: Transaction, id: string, on: CalendarDate): Promise<void> {
  await tx.query(
    `UPDATE disbursements.payment_request SET status = 'CREDITED', credited_on = $2, version = version + 1 WHERE id = $1`,
    [id, on.toString()],
  );
}

/** Draws the amount of a request on its award, or gives it back; the database keeps the sum. */
export async function bookDrawing(tx: Transaction, request: PaymentRequest, kind: 'DRAW' | 'RELEASE'): Promise<void> {
  const delta = kind === 'DRAW' ? request.amount : request.amount.negated();
  await tx.query(
    `INSERT INTO disbursements.drawing_entry (id, award_id, budget_year, request_id, kind, delta_cents, drawn_after_cents,
       actor_id, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8)`,
    [newId(), request.awardId, request.budgetYear, request.id, kind, delta.toCents(), tx.actor.accountId, tx.now],
  );
}
