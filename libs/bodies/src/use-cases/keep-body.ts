import { recordAudit } from '#audit';
import { hasRole, ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import { newId, type Database, type Transaction } from '#platform';
import { isInTerm, type Body, type Deputy, type Seat } from '../domain/body.js';
import {
  changeContact,
  endTerm,
  findSeat,
  insertBody,
  insertDeputy,
  insertSeat,
  rewriteRules,
} from '../persistence/body.repository.js';
import { keepersOf, keptBody } from './keeper.js';

export type BodyDraft = Omit<Body, 'id' | 'dissolvedOn'>;
export type SeatDraft = Omit<Seat, 'id' | 'bodyId' | 'deputies'>;

const NAME_LENGTH_MIN = 3;
const NAME_LENGTH_MAX = 200;
const EMAIL = /^[^\s@,;<>]+@[^\s@,;<>]+$/;
const EMAIL_LENGTH_MAX = 254;

/** Door: founds a body in the caller's transaction, with its first seats. Refuses names and rules that say nothing. */
export async function foundBody(
  tx: Transaction,
  draft: BodyDraft,
  seats: readonly SeatDraft[] = [],
): Promise<Result<{ readonly bodyId: string }, Refusal>> {
  const founders = keepersOf(draft).filter((role) => role !== 'COORDINATION');
  if (!hasRole(tx.actor, 'SYSTEM', ...founders))
    return refuse('action-not-permitted', { action: 'found-body', allowedRoles: founders, possible: [] });
  const isOwn = tx.actor.organisationId === null || tx.actor.organisationId === draft.ownerOrganisationId;
  if (!isOwn) return refuse('body-of-others');
  const whole = mustBeWhole(draft);
  if (!whole.ok) return whole;
  const body: Body = { ...draft, name: draft.name.trim(), id: newId(), dissolvedOn: null };
  await insertBody(tx, body);
  for (const seat of seats) {
    const possible = seatMustBeWhole(seat);
    if (!possible.ok) return possible;
    await insertSeat(tx, { ...seat, id: newId(), bodyId: body.id });
  }
  await recordAudit(tx, {
    chain: `body:${body.id}`,
    action: 'found-body',
    facts: { kind: body.kind, seats: seats.length },
    organisationId: body.ownerOrganisationId,
  });
  return ok({ bodyId: body.id });
}

export async function changeRules(
  database: Database,
  actor: Actor,
  command: { readonly bodyId: string } & Pick<Body, 'quorum' | 'majority' | 'secrecy'>,
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const kept = await keptBody(tx, command.bodyId, 'change-rules');
    if (!kept.ok) return kept;
    const whole = mustBeWhole({ ...kept.value, quorum: command.quorum });
    if (!whole.ok) return whole;
    await rewriteRules(tx, command.bodyId, command);
    return trace(tx, kept.value, 'change-rules', { majority: command.majority, secrecy: command.secrecy });
  });
}

/** Adds a seat for an organisation. The contact is an address of the organisation, not of a person by name. */
export async function addSeat(
  database: Database,
  actor: Actor,
  command: { readonly bodyId: string; readonly seat: SeatDraft },
): Promise<Result<{ readonly seatId: string }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const kept = await keptBody(tx, command.bodyId, 'add-seat');
    if (!kept.ok) return kept;
    const possible = seatMustBeWhole(command.seat);
    if (!possible.ok) return possible;
    const seatId = newId();
    await insertSeat(tx, { ...command.seat, id: seatId, bodyId: command.bodyId });
    await trace(tx, kept.value, 'add-seat', { seatId });
    return ok({ seatId });
  });
}

/** Ends a seat's term with the given day as its last. The seat stays in the history. */
export async function endSeat(
  database: Database,
  actor: Actor,
  command: { readonly seatId: string; readonly last: CalendarDate },
): Promise<Result<true, Refusal>> {
  return onSeat(database, actor, command.seatId, 'end-seat', async (tx, seat, body) => {
    if (seat.to !== null) return refuse('seat-ended-before', { day: seat.to.toGerman() });
    if (command.last.isBefore(seat.from)) return refuse('term-ends-before-start', {}, '/last');
    await endTerm(tx, seat.id, command.last);
    return trace(tx, body, 'end-seat', { seatId: seat.id, last: command.last.toString() });
  });
}

export async function changeSeatContact(
  database: Database,
  actor: Actor,
  command: { readonly seatId: string; readonly contactEmail: string },
): Promise<Result<true, Refusal>> {
  return onSeat(database, actor, command.seatId, 'change-contact', async (tx, seat, body) => {
    const email = command.contactEmail.trim();
    if (!isEmail(email)) return refuse('email-invalid', {}, '/contactEmail');
    await changeContact(tx, seat.id, email);
    return trace(tx, body, 'change-contact', { seatId: seat.id });
  });
}

/** A deputy speaks and votes for the seat where it is absent. */
export async function addDeputy(
  database: Database,
  actor: Actor,
  command: { readonly seatId: string; readonly deputy: Omit<Deputy, 'id'> },
): Promise<Result<true, Refusal>> {
  return onSeat(database, actor, command.seatId, 'add-deputy', async (tx, seat, body) => {
    if (!isInTerm(seat, command.deputy.from)) return refuse('deputy-outside-term', {}, '/from');
    const possible = seatMustBeWhole({ ...command.deputy, role: 'Vertretung', hasVote: false });
    if (!possible.ok) return possible;
    await insertDeputy(tx, seat, { ...command.deputy, id: newId() });
    return trace(tx, body, 'add-deputy', { seatId: seat.id });
  });
}

async function onSeat(
  database: Database,
  actor: Actor,
  seatId: string,
  action: string,
  act: (tx: Transaction, seat: Seat, body: Body) => Promise<Result<true, Refusal>>,
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const seat = await findSeat(tx, seatId);
    if (!seat) return refuse('seat-not-found');
    const kept = await keptBody(tx, seat.bodyId, action);
    return kept.ok ? act(tx, seat, kept.value) : kept;
  });
}

async function trace(
  tx: Transaction,
  body: Body,
  action: string,
  facts: Readonly<Record<string, string>>,
): Promise<Result<true, Refusal>> {
  await recordAudit(tx, { chain: `body:${body.id}`, action, facts, organisationId: body.ownerOrganisationId });
  return ok(true);
}

function mustBeWhole({ name, quorum }: Pick<Body, 'name' | 'quorum'>): Result<true, Refusal> {
  const length = name.trim().length;
  if (length < NAME_LENGTH_MIN) return refuse('entry-missing', {}, '/name');
  if (length > NAME_LENGTH_MAX) return refuse('entry-too-long', { lengthMax: NAME_LENGTH_MAX }, '/name');
  const { numerator, denominator } = quorum;
  const isShare =
    Number.isInteger(numerator) &&
    Number.isInteger(denominator) &&
    denominator >= 1 &&
    denominator <= 100 &&
    numerator >= 0;
  return isShare && numerator <= denominator ? ok(true) : refuse('quorum-not-a-share', {}, '/quorum');
}

function seatMustBeWhole({ organisation, contactEmail, from, to }: SeatDraft): Result<true, Refusal> {
  if (organisation.trim().length < 2) return refuse('entry-missing', {}, '/organisation');
  if (organisation.length > NAME_LENGTH_MAX)
    return refuse('entry-too-long', { lengthMax: NAME_LENGTH_MAX }, '/organisation');
  if (contactEmail !== null && !isEmail(contactEmail)) return refuse('email-invalid', {}, '/contactEmail');
  return to !== null && to.isBefore(from) ? refuse('term-ends-before-start', {}, '/to') : ok(true);
}

const isEmail = (text: string): boolean => text.length <= EMAIL_LENGTH_MAX && EMAIL.test(text);
