import { ok, refuse, type Result } from './result.js';

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const GERMAN_DATE = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
const MS_PER_DAY = 86_400_000;

/** A legal day: a calendar date without time and time zone, between the years 1900 and 2199. */
export class CalendarDate {
  private constructor(
    readonly year: number,
    readonly month: number,
    readonly day: number,
  ) {}

  /** Builds a date that is known to exist; throws otherwise. For input use parse. */
  static of(year: number, month: number, day: number): CalendarDate {
    if (!exists(year, month, day)) throw new RangeError(`no such day: ${year}-${month}-${day}`);
    return new CalendarDate(year, month, day);
  }

  /** From trusted text (database, constants): YYYY-MM-DD. Throws otherwise. */
  static iso(text: string): CalendarDate {
    const parsed = CalendarDate.parse(text);
    if (!parsed.ok) throw new RangeError(`not a date: ${text}`);
    return parsed.value;
  }

  /** Reads YYYY-MM-DD or dd.mm.yyyy; refuses days that do not exist (29.02. in the wrong year). */
  static parse(text: string): Result<CalendarDate> {
    const trimmed = text.trim();
    const iso = ISO_DATE.exec(trimmed);
    const german = GERMAN_DATE.exec(trimmed);
    const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : german ? [german[3], german[2], german[1]] : [];
    if (!year || !month || !day) return refuse('date-unreadable', { text: text.slice(0, 40) });
    if (!exists(+year, +month, +day)) return refuse('date-does-not-exist', { text: trimmed });
    return ok(new CalendarDate(+year, +month, +day));
  }

  /** The day on which an instant falls in Berlin. */
  static inBerlin(instant: Date): CalendarDate {
    const parts = BERLIN.formatToParts(instant);
    const value = (type: string) => Number(parts.find((part) => part.type === type)?.value);
    return CalendarDate.of(value('year'), value('month'), value('day'));
  }

  plusDays(days: number): CalendarDate {
    return fromEpochDay(this.epochDay() + days);
  }

  /** Same-numbered day, or the last day of a shorter month (§ 188 (3) BGB). */
  plusMonths(months: number): CalendarDate {
    const index = this.year * 12 + (this.month - 1) + months;
    const year = Math.floor(index / 12);
    const month = (index % 12) + 1;
    return CalendarDate.of(year, month, Math.min(this.day, lastDayOf(year, month)));
  }

  /** Days from this date to the other: 1 if the other is tomorrow. */
  daysUntil(other: CalendarDate): number {
    return other.epochDay() - this.epochDay();
  }

  /** 1 = Monday ... 7 = Sunday. */
  weekday(): number {
    return ((((this.epochDay() + 3) % 7) + 7) % 7) + 1;
  }

  compare(other: CalendarDate): -1 | 0 | 1 {
    const difference = this.epochDay() - other.epochDay();
    return difference === 0 ? 0 : difference < 0 ? -1 : 1;
  }

  equals(other: CalendarDate): boolean {
    return this.epochDay() === other.epochDay();
  }

  isBefore(other: CalendarDate): boolean {
    return this.epochDay() < other.epochDay();
  }

  isAfter(other: CalendarDate): boolean {
    return this.epochDay() > other.epochDay();
  }

  /** dd.mm.yyyy. */
  toGerman(): string {
    return `${pad(this.day)}.${pad(this.month)}.${this.year}`;
  }

  /** YYYY-MM-DD. */
  toString(): string {
    return `${this.year}-${pad(this.month)}-${pad(this.day)}`;
  }

  toJSON(): string {
    return this.toString();
  }

  private epochDay(): number {
    return Date.UTC(this.year, this.month - 1, this.day) / MS_PER_DAY;
  }
}

const BERLIN = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const pad = (value: number): string => String(value).padStart(2, '0');

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function lastDayOf(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function exists(year: number, month: number, day: number): boolean {
  if (![year, month, day].every(Number.isInteger)) return false;
  return year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month);
}

/** Civil date from days since 1970-01-01 (no Date object: the pure paths have no clock). */
function fromEpochDay(epochDay: number): CalendarDate {
  const shifted = epochDay + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return CalendarDate.of(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}
