import { recordAudit } from '#audit';
import { hasRole, ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import type { Database, Transaction } from '#platform';
import type { ApplicationStatus } from '../domain/application-lifecycle.js';
import { updateAssignment, updateDeadline, type ApplicationCase } from '../persistence/application.repository.js';
import { insertCheckResult, latestCheckResults, type CheckValue } from '../persistence/check.repository.js';
import { termsOfApplication } from '../read/application-terms.js';
import { chainOf, nextStatus, openCase, takeStep } from './take-step.js';

export interface CaseCommand {
  readonly applicationId: string;
  /** The version of the case that the officer saw; a change in between is refused. */
  readonly expectedVersion?: number;
}

const CHECK_STATUSES: readonly ApplicationStatus[] = [
  'FORMAL_CHECK',
  'MATERIAL_CHECK',
  'DECISION_PREPARED',
  'RETURNED',
];

/** Begins the formal check; whoever begins takes the case over if nobody has it. */
export async function startFormalCheck(
  database: Database,
  actor: Actor,
  command: CaseCommand,
): Promise<Result<ApplicationStatus, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openCase(tx, command.applicationId, command.expectedVersion);
    if (!opened.ok) return opened;
    const step = await takeStep(tx, opened.value, { action: 'start-formal-check' });
    if (step.ok && !opened.value.assignedTo)
      await updateAssignment(tx, opened.value.id, { id: actor.accountId, name: actor.name });
    return step;
  });
}

export interface RecordCheck extends CaseCommand {
  readonly code: string;
  readonly result: CheckValue;
  readonly note: string;
}

/** Notes the result of one check point. A result other than "met" needs a sentence that says why. */
export async function recordCheck(
  database: Database,
  actor: Actor,
  command: RecordCheck,
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openCase(tx, command.applicationId);
    if (!opened.ok) return opened;
    const application = opened.value;
    if (!hasRole(actor, 'CASEWORKER') || !CHECK_STATUSES.includes(application.status)) {
      return refuse('action-not-possible', { status: application.status, action: 'record-check', possible: [] });
    }
    const context = await termsOfApplication(tx, application);
    if (!context.ok) return context;
    const known = context.value.version.terms.checks.some(({ code }) => code === command.code);
    if (!known) return refuse('check-unknown', { code: command.code }, '/code');
    const note = command.note.trim();
    if (['NOT_MET', 'TO_REQUEST'].includes(command.result) && note.length < 5)
      return refuse('reason-missing', {}, '/note');
    await insertCheckResult(tx, application.id, { code: command.code, result: command.result, note });
    await recordAudit(tx, {
      chain: chainOf(application.id),
      action: 'record-check',
      facts: { code: command.code, result: command.result },
      reason: note || null,
      organisationId: application.organisationId,
      visibility: 'INTERNAL',
    });
    return ok(true);
  });
}

/** Ends the formal check. Refuses while a formal point is open, to be requested or not met. */
export async function completeFormalCheck(
  database: Database,
  actor: Actor,
  command: CaseCommand,
): Promise<Result<ApplicationStatus, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openCase(tx, command.applicationId, command.expectedVersion);
    if (!opened.ok) return opened;
    const possible = nextStatus(opened.value, tx, 'complete-formal-check');
    if (!possible.ok) return possible;
    const open = await openChecks(tx, opened.value, 'FORMAL');
    if (open.length > 0) return refuse('checks-open', { open, stage: 'FORMAL' });
    return takeStep(tx, opened.value, { action: 'complete-formal-check' });
  });
}

/** The labels of the check points of a stage that are not met yet. */
export async function openChecks(
  tx: Transaction,
  application: ApplicationCase,
  stage: 'FORMAL' | 'MATERIAL',
): Promise<string[]> {
  const context = await termsOfApplication(tx, application);
  if (!context.ok) return [];
  const results = await latestCheckResults(tx, application.id);
  return context.value.version.terms.checks
    .filter((check) => check.stage === stage && results.get(check.code)?.result !== 'MET')
    .map(({ label }) => label);
}

/** Gives the case to a person of the authority, or to nobody. Has no legal effect and is possible in every status. */
export async function assignApplication(
  database: Database,
  actor: Actor,
  command: CaseCommand & { readonly assignee: { readonly id: string; readonly name: string } | null },
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openCase(tx, command.applicationId);
    if (!opened.ok) return opened;
    if (!hasRole(actor, 'CASEWORKER', 'REVIEWER', 'SIGNATORY', 'PROGRAMME_ADMIN')) {
      return refuse('action-not-permitted', { action: 'assign', status: opened.value.status, possible: [] });
    }
    await updateAssignment(tx, opened.value.id, command.assignee);
    await recordAudit(tx, {
      chain: chainOf(opened.value.id),
      action: 'assign',
      facts: { assignee: command.assignee?.name ?? null },
      organisationId: opened.value.organisationId,
      visibility: 'INTERNAL',
    });
    return ok(true);
  });
}

/** Sets the case's next date by hand, with its reason. A date with legal effect is set by its own act, not here. */
export async function setDeadline(
  database: Database,
  actor: Actor,
  command: CaseCommand & { readonly deadline: CalendarDate | null; readonly reason: string },
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openCase(tx, command.applicationId);
    if (!opened.ok) return opened;
    const application = opened.value;
    if (!hasRole(actor, 'CASEWORKER'))
      return refuse('action-not-permitted', { action: 'set-deadline', status: application.status, possible: [] });
    if (['INFO_REQUESTED', 'IN_REVIEW'].includes(application.status)) {
      return refuse('deadline-belongs-to-act', { status: application.status });
    }
    if (command.deadline?.isBefore(tx.today))
      return refuse('date-in-the-past', { date: command.deadline.toGerman() }, '/deadline');
    await updateDeadline(tx, application.id, command.deadline, command.reason.trim() || null);
    await recordAudit(tx, {
      chain: chainOf(application.id),
      action: 'set-deadline',
      facts: { deadline: command.deadline?.toString() ?? null },
      reason: command.reason.trim() || null,
      organisationId: application.organisationId,
      visibility: 'INTERNAL',
    });
    return ok(true);
  });
}
