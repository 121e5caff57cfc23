import { versionOn, type NormVersion } from '#funding-law';
import { CalendarDate, ok, type Refusal, type Result } from '#kernel';

/** How long a file is kept after the year of its closure (domain part 3.10). */
export const RETENTION_YEARS: readonly NormVersion<number>[] = [
  {
    id: 'retention-default',
    validFrom: CalendarDate.iso('2000-01-01'),
    validTo: null,
    source: 'Ten years after the end of the year of closure; schedule of the authority not confirmed',
    verifiedBy: null,
    value: 10,
  },
];

/** The last day of retention: the end of the tenth year after the year of closure. */
export function retainUntil(closedOn: CalendarDate): Result<CalendarDate, Refusal> {
  const years = versionOn(RETENTION_YEARS, closedOn);
  return years.ok ? ok(CalendarDate.of(closedOn.year + years.value.value, 12, 31)) : years;
}
