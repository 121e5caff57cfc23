import { describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { meetingCalendar, type CalendarEntry } from './meeting-calendar.js';

const ENTRY: CalendarEntry = {
  meetingId: '01900000-0000-7000-8000-000000000001',
  sequence: 0,
  stamp: new Date('2026-11-02T09:00:00Z'),
  startsAt: new Date('2027-01-15T09:00:00Z'),
  endsAt: new Date('2027-01-15T11:30:00Z'),
  title: 'Sitzung; mit Komma, Umlauten (äöüß) und Zeilen\nUmbruch',
  bodyName: 'Landesnetzwerk gegen Rechtsextremismus Nordrhein-Westfalen',
  place: 'Düsseldorf, Raum 3',
  agenda: ['Begrüßung', 'Bericht über die Mobile Beratung in den fünf Regierungsbezirken und weitere Angebote'],
  organiserEmail: 'netzwerk@lks.example',
  attendeeEmail: 'sitz@verein.example',
  attendeeName: 'Verein "Vielfalt", Köln',
  link: 'https://foerderakte.example/einladung/abc',
  isCancelled: false,
};

describe('the calendar file of a meeting', () => {
  it('is read by an independent reader with the right hour in Berlin', () => {
    const { calendar, event } = parsed(meetingCalendar(ENTRY));
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(event.uid).toBe('01900000-0000-7000-8000-000000000001@foerderakte');
    expect(event.startDate.toJSDate().toISOString()).toBe('2027-01-15T09:00:00.000Z');
    expect(event.endDate.toJSDate().toISOString()).toBe('2027-01-15T11:30:00.000Z');
    expect(event.summary).toContain('mit Komma, Umlauten (äöüß)');
    expect(event.description).toContain('2. Bericht über die Mobile Beratung');
    expect(event.organizer).toBe('mailto:netzwerk@lks.example');
    expect(String(event.attendees[0]?.getFirstValue()).toLowerCase()).toBe('mailto:sitz@verein.example');
  });

  it('says all times in UTC, DTSTAMP too', () => {
    const text = meetingCalendar(ENTRY);
    expect(text).toMatch(/\r\nDTSTART:20270115T090000Z\r\n/);
    expect(text).toMatch(/\r\nDTEND:20270115T113000Z\r\n/);
    expect(text).toMatch(/\r\nDTSTAMP:20261102T090000Z\r\n/);
  });

  it('ends lines with CRLF and folds them at 75 octets', () => {
    const text = meetingCalendar(ENTRY);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('counts a change up under the same UID and cancels with METHOD:CANCEL', () => {
    const { event } = parsed(meetingCalendar({ ...ENTRY, sequence: 2 }));
    expect(event.sequence).toBe(2);
    const cancelled = parsed(meetingCalendar({ ...ENTRY, sequence: 3, isCancelled: true }));
    expect(cancelled.calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(cancelled.event.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(cancelled.event.uid).toBe(event.uid);
    expect(cancelled.event.sequence).toBe(3);
  });
});

function parsed(text: string): { calendar: ICAL.Component; event: ICAL.Event } {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const component = calendar.getFirstSubcomponent('vevent');
  if (!component) throw new Error('no event in the file');
  return { calendar, event: new ICAL.Event(component) };
}
