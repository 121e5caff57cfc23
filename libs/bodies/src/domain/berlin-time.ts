import { ok, refuse, type CalendarDate, type Refusal, type Result } from '#kernel';

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  minute: '2-digit',
  day: '2-digit',
  hourCycle: 'h23',
});
const MS_PER_HOUR = 3_600_000;
const TIME = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;

/**
 * The instant at which clocks in Berlin show this day and time, wherever the program runs. Refuses `time-unreadable`, and
 * `time-skipped` for the hour that the change to summer time leaves out; of a doubled hour the first is meant.
 */
export function berlinInstant(day: CalendarDate, time: string): Result<Date, Refusal> {
  const match = TIME.exec(time.trim());
  if (!match) return refuse('time-unreadable', { text: time.slice(0, 20) });
  const [hour, minute] = [Number(match[1]), Number(match[2])];
  const asUtc = Date.UTC(day.year, day.month - 1, day.day, hour, minute);
  // Berlin is two hours ahead in summer, one in winter: the earlier instant is tried first.
  for (const ahead of [2, 1]) {
    const instant = new Date(asUtc - ahead * MS_PER_HOUR);
    if (shows(instant, day.day, hour, minute)) return ok(instant);
  }
  return refuse('time-skipped', { text: time });
}

function shows(instant: Date, day: number, hour: number, minute: number): boolean {
  const parts = CLOCK.formatToParts(instant);
  const value = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return value('day') === day && value('hour') === hour && value('minute') === minute;
}

const DAY_AND_TIME = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** "15.01.2027, 10:00 Uhr" in Berlin, for mails. */
export const berlinClock = (instant: Date): string => `${DAY_AND_TIME.format(instant)} Uhr`;
