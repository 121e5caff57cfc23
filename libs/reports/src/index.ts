export { awardsOfPage, countAwards, openFiles, type AwardChoice } from './read/award-files.js';
export { awardsRegister, type AwardRow, type ServiceState } from './read/awards-register.js';
export { budgetExecution, type BudgetExecution, type TitleRow } from './read/budget-execution.js';
export { capMovements, type CapMovement, type CapMovementKind } from './read/cap-movements.js';
export {
  capOverview,
  capSituation,
  type CapOverview,
  type CapOverviewQuestion,
  type CapQuestion,
} from './read/cap-overview.js';
export type { CapRow, CapTotals } from './read/cap-row.js';
export type { PageOf, Paging } from './read/page-of.js';
export {
  listReportChoices,
  reportScope,
  type ReportChoice,
  type ReportQuestion,
  type ReportRefusal,
  type ReportScope,
} from './read/report-scope.js';
export type { ReportTime } from './read/report-time.js';
export { titleMovements, type TitleMovement } from './read/title-movements.js';

export { copySql, streamCsv, type Reader } from './export/copy-csv.js';
export { CONTENT_TYPES, reportFileName, type FileFormat } from './export/file-name.js';
export { germanInstant, type ReportColumn, type ReportTable } from './export/report-table.js';
export { ledgerSql, tableOf, type LedgerRow, type LedgerTable } from './export/ledger-table.js';
export { ledgerXlsx } from './export/ledger-xlsx.js';
export { ledgerJson } from './export/stream-rows.js';
export { csvOf } from './export/write-csv.js';
export { jsonRow, jsonRows } from './export/write-json.js';
export { xlsxOf } from './export/write-xlsx.js';

export { composeTable, type ComposedReport } from './builder/compose-table.js';
export {
  checkDefinition,
  FILTERS_MAX,
  OPERATORS,
  type CheckedDefinition,
  type FilterOperator,
  type ReportDefinition,
  type ReportFilter,
} from './builder/definition.js';
export { findSubject, REPORT_SUBJECTS, type ReportSubject } from './builder/subject.js';
export {
  findReportFile,
  reportFiles,
  type ReportFile,
  type ReportFileState,
} from './persistence/report-file.repository.js';
export {
  findSavedReport,
  savedReports,
  type ReportSchedule,
  type SavedReport,
} from './persistence/saved-report.repository.js';
export { expireReportFiles } from './use-cases/expire-report-files.js';
export { makeReportFile } from './use-cases/make-report-file.js';
export { FILE_DAYS, requestReportFile, runScheduledReports } from './use-cases/request-report-file.js';
export { arrangeReport, removeReport, saveReport, type ArrangeReport } from './use-cases/save-report.js';
export { findReadyReport, READY_REPORTS } from './ready/index.js';
export { readyParameters, type ReadyReport, type ReportChart } from './ready/ready-report.js';
export { readTable, type TableRead } from './read/ready-rows.js';
export { CAP_LEDGER_TABLE, capLedgerParameters } from './tables/cap-ledger-table.js';
export { capTable } from './tables/cap-table.js';
export { CAP_MOVEMENT_WORDS, TITLE_MOVEMENT_WORDS } from './tables/movement-words.js';
export { titleTable } from './tables/title-table.js';
export { openAwardsSchema } from './open-data/open-awards-schema.js';
export {
  openAwards,
  openAwardsCsv,
  OPEN_AWARDS_TABLE,
  type OpenAwards,
  type Publisher,
} from './open-data/open-grants.js';
export { openGrantJson, type OpenGrant, type WithheldReason } from './open-data/open-grant.js';
export {
  portfolio,
  PORTFOLIO_ORDERS,
  type Portfolio,
  type PortfolioApplication,
  type PortfolioOrder,
  type PortfolioQuestion,
} from './read/portfolio.js';
export type { Combination } from './domain/combinations.js';
export type { PortfolioRoom, Simulation } from './domain/portfolio.js';
