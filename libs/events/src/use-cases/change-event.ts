import { recordAudit } from '#audit';
import { hasRole, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database, Transaction } from '#platform';
import { EVENT_KEEPERS, EVENT_LIFECYCLE } from '../domain/event-lifecycle.js';
import { loadEventForUpdate, updateEvent, type EventDraft, type PublicEvent } from '../persistence/event.repository.js';
import { registrationsOf } from '../persistence/registration.repository.js';
import { draftMustBeWhole, isKept } from './keep-event.js';
import { moveUp } from './register.js';
import { tellChanged } from './registration-mails.js';

/** What an event shall be, and the version that was looked at. Its owner and district stay. */
export interface ChangeEvent {
  readonly id: string;
  readonly version: number;
  readonly draft: Omit<EventDraft, 'ownerOrganisationId' | 'districtAgs'>;
}

/**
 * Changes an event before it begins; whoever has or awaits a place is told by mail where day, hour or place are others, and
 * new places go to the waiting list. Refuses an event that began, fewer places than are given out, a longer retention than
 * people were promised, and a change over somebody else's.
 */
export async function changeEvent(
  database: Database,
  actor: Actor,
  { id, version, draft }: ChangeEvent,
): Promise<Result<{ readonly version: number; readonly told: number }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const event = await loadEventForUpdate(tx, id);
    if (!event || !isKept(actor, event)) return refuse('event-not-found');
    const roles = hasRole(actor, 'SYSTEM') ? EVENT_KEEPERS : actor.roles;
    const next = EVENT_LIFECYCLE.next(event.status, 'change-event', roles);
    if (!next.ok) return next;
    const { ownerOrganisationId, districtAgs } = event;
    const changed = { ...draft, ownerOrganisationId, districtAgs, title: draft.title.trim() };
    const possible = await changeMustBePossible(tx, event, changed, version);
    if (!possible.ok) return possible;
    await updateEvent(tx, id, changed);
    const told = await tellEverybody(tx, event, { ...event, ...changed, version: version + 1 });
    await fillPlaces(tx, { ...event, ...changed });
    await recordAudit(tx, {
      ...{ chain: `event:${id}`, action: 'change-event', statusBefore: event.status, statusAfter: next.value },
      ...{ facts: { version: version + 1, told }, organisationId: ownerOrganisationId },
    });
    return ok({ version: version + 1, told });
  });
}

async function changeMustBePossible(
  tx: Transaction,
  event: PublicEvent,
  changed: EventDraft,
  version: number,
): Promise<Result<true, Refusal>> {
  if (event.startsAt <= tx.now) return refuse('event-over');
  if (event.version !== version) return refuse('event-changed-meanwhile', { version: event.version });
  const whole = draftMustBeWhole(tx, changed);
  if (!whole.ok) return whole;
  if (changed.capacity < event.taken) return refuse('capacity-below-taken', { taken: event.taken }, '/capacity');
  const isPromised = changed.retentionDays > event.retentionDays && (await registrationsOf(tx, event.id)).length > 0;
  return isPromised ? refuse('retention-promised', { days: event.retentionDays }, '/retentionDays') : ok(true);
}

async function fillPlaces(tx: Transaction, event: PublicEvent): Promise<void> {
  const waiting = (await registrationsOf(tx, event.id)).filter(({ status }) => status === 'WAITING').length;
  const free = Math.min(event.capacity - event.taken, waiting);
  for (let place = 0; place < free; place += 1) await moveUp(tx, event);
}

/** How many were told. Who has not confirmed yet reads the present day with the place. */
async function tellEverybody(tx: Transaction, before: PublicEvent, after: PublicEvent): Promise<number> {
  const isElsewhere =
    before.startsAt.getTime() !== after.startsAt.getTime() ||
    before.endsAt.getTime() !== after.endsAt.getTime() ||
    before.place !== after.place;
  if (!isElsewhere || after.status !== 'PUBLISHED') return 0;
  const awaited = (await registrationsOf(tx, after.id)).filter(({ status }) => ['PLACED', 'WAITING'].includes(status));
  for (const registration of awaited) await tellChanged(tx, { before, after }, registration);
  return awaited.length;
}
