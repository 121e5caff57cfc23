import { createHash, randomBytes } from 'node:crypto';
import { queueMail } from '#mail';
import type { Transaction } from '#platform';
import type { PublicEvent } from '../persistence/event.repository.js';
import type { Registration } from '../persistence/registration.repository.js';

export const CONFIRM_HOURS = 48;

const BERLIN = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

type Receiver = Pick<Registration, 'id' | 'email'>;

export function newLinkSecret(): { readonly secret: string; readonly hash: string } {
  const secret = randomBytes(32).toString('base64url');
  return { secret, hash: hashOfSecret(secret) };
}

export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Asks to confirm. Nobody is entered on an event by somebody else's hand. */
export async function askToConfirm(tx: Transaction, event: PublicEvent, to: Receiver, secret: string): Promise<void> {
  await queueMail(tx, {
    template: 'event-confirm',
    to: to.email,
    facts: { ...factsOf(event), link: linkTo(tx, secret), validHours: CONFIRM_HOURS },
    dedupeKey: `event-confirm:${to.id}`,
  });
}

export async function tellPlace(
  tx: Transaction,
  event: PublicEvent,
  to: Receiver,
  { secret, movedUp }: { readonly secret: string; readonly movedUp: boolean },
): Promise<void> {
  await queueMail(tx, {
    template: 'event-place',
    to: to.email,
    facts: { ...factsOf(event), link: linkTo(tx, secret), movedUp },
    dedupeKey: `event-place:${to.id}`,
  });
}

export async function tellWaiting(tx: Transaction, event: PublicEvent, to: Receiver, secret: string): Promise<void> {
  await queueMail(tx, {
    template: 'event-waiting',
    to: to.email,
    facts: { ...factsOf(event), link: linkTo(tx, secret) },
    dedupeKey: `event-waiting:${to.id}`,
  });
}

export async function tellCancelled(tx: Transaction, event: PublicEvent, to: Receiver): Promise<void> {
  await queueMail(tx, {
    template: 'event-cancelled',
    to: to.email,
    facts: factsOf(event),
    dedupeKey: `event-cancelled:${to.id}`,
  });
}

/** Tells that day, hour or place are others now, and what they were. */
export async function tellChanged(
  tx: Transaction,
  { before, after }: { readonly before: PublicEvent; readonly after: PublicEvent },
  to: Receiver,
): Promise<void> {
  await queueMail(tx, {
    template: 'event-changed',
    to: to.email,
    facts: { ...factsOf(after), endsAt: hourOf(after.endsAt), before: factsOf(before) },
    dedupeKey: changedKey(to.id, after.version),
  });
}

/** Every mail a registration may have caused, to forget them with it. */
export const mailKeysOf = (registrationId: string, eventVersion: number): readonly string[] => [
  ...['event-confirm', 'event-place', 'event-waiting', 'event-cancelled'].map((kind) => `${kind}:${registrationId}`),
  ...Array.from({ length: eventVersion }, (_, index) => changedKey(registrationId, index + 1)),
];

const changedKey = (registrationId: string, version: number): string => `event-changed:${registrationId}:${version}`;

const hourOf = (instant: Date): string => `${BERLIN.format(instant)} Uhr`;

const linkTo = (tx: Transaction, secret: string): string => `${tx.publicUrl}/anmeldung/${secret}`;

const factsOf = ({ title, startsAt, place }: PublicEvent): { title: string; startsAt: string; place: string } => ({
  title,
  startsAt: `${BERLIN.format(startsAt)} Uhr`,
  place,
});
