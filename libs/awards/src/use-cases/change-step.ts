import { chainOf, latestSubmission, loadApplication } from '#applications';
import { recordAudit, type AuditFacts } from '#audit';
import { ok, refuse, type CalendarDate, type Refusal, type Result } from '#kernel';
import { queueMail } from '#mail';
import type { Transaction } from '#platform';
import { CHANGE_LIFECYCLE, type ChangeAction, type ChangeStatus } from '../domain/change-lifecycle.js';
import { loadRequestForUpdate, type ChangeRequest } from '../persistence/change-request.repository.js';

export interface ChangeCommand {
  readonly requestId: string;
  /** The version that the page showed; another one is refused as `change-changed-meanwhile`. */
  readonly expectedVersion?: number;
}

export interface OpenedChange {
  readonly request: ChangeRequest;
  readonly next: ChangeStatus;
}

/**
 * Loads the request locked and asks the lifecycle. Refuses `change-not-found` also for a foreign one, a stale version, and
 * that somebody takes back what somebody else asked for.
 */
export async function openChange(
  tx: Transaction,
  command: ChangeCommand,
  action: ChangeAction,
  outcome?: string,
): Promise<Result<OpenedChange, Refusal>> {
  const request = await loadRequestForUpdate(tx, command.requestId);
  if (!request) return refuse('change-not-found', { requestId: command.requestId });
  if (command.expectedVersion !== undefined && request.version !== command.expectedVersion)
    return refuse('change-changed-meanwhile', { expected: command.expectedVersion, version: request.version });
  const next = CHANGE_LIFECYCLE.next(request.status, action, tx.actor.roles, outcome);
  if (!next.ok) return next;
  const isRecipient = tx.actor.scope === 'ORGANISATION';
  if (action === 'withdraw-change' && isRecipient !== (request.origin === 'RECIPIENT'))
    return refuse('change-of-somebody-else', { origin: request.origin });
  if (action === 'ask-about-change' && request.origin === 'AUTHORITY')
    return refuse('change-of-somebody-else', { origin: request.origin });
  return ok({ request, next: next.value });
}

/** Tells the history of the case. What the authority prepares stays internal until it is signed. */
export async function recordChange(
  tx: Transaction,
  { request, next }: OpenedChange,
  action: ChangeAction | 'begin-change',
  more: { readonly reason?: string; readonly facts?: AuditFacts } = {},
): Promise<void> {
  const isInternal = INTERNAL.has(action) || (request.origin === 'AUTHORITY' && action !== 'sign-change');
  await recordAudit(tx, {
    chain: chainOf(request.applicationId),
    action,
    statusBefore: request.status,
    statusAfter: next,
    reason: more.reason ?? null,
    facts: { changeId: request.id, kind: request.kind, number: request.number, ...more.facts },
    organisationId: request.organisationId,
    visibility: isInternal ? 'INTERNAL' : 'SHARED',
  });
}

const INTERNAL: ReadonlySet<string> = new Set([
  'prepare-change',
  'send-change-to-review',
  'confirm-change',
  'return-change',
]);

/** Tells the contact person of the application where to look; mails never name amounts or outcomes. */
export async function tellRecipient(
  tx: Transaction,
  request: ChangeRequest,
  mail:
    | { readonly template: 'decision-available' }
    | { readonly template: 'info-request'; readonly deadline: CalendarDate },
): Promise<void> {
  const submission = await latestSubmission(tx, request.applicationId);
  const application = await loadApplication(tx, request.applicationId);
  if (!submission || !application) return;
  const facts = {
    fileNumber: application.fileNumber,
    projectTitle: application.title,
    link: `${tx.publicUrl}/aenderungen/${request.id}`,
  };
  const to = submission.content.applicant.contactEmail;
  const dedupeKey = `change:${request.id}:${request.version}:${mail.template}`;
  const { organisationId } = request;
  if (mail.template === 'info-request')
    await queueMail(tx, {
      template: mail.template,
      to,
      facts: { ...facts, deadline: mail.deadline },
      dedupeKey,
      organisationId,
    });
  else await queueMail(tx, { template: mail.template, to, facts, dedupeKey, organisationId });
}
