import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';

/** A program of its own: the time zone of a process is read once, when it starts. */
const PROGRAM = `
  import { register } from 'node:module';
  import { pathToFileURL } from 'node:url';
  register('./test/support/typescript-loader.mjs', pathToFileURL(process.cwd() + '/'));
  const { berlinInstant } = await import('./libs/bodies/src/domain/berlin-time.ts');
  const { meetingCalendar } = await import('./libs/bodies/src/files/meeting-calendar.ts');
  const { CalendarDate } = await import('#kernel');
  for (const [month, day] of [[1, 15], [7, 15], [10, 31]]) {
    const at = (time) => berlinInstant(CalendarDate.of(2027, month, day), time).value;
    const text = meetingCalendar({
      meetingId: 'm', sequence: 0, stamp: new Date('2026-11-02T09:00:00Z'), startsAt: at('10:00'), endsAt: at('12:30'),
      title: 'Sitzung', bodyName: 'Bündnis', place: 'Hamm', agenda: [], organiserEmail: 'a@b.example',
      attendeeEmail: 'c@d.example', attendeeName: 'Verein', link: 'https://f.example', isCancelled: false,
    });
    console.log(text.split('\\r\\n').filter((line) => /^DT(START|END|STAMP)/.test(line)).sort().join(' '));
  }
  console.log(new Date('2027-01-15T12:00:00Z').getHours());
`;

describe('the calendar file of a meeting at 10:00 in Berlin', () => {
  it.each([
    ['Pacific/Auckland', '1'],
    ['America/Los_Angeles', '4'],
    ['Europe/Berlin', '13'],
  ])('says the same where the server stands in %s', (zone, localHour) => {
    const options = { env: { ...process.env, TZ: zone }, encoding: 'utf8', cwd: process.cwd() } as const;
    const lines = execFileSync(process.execPath, ['--input-type=module', '-e', PROGRAM], options).trim().split('\n');
    expect(lines).toEqual([
      'DTEND:20270115T113000Z DTSTAMP:20261102T090000Z DTSTART:20270115T090000Z',
      'DTEND:20270715T103000Z DTSTAMP:20261102T090000Z DTSTART:20270715T080000Z',
      // The day on which winter time begins.
      'DTEND:20271031T113000Z DTSTAMP:20261102T090000Z DTSTART:20271031T090000Z',
      localHour,
    ]);
  });
});
