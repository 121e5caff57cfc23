import type { CalendarDate } from '#kernel';
import type { HolidayCalendar } from './holidays.js';
import { wordsOfLaw } from '../norms/land-norms.js';
import { isWorkingDay, shiftToWorkingDay, whyNotWorkingDay } from './working-day.js';

export interface Period {
  /** The last day before any shift. */
  readonly rawEnd: CalendarDate;
  /** The last day of the period: rawEnd, or the next working day. */
  readonly endShifted: CalendarDate;
  /** German sentences that say why this day came out. */
  readonly reasons: readonly string[];
}

const administrativeShift = ({ land }: HolidayCalendar, day: CalendarDate): string =>
  `§ 31 Abs. 3 ${wordsOfLaw(land, day).procedureAct}, § 193 BGB`;

interface PeriodRule {
  readonly holidays: HolidayCalendar;
  /** German citation of the shift to a working day; § 31 (3) VwVfG if left out. */
  readonly shiftBasis?: string;
}

/**
 * A period of months after an event: the event day does not count, the end has its number (§§ 187 (1), 188 (2) BGB),
 * a missing day becomes the month's last (§ 188 (3) BGB), no end on a weekend or holiday (§ 193 BGB).
 */
export function monthPeriod(input: PeriodRule & { readonly eventDay: CalendarDate; readonly months: number }): Period {
  const { eventDay, months } = input;
  assertCount(months);
  const rawEnd = eventDay.plusMonths(months);
  const length = months === 1 ? 'von einem Monat' : `von ${months} Monaten`;
  const clipped =
    rawEnd.day === eventDay.day
      ? []
      : [
          `Der Monat hat keinen ${eventDay.day}.; die Frist endet am letzten Tag des Monats, ${rawEnd.toGerman()} (§ 188 Abs. 3 BGB).`,
        ];
  const basis = '§ 187 Abs. 1, § 188 Abs. 2 BGB';
  return close(input, rawEnd, [`${startOf(eventDay, length, rawEnd, clipped.length === 0)} (${basis}).`, ...clipped]);
}

/** A period of days after an event (§§ 187 (1), 188 (1), 193 BGB). */
export function dayPeriod(input: PeriodRule & { readonly eventDay: CalendarDate; readonly days: number }): Period {
  const { eventDay, days } = input;
  assertCount(days);
  const rawEnd = eventDay.plusDays(days);
  const length = days === 1 ? 'von einem Tag' : `von ${days} Tagen`;
  return close(input, rawEnd, [`${startOf(eventDay, length, rawEnd, true)} (§ 187 Abs. 1, § 188 Abs. 1 BGB).`]);
}

function assertCount(count: number): void {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`a period has at least one unit, got ${count}`);
}

function startOf(eventDay: CalendarDate, length: string, rawEnd: CalendarDate, tellsEnd: boolean): string {
  const start = `Die Frist ${length} beginnt am ${eventDay.plusDays(1).toGerman()}`;
  return tellsEnd ? `${start} und läuft bis ${rawEnd.toGerman()}` : start;
}

function close({ holidays, shiftBasis }: PeriodRule, rawEnd: CalendarDate, reasons: string[]): Period {
  if (isWorkingDay(rawEnd, holidays)) return { rawEnd, endShifted: rawEnd, reasons };
  const endShifted = shiftToWorkingDay(rawEnd, holidays);
  const shift = `${whyNotWorkingDay(rawEnd, holidays)}; die Frist endet am nächsten Werktag, ${endShifted.toGerman()} (${shiftBasis ?? administrativeShift(holidays, rawEnd)}).`;
  return { rawEnd, endShifted, reasons: [...reasons, shift] };
}
