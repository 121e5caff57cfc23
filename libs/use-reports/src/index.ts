export {
  beginExamination,
  continueWithoutAnswer,
  askQuestion,
  drawSampleOf,
  examineLines,
  type LineJudgement,
} from './use-cases/examine-report.js';
export { concludeExamination, reportedIncome, type ConcludeExamination } from './use-cases/conclude-examination.js';
export { extendQuestion } from './use-cases/extend-question.js';
export { takeOverExamination } from './use-cases/take-over-examination.js';
export { discardImport, takeImport, uploadReceipts } from './use-cases/import-receipts.js';
export { decideExtension, DUE_DAY_OFFICERS, requestExtension, setDueDay } from './use-cases/move-due-day.js';
export { remindUseReports } from './use-cases/remind-use-reports.js';
export { reportName } from './use-cases/report-letter.js';
export { saveReport, type ReportConflict, type SavedReport, type SaveReport } from './use-cases/save-report.js';
export { startReport } from './use-cases/start-report.js';
export {
  answerQuestion,
  submitReport,
  takeBackReport,
  type ReportIncomplete,
  type SubmittedReport,
} from './use-cases/submit-report.js';
export { changeReceipt, removeReceipt, writeReceipts, type ReceiptConflict } from './use-cases/write-receipts.js';

export { examinedUse, type ExaminedCut, type ExaminedUse } from './read/examined-use.js';
export { examinationScreen, type ExaminationScreen } from './read/examination-screen.js';
export { openReport, type OpenReport } from './read/open-report.js';
export { dutiesOfAward, type AwardDuties } from './read/report-basis.js';
export {
  overdueReportsOf,
  provedGrantOf,
  reportStandingsOf,
  useReportDutiesOf,
  useReportEventsOf,
  type OverdueReport,
  type ReportStanding,
} from './read/report-life.js';
export { importsOf, type ReceiptImport } from './persistence/import.repository.js';
export { questionsOf, type Question, type StoredSample } from './persistence/examination.repository.js';
export { remindersOf, type StoredDueChange } from './persistence/due.repository.js';
export { findUseReport, reportsToExamine, useReportsOf, type UseReport } from './persistence/report.repository.js';
export { submissionHeads, submissionOf, type ReportSubmission } from './persistence/submission.repository.js';
export type { StoredReceipt } from './persistence/receipt.repository.js';

export {
  IMPORT_BYTES_MAX,
  readReceiptFile,
  type ImportFault,
  type ReadReceiptFile,
} from './files/read-receipt-file.js';
export { RECEIPT_COLUMNS, SHORT_LIST } from './files/receipt-columns.js';
export { writeReceiptTemplate, writeShortTemplate } from './files/write-template.js';

export { readReport, type ItemResult, type ReportReading } from './domain/check-report.js';
export { sameReport, type ReportDuty, type ReportKey, type ReportKind } from './domain/due-days.js';
export { GOAL_RESULTS, type GoalResult, type Judgement } from './domain/examination.js';
export { RECEIPT_FIELDS, RECEIPTS_MAX, type ReceiptEntries, type ReceiptField } from './domain/read-receipt.js';
export type { PlanItem, ReportBasis, ReportGoal } from './domain/report-basis.js';
export { toContent } from './domain/report-content.js';
export type { ContentLine, ReportContent } from './domain/report-content.js';
export {
  CONFIRMATIONS,
  COUNT_FIELDS,
  INCOME_KINDS,
  isReportField,
  NARRATIVE_FIELDS,
  type IncomeKind,
  type ReportFields,
  type ReportFinding,
} from './domain/report-fields.js';
export { REPORT_LIFECYCLE, REPORT_STATUSES, type ReportAction, type ReportStatus } from './domain/report-lifecycle.js';
export { SAMPLE_METHODS, type SampleMethod } from './domain/sample.js';
