import type { Transaction } from '#platform';
import type { ReportContent } from '../domain/report-content.js';
import type { UseReport } from './report.repository.js';

export interface ReportSubmission {
  readonly number: number;
  readonly content: ReportContent;
  readonly contentHash: string;
  readonly receiptNoticeId: string;
  readonly submittedByName: string;
  readonly submittedAt: Date;
}

interface SubmissionRow {
  number: number;
  content: ReportContent;
  content_hash: string;
  receipt_notice_id: string;
  submitted_by_name: string;
  submitted_at: Date;
}

const COLUMNS = 'number, content, content_hash, receipt_notice_id, submitted_by_name, submitted_at';

/** A version as it was handed in; the latest one without a number. */
export async function submissionOf(
  tx: Transaction,
  reportId: string,
  number: number | null = null,
): Promise<ReportSubmission | null> {
  const [row] = await tx.query<SubmissionRow>(
    `SELECT ${COLUMNS} FROM use_reports.submission WHERE report_id = $1 AND ($2::int IS NULL OR number = $2)
     ORDER BY number DESC LIMIT 1`,
    [reportId, number],
  );
  return row
    ? {
        number: row.number,
        content: row.content,
        contentHash: row.content_hash,
        receiptNoticeId: row.receipt_notice_id,
        submittedByName: row.submitted_by_name,
        submittedAt: row.submitted_at,
      }
    : null;
}

export type SubmissionHead = Pick<
  ReportSubmission,
  'number' | 'contentHash' | 'receiptNoticeId' | 'submittedByName' | 'submittedAt'
> & { readonly reportId: string };

/** All versions without their contents, the first one first. */
export const submissionHeads = (tx: Transaction, reportId: string): Promise<SubmissionHead[]> =>
  submissionHeadsOfAll(tx, [reportId]);

/** Of many reports, of each in the order of their numbers. */
export async function submissionHeadsOfAll(tx: Transaction, reportIds: readonly string[]): Promise<SubmissionHead[]> {
  const rows = await tx.query<Omit<SubmissionRow, 'content'> & { report_id: string }>(
    `SELECT report_id, number, content_hash, receipt_notice_id, submitted_by_name, submitted_at
     FROM use_reports.submission WHERE report_id = ANY($1::uuid[]) ORDER BY number`,
    [reportIds],
  );
  return rows.map((row) => ({
    reportId: row.report_id,
    number: row.number,
    contentHash: row.content_hash,
    receiptNoticeId: row.receipt_notice_id,
    submittedByName: row.submitted_by_name,
    submittedAt: row.submitted_at,
  }));
}

export async function insertReportSubmission(
  tx: Transaction,
  report: UseReport,
  submission: {
    readonly number: number;
    readonly canonical: string;
    readonly contentHash: string;
    readonly eligibleCents: number;
    readonly receiptNoticeId: string;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO use_reports.submission (report_id, organisation_id, number, content, content_hash, eligible_cents,
       receipt_notice_id, submitted_by, submitted_by_name, submitted_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      report.id,
      report.organisationId,
      submission.number,
      submission.canonical,
      submission.contentHash,
      submission.eligibleCents,
      submission.receiptNoticeId,
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
}
