import { ok, refuse, SYSTEM_ACTOR, type Refusal, type Result } from '#kernel';
import { newId, violatedConstraint, type Database, type Transaction } from '#platform';
import { findEvent, loadEventForUpdate, type PublicEvent } from '../persistence/event.repository.js';
import {
  insertRegistration,
  markRegistration,
  registrationBehind,
  registrationByEmail,
  registrationsOf,
  type Registration,
  type RegistrationStatus,
} from '../persistence/registration.repository.js';
import {
  askToConfirm,
  CONFIRM_HOURS,
  hashOfSecret,
  newLinkSecret,
  tellPlace,
  tellWaiting,
} from './registration-mails.js';

export interface RegisterForEvent {
  readonly eventId: string;
  readonly name: string;
  readonly organisation: string;
  readonly email: string;
}

const NAME_LENGTH_MAX = 120;
const ORGANISATION_LENGTH_MAX = 200;
const EMAIL_LENGTH_MAX = 254;
const EMAIL = /^[^\s@,;<>]+@[^\s@,;<>]+$/;
const MS_PER_HOUR = 3_600_000;

/**
 * Anybody registers; a mail asks to confirm. The answer is the same whether the address is registered already or not:
 * nobody learns from it who comes. Refuses names that are empty, addresses that are none, and events that take nobody.
 */
export async function registerForEvent(database: Database, command: RegisterForEvent): Promise<Result<true, Refusal>> {
  try {
    return await database.transaction(SYSTEM_ACTOR, async (tx) => {
      const event = await findEvent(tx, command.eventId);
      if (!event || event.status === 'DRAFT') return refuse('event-not-found');
      if (event.status === 'CANCELLED') return refuse('event-cancelled');
      if (event.registrationUntil <= tx.now) return refuse('registration-over');
      const whole = commandMustBeWhole(command);
      if (!whole.ok) return whole;
      if (await registrationByEmail(tx, event.id, command.email.trim())) return ok(true as const);
      const registration = {
        id: newId(),
        eventId: event.id,
        name: command.name.trim(),
        organisation: command.organisation.trim(),
        email: command.email.trim(),
      };
      const { secret, hash } = newLinkSecret();
      await insertRegistration(tx, registration, hash);
      await askToConfirm(tx, event, registration, secret);
      return ok(true as const);
    });
  } catch (error) {
    // The button pressed twice: the first one counts.
    if (violatedConstraint(error) === 'registration_once') return ok(true);
    throw error;
  }
}

/** Confirms by link: a place while there is one, otherwise the waiting list. Confirming again changes nothing. */
export async function confirmRegistration(
  database: Database,
  secret: string,
): Promise<Result<RegistrationStatus, Refusal>> {
  return database.transaction(SYSTEM_ACTOR, async (tx) => {
    const found = await openRegistration(tx, secret);
    if (!found.ok) return found;
    const { registration, event } = found.value;
    if (registration.status !== 'UNCONFIRMED') return ok(registration.status);
    if (registration.createdAt.getTime() + CONFIRM_HOURS * MS_PER_HOUR <= tx.now.getTime())
      return refuse('registration-link-unknown');
    const status = event.taken < event.capacity ? 'PLACED' : 'WAITING';
    await markRegistration(tx, registration.id, status);
    if (status === 'PLACED') await tellPlace(tx, event, registration, { secret, movedUp: false });
    else await tellWaiting(tx, event, registration, secret);
    return ok(status);
  });
}

/** Gives the place back by link; the first of the waiting list moves up in the same transaction. */
export async function cancelRegistration(database: Database, secret: string): Promise<Result<true, Refusal>> {
  return database.transaction(SYSTEM_ACTOR, async (tx) => {
    const found = await openRegistration(tx, secret);
    if (!found.ok) return found;
    const { registration, event } = found.value;
    if (registration.status === 'CANCELLED') return ok(true);
    await markRegistration(tx, registration.id, 'CANCELLED');
    if (registration.status === 'PLACED') await moveUp(tx, event);
    return ok(true);
  });
}

/** What the holder of a link sees. */
export async function registrationOfLink(
  database: Database,
  secret: string,
): Promise<{ readonly event: PublicEvent; readonly status: RegistrationStatus } | null> {
  return database.read(SYSTEM_ACTOR, async (tx) => {
    const registration = await registrationBehind(tx, hashOfSecret(secret));
    const event = registration && (await findEvent(tx, registration.eventId));
    return event ? { event, status: registration.status } : null;
  });
}

async function openRegistration(
  tx: Transaction,
  secret: string,
): Promise<Result<{ readonly registration: Registration; readonly event: PublicEvent }, Refusal>> {
  const known = await registrationBehind(tx, hashOfSecret(secret));
  const event = known && (await loadEventForUpdate(tx, known.eventId));
  // Read again behind the lock: two clicks at once act one after the other.
  const registration = await registrationBehind(tx, hashOfSecret(secret));
  if (!event || !registration) return refuse('registration-link-unknown');
  if (event.status === 'CANCELLED') return refuse('event-cancelled');
  if (event.startsAt <= tx.now) return refuse('event-over');
  return ok({ registration, event });
}

/** Gives a free place to the first of the waiting list; without anybody waiting nothing happens. */
export async function moveUp(tx: Transaction, event: PublicEvent): Promise<void> {
  const next = (await registrationsOf(tx, event.id)).find(({ status }) => status === 'WAITING');
  if (!next) return;
  const { secret, hash } = newLinkSecret();
  await markRegistration(tx, next.id, 'PLACED', { movedUp: true, tokenHash: hash });
  await tellPlace(tx, event, next, { secret, movedUp: true });
}

function commandMustBeWhole({ name, organisation, email }: RegisterForEvent): Result<true, Refusal> {
  if (name.trim().length < 2) return refuse('entry-missing', {}, '/name');
  if (name.trim().length > NAME_LENGTH_MAX) return refuse('entry-too-long', { lengthMax: NAME_LENGTH_MAX }, '/name');
  if (organisation.trim().length > ORGANISATION_LENGTH_MAX)
    return refuse('entry-too-long', { lengthMax: ORGANISATION_LENGTH_MAX }, '/organisation');
  const isEmail = email.trim().length <= EMAIL_LENGTH_MAX && EMAIL.test(email.trim());
  return isEmail ? ok(true) : refuse('email-invalid', {}, '/email');
}
