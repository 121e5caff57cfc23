import type { CalendarDate } from '#kernel';
import type { HolidayCalendar } from './holidays.js';

const SATURDAY = 6;
const WEEKDAYS = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'] as const;

export const isWorkingDay = (date: CalendarDate, holidays: HolidayCalendar): boolean =>
  date.weekday() < SATURDAY && holidays.isHoliday(date) === null;

/** The day itself, or the next one that is no Saturday, Sunday or public holiday (§ 193 BGB, § 222 (2) ZPO). */
export function shiftToWorkingDay(date: CalendarDate, holidays: HolidayCalendar): CalendarDate {
  let day = date;
  while (!isWorkingDay(day, holidays)) day = day.plusDays(1);
  return day;
}

export const weekdayName = (date: CalendarDate): string => WEEKDAYS[date.weekday() - 1] ?? '';

/** "Der 28.02.2027 ist ein Sonntag": why a day is no working day. The holiday's name is told before the weekday's. */
export function whyNotWorkingDay(date: CalendarDate, holidays: HolidayCalendar): string {
  const holiday = holidays.isHoliday(date);
  if (holiday) return `Der ${date.toGerman()} ist ein gesetzlicher Feiertag (${holiday})`;
  return `Der ${date.toGerman()} ist ein ${weekdayName(date)}`;
}
