import { queueMail } from '#mail';
import type { Transaction } from '#platform';
import { berlinClock } from '../domain/berlin-time.js';
import type { Body, Seat } from '../domain/body.js';
import { meetingCalendar } from '../files/meeting-calendar.js';
import { seatsOf } from '../persistence/body.repository.js';
import type { Meeting } from '../persistence/meeting.repository.js';
import { invitationsOf, saveInvitation } from '../persistence/meeting-record.repository.js';
import { newLinkSecret } from './ballot-links.js';

/** Writes to every seat given: mail with agenda, personal link and calendar file. Earlier links of the meeting end. */
export async function sendInvitations(
  tx: Transaction,
  occasion: { body: Body; meeting: Meeting; seats: readonly Seat[]; kind: 'NEW' | 'CHANGED' },
): Promise<void> {
  const { body, meeting, seats, kind } = occasion;
  for (const seat of seats) {
    if (seat.contactEmail === null) continue;
    const { secret, hash } = newLinkSecret();
    const link = `${tx.publicUrl}/einladung/${secret}`;
    const { sequence } = meeting;
    await saveInvitation(tx, { meetingId: meeting.id, seatId: seat.id, bodyId: body.id, tokenHash: hash, sequence });
    await queueMail(tx, {
      template: 'meeting-invitation',
      to: seat.contactEmail,
      facts: { ...factsOf(body, meeting), kind, agenda: meeting.agenda, link },
      calendar: { method: 'REQUEST', content: calendarFor(tx, body, meeting, seat, link) },
      dedupeKey: `meeting-invitation:${meeting.id}:${seat.id}:${sequence}`,
    });
  }
}

/** Tells everybody who was invited that the meeting does not take place. */
export async function sendCancellations(
  tx: Transaction,
  { body, meeting, reason }: { body: Body; meeting: Meeting; reason: string },
): Promise<void> {
  const seats = await seatsOf(tx, body.id);
  for (const { seatId } of await invitationsOf(tx, meeting.id)) {
    const seat = seats.find(({ id }) => id === seatId);
    if (!seat || seat.contactEmail === null) continue;
    await queueMail(tx, {
      template: 'meeting-cancelled',
      to: seat.contactEmail,
      facts: { ...factsOf(body, meeting), reason },
      calendar: { method: 'CANCEL', content: calendarFor(tx, body, meeting, seat, '', true) },
      dedupeKey: `meeting-cancelled:${meeting.id}:${seat.id}`,
    });
  }
}

/** Minutes go to everybody invited, with a fresh link to the page of the meeting: mails travel in the open. */
export async function sendMinutesMails(
  tx: Transaction,
  { body, meeting, version }: { body: Body; meeting: Meeting; version: number },
): Promise<void> {
  const seats = await seatsOf(tx, body.id);
  for (const { seatId, sequence } of await invitationsOf(tx, meeting.id)) {
    const seat = seats.find(({ id }) => id === seatId);
    if (!seat || seat.contactEmail === null) continue;
    const { secret, hash } = newLinkSecret();
    await saveInvitation(tx, { meetingId: meeting.id, seatId, bodyId: body.id, tokenHash: hash, sequence });
    await queueMail(tx, {
      template: 'minutes-sent',
      to: seat.contactEmail,
      facts: { bodyName: body.name, title: meeting.title, link: `${tx.publicUrl}/einladung/${secret}` },
      dedupeKey: `minutes-sent:${meeting.id}:${seat.id}:${version}`,
    });
  }
}

const factsOf = (
  body: Body,
  { title, startsAt, place }: Meeting,
): { bodyName: string; title: string; startsAt: string; place: string } => ({
  bodyName: body.name,
  title,
  startsAt: berlinClock(startsAt),
  place,
});

function calendarFor(
  tx: Transaction,
  body: Body,
  meeting: Meeting,
  seat: Seat,
  link: string,
  isCancelled = false,
): string {
  return meetingCalendar({
    meetingId: meeting.id,
    sequence: meeting.sequence,
    stamp: tx.now,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    title: meeting.title,
    bodyName: body.name,
    place: meeting.place,
    agenda: meeting.agenda,
    organiserEmail: body.officeEmail ?? `termine@${new URL(tx.publicUrl).hostname}`,
    attendeeEmail: seat.contactEmail ?? '',
    attendeeName: seat.organisation,
    link,
    isCancelled,
  });
}
