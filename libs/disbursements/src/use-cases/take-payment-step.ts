import { recordAudit } from '#audit';
import { coverPayment } from '#budget';
import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database, Transaction } from '#platform';
import { PAYMENT_LIFECYCLE } from '../domain/payment-lifecycle.js';
import { authoriserMustDiffer, payerMustNotHaveChanged } from '../domain/payment-rules.js';
import { loadPaymentRequestForUpdate, type PaymentRequest } from '../persistence/payment-request.repository.js';
import {
  bookDrawing,
  markAuthorised,
  markCertified,
  markChecked,
  markEnded,
  markSentBack,
} from '../persistence/payment-step.repository.js';
import { budgetPaymentOf } from '../read/budget-payment.js';
import { drawingSituation } from '../read/drawing-situation.js';
import { mustStillBeDue, yearMustHaveBegun } from './payment-preconditions.js';
import { tellDistrict } from './tell-district.js';

export const PAYMENT_STEPS = [
  'check-request',
  'certify-payment',
  'authorise-payment',
  'send-back-payment',
  'reject-request',
] as const;
export type PaymentStep = (typeof PAYMENT_STEPS)[number];

export interface TakePaymentStep {
  readonly requestId: string;
  readonly action: PaymentStep;
  /** For sending back and rejecting. */
  readonly reason?: string;
}

const REASON_LENGTH_MIN = 5;
const REASON_LENGTH_MAX = 500;

/**
 * A step of the authority on a request: check, certify („sachlich und rechnerisch richtig“), authorise, send back,
 * reject. Refuses what the lifecycle or four eyes forbid; a rejection gives the drawn amount back at once.
 */
export async function takePaymentStep(
  database: Database,
  actor: Actor,
  { requestId, action, reason = '' }: TakePaymentStep,
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const request = await loadPaymentRequestForUpdate(tx, requestId);
    if (!request) return refuse('payment-request-not-found');
    const possible = PAYMENT_LIFECYCLE.next(request.status, action, actor.roles);
    if (!possible.ok) return possible;
    const done = await STEPS[action](tx, request, reason.trim());
    if (!done.ok) return done;
    await recordAudit(tx, {
      chain: `payment-request:${request.id}`,
      action,
      statusBefore: request.status,
      statusAfter: possible.value,
      reason: reason.trim() === '' ? null : reason.trim(),
      facts: { amountCents: request.amount.toCents() },
      organisationId: request.organisationId,
    });
    return ok(true);
  });
}

type Step = (tx: Transaction, request: PaymentRequest, reason: string) => Promise<Result<true, Refusal>>;

const STEPS: Readonly<Record<PaymentStep, Step>> = {
  'check-request': async (tx, { id }) => {
    await markChecked(tx, id);
    return ok(true);
  },
  'certify-payment': certify,
  'authorise-payment': authorise,
  'send-back-payment': async (tx, { id }, reason) => {
    const given = reasonMustBeGiven(reason);
    if (given.ok) await markSentBack(tx, id, reason);
    return given;
  },
  'reject-request': async (tx, request, reason) => {
    const given = reasonMustBeGiven(reason);
    if (!given.ok) return given;
    await bookDrawing(tx, request, 'RELEASE');
    await markEnded(tx, request.id, 'REJECTED', reason);
    await tellDistrict(tx, request, 'payment-not-sent');
    return given;
  },
};

async function certify(tx: Transaction, request: PaymentRequest): Promise<Result<true, Refusal>> {
  const account = await payableAccount(tx, request);
  if (!account.ok) return account;
  await markCertified(tx, request.id, account.value);
  return ok(true);
}

async function authorise(tx: Transaction, request: PaymentRequest): Promise<Result<true, Refusal>> {
  const differs = authoriserMustDiffer(request.certified?.id ?? null, request.certified?.name ?? null, tx.actor);
  if (!differs.ok) return differs;
  const begun = yearMustHaveBegun(request.budgetYear, tx.today);
  if (!begun.ok) return begun;
  const account = await payableAccount(tx, request);
  if (!account.ok) return account;
  if (account.value !== request.bankAccountId) return refuse('bank-account-changed-since');
  // The budget comes last: its accounts are shared by all districts.
  const covered = await coverPayment(tx, await budgetPaymentOf(tx, request));
  if (!covered.ok) return covered;
  await markAuthorised(tx, request.id);
  return ok(true);
}

/** The account to pay to, while nothing stands against paying: an action brought late stops it, too. */
async function payableAccount(tx: Transaction, request: PaymentRequest): Promise<Result<string, Refusal>> {
  const situation = await drawingSituation(tx, request.awardId);
  if (!situation.ok) return situation;
  const account = mustStillBeDue(situation.value, request);
  if (!account.ok) return account;
  const uninvolved = payerMustNotHaveChanged(account.value, tx.actor);
  return uninvolved.ok ? ok(account.value.id) : uninvolved;
}

function reasonMustBeGiven(reason: string): Result<true, Refusal> {
  if (reason.length < REASON_LENGTH_MIN) return refuse('reason-missing', {}, '/reason');
  return reason.length > REASON_LENGTH_MAX
    ? refuse('entry-too-long', { lengthMax: REASON_LENGTH_MAX }, '/reason')
    : ok(true);
}
