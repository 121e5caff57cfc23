import { releaseBudget, reserveBudget } from '#budget';
import {
  markDecisionStep,
  nextStatus,
  openCaseForDecision,
  openChecks,
  termsOfApplication,
  type ApplicationCase,
} from '#applications';
import { ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import { checkContent } from '#notices';
import type { Database, Transaction } from '#platform';
import { approvalOf, type DemandedApproval } from '../domain/approvals.js';
import { districtCapMustCover } from '../domain/district-cap.js';
import { insertApproval } from '../persistence/approval.repository.js';
import { approvalSituation } from '../read/approval-situation.js';
import { tranchesOfDecision } from '../domain/decision-tranches.js';
import { secondPersonMustDiffer } from '../domain/four-eyes.js';
import { lockCapAccounts, releaseUnderCap, reserveUnderCap } from '../persistence/cap-ledger.repository.js';
import {
  currentDecision,
  markInReview,
  markReturned,
  markReviewed,
  type Decision,
} from '../persistence/decision.repository.js';
import { measureStartRule } from '../read/earliest-start.js';
import { previewNotice } from '../read/preview-notice.js';
import { outcomeOf } from './prepare-decision.js';

export interface DecisionCommand {
  readonly applicationId: string;
  readonly expectedVersion?: number;
}

const REASON_LENGTH_MIN = 5;

/**
 * Gives the prepared decision to a second person and reserves its tranches under the cap and in the budget. Refuses
 * while check points are open, and what does not fit: by how much, in which year. Nothing is booked on a refusal.
 */
export async function sendToReview(
  database: Database,
  actor: Actor,
  command: DecisionCommand,
): Promise<Result<{ reservedUntil: CalendarDate | null }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openCaseForDecision(tx, command.applicationId, command.expectedVersion);
    if (!opened.ok) return opened;
    const application = opened.value;
    const possible = nextStatus(application, tx, 'send-to-review');
    if (!possible.ok) return possible;
    const decision = await currentDecision(tx, application.id);
    const context = await termsOfApplication(tx, application);
    if (!context.ok) return context;
    if (!decision) return refuse('decision-not-found', { applicationId: application.id });
    const ready = await mustBeReady(tx, application, decision);
    if (!ready.ok) return ready;
    let reservedUntil: CalendarDate | null = null;
    if (decision.kind === 'AWARD') {
      const reserved = await reserve(tx, decision);
      if (!reserved.ok) return reserved;
      reservedUntil = tx.today.plusDays(context.value.version.terms.reservationDays);
    }
    await markInReview(tx, decision.id, reservedUntil);
    const step = await markDecisionStep(tx, application, {
      action: 'send-to-review',
      deadline: reservedUntil,
      deadlineReason: reservedUntil ? 'Vormerkung läuft ab' : null,
      facts: { kind: decision.kind, amountCents: decision.amount.toCents() },
      visibility: 'INTERNAL',
    });
    return step.ok ? ok({ reservedUntil }) : step;
  });
}

/** An award needs every check point met; every decision needs a notice that can be printed. */
async function mustBeReady(
  tx: Transaction,
  application: ApplicationCase,
  decision: Decision,
): Promise<Result<true, Refusal>> {
  if (decision.kind === 'AWARD') {
    const open = [...(await openChecks(tx, application, 'FORMAL')), ...(await openChecks(tx, application, 'MATERIAL'))];
    if (open.length > 0) return refuse('checks-open', { open, stage: 'MATERIAL' });
    const started = await measureStartRule(tx, application);
    if (!started.ok) return started;
  }
  const preview = await previewNotice(tx, application, decision);
  if (!preview.ok) return preview;
  const printable = checkContent(preview.value);
  return printable.ok ? ok(true) : printable;
}

async function reserve(tx: Transaction, decision: Decision): Promise<Result<true, Refusal>> {
  const tranches = tranchesOfDecision(decision.content);
  const years = tranches.map(({ budgetYear }) => budgetYear);
  const situations = await lockCapAccounts(tx, decision, years);
  const covered = districtCapMustCover(tranches, situations);
  if (!covered.ok) return covered;
  const budgeted = await reserveBudget(tx, { programme: decision.programmeCode, decisionId: decision.id, tranches });
  if (!budgeted.ok) return budgeted;
  await reserveUnderCap(tx, decision, decision.id, tranches);
  return ok(true);
}

/**
 * The second person confirms the examination without signing (Mitzeichnung). Where the programme has lead bodies, this is
 * the approval of the person's own body: refused to others, and given once per body.
 */
export async function confirmReview(
  database: Database,
  actor: Actor,
  command: DecisionCommand,
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openCaseForDecision(tx, command.applicationId, command.expectedVersion);
    if (!opened.ok) return opened;
    const possible = nextStatus(opened.value, tx, 'confirm-review');
    if (!possible.ok) return possible;
    const decision = await currentDecision(tx, opened.value.id);
    if (!decision) return refuse('decision-not-found', { applicationId: command.applicationId });
    const differs = secondPersonMustDiffer(
      { id: decision.preparedBy, name: decision.preparedByName },
      actor.accountId,
      'confirm-review',
    );
    if (!differs.ok) return differs;
    const approved = await approveForOwnBody(tx, opened.value, decision);
    if (!approved.ok) return approved;
    await markReviewed(tx, decision.id);
    const step = await markDecisionStep(tx, opened.value, {
      action: 'confirm-review',
      deadline: opened.value.deadline,
      deadlineReason: opened.value.deadlineReason,
      ...(approved.value ? { facts: { body: approved.value.body } } : {}),
      visibility: 'INTERNAL',
    });
    return step.ok ? ok(true) : step;
  });
}

async function approveForOwnBody(
  tx: Transaction,
  application: ApplicationCase,
  decision: Decision,
): Promise<Result<DemandedApproval | null, Refusal>> {
  const { demanded, given, ownBody } = await approvalSituation(tx, application, decision);
  if (demanded.length === 0) return ok(null);
  const own = approvalOf(demanded, given, ownBody);
  if (!own.ok) return own;
  await insertApproval(tx, decision, own.value.body);
  return own;
}

/** The second person returns the decision with a reason; what was reserved is free again. */
export async function returnDecision(
  database: Database,
  actor: Actor,
  command: DecisionCommand & { readonly reason: string },
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openCaseForDecision(tx, command.applicationId, command.expectedVersion);
    if (!opened.ok) return opened;
    const possible = nextStatus(opened.value, tx, 'return-decision');
    if (!possible.ok) return possible;
    const reason = command.reason.trim();
    if (reason.length < REASON_LENGTH_MIN) return refuse('reason-missing', {}, '/reason');
    const decision = await currentDecision(tx, opened.value.id);
    if (!decision) return refuse('decision-not-found', { applicationId: command.applicationId });
    const differs = secondPersonMustDiffer(
      { id: decision.preparedBy, name: decision.preparedByName },
      actor.accountId,
      'return-decision',
    );
    if (!differs.ok) return differs;
    await releaseReservations(tx, decision);
    await markReturned(tx, decision.id, reason);
    const step = await markDecisionStep(tx, opened.value, {
      action: 'return-decision',
      outcome: outcomeOf(decision.kind),
      reason,
      visibility: 'INTERNAL',
    });
    return step.ok ? ok(true) : step;
  });
}

/** Gives back what a decision holds under the cap and in the budget. Harmless if it holds nothing. */
export async function releaseReservations(tx: Transaction, decision: Decision): Promise<void> {
  const years = tranchesOfDecision(decision.content).map(({ budgetYear }) => budgetYear);
  if (years.length === 0) return;
  await lockCapAccounts(tx, decision, years);
  await releaseUnderCap(tx, decision, decision.id);
  await releaseBudget(tx, decision.id);
}
