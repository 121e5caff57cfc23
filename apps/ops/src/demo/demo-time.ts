import { CalendarDate } from '#kernel';

/** The day on which the demo begins, unless the real day is later: both calls are open then, and deadlines run. */
export const FIRST_DEMO_DAY = CalendarDate.of(2026, 11, 23);

const HOUR_MS = 3_600_000;
const ABSOLUTE = /^(\d{4}-\d{2}-\d{2}) (\d{2}):(\d{2})$/;
const BEFORE_TODAY = /^T-(\d+) (\d{2}):(\d{2})$/;

/** An instant from "2026-10-28 15:21" or "T-3 09:12" (three days before the demo's today), both as clocks in Berlin show it. */
export function instantOf(text: string, today: CalendarDate): Date {
  const absolute = ABSOLUTE.exec(text);
  if (absolute) return berlin(CalendarDate.iso(absolute[1] ?? ''), Number(absolute[2]), Number(absolute[3]));
  const before = BEFORE_TODAY.exec(text);
  if (before) return berlin(today.plusDays(-Number(before[1])), Number(before[2]), Number(before[3]));
  throw new Error(`no instant of the demo: ${text}`);
}

/** Winter time is one hour before UTC, summer time two: the guess that shows the wanted hour is right. */
function berlin(day: CalendarDate, hours: number, minutes: number): Date {
  const asUtc = Date.parse(`${day.toString()}T00:00:00Z`) + (hours * 60 + minutes) * 60_000;
  const winter = new Date(asUtc - HOUR_MS);
  return HOUR_IN_BERLIN.format(winter) === String(hours).padStart(2, '0') ? winter : new Date(asUtc - 2 * HOUR_MS);
}

const HOUR_IN_BERLIN = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit', hour12: false });
