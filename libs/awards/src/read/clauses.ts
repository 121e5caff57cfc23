import { CalendarDate, ok, refuse, type Refusal, type Result } from '#kernel';
import type { Transaction } from '#platform';
import { textBlocksOn, type ProgrammeTerms, type TextBlock } from '#programmes';
import type { DecisionContent, DecisionKind } from '../domain/decision.js';

type Clauses = DecisionContent['clauses'];

export interface ClauseChoice {
  readonly noticeKind: DecisionKind;
  /** Codes chosen beside the blocks that always apply. */
  readonly chosen: readonly string[];
  readonly project: { readonly periodFrom: string; readonly periodTo: string };
  readonly terms: Pick<ProgrammeTerms, 'useReportMonths' | 'interimReportMonths'>;
}

/**
 * The blocks of a kind of decision as they stand today: ancillary clauses of an award, standard reasons of a refusal.
 * Codes of other kinds are passed over. Refuses `clause-not-fitting` for a chosen block that demands a report which this
 * project does not owe; one that always applies is left out there.
 */
export async function clausesOn(
  tx: Transaction,
  application: { readonly programmeCode: string },
  { noticeKind, chosen, project, terms }: ClauseChoice,
): Promise<Result<Clauses, Refusal>> {
  const blocks = await textBlocksOn(tx, { programme: application.programmeCode, noticeKind, date: tx.today });
  const placeholders = clausePlaceholders(project, terms);
  const unfit = blocks.find((block) => chosen.includes(block.code) && !fitsProject(block, project));
  if (unfit) {
    const { periodFrom, periodTo } = placeholders;
    return refuse('clause-not-fitting', { code: unfit.code, title: unfit.title, periodFrom, periodTo }, '/clauseCodes');
  }
  return ok(
    blocks
      .filter((block) => fitsProject(block, project) && (block.choice === 'ALWAYS' || chosen.includes(block.code)))
      .map((block) => ({
        code: block.code,
        version: String(block.version),
        text: fillPlaceholders(block.body, placeholders),
      })),
  );
}

/**
 * Whether a block makes sense for a period: an interim report is owed for every calendar year but the last (ANBest-G
 * No. 7.1), so a project within one year owes none, and the day named would lie after that of the proof of use.
 */
export const fitsProject = (block: Pick<TextBlock, 'body'>, project: ClauseChoice['project']): boolean =>
  !block.body.includes('{interimReportDue}') ||
  CalendarDate.iso(project.periodFrom).year < CalendarDate.iso(project.periodTo).year;

/**
 * The clauses of a prepared decision with the words of today: a notice carries the text blocks of its own day, not of
 * the day of its preparation. Refuses `text-block-not-in-force` for a chosen block that has ended meanwhile, and what
 * `clausesOn` refuses.
 */
export async function clausesOfToday(
  tx: Transaction,
  application: { readonly programmeCode: string },
  choice: ClauseChoice,
): Promise<Result<Clauses, Refusal>> {
  const clauses = await clausesOn(tx, application, choice);
  if (!clauses.ok) return clauses;
  const ended = choice.chosen.find((code) => !clauses.value.some((clause) => clause.code === code));
  return ended === undefined ? clauses : refuse('text-block-not-in-force', { code: ended, date: tx.today.toGerman() });
}

type Placeholder = 'periodFrom' | 'periodTo' | 'firstYear' | 'useReportDue' | 'interimReportDue';

/** What text blocks may refer to in braces: {useReportDue}, {interimReportDue}, {periodFrom}, {periodTo}, {firstYear}. */
export function clausePlaceholders(
  project: { readonly periodFrom: string; readonly periodTo: string },
  terms: Pick<ProgrammeTerms, 'useReportMonths' | 'interimReportMonths'>,
): Readonly<Record<Placeholder, string>> {
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

/** A report is due on a named day, which is not shifted to a working day (§ 31 (3) sentence 2 VwVfG). */
const dayAfterMonths = (event: CalendarDate, months: number): string => event.plusMonths(months).toGerman();
