import { Money, ok, refuse, type CalendarDate, type Refusal, type Result } from '#kernel';
import type { BankAccount } from '../persistence/bank-account.repository.js';
import type { DrawingSituation } from '../read/drawing-situation.js';
import { mustBeNeeded, mustFitGrant } from '../domain/payment-rules.js';
import type { PaymentRequest, RequestDraft } from '../persistence/payment-request.repository.js';

/** H12: no money before the notice is final, by the cautious computation, or remedies were waived (VV/VVG 7.1). */
export function noticeMustBeFinal({ notice }: DrawingSituation): Result<true, Refusal> {
  if (notice?.service.isSafelyFinal) return ok(true);
  return refuse('notice-not-final', { finalFrom: notice?.service.conservativeFinalFrom?.toGerman() ?? null });
}

/** A stop of payments holds until the authority ends it (side state PAYMENT_STOP). */
export const paymentsMustFlow = ({ award }: DrawingSituation): Result<true, Refusal> =>
  award.paymentsStopped === null ? ok(true) : refuse('payments-stopped', { reason: award.paymentsStopped });

/** H14: an account that a second person confirmed. */
export const accountMustBeConfirmed = ({ account }: DrawingSituation): Result<BankAccount, Refusal> =>
  account ? ok(account) : refuse('bank-account-missing');

/** H22: the council's consent for the year, where the programme demands it. */
export function consentMustExist({ terms, consents }: DrawingSituation, budgetYear: number): Result<true, Refusal> {
  const isThere = consents.some((consent) => consent.budgetYear === budgetYear);
  return isThere || !terms.councilConsentRequired ? ok(true) : refuse('local-consent-missing', { year: budgetYear });
}

/** Money of a year is paid in that year, not before it begins. */
export const yearMustHaveBegun = (budgetYear: number, today: CalendarDate): Result<true, Refusal> =>
  today.year < budgetYear ? refuse('budget-year-not-begun', { year: budgetYear }) : ok(true);

/** H13 and H15, with everything that is drawn already. */
export function amountMustFit(situation: DrawingSituation, draft: RequestDraft): Result<true, Refusal> {
  const { award, years, drawn, needUntil } = situation;
  const year = years.find(({ budgetYear }) => budgetYear === draft.budgetYear);
  const fits = mustFitGrant(draft.amount, {
    budgetYear: draft.budgetYear,
    tranche: year?.tranche ?? Money.ZERO,
    drawnInYear: year?.drawn ?? Money.ZERO,
    grant: award.amount,
    drawn,
  });
  return fits.ok ? mustBeNeeded(award, draft, drawn, needUntil) : fits;
}

/** Ordered or paid; what is only asked for or certified can still be turned down. */
const ORDERED: ReadonlySet<string> = new Set(['AUTHORISED', 'EXPORTED', 'EXECUTED', 'CREDITED']);

/**
 * H13 once more before money is certified, ordered or sent: an act may have lowered the grant since the request. Counts
 * everything ordered or paid besides this request.
 */
export function grantMustStillCover(
  { award, requests }: DrawingSituation,
  request: PaymentRequest,
): Result<true, Refusal> {
  const others = requests.filter(({ id, status }) => id !== request.id && ORDERED.has(status));
  const inYear = others.filter(({ budgetYear }) => budgetYear === request.budgetYear);
  const tranches = award.tranches.filter(({ budgetYear }) => budgetYear === request.budgetYear);
  return mustFitGrant(request.amount, {
    budgetYear: request.budgetYear,
    tranche: Money.sum(tranches.map(({ amount }) => amount)),
    drawnInYear: Money.sum(inYear.map(({ amount }) => amount)),
    grant: award.amount,
    drawn: Money.sum(others.map(({ amount }) => amount)),
  });
}

/** What must hold whenever money moves: no stop, a final notice, a confirmed account, and a grant that covers it. */
export function mustStillBeDue(situation: DrawingSituation, request: PaymentRequest): Result<BankAccount, Refusal> {
  for (const rule of [paymentsMustFlow, noticeMustBeFinal]) {
    const kept = rule(situation);
    if (!kept.ok) return kept;
  }
  const covered = grantMustStillCover(situation, request);
  return covered.ok ? accountMustBeConfirmed(situation) : covered;
}

/** What was spent never becomes less than an earlier request stated. */
export function spentMustNotShrink({ requests }: DrawingSituation, draft: RequestDraft): Result<true, Refusal> {
  const stated = requests.filter(({ status }) => status !== 'DRAFT' && status !== 'REJECTED').map(({ spent }) => spent);
  const before = Money.max(Money.ZERO, ...stated);
  return before.exceeds(draft.spent)
    ? refuse('spent-below-before', { beforeCents: before.toCents() }, '/spent')
    : ok(true);
}

/** What stands against any drawing today, whatever its amount: the first that a clerk would name, or null. */
export function obstacleToDrawing(situation: DrawingSituation): Refusal | null {
  const rules = [paymentsMustFlow, noticeMustBeFinal, accountMustBeConfirmed, somethingMustBeLeft];
  for (const rule of rules) {
    const kept = rule(situation);
    if (!kept.ok) return kept.refusal;
  }
  return null;
}

const somethingMustBeLeft = ({ years }: DrawingSituation): Result<true, Refusal> =>
  years.some(({ tranche, drawn }) => tranche.exceeds(drawn)) ? ok(true) : refuse('grant-drawn-up');
