import { recordAudit, type AuditFacts, type Visibility } from '#audit';
import { ok, refuse, type CalendarDate, type Refusal, type Result } from '#kernel';
import type { Transaction } from '#platform';
import {
  APPLICATION_LIFECYCLE,
  type ApplicationAction,
  type ApplicationStatus,
} from '../domain/application-lifecycle.js';
import { loadApplicationForUpdate, updateStatus, type ApplicationCase } from '../persistence/application.repository.js';

export const chainOf = (applicationId: string): string => `application:${applicationId}`;

/** What mails about a case name: file number, title and the link to it. */
export const caseFacts = (
  tx: Pick<Transaction, 'publicUrl'>,
  application: Pick<ApplicationCase, 'id' | 'fileNumber' | 'title'>,
): { fileNumber: string; projectTitle: string; link: string } => ({
  fileNumber: application.fileNumber,
  projectTitle: application.title,
  link: `${tx.publicUrl}/antraege/${application.id}`,
});

export interface Step {
  readonly action: ApplicationAction;
  /** Chooses among several ends of one action, see the lifecycle. */
  readonly outcome?: string;
  readonly deadline?: CalendarDate | null;
  readonly deadlineReason?: string | null;
  readonly reason?: string;
  readonly facts?: AuditFacts;
  readonly visibility?: Visibility;
}

/** Loads the case locked, if the actor may see it and nobody changed it since `expectedVersion` was shown. */
export async function openCase(
  tx: Transaction,
  applicationId: string,
  expectedVersion?: number,
): Promise<Result<ApplicationCase>> {
  const application = await loadApplicationForUpdate(tx, applicationId);
  if (!application) return refuse('application-not-found', { applicationId });
  if (expectedVersion !== undefined && application.version !== expectedVersion) {
    return refuse('application-changed-meanwhile', { expected: expectedVersion, version: application.version });
  }
  return ok(application);
}

/** Whether the step is possible now for this actor; the answer is the next status. Writes nothing. */
export function nextStatus(
  application: ApplicationCase,
  tx: Pick<Transaction, 'actor'>,
  action: ApplicationAction,
  outcome?: string,
): Result<ApplicationStatus, Refusal> {
  return APPLICATION_LIFECYCLE.next(application.status, action, tx.actor.roles, outcome);
}

/** Takes the step: status, deadline and history in the caller's transaction. The case must be locked. */
export async function takeStep(
  tx: Transaction,
  application: ApplicationCase,
  step: Step,
): Promise<Result<ApplicationStatus, Refusal>> {
  const next = nextStatus(application, tx, step.action, step.outcome);
  if (!next.ok) return next;
  await updateStatus(tx, application, {
    status: next.value,
    deadline: step.deadline ?? null,
    deadlineReason: step.deadlineReason ?? null,
  });
  await recordAudit(tx, {
    chain: chainOf(application.id),
    action: step.action,
    statusBefore: application.status,
    statusAfter: next.value,
    reason: step.reason ?? null,
    facts: step.facts ?? {},
    organisationId: application.organisationId,
    visibility: step.visibility ?? 'SHARED',
  });
  return next;
}
