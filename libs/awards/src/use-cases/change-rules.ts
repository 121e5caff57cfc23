import { loadApplication, PENDING_STATUSES } from '#applications';
import { CalendarDate, ok, refuse, type Refusal, type Result } from '#kernel';
import type { Transaction } from '#platform';
import { consentMustBeNeeded, decideChange, decideWaiver, type DecidedChange } from '../domain/decide-change.js';
import type { ChangeRequest } from '../persistence/change-request.repository.js';
import { grantSituation, type GrantSituation } from '../read/grant-plan.js';

const REASON_LENGTH_MIN = 10;
const REASON_LENGTH_MAX = 4000;

export function reasonMustBeGiven(reason: string): Result<true, Refusal> {
  if (reason.trim().length < REASON_LENGTH_MIN) return refuse('reason-missing', {}, '/reason');
  return reason.length > REASON_LENGTH_MAX
    ? refuse('entry-too-long', { lengthMax: REASON_LENGTH_MAX }, '/reason')
    : ok(true);
}

/** An award that can still be amended. */
export async function openGrant(tx: Transaction, awardId: string): Promise<Result<GrantSituation, Refusal>> {
  const situation = await grantSituation(tx, awardId);
  if (!situation.ok) return situation;
  return situation.value.isOpen ? situation : refuse('grant-closed', { title: situation.value.award.title });
}

export interface GrantableChange {
  readonly situation: GrantSituation;
  readonly decided: DecidedChange;
}

/** What an amendment or a waiver would lead to. Refuses a request that starts from a version that counts no more. */
export async function grantableChange(
  tx: Transaction,
  request: Pick<ChangeRequest, 'kind' | 'awardId' | 'content' | 'origin'>,
  baseVersion: number | null,
): Promise<Result<GrantableChange, Refusal>> {
  const opened = await openGrant(tx, request.awardId ?? '');
  if (!opened.ok) return opened;
  const situation = opened.value;
  const { award, current, terms } = situation;
  if (baseVersion !== null && baseVersion !== award.version)
    return refuse('award-changed-since', { expected: baseVersion, version: award.version });
  const { plan } = request.content;
  if (!plan) return refuse('change-without-difference', {});
  if (request.kind === 'WAIVER') {
    const waived = decideWaiver(current, plan);
    return waived.ok ? ok({ situation, decided: waived.value }) : waived;
  }
  if (request.origin === 'RECIPIENT') {
    const needed = consentMustBeNeeded(current, plan, terms.itemToleranceBps);
    if (!needed.ok) return needed;
  }
  const decided = decideChange(current, plan, terms);
  return decided.ok ? ok({ situation, decided: decided.value }) : decided;
}

/** An early start is asked for a day to come, after the submission and before the decision. */
export async function startMustBePossible(
  tx: Transaction,
  applicationId: string,
  startOn: string,
): Promise<Result<true, Refusal>> {
  const application = await loadApplication(tx, applicationId);
  if (!application) return refuse('application-not-found', { applicationId });
  if (!PENDING_STATUSES.includes(application.status))
    return refuse('early-start-not-open', { status: application.status });
  const day = CalendarDate.parse(startOn);
  if (!day.ok) return { ok: false, refusal: { ...day.refusal, pointer: '/startOn' } };
  if (day.value.isBefore(tx.today))
    return refuse('early-start-in-past', { startOn: day.value.toGerman(), today: tx.today.toGerman() }, '/startOn');
  const end = application.periodTo;
  if (end && day.value.isAfter(end))
    return refuse('early-start-after-period', { periodTo: end.toGerman() }, '/startOn');
  return ok(true);
}
