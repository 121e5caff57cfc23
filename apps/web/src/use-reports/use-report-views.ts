import type { Refusal, Result } from '#kernel';
import {
  GOAL_RESULTS,
  RECEIPTS_MAX,
  REPORT_STATUSES,
  SAMPLE_METHODS,
  type GoalResult,
  type OpenReport,
  type Question,
  type ReportDuty,
  type ReportFinding,
  type ReportIncomplete,
  type ReportSubmission,
  type SampleMethod,
  type UseReport,
} from '#use-reports';
import { Cents, Choice, Day, Id, ListOf, Text, TextList, TextMap, Whole } from '../api/frame/fields.js';
import { findingSentence } from './report-words.js';

const KINDS = ['INTERIM', 'FINAL'] as const;
const MODES = ['APPEND', 'REPLACE'] as const;
const ENTRY_MAX = 500;
const TEXT_MAX = 10_000;
const SEED_MAX = 4_294_967_295;

export class StartReportBody {
  @Choice(KINDS) kind: 'INTERIM' | 'FINAL';
  @Whole({ min: 2000, max: 2199, optional: true, description: 'The budget year of an interim report.' })
  budgetYear?: number;
}

export class SaveReportBody {
  @Whole({ min: 1, description: 'The version that was read before typing.' }) baseVersion: number;
  @TextMap({ max: 6000, description: 'Fields by name, as text in German notation.' }) entries: Record<string, string>;
}

export class ReceiptBody {
  @Text({ max: ENTRY_MAX, description: 'Item of the finance plan: its id or its name.' }) item: string;
  @Text({ max: ENTRY_MAX }) voucherNo: string;
  @Text({ max: ENTRY_MAX, optional: true }) invoicedOn?: string;
  @Text({ max: ENTRY_MAX, description: 'YYYY-MM-DD or dd.mm.yyyy.' }) paidOn: string;
  @Text({ max: ENTRY_MAX }) payee: string;
  @Text({ max: ENTRY_MAX }) purpose: string;
  @Text({ max: ENTRY_MAX, description: 'German notation: 1.234,56.' }) gross: string;
  @Text({ max: ENTRY_MAX, optional: true }) vat?: string;
  @Text({ max: ENTRY_MAX, optional: true, description: 'Empty: the whole amount.' }) eligible?: string;
  @Text({ max: ENTRY_MAX, optional: true }) funding?: string;
  @Text({ max: ENTRY_MAX, optional: true }) hours?: string;
  @Text({ max: ENTRY_MAX, optional: true }) offers?: string;
}

export class ReceiptsBody {
  @Choice(MODES) mode: 'APPEND' | 'REPLACE';
  @ListOf(() => ReceiptBody, { max: RECEIPTS_MAX }) receipts: ReceiptBody[];
}

export class TakeImportBody {
  @Choice(MODES) mode: 'APPEND' | 'REPLACE';
}

export class SubmitReportBody {
  @Whole({ min: 1, optional: true, description: 'Refuses if the draft has changed since.' }) draftVersion?: number;
}

export class JudgementBody {
  @Id() receiptId: string;
  @Cents({ description: 'What is not recognised; 0 accepts the receipt.' }) cutCents: number;
  @Text({ max: ENTRY_MAX, optional: true }) reason?: string;
}

export class JudgeBody {
  @ListOf(() => JudgementBody, { max: RECEIPTS_MAX }) judgements: JudgementBody[];
}

export class SampleBody {
  @Choice(SAMPLE_METHODS) method: SampleMethod;
  @Whole({ min: 1, max: RECEIPTS_MAX }) size: number;
  @Whole({ min: 0, max: SEED_MAX, optional: true }) seed?: number;
}

export class SampleView {
  @TextList({ max: RECEIPTS_MAX }) receiptIds: string[];
  @Whole() seed: number;
}

export class AskDistrictBody {
  @TextList({ max: 20, length: 1000 }) items: string[];
}

export class AnswerReportBody {
  @Text({ max: TEXT_MAX, description: 'The report as it stands now goes along as its next version.' }) answer: string;
}

export class ExtendQuestionBody {
  @Day({ description: 'Later than the day set first; possible once per question.' }) deadline: string;
  @Text({ max: ENTRY_MAX }) reason: string;
}

export class TakeOverExaminationBody {
  @Text({ max: ENTRY_MAX }) reason: string;
}

export class GoalResultBody {
  @Text({ max: 40 }) goalId: string;
  @Choice(GOAL_RESULTS) result: GoalResult;
}

export class ConcludeBody {
  @ListOf(() => GoalResultBody) goals: GoalResultBody[];
  @Text({ max: TEXT_MAX, description: 'Note for the file (Prüfvermerk).' }) note: string;
  @Cents({ optional: true }) otherIncomeCents?: number;
  @Cents({ optional: true }) ownFundsCents?: number;
}

export class ReportFindingView {
  @Text() kind: string;
  @Choice(['ERROR', 'WARNING']) severity: string;
  @Text({ nullable: true }) field: string | null;
  @Whole({ nullable: true }) receipt: number | null;
  @Text() sentence: string;
}

export class ReportConflictView {
  @Text() field: string;
  @Text() mine: string;
  @Text() theirs: string;
  @Text() theirName: string;
}

export class SavedReportView {
  @Whole() version: number;
  @ListOf(() => ReportConflictView) conflicts: ReportConflictView[];
  @ListOf(() => ReportFindingView, { max: RECEIPTS_MAX }) findings: ReportFindingView[];
}

export class ImportView {
  @Id() id: string;
  @Whole() faults: number;
}

export class SubmittedLineView {
  @Id() id: string;
  @Whole() number: number;
  @Text() purpose: string;
  @Day() paidOn: string;
  @Cents() eligibleCents: number;
}

export class ReportQuestionView {
  @Whole() number: number;
  @TextList({ max: 20 }) items: string[];
  @Day() deadline: string;
  @Text({ nullable: true, description: 'Null while it is open; empty: gone on without one.' }) answer: string | null;
}

export class ReportView {
  @Id() id: string;
  @Id() awardId: string;
  @Choice(KINDS) kind: string;
  @Whole({ nullable: true }) budgetYear: number | null;
  @Choice(REPORT_STATUSES) status: string;
  @Whole() submission: number;
  @Text({ nullable: true, description: 'SHA-256 of the latest submission.' }) contentHash: string | null;
  @Whole({ nullable: true }) draftVersion: number | null;
  @ListOf(() => ReportFindingView, { max: RECEIPTS_MAX }) findings: ReportFindingView[];
  @ListOf(() => SubmittedLineView, { max: RECEIPTS_MAX }) lines: SubmittedLineView[];
  @Cents({ nullable: true }) recognisedCents: number | null;
  @Cents({ nullable: true }) cutCents: number | null;
  @Text({ nullable: true, description: 'Who examines it; null for the district.' }) examiner: string | null;
  @ListOf(() => ReportQuestionView) questions: ReportQuestionView[];
  @Id({ nullable: true }) resultNoticeId: string | null;
}

export class ReportDutyView {
  @Choice(KINDS) kind: string;
  @Whole({ nullable: true }) budgetYear: number | null;
  @Day() due: string;
  @Text() basis: string;
  @Id({ nullable: true }) reportId: string | null;
  @Choice(REPORT_STATUSES, { nullable: true }) status: string | null;
}

export class ReportDutyList {
  @ListOf(() => ReportDutyView) duties: ReportDutyView[];
}

export const toDuty = (duty: ReportDuty, report: UseReport | null): ReportDutyView => ({
  kind: duty.kind,
  budgetYear: duty.budgetYear,
  due: duty.due.toString(),
  basis: duty.basis,
  reportId: report?.id ?? null,
  status: report?.status ?? null,
});

export const toFinding = (finding: ReportFinding): ReportFindingView => ({
  kind: finding.kind,
  severity: finding.severity,
  field: finding.field,
  receipt: finding.receipt,
  sentence: findingSentence(finding),
});

export const toReport = (
  report: UseReport,
  opened: OpenReport | null,
  submission: ReportSubmission | null,
  questions: readonly Question[],
): ReportView => ({
  id: report.id,
  awardId: report.awardId,
  kind: report.kind,
  budgetYear: report.budgetYear,
  status: report.status,
  submission: report.submission,
  contentHash: submission?.contentHash ?? null,
  draftVersion: opened?.draft.version ?? null,
  findings: (opened?.reading.findings ?? []).map(toFinding),
  lines: (submission?.content.lines ?? []).map(({ id, number, purpose, paidOn, eligibleCents }) => ({
    id,
    number,
    purpose,
    paidOn,
    eligibleCents,
  })),
  recognisedCents: report.eligible?.toCents() ?? null,
  cutCents: report.cut?.toCents() ?? null,
  examiner: report.examiner?.name ?? null,
  questions: questions.map(({ number, items, deadline, answer }) => ({
    number,
    items: [...items],
    deadline: deadline.toString(),
    answer,
  })),
  resultNoticeId: report.resultNoticeId,
});

/** Findings of a refused report as pointers: a field, or a receipt and its entry. */
export function withFieldFindings<T>(
  result: Result<T, Refusal | ReportIncomplete>,
): Result<T, Refusal & { readonly findings?: readonly { kind: string; field: string; facts: Refusal['facts'] }[] }> {
  if (result.ok) return result;
  const { refusal } = result;
  const found = 'findings' in refusal ? refusal.findings : [];
  const findings = found.map(({ kind, field, receipt, facts }) => ({
    kind,
    field: receipt === null ? (field ?? '') : `receipts/${receipt}/${field ?? ''}`,
    facts,
  }));
  return {
    ok: false,
    refusal: {
      kind: refusal.kind,
      facts: refusal.facts,
      ...(refusal.pointer === undefined ? {} : { pointer: refusal.pointer }),
      findings,
    },
  };
}

export const goalResultsOf = (goals: readonly GoalResultBody[]): Record<string, GoalResult> =>
  Object.fromEntries(goals.map(({ goalId, result }) => [goalId, result]));
