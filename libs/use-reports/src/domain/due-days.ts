import type { LandNorms } from '#funding-law';
import { CalendarDate } from '#kernel';

export const REPORT_KINDS = ['INTERIM', 'FINAL'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** The report that is meant: the proof of use of an award, or the interim report of one of its budget years. */
export interface ReportKey {
  readonly kind: ReportKind;
  /** Null for the final one. */
  readonly budgetYear: number | null;
}

/** What moves a due day; the latest one in force counts. */
export interface DueChange extends ReportKey {
  readonly basis: 'NOTICE' | 'INVESTMENT' | 'EXTENSION';
  readonly state: 'REQUESTED' | 'IN_FORCE' | 'REFUSED';
  readonly dueOn: CalendarDate;
  readonly decidedAt: Date | null;
}

export interface ReportDuty extends ReportKey {
  readonly due: CalendarDate;
  /** The computed day, before the notice or an extension moved it. */
  readonly computed: CalendarDate;
  /** German: rule or act the day follows from. */
  readonly basis: string;
}

export interface DueTerms {
  readonly useReportMonths: number;
  readonly interimReportMonths: number;
}

/**
 * Which reports an award owes and when: the proof of use some months after the funding period, an interim report for
 * every year but the last, some months after its end. Named days are kept on any weekday (§ 31 (5) VwVfG). The Land's law
 * only lends its words: the months are terms of the programme.
 */
export function reportDuties(
  award: { readonly periodFrom: CalendarDate; readonly periodTo: CalendarDate; readonly years: readonly number[] },
  terms: DueTerms,
  changes: readonly DueChange[],
  law: LandNorms,
): ReportDuty[] {
  const years = [...new Set(award.years)].sort((first, second) => first - second);
  const interim = years
    .filter((year) => year < award.periodTo.year)
    .map((budgetYear) =>
      moved(
        { kind: 'INTERIM', budgetYear },
        CalendarDate.of(budgetYear, 12, 31).plusMonths(terms.interimReportMonths),
        `${terms.interimReportMonths} Monate nach Ende des Haushaltsjahres ${budgetYear} (Programmbestimmungen)`,
        { changes, law },
      ),
    );
  const final = moved(
    { kind: 'FINAL', budgetYear: null },
    award.periodTo.plusMonths(terms.useReportMonths),
    `${terms.useReportMonths} Monate nach Ende des Bewilligungszeitraums (${law.proofOfUse})`,
    { changes, law },
  );
  return [...interim, final];
}

const BASIS_WORDS: Readonly<Record<DueChange['basis'], (law: LandNorms) => string>> = {
  NOTICE: () => 'im Bescheid genannter Tag',
  INVESTMENT: ({ proofOfUse }) => `Frist für Investitionen (${proofOfUse})`,
  EXTENSION: ({ procedureAct }) => `verlängerte Frist (§ 31 Abs. 7 ${procedureAct})`,
};

interface Moving {
  readonly changes: readonly DueChange[];
  readonly law: LandNorms;
}

function moved(key: ReportKey, computed: CalendarDate, basis: string, { changes, law }: Moving): ReportDuty {
  const last = changes
    .filter((change) => change.state === 'IN_FORCE' && sameReport(change, key))
    .sort((first, second) => (first.decidedAt?.getTime() ?? 0) - (second.decidedAt?.getTime() ?? 0))
    .at(-1);
  return last
    ? { ...key, computed, due: last.dueOn, basis: BASIS_WORDS[last.basis](law) }
    : { ...key, computed, due: computed, basis };
}

export const sameReport = (first: ReportKey, second: ReportKey): boolean =>
  first.kind === second.kind && first.budgetYear === second.budgetYear;

/** What goes out at a reminder step: a mail up to the day itself, then letters; the last one threatens revocation. */
export type ReminderForm = 'MAIL' | 'REMINDER' | 'FINAL_REMINDER';

/**
 * The step that is due: the latest one reached, days relative to the due day (negative: before). Null while none is reached.
 * Whoever remembers steps sends each once, and after a standstill only the latest.
 */
export function reachedStep(
  due: CalendarDate,
  today: CalendarDate,
  steps: readonly number[],
): { readonly step: number; readonly form: ReminderForm } | null {
  const passed = due.daysUntil(today);
  const reached = steps.filter((step) => step <= passed);
  if (reached.length === 0) return null;
  const step = Math.max(...reached);
  if (step <= 0) return { step, form: 'MAIL' };
  const later = steps.filter((each) => each > 0);
  return { step, form: later.length > 1 && step === Math.max(...later) ? 'FINAL_REMINDER' : 'REMINDER' };
}
