import { recordAudit } from '#audit';
import { CalendarDate, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { newId, type Database, type Transaction } from '#platform';
import { isInTerm, type Body, type Seat } from '../domain/body.js';
import { MEETING_LIFECYCLE, type MeetingAction, type MeetingStatus } from '../domain/meeting-lifecycle.js';
import { seatsOf } from '../persistence/body.repository.js';
import {
  insertMeeting,
  loadMeetingForUpdate,
  markMeeting,
  rewriteMeeting,
  type Meeting,
  type MeetingDraft,
} from '../persistence/meeting.repository.js';
import { saveAttendance, type Attendance } from '../persistence/meeting-record.repository.js';
import { keptBody } from './keeper.js';
import { sendCancellations, sendInvitations } from './meeting-mails.js';

const TITLE_LENGTH_MIN = 3;
const TITLE_LENGTH_MAX = 200;
const ITEM_LENGTH_MAX = 300;
const ITEMS_MAX = 40;
const REASON_LENGTH_MIN = 3;

/** Plans a meeting with its agenda. Refuses times that run backwards or lie in the past, and empty titles. */
export async function planMeeting(
  database: Database,
  actor: Actor,
  command: { readonly bodyId: string; readonly draft: MeetingDraft },
): Promise<Result<{ readonly meetingId: string }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const kept = await keptBody(tx, command.bodyId, 'plan-meeting');
    if (!kept.ok) return kept;
    const possible = draftMustBeWhole(command.draft);
    if (!possible.ok) return possible;
    if (command.draft.startsAt <= tx.now) return refuse('meeting-in-past', {}, '/startsAt');
    const meetingId = newId();
    await insertMeeting(tx, meetingId, command.bodyId, trimmed(command.draft));
    await trace(tx, kept.value, meetingId, 'plan-meeting', null, 'PLANNED');
    return ok({ meetingId });
  });
}

/** Invites every seat in term on the day of the meeting, by mail with a calendar file. */
export async function inviteToMeeting(
  database: Database,
  actor: Actor,
  meetingId: string,
): Promise<Result<true, Refusal>> {
  return step(database, actor, { meetingId, action: 'invite' }, async (tx, { meeting, body, next }) => {
    if (meeting.startsAt <= tx.now) return refuse('meeting-in-past');
    const seats = await seatsInTerm(tx, meeting);
    const unreachable = seats.filter(({ contactEmail }) => contactEmail === null);
    if (seats.length === 0) return refuse('body-without-seats');
    if (unreachable.length > 0)
      return refuse('seats-unreachable', { seats: unreachable.map(({ organisation }) => organisation) });
    await markMeeting(tx, meeting.id, next, { sequence: 0, invitedAt: tx.now });
    await sendInvitations(tx, { body, meeting, seats, kind: 'NEW' });
    return ok(true);
  });
}

/** Changes a meeting. Once people are invited, all of them get the new version: same UID, next SEQUENCE. */
export async function changeMeeting(
  database: Database,
  actor: Actor,
  command: { readonly meetingId: string; readonly draft: MeetingDraft },
): Promise<Result<true, Refusal>> {
  return step(database, actor, { ...command, action: 'change-meeting' }, async (tx, { meeting, body, next }) => {
    const possible = draftMustBeWhole(command.draft);
    if (!possible.ok) return possible;
    if (command.draft.startsAt <= tx.now) return refuse('meeting-in-past', {}, '/startsAt');
    const draft = trimmed(command.draft);
    await rewriteMeeting(tx, meeting, draft);
    if (next !== 'INVITED') return ok(true);
    const sequence = meeting.sequence + 1;
    await markMeeting(tx, meeting.id, next, { sequence });
    const changed: Meeting = { ...meeting, ...draft, sequence };
    const seats = (await seatsInTerm(tx, changed)).filter(({ contactEmail }) => contactEmail !== null);
    await sendInvitations(tx, { body, meeting: changed, seats, kind: 'CHANGED' });
    return ok(true);
  });
}

/** Cancels. Whoever was invited hears the reason and gets METHOD:CANCEL for the calendar. */
export async function cancelMeeting(
  database: Database,
  actor: Actor,
  command: { readonly meetingId: string; readonly reason: string },
): Promise<Result<true, Refusal>> {
  return step(database, actor, { ...command, action: 'cancel-meeting' }, async (tx, { meeting, body, next }) => {
    const reason = command.reason.trim();
    if (reason.length < REASON_LENGTH_MIN) return refuse('reason-missing', {}, '/reason');
    const sequence = meeting.status === 'INVITED' ? meeting.sequence + 1 : meeting.sequence;
    await markMeeting(tx, meeting.id, next, { sequence, cancelReason: reason });
    if (meeting.status === 'INVITED') await sendCancellations(tx, { body, meeting: { ...meeting, sequence }, reason });
    return ok(true);
  });
}

/** Who was there; a deputy represents its own seat and is in term on that day. */
export async function recordAttendance(
  database: Database,
  actor: Actor,
  command: { readonly meetingId: string; readonly attendance: readonly Attendance[] },
): Promise<Result<true, Refusal>> {
  return step(database, actor, { ...command, action: 'record-attendance' }, async (tx, { meeting }) => {
    const seats = await seatsInTerm(tx, meeting);
    for (const entry of command.attendance) {
      const seat = seats.find(({ id }) => id === entry.seatId);
      if (!seat) return refuse('seat-not-found');
      const represents = entry.state === 'REPRESENTED';
      const deputy = seat.deputies.find(({ id }) => id === entry.deputyId);
      if (represents && !(deputy && isInTerm(deputy, dayOf(meeting))))
        return refuse('deputy-unknown', { organisation: seat.organisation });
      await saveAttendance(tx, meeting, { ...entry, deputyId: represents ? entry.deputyId : null });
    }
    return ok(true);
  });
}

/** The meeting has taken place. Refused before it began. */
export async function closeMeeting(
  database: Database,
  actor: Actor,
  meetingId: string,
): Promise<Result<true, Refusal>> {
  return step(database, actor, { meetingId, action: 'close-meeting' }, async (tx, { meeting, next }) => {
    if (meeting.startsAt > tx.now) return refuse('meeting-not-begun');
    await markMeeting(tx, meeting.id, next, { sequence: meeting.sequence });
    return ok(true);
  });
}

interface Step {
  readonly meeting: Meeting;
  readonly body: Body;
  readonly next: MeetingStatus;
}

async function step(
  database: Database,
  actor: Actor,
  command: { readonly meetingId: string; readonly action: MeetingAction },
  act: (tx: Transaction, step: Step) => Promise<Result<true, Refusal>>,
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const meeting = await loadMeetingForUpdate(tx, command.meetingId);
    if (!meeting) return refuse('meeting-not-found');
    const kept = await keptBody(tx, meeting.bodyId, command.action);
    if (!kept.ok) return kept;
    const roles = tx.actor.roles.includes('SYSTEM') ? (['NETWORK_EDITOR'] as const) : tx.actor.roles;
    const next = MEETING_LIFECYCLE.next(meeting.status, command.action, roles);
    if (!next.ok) return next;
    const done = await act(tx, { meeting, body: kept.value, next: next.value });
    if (done.ok) await trace(tx, kept.value, meeting.id, command.action, meeting.status, next.value);
    return done;
  });
}

/** Seats whose term includes the day of the meeting. */
export async function seatsInTerm(tx: Transaction, meeting: Meeting): Promise<Seat[]> {
  return (await seatsOf(tx, meeting.bodyId)).filter((seat) => isInTerm(seat, dayOf(meeting)));
}

const dayOf = ({ startsAt }: Meeting): CalendarDate => CalendarDate.inBerlin(startsAt);

function draftMustBeWhole({ title, startsAt, endsAt, agenda }: MeetingDraft): Result<true, Refusal> {
  const length = title.trim().length;
  if (length < TITLE_LENGTH_MIN) return refuse('entry-missing', {}, '/title');
  if (length > TITLE_LENGTH_MAX) return refuse('entry-too-long', { lengthMax: TITLE_LENGTH_MAX }, '/title');
  if (endsAt <= startsAt) return refuse('meeting-ends-before-start', {}, '/endsAt');
  if (agenda.length > ITEMS_MAX) return refuse('agenda-too-long', { max: ITEMS_MAX }, '/agenda');
  const lengths = agenda.map((item) => item.trim().length);
  if (lengths.some((each) => each < TITLE_LENGTH_MIN)) return refuse('agenda-item-too-short', {}, '/agenda');
  return lengths.some((each) => each > ITEM_LENGTH_MAX)
    ? refuse('entry-too-long', { lengthMax: ITEM_LENGTH_MAX }, '/agenda')
    : ok(true);
}

const trimmed = (draft: MeetingDraft): MeetingDraft => ({
  ...draft,
  title: draft.title.trim(),
  place: draft.place.trim(),
  agenda: draft.agenda.map((item) => item.trim()),
});

async function trace(
  tx: Transaction,
  body: Body,
  meetingId: string,
  action: string,
  statusBefore: string | null,
  statusAfter: string,
): Promise<void> {
  await recordAudit(tx, {
    chain: `body:${body.id}`,
    action,
    statusBefore,
    statusAfter,
    facts: { meetingId },
    organisationId: body.ownerOrganisationId,
  });
}
