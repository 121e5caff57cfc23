import { ok, refuse, SYSTEM_ACTOR, type Refusal, type Result } from '#kernel';
import type { Database, Transaction } from '#platform';
import type { Body, Seat } from '../domain/body.js';
import { findBody, findSeat } from '../persistence/body.repository.js';
import { findMeeting, type Meeting } from '../persistence/meeting.repository.js';
import {
  invitationBehind,
  minutesOf,
  noteAnswer,
  type InvitationAnswer,
  type Minutes,
} from '../persistence/meeting-record.repository.js';
import { hashOfLink } from './ballot-links.js';

/** What the holder of an invitation's link sees: the meeting, the own answer, and the minutes once they are sent. */
export interface InvitationView {
  readonly body: Body;
  readonly meeting: Meeting;
  readonly seat: Seat;
  readonly answer: InvitationAnswer | null;
  readonly minutes: Minutes | null;
}

export async function invitationOfLink(database: Database, secret: string): Promise<InvitationView | null> {
  return database.read(SYSTEM_ACTOR, (tx) => viewOf(tx, secret));
}

/** Accepts, sends the deputy or declines. Refused for a link that is over and once the meeting has begun or is cancelled. */
export async function answerInvitation(
  database: Database,
  command: { readonly secret: string; readonly answer: InvitationAnswer },
): Promise<Result<true, Refusal>> {
  return database.transaction(SYSTEM_ACTOR, async (tx) => {
    const view = await viewOf(tx, command.secret);
    if (!view) return refuse('invitation-link-unknown');
    if (view.meeting.status !== 'INVITED' || view.meeting.startsAt <= tx.now) return refuse('invitation-over');
    await noteAnswer(tx, hashOfLink(command.secret), command.answer);
    return ok(true);
  });
}

async function viewOf(tx: Transaction, secret: string): Promise<InvitationView | null> {
  const found = await invitationBehind(tx, hashOfLink(secret));
  const meeting = found && (await findMeeting(tx, found.meetingId));
  const seat = found && (await findSeat(tx, found.seatId));
  const body = meeting && (await findBody(tx, meeting.bodyId));
  if (!found || !meeting || !seat || !body) return null;
  const minutes = await minutesOf(tx, meeting.id);
  return { body, meeting, seat, answer: found.answer, minutes: minutes?.status === 'DRAFT' ? null : minutes };
}
