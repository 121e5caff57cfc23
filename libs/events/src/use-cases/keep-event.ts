import { recordAudit } from '#audit';
import { hasRole, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { forgetMails } from '#mail';
import { newId, type Database, type Transaction } from '#platform';
import { EVENT_KEEPERS, EVENT_LIFECYCLE, type EventAction, type EventStatus } from '../domain/event-lifecycle.js';
import {
  eventsToWipe,
  findEvent,
  insertEvent,
  keepCountsOnly,
  loadEventForUpdate,
  markEvent,
  type EventDraft,
  type PublicEvent,
} from '../persistence/event.repository.js';
import { deleteRegistration, registrationsOf, unconfirmedSince } from '../persistence/registration.repository.js';
import { CONFIRM_HOURS, mailKeysOf, tellCancelled } from './registration-mails.js';

const MS_PER_HOUR = 3_600_000;
const TITLE_LENGTH_MAX = 200;
const CAPACITY_MAX = 10_000;
const RETENTION_DAYS_MAX = 365;

/** Plans an event as a draft. Refuses times that run backwards, no places, and an awareness event without phenomenon. */
export async function planEvent(
  database: Database,
  actor: Actor,
  draft: EventDraft,
): Promise<Result<{ readonly id: string }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    if (!hasRole(actor, 'SYSTEM', ...EVENT_KEEPERS))
      return refuse('action-not-permitted', { action: 'plan-event', allowedRoles: EVENT_KEEPERS, possible: [] });
    const whole = draftMustBeWhole(tx, draft);
    if (!whole.ok) return whole;
    const id = newId();
    const owner = actor.organisationId ?? draft.ownerOrganisationId;
    await insertEvent(tx, id, { ...draft, title: draft.title.trim(), ownerOrganisationId: owner });
    await trace(tx, { id, ownerOrganisationId: owner }, 'plan-event', null, 'DRAFT');
    return ok({ id });
  });
}

/** Shows the event to everybody and opens its registration. */
export const publishEvent = (database: Database, actor: Actor, id: string): Promise<Result<true, Refusal>> =>
  step(database, actor, id, 'publish-event', async (tx, event) =>
    event.registrationUntil <= tx.now ? refuse('registration-over') : ok(true),
  );

/** Cancels; whoever has or awaits a place is told. */
export const cancelEvent = (database: Database, actor: Actor, id: string): Promise<Result<true, Refusal>> =>
  step(database, actor, id, 'cancel-event', async (tx, event) => {
    if (event.endsAt <= tx.now) return refuse('event-over');
    for (const registration of await registrationsOf(tx, id))
      if (['PLACED', 'WAITING'].includes(registration.status)) await tellCancelled(tx, event, registration);
    return ok(true);
  });

/**
 * Daily job: deletes the registrations of events whose retention is over, with the mails that went to these people, and
 * keeps the counts; deletes what nobody confirmed in time. Safe to repeat.
 */
export async function wipeRegistrations(database: Database, actor: Actor): Promise<void> {
  const due = await database.read(actor, eventsToWipe);
  for (const id of due) await database.transaction(actor, (tx) => wipe(tx, id));
  await database.transaction(actor, async (tx) => {
    for (const { id, eventId } of await unconfirmedSince(
      tx,
      new Date(tx.now.getTime() - CONFIRM_HOURS * MS_PER_HOUR),
    )) {
      const event = await findEvent(tx, eventId);
      await forgetMails(tx, mailKeysOf(id, event?.version ?? 1));
      await deleteRegistration(tx, id);
    }
  });
}

async function wipe(tx: Transaction, id: string): Promise<void> {
  const event = await loadEventForUpdate(tx, id);
  if (!event || event.counts !== null) return;
  const registrations = await registrationsOf(tx, id);
  const number = (status: string): number => registrations.filter((each) => each.status === status).length;
  await forgetMails(
    tx,
    registrations.flatMap((each) => mailKeysOf(each.id, event.version)),
  );
  const counts = { placed: number('PLACED'), waiting: number('WAITING'), cancelled: number('CANCELLED') };
  await keepCountsOnly(tx, id, counts);
  await recordAudit(tx, {
    chain: `event:${id}`,
    action: 'wipe-registrations',
    facts: counts,
    organisationId: event.ownerOrganisationId,
  });
}

async function step(
  database: Database,
  actor: Actor,
  id: string,
  action: EventAction,
  act: (tx: Transaction, event: PublicEvent) => Promise<Result<true, Refusal>>,
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const event = await loadEventForUpdate(tx, id);
    if (!event || !isKept(actor, event)) return refuse('event-not-found');
    const roles = hasRole(actor, 'SYSTEM') ? EVENT_KEEPERS : actor.roles;
    const next = EVENT_LIFECYCLE.next(event.status, action, roles);
    if (!next.ok) return next;
    const done = await act(tx, event);
    if (!done.ok) return done;
    await markEvent(tx, id, next.value);
    await trace(tx, event, action, event.status, next.value);
    return done;
  });
}

/** The authority keeps its own events, an organisation its own; the names of participants are theirs alone. */
export const isKept = (actor: Actor, { ownerOrganisationId }: Pick<PublicEvent, 'ownerOrganisationId'>): boolean =>
  actor.scope === 'SYSTEM' || (hasRole(actor, ...EVENT_KEEPERS) && actor.organisationId === ownerOrganisationId);

/** What planning and changing an event demand alike. */
export function draftMustBeWhole(tx: Transaction, draft: EventDraft): Result<true, Refusal> {
  const length = draft.title.trim().length;
  if (length < 3) return refuse('entry-missing', {}, '/title');
  if (length > TITLE_LENGTH_MAX) return refuse('entry-too-long', { lengthMax: TITLE_LENGTH_MAX }, '/title');
  if (draft.organiser.trim().length < 2) return refuse('entry-missing', {}, '/organiser');
  if (draft.startsAt <= tx.now) return refuse('event-in-past', {}, '/startsAt');
  if (draft.endsAt <= draft.startsAt) return refuse('event-ends-before-start', {}, '/endsAt');
  if (draft.registrationUntil > draft.startsAt) return refuse('registration-after-start', {}, '/registrationUntil');
  if (!Number.isInteger(draft.capacity) || draft.capacity < 1 || draft.capacity > CAPACITY_MAX)
    return refuse('capacity-unreadable', { max: CAPACITY_MAX }, '/capacity');
  const { retentionDays } = draft;
  if (!Number.isInteger(retentionDays) || retentionDays < 0 || retentionDays > RETENTION_DAYS_MAX)
    return refuse('retention-unreadable', { max: RETENTION_DAYS_MAX }, '/retentionDays');
  if (draft.kind === 'AWARENESS' && draft.phenomenon === null)
    return refuse('event-phenomenon-missing', {}, '/phenomenon');
  return ok(true);
}

async function trace(
  tx: Transaction,
  event: Pick<PublicEvent, 'id' | 'ownerOrganisationId'>,
  action: string,
  statusBefore: EventStatus | null,
  statusAfter: EventStatus,
): Promise<void> {
  await recordAudit(tx, {
    chain: `event:${event.id}`,
    action,
    statusBefore,
    statusAfter,
    organisationId: event.ownerOrganisationId,
  });
}
