import { CalendarDate } from '#kernel';

const DAYS_PER_WEEK = 7;

/** The next day on which a report is sent after `today`: the next Monday, the next first of a month, or never. */
export function nextRun(schedule: 'NONE' | 'WEEKLY' | 'MONTHLY', today: CalendarDate): CalendarDate | null {
  if (schedule === 'NONE') return null;
  if (schedule === 'MONTHLY') return CalendarDate.of(today.year, today.month, 1).plusMonths(1);
  return today.plusDays(DAYS_PER_WEEK + 1 - today.weekday());
}
