import { createHash } from 'node:crypto';
import { recordAudit } from '#audit';
import { recordPayment, reversePayment } from '#budget';
import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { decodeText, violatedConstraint, type Database, type Transaction } from '#platform';
import { PAYMENT_LIFECYCLE, type PaymentAction } from '../domain/payment-lifecycle.js';
import { readFeedback, type Feedback, type FeedbackLine, type FeedbackOutcome } from '../files/read-feedback.js';
import { loadPaymentRequestForUpdate, type PaymentRequest } from '../persistence/payment-request.repository.js';
import { bookDrawing, markCredited, markEnded, markExecuted } from '../persistence/payment-step.repository.js';
import { budgetPaymentOf } from '../read/budget-payment.js';
import { mayExport } from './export-payment-run.js';
import { tellDistrict } from './tell-district.js';

/**
 * Imports what the bank says about payments: executed, credited, returned. One line that does not fit refuses the whole
 * file, so that nothing is half-booked; the same file twice is refused. A returned payment frees its amount again.
 * Takes text or the bytes of a file (UTF-8 or Windows-1252).
 */
export async function importFeedback(
  database: Database,
  actor: Actor,
  sent: string | Uint8Array,
): Promise<Result<{ readonly lines: number }, Refusal>> {
  if (!mayExport(actor))
    return refuse('action-not-permitted', {
      action: 'import-feedback',
      allowedRoles: ['PAYMENT_AUTHORISER'],
      possible: [],
    });
  const text = typeof sent === 'string' ? sent : decodeText(sent);
  const feedback = readFeedback(text);
  if (!feedback.ok) return feedback;
  try {
    return await database.transaction(actor, async (tx) => {
      if (await wasImported(tx, text)) return refuse('feedback-imported-before', {}, '/feedback');
      for (const line of feedback.value.lines) {
        const booked = await book(tx, line);
        if (!booked.ok) return booked;
      }
      await insertFeedback(tx, text, feedback.value);
      return ok({ lines: feedback.value.lines.length });
    });
  } catch (error) {
    if (violatedConstraint(error) === 'bank_feedback_pkey') return refuse('feedback-imported-before', {}, '/feedback');
    throw error;
  }
}

/** A payment reported as credited was executed, too, whether or not that was told before. */
const ACTIONS: Readonly<Record<FeedbackOutcome, PaymentAction>> = {
  EXECUTED: 'record-execution',
  CREDITED: 'record-credit',
  RETURNED: 'record-return',
};

async function book(tx: Transaction, line: FeedbackLine): Promise<Result<true, Refusal>> {
  const request = await requestOf(tx, line.endToEndId);
  if (!request) return refuse('feedback-payment-unknown', { line: line.line, id: line.endToEndId }, '/feedback');
  if (!request.amount.equals(line.amount)) {
    const amounts = { expectedCents: request.amount.toCents(), actualCents: line.amount.toCents() };
    return refuse('feedback-amount-differs', { line: line.line, ...amounts }, '/feedback');
  }
  if (line.on.isAfter(tx.today)) return refuse('feedback-in-future', { line: line.line }, '/feedback');
  const status = request.status === 'EXPORTED' && line.outcome === 'CREDITED' ? 'EXECUTED' : request.status;
  const next = PAYMENT_LIFECYCLE.next(status, ACTIONS[line.outcome], tx.actor.roles);
  if (!next.ok) return next.refusal.kind === 'action-not-permitted' ? next : doesNotFit(line, request);
  await write(tx, request, line);
  await recordAudit(tx, {
    chain: `payment-request:${request.id}`,
    action: ACTIONS[line.outcome],
    statusBefore: request.status,
    statusAfter: next.value,
    facts: { on: line.on.toString() },
    organisationId: request.organisationId,
  });
  return ok(true);
}

const doesNotFit = ({ line }: FeedbackLine, { status, fileNumber }: PaymentRequest) =>
  refuse('feedback-does-not-fit', { line, status, fileNumber }, '/feedback');

async function write(tx: Transaction, request: PaymentRequest, line: FeedbackLine): Promise<void> {
  if (line.outcome === 'RETURNED') {
    if (request.status === 'EXECUTED') await reversePayment(tx, await budgetPaymentOf(tx, request));
    await bookDrawing(tx, request, 'RELEASE');
    await markEnded(
      tx,
      request.id,
      'RETURNED',
      line.reason === '' ? 'von der Bank zurückgegeben' : `Bank: ${line.reason}`,
    );
    await tellDistrict(tx, request, 'payment-not-sent');
    return;
  }
  if (request.status === 'EXPORTED') {
    await markExecuted(tx, request.id, line.on);
    await recordPayment(tx, await budgetPaymentOf(tx, request));
  }
  if (line.outcome === 'CREDITED') await markCredited(tx, request.id, line.on);
}

async function requestOf(tx: Transaction, endToEndId: string): Promise<PaymentRequest | null> {
  const [row] = await tx.query<{ request_id: string }>(
    'SELECT request_id FROM disbursements.payment_run_item WHERE end_to_end_id = $1',
    [endToEndId],
  );
  return row ? loadPaymentRequestForUpdate(tx, row.request_id) : null;
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Asked first: otherwise its lines would only be said not to fit any more. */
async function wasImported(tx: Transaction, text: string): Promise<boolean> {
  const rows = await tx.query('SELECT 1 FROM disbursements.bank_feedback WHERE sha256 = $1', [digestOf(text)]);
  return rows.length > 0;
}

async function insertFeedback(tx: Transaction, text: string, { kind, lines }: Feedback): Promise<void> {
  await tx.query(
    `INSERT INTO disbursements.bank_feedback (sha256, kind, lines, imported_by, imported_by_name, imported_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [digestOf(text), kind, lines.length, tx.actor.accountId, tx.actor.name, tx.now],
  );
}
