import { recordAudit } from '#audit';
import { APPLICANT_ROLES, hasRole, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { newId, violatedConstraint, type Database, type Transaction } from '#platform';
import { PAYMENT_LIFECYCLE } from '../domain/payment-lifecycle.js';
import {
  insertRequest,
  loadPaymentRequestForUpdate,
  rewriteRequest,
  type PaymentRequest,
  type RequestDraft,
} from '../persistence/payment-request.repository.js';
import { bookDrawing, markSubmitted } from '../persistence/payment-step.repository.js';
import { drawingSituation, type DrawingSituation } from '../read/drawing-situation.js';
import {
  accountMustBeConfirmed,
  amountMustFit,
  consentMustExist,
  noticeMustBeFinal,
  paymentsMustFlow,
  spentMustNotShrink,
} from './payment-preconditions.js';

const NOTE_LENGTH_MAX = 1000;

/** The district opens a request on its award. Amounts in cents; `spent` and `needed` are costs of the whole measure. */
export async function startRequest(
  database: Database,
  actor: Actor,
  command: { readonly awardId: string; readonly draft: RequestDraft },
): Promise<Result<{ readonly id: string }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const situation = await drawingSituation(tx, command.awardId);
    if (!situation.ok) return situation;
    if (!hasRole(actor, ...APPLICANT_ROLES))
      return refuse('action-not-permitted', { action: 'change-request', allowedRoles: APPLICANT_ROLES, possible: [] });
    const readable = draftMustBeWhole(command.draft);
    if (!readable.ok) return readable;
    const id = newId();
    // Two people at once get two numbers: the award's row is held until the end.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`payment-request:${command.awardId}`]);
    await insertRequest(tx, id, situation.value.award, command.draft);
    return ok({ id });
  });
}

/** Changes a draft. Everything else stays as it was submitted. */
export async function changeRequest(
  database: Database,
  actor: Actor,
  command: { readonly requestId: string; readonly draft: RequestDraft },
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const request = await loadPaymentRequestForUpdate(tx, command.requestId);
    if (!request) return refuse('payment-request-not-found');
    const possible = PAYMENT_LIFECYCLE.next(request.status, 'change-request', actor.roles);
    if (!possible.ok) return possible;
    const readable = draftMustBeWhole(command.draft);
    if (!readable.ok) return readable;
    await rewriteRequest(tx, request.id, command.draft);
    return ok(true);
  });
}

/**
 * The signatory of the district asks for the money; the amount is drawn on the award at once, so that two requests
 * never ask for the same euro. Refuses before finality (H12), above grant, tranche or need (H13, H15), without a
 * confirmed account (H14) or the council's consent (H22).
 */
export async function submitRequest(
  database: Database,
  actor: Actor,
  requestId: string,
): Promise<Result<true, Refusal>> {
  try {
    return await database.transaction(actor, (tx) => submit(tx, requestId));
  } catch (error) {
    // Another request was faster: the database refused what looked free a moment ago.
    const constraint = violatedConstraint(error);
    if (constraint === 'drawn_within_tranche' || constraint === 'drawn_within_grant')
      return refuse('drawing-overtaken');
    throw error;
  }
}

async function submit(tx: Transaction, requestId: string): Promise<Result<true, Refusal>> {
  const request = await loadPaymentRequestForUpdate(tx, requestId);
  if (!request) return refuse('payment-request-not-found');
  const possible = PAYMENT_LIFECYCLE.next(request.status, 'submit-request', tx.actor.roles);
  if (!possible.ok) return possible;
  const situation = await drawingSituation(tx, request.awardId);
  if (!situation.ok) return situation;
  const allowed = mustBeDue(situation.value, request);
  if (!allowed.ok) return allowed;
  const { received, needUntil, award } = situation.value;
  await bookDrawing(tx, request, 'DRAW');
  await markSubmitted(tx, request.id, { received, needUntil, awardVersion: award.version });
  await recordAudit(tx, {
    chain: `payment-request:${request.id}`,
    action: 'submit-request',
    statusBefore: request.status,
    statusAfter: possible.value,
    facts: { awardId: award.id, amountCents: request.amount.toCents(), budgetYear: request.budgetYear },
    organisationId: request.organisationId,
  });
  return ok(true);
}

/** All rules of the submission, in the order in which a clerk would ask. */
function mustBeDue(situation: DrawingSituation, request: PaymentRequest): Result<unknown, Refusal> {
  const rules = [
    () => paymentsMustFlow(situation),
    () => noticeMustBeFinal(situation),
    () => accountMustBeConfirmed(situation),
    () => consentMustExist(situation, request.budgetYear),
    () => spentMustNotShrink(situation, request),
    () => amountMustFit(situation, request),
  ];
  for (const rule of rules) {
    const kept = rule();
    if (!kept.ok) return kept;
  }
  return ok(true);
}

function draftMustBeWhole({ amount, spent, needed, note }: RequestDraft): Result<true, Refusal> {
  if (!amount.isPositive()) return refuse('amount-not-positive', { field: 'amount' }, '/amount');
  if (spent.isNegative()) return refuse('amount-negative', {}, '/spent');
  if (!needed.isPositive()) return refuse('amount-not-positive', { field: 'needed' }, '/needed');
  return note.length > NOTE_LENGTH_MAX ? refuse('entry-too-long', { lengthMax: NOTE_LENGTH_MAX }, '/note') : ok(true);
}
