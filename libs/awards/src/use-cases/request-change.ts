import { loadApplication } from '#applications';
import { APPLICANT_ROLES, hasRole, ok, refuse, type Actor, type Refusal, type Result, type Role } from '#kernel';
import { publish } from '#outbox';
import { newId, violatedConstraint, type Database, type Transaction } from '#platform';
import type { ChangeKind } from '../domain/change-lifecycle.js';
import {
  findChangeRequest,
  insertRequest,
  updateRequest,
  type ChangeContent,
  type ChangeRequest,
} from '../persistence/change-request.repository.js';
import { grantableChange, openGrant, reasonMustBeGiven, startMustBePossible } from './change-rules.js';
import { openChange, recordChange, type ChangeCommand } from './change-step.js';

/** Either on an award (amendment, waiver), or on an application (early start). */
export type StartChange = { readonly content: ChangeContent; readonly reason: string } & (
  | { readonly kind: 'CHANGE' | 'WAIVER'; readonly awardId: string }
  | { readonly kind: 'EARLY_START'; readonly applicationId: string }
);

/**
 * Begins a request: the recipient's draft, which need not be whole yet, or an amendment of the authority's own motion,
 * which must. Refuses a grant that is closed, an application that is not pending, and a second open request on a case.
 */
export async function startChange(
  database: Database,
  actor: Actor,
  command: StartChange,
): Promise<Result<{ readonly id: string }, Refusal>> {
  return oneOpen(() => database.transaction(actor, (tx) => start(tx, command)));
}

async function start(tx: Transaction, command: StartChange): Promise<Result<{ readonly id: string }, Refusal>> {
  const isRecipient = tx.actor.scope === 'ORGANISATION';
  const allowed = askersOf(command.kind, isRecipient);
  if (!hasRole(tx.actor, ...allowed))
    return refuse('action-not-permitted', { action: 'begin-change', allowedRoles: allowed, possible: [] });
  const place = await placeOf(tx, command);
  if (!place.ok) return place;
  const { kind, content, reason } = command;
  const origin = isRecipient ? ('RECIPIENT' as const) : ('AUTHORITY' as const);
  let before: ChangeContent = {};
  if (!isRecipient) {
    const given = reasonMustBeGiven(reason);
    if (!given.ok) return given;
    const grantable = await grantableChange(tx, { kind, content, origin, awardId: place.value.awardId }, null);
    if (!grantable.ok) return grantable;
    before = { before: grantable.value.situation.current };
  }
  const id = newId();
  await insertRequest(tx, {
    id,
    kind,
    origin,
    ...place.value,
    content: { ...content, ...before },
    reason: reason.trim(),
  });
  const request = await findChangeRequest(tx, id);
  if (request) await recordChange(tx, { request, next: request.status }, 'begin-change', { reason: reason.trim() });
  return ok({ id });
}

/** The authority amends of its own motion; only the recipient waives or asks to begin early. */
const askersOf = (kind: ChangeKind, isRecipient: boolean): readonly Role[] =>
  isRecipient ? APPLICANT_ROLES : kind === 'CHANGE' ? ['CASEWORKER'] : [];

type Place = Pick<ChangeRequest, 'applicationId' | 'awardId' | 'organisationId' | 'baseVersion'>;

async function placeOf(tx: Transaction, command: StartChange): Promise<Result<Place, Refusal>> {
  if (command.kind !== 'EARLY_START') {
    const opened = await openGrant(tx, command.awardId);
    if (!opened.ok) return opened;
    const { id, applicationId, organisationId, version } = opened.value.award;
    return ok({ applicationId, awardId: id, organisationId, baseVersion: version });
  }
  const application = await loadApplication(tx, command.applicationId);
  if (!application) return refuse('application-not-found', { applicationId: command.applicationId });
  const possible = await startMustBePossible(tx, application.id, command.content.startOn ?? '');
  if (!possible.ok) return possible;
  const { id, organisationId } = application;
  return ok({ applicationId: id, awardId: null, organisationId, baseVersion: null });
}

/** Saves the recipient's draft, or what a question made it change. */
export async function saveChange(
  database: Database,
  actor: Actor,
  command: ChangeCommand & { readonly content: ChangeContent; readonly reason: string },
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openChange(tx, command, 'edit-change');
    if (!opened.ok) return opened;
    await updateRequest(tx, opened.value.request, { content: command.content, reason: command.reason.trim() });
    return ok(true);
  });
}

/**
 * The signatory of the recipient asks bindingly. Refuses what is not whole or cannot be granted at all, by how much, what
 * needs no consent, and a second open request.
 */
export async function submitChange(
  database: Database,
  actor: Actor,
  command: ChangeCommand,
): Promise<Result<true, Refusal>> {
  return oneOpen(() => database.transaction(actor, (tx) => submit(tx, command, 'submit-change', null)));
}

/** Answers the authority's question; what was changed meanwhile is submitted with it. */
export async function answerChange(
  database: Database,
  actor: Actor,
  command: ChangeCommand & { readonly answer: string },
): Promise<Result<true, Refusal>> {
  const answer = command.answer.trim();
  if (answer.length < 3) return refuse('answer-missing', {}, '/answer');
  return database.transaction(actor, (tx) => submit(tx, command, 'answer-about-change', answer));
}

async function submit(
  tx: Transaction,
  command: ChangeCommand,
  action: 'submit-change' | 'answer-about-change',
  answer: string | null,
): Promise<Result<true, Refusal>> {
  const opened = await openChange(tx, command, action);
  if (!opened.ok) return opened;
  const { request, next } = opened.value;
  const given = reasonMustBeGiven(request.reason);
  if (!given.ok) return given;
  let baseVersion: number | null = null;
  let { content } = request;
  if (request.kind === 'EARLY_START') {
    const possible = await startMustBePossible(tx, request.applicationId, request.content.startOn ?? '');
    if (!possible.ok) return possible;
  } else {
    const grantable = await grantableChange(tx, request, null);
    if (!grantable.ok) return grantable;
    baseVersion = grantable.value.situation.award.version;
    content = { ...content, before: grantable.value.situation.current };
  }
  await updateRequest(tx, request, { status: next, content, baseVersion, ...(answer === null ? {} : { answer }) });
  await recordChange(tx, opened.value, action, answer === null ? {} : { reason: answer });
  return ok(true);
}

/** Whoever asked takes the request back. A job frees what a review had reserved: the recipient never sees that. */
export async function withdrawChange(
  database: Database,
  actor: Actor,
  command: ChangeCommand,
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openChange(tx, command, 'withdraw-change');
    if (!opened.ok) return opened;
    const { request, next } = opened.value;
    await updateRequest(tx, request, { status: next });
    await recordChange(tx, opened.value, 'withdraw-change');
    await publish(tx, {
      name: 'release-change-reservation',
      payload: { requestId: request.id },
      dedupeKey: `release-change-reservation:${request.id}`,
    });
    return ok(true);
  });
}

async function oneOpen<T>(work: () => Promise<Result<T, Refusal>>): Promise<Result<T, Refusal>> {
  try {
    return await work();
  } catch (error) {
    if (violatedConstraint(error) === 'change_one_open') return refuse('change-already-open', {});
    throw error;
  }
}
