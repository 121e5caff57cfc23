import { loadApplication } from '#applications';
import { CalendarDate, hasRole, Money, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { checkContent, issueNotice, type OrderContent } from '#notices';
import type { Database, Transaction } from '#platform';
import { allBodiesMustApprove, approvalOf } from '../domain/approvals.js';
import { revisedTranches } from '../domain/award-revision.js';
import type { ChangeAction } from '../domain/change-lifecycle.js';
import { secondPersonMustDiffer } from '../domain/four-eyes.js';
import { insertChangeApproval } from '../persistence/approval.repository.js';
import {
  decisionOn,
  markChangeReturned,
  markChangeSigned,
  markReserved,
  writeDecision,
  type ChangeDecision,
} from '../persistence/change-decision.repository.js';
import { updateRequest, type ChangeRequest } from '../persistence/change-request.repository.js';
import { changeApprovalSituation } from '../read/approval-situation.js';
import { changeNotice } from '../read/change-notice.js';
import { noticeParts } from '../read/change-view.js';
import { grantableChange, startMustBePossible } from './change-rules.js';
import { openChange, recordChange, tellRecipient, type ChangeCommand, type OpenedChange } from './change-step.js';
import { releaseChange, reserveChange } from './reserve-change.js';
import { reviseAward } from './revise-award.js';

const REASON_LENGTH_MIN = 5;
const QUESTION_LENGTH_MIN = 10;

/** Asks the recipient a question; it may change its request and answers by the deadline. */
export async function askAboutChange(
  database: Database,
  actor: Actor,
  command: ChangeCommand & { readonly question: string; readonly deadline: CalendarDate },
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openChange(tx, command, 'ask-about-change');
    if (!opened.ok) return opened;
    const question = command.question.trim();
    if (question.length < QUESTION_LENGTH_MIN) return refuse('question-missing', {}, '/question');
    if (!command.deadline.isAfter(tx.today)) return refuse('deadline-in-past', {}, '/deadline');
    const { request, next } = opened.value;
    await updateRequest(tx, request, { status: next, question, questionDeadline: command.deadline });
    await recordChange(tx, opened.value, 'ask-about-change', { reason: question });
    await tellRecipient(tx, request, { template: 'info-request', deadline: command.deadline });
    return ok(true);
  });
}

/**
 * Prepares the decision on a request, or prepares it anew. Books nothing. Refuses an approval of what cannot be granted,
 * and a rejection or an amendment of the authority's own motion without reasons (§ 39 VwVfG).
 */
export async function prepareChange(
  database: Database,
  actor: Actor,
  command: ChangeCommand & { readonly outcome: ChangeDecision['outcome']; readonly reasons: string },
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openChange(tx, command, 'prepare-change');
    if (!opened.ok) return opened;
    const { request, next } = opened.value;
    const { outcome } = command;
    const reasons = command.reasons.trim();
    if (outcome === 'REJECT' && request.origin === 'AUTHORITY')
      return refuse('own-motion-not-rejected', {}, '/outcome');
    const mustSayWhy = outcome === 'REJECT' || request.origin === 'AUTHORITY';
    if (mustSayWhy && reasons.length < REASON_LENGTH_MIN) return refuse('reason-missing', {}, '/reasons');
    if (outcome === 'APPROVE') {
      const possible = await mustBeGrantable(tx, request);
      if (!possible.ok) return possible;
    }
    await writeDecision(tx, request.id, { outcome, reasons });
    await updateRequest(tx, request, { status: next });
    await recordChange(tx, opened.value, 'prepare-change', { facts: { outcome } });
    return ok(true);
  });
}

async function mustBeGrantable(tx: Transaction, request: ChangeRequest): Promise<Result<true, Refusal>> {
  if (request.kind === 'EARLY_START')
    return startMustBePossible(tx, request.applicationId, request.content.startOn ?? '');
  const grantable = await grantableChange(tx, request, request.baseVersion);
  return grantable.ok ? ok(true) : grantable;
}

/** Gives the decision to a second person and reserves what an increase needs. Refuses what does not fit, by how much. */
export async function sendChangeToReview(
  database: Database,
  actor: Actor,
  command: ChangeCommand,
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openWithDecision(tx, command, 'send-change-to-review');
    if (!opened.ok) return opened;
    const { request, next, decision } = opened.value;
    const notice = await printableNotice(tx, request, decision, false);
    if (!notice.ok) return notice;
    let reservedUntil: CalendarDate | null = null;
    if (decision.outcome === 'APPROVE') {
      const possible = await mustBeGrantable(tx, request);
      if (!possible.ok) return possible;
      const reserved = await reserveChange(tx, request);
      if (!reserved.ok) return reserved;
      reservedUntil = reserved.value;
    }
    await markReserved(tx, request.id, reservedUntil);
    await updateRequest(tx, request, { status: next });
    await recordChange(tx, opened.value, 'send-change-to-review');
    return ok(true);
  });
}

/**
 * A lead body approves the decision on a request, as it approves a grant. Refuses programmes without lead bodies, people
 * who speak for none, a second approval of the same body, and whoever prepared the decision.
 */
export async function confirmChange(
  database: Database,
  actor: Actor,
  command: ChangeCommand,
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openWithDecision(tx, command, 'confirm-change');
    if (!opened.ok) return opened;
    const { request, decision } = opened.value;
    const differs = otherPerson(tx, decision, 'confirm-change');
    if (!differs.ok) return differs;
    const application = await loadApplication(tx, request.applicationId);
    if (!application) return refuse('application-not-found', { applicationId: request.applicationId });
    const { demanded, given, ownBody } = await changeApprovalSituation(tx, application, request.id);
    if (demanded.length === 0) return refuse('approval-not-asked');
    const own = approvalOf(demanded, given, ownBody);
    if (!own.ok) return own;
    await insertChangeApproval(tx, request.id, { programmeCode: application.programmeCode, body: own.value.body });
    await recordChange(tx, opened.value, 'confirm-change', { facts: { body: own.value.body } });
    return ok(true);
  });
}

async function mustBeApproved(tx: Transaction, request: ChangeRequest): Promise<Result<true, Refusal>> {
  const application = await loadApplication(tx, request.applicationId);
  if (!application) return refuse('application-not-found', { applicationId: request.applicationId });
  const { demanded, given } = await changeApprovalSituation(tx, application, request.id);
  return allBodiesMustApprove(demanded, given);
}

/** The second person returns the decision with a reason; what was reserved is free again. */
export async function returnChange(
  database: Database,
  actor: Actor,
  command: ChangeCommand & { readonly reason: string },
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openWithDecision(tx, command, 'return-change');
    if (!opened.ok) return opened;
    const { request, next, decision } = opened.value;
    const reason = command.reason.trim();
    if (reason.length < REASON_LENGTH_MIN) return refuse('reason-missing', {}, '/reason');
    const differs = otherPerson(tx, decision, 'return-change');
    if (!differs.ok) return differs;
    await releaseChange(tx, request);
    await markChangeReturned(tx, request.id, reason);
    await updateRequest(tx, request, { status: next });
    await recordChange(tx, opened.value, 'return-change', { reason });
    return ok(true);
  });
}

/**
 * Signs the decision: four eyes, the act with its notice, and for an amendment or waiver the new version of the award
 * with cap and budget moved by the difference, all in one transaction. Refuses what does not fit any more.
 */
export async function signChange(
  database: Database,
  actor: Actor,
  command: ChangeCommand,
): Promise<Result<{ readonly noticeId: string }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openWithDecision(tx, command, 'sign-change');
    if (!opened.ok) return opened;
    const { request, next, decision } = opened.value;
    const differs = otherPerson(tx, decision, 'sign-change');
    if (!differs.ok) return differs;
    const approved = await mustBeApproved(tx, request);
    if (!approved.ok) return approved;
    if (request.kind === 'EARLY_START' && decision.outcome === 'APPROVE') {
      const possible = await mustBeGrantable(tx, request);
      if (!possible.ok) return possible;
    }
    const notice = await printableNotice(tx, request, decision, true);
    if (!notice.ok) return notice;
    const noticeId = await issueNotice(tx, {
      content: notice.value,
      isAct: notice.value.court !== null,
      caseId: request.applicationId,
      organisationId: request.organisationId,
      preparedBy: decision.preparedBy,
    });
    if (decision.outcome === 'APPROVE' && request.kind !== 'EARLY_START') {
      const revised = await revise(tx, request, noticeId);
      if (!revised.ok) return revised;
    }
    await markChangeSigned(tx, request.id);
    await updateRequest(tx, request, { status: next, noticeId });
    await recordChange(tx, opened.value, 'sign-change', { facts: { outcome: decision.outcome, noticeId } });
    await tellRecipient(tx, request, { template: 'decision-available' });
    return ok({ noticeId });
  });
}

async function revise(tx: Transaction, request: ChangeRequest, noticeId: string): Promise<Result<true, Refusal>> {
  const grantable = await grantableChange(tx, request, request.baseVersion);
  if (!grantable.ok) return grantable;
  const { situation, decided } = grantable.value;
  const { award } = situation;
  const amounts = Object.fromEntries(
    Object.entries(decided.plan.grantCents).map(([year, cents]) => [year, Money.ofCents(cents)]),
  );
  const revised = await reviseAward(tx, {
    awardId: award.id,
    expectedVersion: request.baseVersion ?? award.version,
    cause: request.kind === 'WAIVER' ? 'WAIVER' : 'AMENDMENT',
    noticeId,
    amount: decided.amount,
    eligible: decided.eligible,
    periodFrom: CalendarDate.iso(decided.plan.periodFrom),
    periodTo: CalendarDate.iso(decided.plan.periodTo),
    tranches: revisedTranches(award.tranches, amounts, tx.today),
  });
  return revised.ok ? ok(true) : revised;
}

type OpenedDecision = OpenedChange & { readonly decision: ChangeDecision };

async function openWithDecision(
  tx: Transaction,
  command: ChangeCommand,
  action: ChangeAction,
): Promise<Result<OpenedDecision, Refusal>> {
  const decision = hasRole(tx.actor, 'CASEWORKER', 'REVIEWER', 'SIGNATORY')
    ? await decisionOn(tx, command.requestId)
    : null;
  const opened = await openChange(tx, command, action, decision?.outcome === 'REJECT' ? 'reject' : 'approve');
  if (!opened.ok) return opened;
  return decision ? ok({ ...opened.value, decision }) : refuse('decision-not-found', { requestId: command.requestId });
}

const otherPerson = (tx: Transaction, decision: ChangeDecision, action: string): Result<true, Refusal> =>
  secondPersonMustDiffer({ id: decision.preparedBy, name: decision.preparedByName }, tx.actor.accountId, action);

async function printableNotice(
  tx: Transaction,
  request: ChangeRequest,
  decision: ChangeDecision,
  isSigned: boolean,
): Promise<Result<OrderContent, Refusal>> {
  const application = await loadApplication(tx, request.applicationId);
  if (!application) return refuse('application-not-found', { applicationId: request.applicationId });
  const parts = await noticeParts(tx, request, decision, application);
  if (!parts.ok) return parts;
  const notice = await changeNotice(tx, parts.value, isSigned);
  if (!notice.ok) return notice;
  const printable = checkContent(notice.value);
  return printable.ok ? notice : printable;
}
