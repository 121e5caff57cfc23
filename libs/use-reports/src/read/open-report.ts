import { ok, refuse, type Refusal, type Result } from '#kernel';
import type { Transaction } from '#platform';
import { readReport, type ReportReading } from '../domain/check-report.js';
import type { ReportBasis } from '../domain/report-basis.js';
import { loadReportDraft, type ReportDraft } from '../persistence/draft.repository.js';
import { receiptsOf, type StoredReceipt } from '../persistence/receipt.repository.js';
import { findUseReport, loadReportForUpdate, type UseReport } from '../persistence/report.repository.js';
import { dutiesOfAward, reportBasis, type AwardDuties } from './report-basis.js';

/** A report as the people of the district write it: typed text, and what the rules make of it. */
export interface OpenReport extends AwardDuties {
  readonly report: UseReport;
  readonly basis: ReportBasis;
  readonly draft: ReportDraft;
  readonly receipts: readonly StoredReceipt[];
  readonly reading: ReportReading;
}

/** Refuses `use-report-not-found` also for the authority, which does not see drafts. */
export async function openReport(tx: Transaction, reportId: string): Promise<Result<OpenReport, Refusal>> {
  const report = await findUseReport(tx, reportId);
  return report ? openLoaded(tx, report) : refuse('use-report-not-found', { reportId });
}

/** The same with the report's row locked, for those who write. */
export async function openReportForUpdate(tx: Transaction, reportId: string): Promise<Result<OpenReport, Refusal>> {
  const report = await loadReportForUpdate(tx, reportId);
  return report ? openLoaded(tx, report) : refuse('use-report-not-found', { reportId });
}

async function openLoaded(tx: Transaction, report: UseReport): Promise<Result<OpenReport, Refusal>> {
  const draft = await loadReportDraft(tx, report.id);
  if (!draft) return refuse('use-report-not-found', { reportId: report.id });
  const duties = await dutiesOfAward(tx, report.awardId);
  if (!duties.ok) return duties;
  const basis = await reportBasis(tx, duties.value, report);
  if (!basis.ok) return basis;
  const receipts = await receiptsOf(tx, report.id);
  const reading = readReport(draft.fields, receipts, {
    ...basis.value,
    kind: report.kind,
    budgetYear: report.budgetYear,
  });
  return ok({ ...duties.value, report, basis: basis.value, draft, receipts, reading });
}
