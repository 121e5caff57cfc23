import type { Award } from '#awards';
import { interest49a, type Interest } from '#funding-law';
import { Money, ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import { checkContent, issueNotice } from '#notices';
import { violatedConstraint, type Database, type Transaction } from '#platform';
import { baseRateTable, type SettlementTerms } from '#programmes';
import { standingPayments } from '../domain/claim.js';
import { insertClaim, lockClaim } from '../persistence/claim.repository.js';
import {
  discardInterestOrders,
  insertInterestOrder,
  loadInterestOrderForUpdate,
  markInterestSigned,
  type StoredInterestOrder,
} from '../persistence/interest-order.repository.js';
import { awardOrRefusal, lockAwardFile } from '../read/award-money.js';
import { interestLetter } from '../read/claim-letters.js';
import { claimView, type ClaimView } from '../read/claim-view.js';
import { interestContent, SURCHARGE_BPS } from '../read/interest-content.js';
import { interestOrdersOf, isDecided } from '../read/interest-orders.js';
import { lateUseOf } from '../read/late-use.js';
import { orderParts, wordsOf } from '../read/order-common.js';
import { termsOfAward } from '../read/settlement-basis.js';
import { mustBeApproved } from './approve-act.js';
import { lateUseOrder } from './set-late-use-interest.js';
import { isSmall } from './sign-settlement.js';
import { refuseUnlessRole, tellRecipient, textMustBe, traceAct } from './settlement-act.js';

export interface PrepareInterest {
  readonly claimId: string;
  /** Last day that bears interest; the day before the claim was paid off where null. */
  readonly until: CalendarDate | null;
  /** Why it is set now; for a waiver why the recipient is not at fault (§ 49a (3) sentence 2). */
  readonly reason: string;
  readonly isWaived: boolean;
}

/** Interest on a reimbursement as it would be set: the days not set yet, or why there are none. */
export async function interestOfClaim(
  tx: Transaction,
  claim: ClaimView,
  dayCount: SettlementTerms['interestDayCount'],
  until: CalendarDate | null,
): Promise<Result<{ readonly from: CalendarDate; readonly to: CalendarDate; readonly interest: Interest }, Refusal>> {
  if (claim.kind !== 'REIMBURSEMENT' || !claim.bearsInterestFrom) return refuse('claim-bears-no-interest');
  const payments = standingPayments(claim.entries);
  const paidOff =
    claim.status === 'PAID'
      ? payments
          .map(({ valueDate }) => valueDate)
          .reduce(later)
          .plusDays(-1)
      : null;
  const to = until ?? paidOff;
  if (!to) return refuse('entry-missing', {}, '/until');
  if (to.isAfter(tx.today)) return refuse('day-in-future', {}, '/until');
  if (paidOff && to.isAfter(paidOff)) return refuse('interest-after-payment', { last: paidOff.toGerman() }, '/until');
  const set = (await interestOrdersOf(tx, claim.awardId)).filter(
    (order) => order.claimId === claim.id && isDecided(order),
  );
  const from = set.map((order) => order.to.plusDays(1)).reduce(later, claim.bearsInterestFrom);
  if (to.isBefore(from)) return refuse('interest-already-set', { until: from.plusDays(-1).toGerman() }, '/until');
  const interest = interest49a({
    principal: claim.amount,
    fromInclusive: from,
    toInclusive: to,
    surchargeBps: SURCHARGE_BPS,
    rates: await baseRateTable(tx),
    dayCount,
    repayments: payments.map(({ valueDate, delta }) => ({ creditedOn: valueDate, amount: delta.negated() })),
  });
  return interest.ok ? ok({ from, to, interest: interest.value }) : interest;
}

const later = (one: CalendarDate, other: CalendarDate): CalendarDate => (one.isBefore(other) ? other : one);

/**
 * Prepares a Zinsbescheid, or the waiver of interest. A second preparation replaces the first. Refuses days without a
 * published base rate (H21), days set already, sums the programme does not demand, and a waiver for a claim that was not
 * paid in time.
 */
export async function prepareInterest(
  database: Database,
  actor: Actor,
  command: PrepareInterest,
): Promise<Result<{ readonly orderId: string; readonly amount: Money }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const locked = await lockClaim(tx, command.claimId);
    const claim = locked ? await claimView(tx, command.claimId) : null;
    if (!claim) return refuse('claim-not-found');
    const forbidden = refuseUnlessRole(actor, 'prepare-interest', ['CASEWORKER']);
    if (forbidden) return forbidden;
    const found = await awardOrRefusal(tx, claim.awardId);
    if (!found.ok) return found;
    const silent = textMustBe(command.reason, '/reason', { min: 10, max: 2_000 });
    if (silent) return { ok: false, refusal: silent };
    if (claim.status === 'ANNULLED') return refuse('claim-bears-no-interest');
    const terms = await termsOfAward(tx, found.value);
    if (!terms.ok) return terms;
    const computed = await interestOfClaim(tx, claim, terms.value.terms.interestDayCount, command.until);
    if (!computed.ok) return computed;
    const { from, to, interest } = computed.value;
    if (command.isWaived && !isPaidInTime(claim)) return refuse('interest-waiver-needs-payment-in-time');
    if (!command.isWaived && (interest.interest.isZero() || isSmall(interest.interest, terms.value))) {
      return refuse('interest-too-small', { amountCents: interest.interest.toCents() });
    }
    await discardInterestOrders(tx, claim.awardId, claim.id);
    const orderId = await insertInterestOrder(tx, {
      awardId: claim.awardId,
      organisationId: claim.organisationId,
      kind: 'REIMBURSEMENT',
      claimId: claim.id,
      isWaived: command.isWaived,
      from,
      to,
      amount: interest.interest,
      content: interestContent(interest),
      reason: command.reason.trim(),
    });
    await traceAct(tx, found.value, {
      action: command.isWaived ? 'prepare-interest-waiver' : 'prepare-interest',
      facts: { claim: claim.number, amountCents: interest.interest.toCents() },
      visibility: 'INTERNAL',
    });
    return ok({ orderId, amount: interest.interest });
  });
}

/** Paid off by the last day for the payment, or before it was known. */
function isPaidInTime(claim: ClaimView): boolean {
  if (claim.status !== 'PAID') return false;
  const last = standingPayments(claim.entries)
    .map(({ valueDate }) => valueDate)
    .reduce(later);
  return claim.due === null || !last.isAfter(claim.due);
}

export interface SignedInterest {
  readonly noticeId: string | null;
  readonly claimId: string | null;
  readonly amount: Money;
}

/**
 * Signs the Zinsbescheid: four eyes, one approval from each lead body, and nothing may have changed since the preparation;
 * the interest becomes a claim of its own. A waiver is recorded without a notice.
 */
export async function signInterest(
  database: Database,
  actor: Actor,
  orderId: string,
): Promise<Result<SignedInterest, Refusal>> {
  try {
    return await database.transaction(actor, (tx) => sign(tx, actor, orderId));
  } catch (error) {
    if (violatedConstraint(error) !== 'interest_days_once') throw error;
    return refuse('interest-outdated');
  }
}

async function sign(tx: Transaction, actor: Actor, orderId: string): Promise<Result<SignedInterest, Refusal>> {
  const order = await loadInterestOrderForUpdate(tx, orderId);
  if (!order) return refuse('interest-order-not-found');
  const forbidden = refuseUnlessRole(actor, 'sign-interest', ['SIGNATORY']);
  if (forbidden) return forbidden;
  if (order.state !== 'PREPARED') return refuse('interest-order-not-found');
  if (order.prepared.id === actor.accountId) return refuse('interest-four-eyes', { preparedBy: order.prepared.name });
  const found = await awardOrRefusal(tx, order.awardId);
  if (!found.ok) return found;
  await lockAwardFile(tx, order.awardId);
  const approved = await mustBeApproved(tx, found.value, { act: 'INTEREST', id: order.id });
  if (!approved.ok) return approved;
  const unchanged = await mustBeUnchanged(tx, order, found.value);
  if (!unchanged.ok) return unchanged;
  if (order.isWaived) {
    await markInterestSigned(tx, order.id, null);
    await traceAct(tx, found.value, { action: 'waive-interest', reason: order.reason });
    return ok({ noticeId: null, claimId: null, amount: order.amount });
  }
  const parts = await orderParts(tx, found.value, { officer: order.prepared.name, form: 'ACT' });
  if (!parts.ok) return parts;
  const letter = interestLetter(order, parts.value, await wordsOf(tx, found.value, 'INTEREST'));
  const printable = checkContent(letter);
  if (!printable.ok) return printable;
  const noticeId = await issueNotice(tx, {
    content: letter,
    isAct: true,
    caseId: found.value.applicationId,
    organisationId: order.organisationId,
    preparedBy: order.prepared.id,
  });
  await markInterestSigned(tx, order.id, noticeId);
  const claimId = await insertClaim(tx, {
    awardId: order.awardId,
    organisationId: order.organisationId,
    programmeCode: found.value.programmeCode,
    fileNumber: found.value.fileNumber,
    kind: order.kind === 'REIMBURSEMENT' ? 'INTEREST' : 'LATE_USE_INTEREST',
    recoveryId: null,
    interestOrderId: order.id,
    noticeId,
    amount: order.amount,
    bearsInterestFrom: null,
    paymentMonths: parts.value.terms.terms.recoveryPaymentMonths,
  });
  await traceAct(tx, found.value, {
    action: 'sign-interest',
    facts: { amountCents: order.amount.toCents(), noticeId },
  });
  await tellRecipient(tx, found.value, { id: noticeId, contactEmail: parts.value.contactEmail });
  return ok({ noticeId, claimId, amount: order.amount });
}

/** A payment booked meanwhile, or a corrected base rate, changes the amount: prepared once more, never signed blindly. */
async function mustBeUnchanged(
  tx: Transaction,
  order: StoredInterestOrder,
  award: Award,
): Promise<Result<true, Refusal>> {
  if (order.claimId === null) return lateUseMustBeUnchanged(tx, order, award);
  await lockClaim(tx, order.claimId);
  const claim = await claimView(tx, order.claimId);
  if (!claim) return refuse('claim-not-found');
  const terms = await termsOfAward(tx, award);
  if (!terms.ok) return terms;
  const computed = await interestOfClaim(tx, claim, terms.value.terms.interestDayCount, order.to);
  if (!computed.ok) return computed;
  return computed.value.from.equals(order.from) && computed.value.interest.interest.equals(order.amount)
    ? ok(true)
    : refuse('interest-outdated');
}

async function lateUseMustBeUnchanged(
  tx: Transaction,
  order: StoredInterestOrder,
  award: Award,
): Promise<Result<true, Refusal>> {
  const view = await lateUseOf(tx, award);
  if (!view.ok) return view;
  if (view.value.late.parts.length === 0) return refuse('interest-outdated');
  const { from, to, amount } = lateUseOrder(view.value);
  const isSame = from.equals(order.from) && to.equals(order.to) && amount.equals(order.amount);
  return isSame ? ok(true) : refuse('interest-outdated');
}
