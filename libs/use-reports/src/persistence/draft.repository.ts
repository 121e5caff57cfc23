import type { Transaction } from '#platform';
import type { ReportFields } from '../domain/report-fields.js';
import type { UseReport } from './report.repository.js';

export interface ReportDraft {
  readonly version: number;
  readonly fields: ReportFields;
  readonly savedByName: string;
  readonly savedAt: Date;
}

interface DraftRow {
  version: number;
  content: Record<string, string>;
  saved_by_name: string;
  saved_at: Date;
}

const toDraft = (row: DraftRow): ReportDraft => ({
  version: row.version,
  fields: row.content,
  savedByName: row.saved_by_name,
  savedAt: row.saved_at,
});

const COLUMNS = 'version, content, saved_by_name, saved_at';

export async function loadReportDraft(tx: Transaction, reportId: string): Promise<ReportDraft | null> {
  const [row] = await tx.query<DraftRow>(`SELECT ${COLUMNS} FROM use_reports.draft WHERE report_id = $1`, [reportId]);
  return row ? toDraft(row) : null;
}

/** A saved state of the past: what somebody had on the screen when starting to type. */
export async function loadDraftRevision(
  tx: Transaction,
  reportId: string,
  version: number,
): Promise<ReportDraft | null> {
  const [row] = await tx.query<DraftRow>(
    `SELECT ${COLUMNS} FROM use_reports.draft_revision WHERE report_id = $1 AND version = $2`,
    [reportId, version],
  );
  return row ? toDraft(row) : null;
}

/** Who gave a field its present value after the given version, and when. */
export async function lastDraftChange(
  tx: Transaction,
  reportId: string,
  field: string,
  sinceVersion: number,
): Promise<{ readonly name: string; readonly at: Date } | null> {
  const [row] = await tx.query<{ saved_by_name: string; saved_at: Date }>(
    `SELECT r.saved_by_name, r.saved_at FROM use_reports.draft_revision r
     JOIN use_reports.draft d ON d.report_id = r.report_id
     WHERE r.report_id = $1 AND r.version > $3 AND r.content ->> $2 IS NOT DISTINCT FROM d.content ->> $2
     ORDER BY r.version LIMIT 1`,
    [reportId, field, sinceVersion],
  );
  return row ? { name: row.saved_by_name, at: row.saved_at } : null;
}

export async function storeReportDraft(
  tx: Transaction,
  report: Pick<UseReport, 'id' | 'organisationId'>,
  version: number,
  fields: ReportFields,
): Promise<void> {
  const values = [
    report.id,
    report.organisationId,
    version,
    JSON.stringify(fields),
    tx.actor.accountId,
    tx.actor.name,
    tx.now,
  ];
  await tx.query(
    `INSERT INTO use_reports.draft (report_id, organisation_id, version, content, saved_by, saved_by_name, saved_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (report_id) DO UPDATE SET version = $3, content = $4, saved_by = $5, saved_by_name = $6, saved_at = $7`,
    values,
  );
  await tx.query(
    `INSERT INTO use_reports.draft_revision (report_id, organisation_id, version, content, saved_by, saved_by_name, saved_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    values,
  );
}
