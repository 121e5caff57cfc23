import type { CalendarDate } from '#kernel';

export const DAY_COUNTS = ['ACT_365', 'ACT_ACT', '30E_360'] as const;

/** § 49a VwVfG leaves the day count open; the notice names the one that was used. */
export type DayCount = (typeof DAY_COUNTS)[number];

/** Days from the first day to the day after the last one. */
export const countDays = (dayCount: DayCount, from: CalendarDate, dayAfter: CalendarDate): number =>
  dayCount === '30E_360' ? commercialDay(dayAfter) - commercialDay(from) : from.daysUntil(dayAfter);

/** Days of the year a segment is divided by; under ACT_ACT no segment crosses a new year. */
export function daysOfYear(dayCount: DayCount, year: number): bigint {
  if (dayCount === '30E_360') return 360n;
  if (dayCount === 'ACT_365') return 365n;
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return isLeapYear ? 366n : 365n;
}

const commercialDay = ({ year, month, day }: CalendarDate): number => 360 * year + 30 * month + Math.min(day, 30);
