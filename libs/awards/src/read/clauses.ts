import { monthPeriod, nrwHolidays } from '#funding-law';
import { CalendarDate, ok, refuse, type Refusal, type Result } from '#kernel';
import type { Transaction } from '#platform';
import { textBlocksOn, type ProgrammeTerms } from '#programmes';
import type { DecisionContent, DecisionKind } from '../domain/decision.js';

type Clauses = DecisionContent['clauses'];

export interface ClauseChoice {
  readonly noticeKind: DecisionKind;
  /** Codes chosen beside the blocks that always apply. */
  readonly chosen: readonly string[];
  readonly project: { readonly periodFrom: string; readonly periodTo: string };
  readonly terms: Pick<ProgrammeTerms, 'useReportMonths' | 'interimReportMonths'>;
}

/** The blocks of a kind of decision as they stand today: ancillary clauses of an award, standard reasons of a refusal. */
export async function clausesOn(
  tx: Transaction,
  application: { readonly programmeCode: string },
  { noticeKind, chosen, project, terms }: ClauseChoice,
): Promise<Clauses> {
  const blocks = await textBlocksOn(tx, { programme: application.programmeCode, noticeKind, date: tx.today });
  const placeholders = clausePlaceholders(project, terms);
  return blocks
    .filter((block) => block.choice === 'ALWAYS' || chosen.includes(block.code))
    .map((block) => ({
      code: block.code,
      version: String(block.version),
      text: fillPlaceholders(block.body, placeholders),
    }));
}

/**
 * The clauses of a prepared decision with the words of today: a notice carries the text blocks of its own day, not of
 * the day of its preparation. Refuses `text-block-not-in-force` for a chosen block that has ended meanwhile.
 */
export async function clausesOfToday(
  tx: Transaction,
  application: { readonly programmeCode: string },
  choice: ClauseChoice,
): Promise<Result<Clauses, Refusal>> {
  const clauses = await clausesOn(tx, application, choice);
  const ended = choice.chosen.find((code) => !clauses.some((clause) => clause.code === code));
  return ended === undefined
    ? ok(clauses)
    : refuse('text-block-not-in-force', { code: ended, date: tx.today.toGerman() });
}

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
