import { monthPeriod, nrwHolidays } from '#funding-law';
import { CalendarDate } from '#kernel';
import type { ProgrammeTerms } from '#programmes';

/** What text blocks may refer to in braces: {useReportDue}, {interimReportDue}, {periodFrom}, {periodTo}, {firstYear}. */
export function clausePlaceholders(
  project: { readonly periodFrom: string; readonly periodTo: string },
  terms: Pick<ProgrammeTerms, 'useReportMonths' | 'interimReportMonths'>,
): Readonly<Record<string, string>> {
  const from = CalendarDate.iso(project.periodFrom);
  const to = CalendarDate.iso(project.periodTo);
  const endOfFirstYear = CalendarDate.of(from.year, 12, 31);
  return {
    periodFrom: from.toGerman(),
    periodTo: to.toGerman(),
    firstYear: String(from.year),
    useReportDue: dayAfterMonths(to, terms.useReportMonths),
    interimReportDue: dayAfterMonths(endOfFirstYear, terms.interimReportMonths),
  };
}

/** Fills the placeholders; an unknown one is left standing so that the preview shows it. */
export const fillPlaceholders = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

/** A report is due on a named day, which is not shifted to a working day (§ 31 (3) sentence 2 VwVfG NRW). */
function dayAfterMonths(event: CalendarDate, months: number): string {
  return monthPeriod({ eventDay: event, months, holidays: nrwHolidays }).rawEnd.toGerman();
}
