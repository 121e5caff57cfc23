import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

export interface CalendarEntry {
  readonly meetingId: string;
  readonly sequence: number;
  readonly stamp: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly title: string;
  readonly bodyName: string;
  readonly place: string;
  readonly agenda: readonly string[];
  readonly organiserEmail: string;
  readonly attendeeEmail: string;
  readonly attendeeName: string;
  readonly link: string;
  readonly isCancelled: boolean;
}

/**
 * A calendar file (RFC 5545, iTIP RFC 5546): times in UTC, so that the hour in Berlin is right wherever server and reader
 * stand; the same UID for all versions, SEQUENCE grows, a cancellation is METHOD:CANCEL. People answer by their link.
 */
export function meetingCalendar(entry: CalendarEntry): string {
  const calendar = ical({
    prodId: { company: 'Landeskoordinierungsstelle NRW', product: 'Foerderakte', language: 'DE' },
    method: entry.isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  const event = calendar.createEvent({
    id: `${entry.meetingId}@foerderakte`,
    sequence: entry.sequence,
    stamp: entry.stamp,
    start: entry.startsAt,
    end: entry.endsAt,
    summary: `${entry.bodyName}: ${entry.title}`,
    description: descriptionOf(entry),
    status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: entry.bodyName, email: entry.organiserEmail },
    ...(entry.place === '' ? {} : { location: entry.place }),
  });
  event.createAttendee({
    name: entry.attendeeName,
    email: entry.attendeeEmail,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.NEEDSACTION,
    rsvp: false,
  });
  return calendar.toString();
}

function descriptionOf({ agenda, link, isCancelled }: CalendarEntry): string {
  if (isCancelled) return 'Die Sitzung ist abgesagt.';
  const items = agenda.map((title, index) => `${index + 1}. ${title}`);
  return [...(items.length > 0 ? ['Tagesordnung:', ...items, ''] : []), `Zu- oder Absage: ${link}`].join('\n');
}
