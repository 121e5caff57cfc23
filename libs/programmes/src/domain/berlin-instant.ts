import { ok, refuse, type CalendarDate, type Result } from '#kernel';

const CLOCK_TIME = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;
const MS_PER_MINUTE = 60_000;

const PARTS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** The instant at which clocks in Berlin show this day and time (hh:mm, plus seconds). Refuses `time-unreadable`. */
export function berlinInstant(day: CalendarDate, time: string, seconds = 0): Result<Date> {
  const match = CLOCK_TIME.exec(time.trim());
  if (!match) return refuse('time-unreadable', { text: time.slice(0, 20) });
  const shown = Date.UTC(day.year, day.month - 1, day.day, Number(match[1]), Number(match[2]), seconds);
  // The offset of the guess is the offset of the result, except in the hour in which the clocks change: look twice.
  const guess = shown - offsetMinutes(shown) * MS_PER_MINUTE;
  return ok(new Date(shown - offsetMinutes(guess) * MS_PER_MINUTE));
}

/** Minutes by which Berlin is ahead of UTC at an instant. */
function offsetMinutes(instant: number): number {
  const parts = PARTS.formatToParts(new Date(instant));
  const value = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(value('year'), value('month') - 1, value('day'), value('hour'), value('minute'));
  return Math.round((shown - Math.floor(instant / MS_PER_MINUTE) * MS_PER_MINUTE) / MS_PER_MINUTE);
}
