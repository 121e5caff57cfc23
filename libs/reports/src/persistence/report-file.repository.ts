import { CalendarDate, type Role } from '#kernel';
import type { Transaction } from '#platform';
import type { ReportDefinition } from '../builder/definition.js';
import type { FileFormat } from '../export/file-name.js';
import { roleNamed } from './saved-report.repository.js';

export type ReportFileState = 'WAITING' | 'RUNNING' | 'READY' | 'FAILED' | 'EXPIRED';

/** A file that a job makes or has made for one person. */
export interface ReportFile {
  readonly id: string;
  readonly savedReportId: string | null;
  readonly name: string;
  readonly definition: ReportDefinition;
  readonly format: FileFormat;
  readonly requestedBy: string;
  readonly requestedByName: string;
  readonly requestedRoles: readonly Role[];
  readonly land: string;
  readonly requestedAt: Date;
  readonly mailTo: string | null;
  readonly state: ReportFileState;
  readonly rowsTotal: number | null;
  readonly rowsDone: number;
  readonly figuresAt: Date | null;
  readonly sha256: string | null;
  readonly sizeBytes: number | null;
  readonly expiresOn: CalendarDate;
}

interface ReportFileRow {
  id: string;
  saved_report_id: string | null;
  name: string;
  definition: ReportDefinition;
  format: FileFormat;
  requested_by: string;
  requested_by_name: string;
  requested_roles: string[];
  land: string;
  requested_at: Date;
  mail_to: string | null;
  state: ReportFileState;
  rows_total: string | null;
  rows_done: string;
  figures_at: Date | null;
  sha256: string | null;
  size_bytes: string | null;
  expires_on: string;
}

const FILES_SHOWN = 20;
const SELECT = `SELECT id, saved_report_id, name, definition, format, requested_by, requested_by_name, requested_roles,
    land, requested_at, mail_to, state, rows_total, rows_done, figures_at, sha256, size_bytes, expires_on FROM reports.file`;

/** The actor's own files, newest first. */
export async function reportFiles(tx: Transaction): Promise<ReportFile[]> {
  const rows = await tx.query<ReportFileRow>(
    `${SELECT} WHERE requested_by = $1 ORDER BY requested_at DESC, id LIMIT ${FILES_SHOWN}`,
    [tx.actor.accountId],
  );
  return rows.map(toFile);
}

/** One file; row-level security hides those of others. */
export async function findReportFile(tx: Transaction, id: string): Promise<ReportFile | null> {
  const [row] = await tx.query<ReportFileRow>(`${SELECT} WHERE id = $1`, [id]);
  return row ? toFile(row) : null;
}

export async function insertReportFile(
  tx: Transaction,
  file: Pick<
    ReportFile,
    | 'id'
    | 'savedReportId'
    | 'name'
    | 'definition'
    | 'format'
    | 'requestedBy'
    | 'requestedByName'
    | 'requestedRoles'
    | 'land'
    | 'mailTo'
    | 'expiresOn'
  >,
): Promise<void> {
  await tx.query(
    `INSERT INTO reports.file (id, saved_report_id, name, definition, format, requested_by, requested_by_name, requested_roles,
       requested_at, mail_to, expires_on, land) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      file.id,
      file.savedReportId,
      file.name,
      JSON.stringify(file.definition),
      file.format,
      file.requestedBy,
      file.requestedByName,
      [...file.requestedRoles],
      tx.now,
      file.mailTo,
      file.expiresOn.toString(),
      file.land,
    ],
  );
}

/** How far the job is. A file that was finished or has expired meanwhile stays as it is. */
export const markProgress = (tx: Transaction, id: string, rowsDone: number, rowsTotal: number): Promise<unknown> =>
  tx.query(
    `UPDATE reports.file SET state = 'RUNNING', rows_done = $2, rows_total = $3 WHERE id = $1 AND state IN ('WAITING', 'RUNNING', 'FAILED')`,
    [id, rowsDone, rowsTotal],
  );

export const markFailed = (tx: Transaction, id: string): Promise<unknown> =>
  tx.query(`UPDATE reports.file SET state = 'FAILED' WHERE id = $1 AND state IN ('WAITING', 'RUNNING')`, [id]);

export const markReady = (
  tx: Transaction,
  id: string,
  made: { readonly sha256: string; readonly sizeBytes: number; readonly rows: number; readonly figuresAt: Date },
): Promise<unknown> =>
  tx.query(
    `UPDATE reports.file SET state = 'READY', sha256 = $2, size_bytes = $3, rows_done = $4, rows_total = $4, figures_at = $5
     WHERE id = $1`,
    [id, made.sha256, made.sizeBytes, made.rows, made.figuresAt],
  );

/** Ends the time of files until that day; answers the hashes that no other file needs any more. */
export async function expireFiles(tx: Transaction, day: CalendarDate): Promise<string[]> {
  const rows = await tx.query<{ sha256: string }>(
    `WITH ended AS (UPDATE reports.file SET state = 'EXPIRED' WHERE state = 'READY' AND expires_on < $1 RETURNING id, sha256)
     SELECT DISTINCT e.sha256 FROM ended e WHERE NOT EXISTS (
       SELECT 1 FROM reports.file f WHERE f.sha256 = e.sha256 AND f.state = 'READY' AND f.expires_on >= $1)`,
    [day.toString()],
  );
  return rows.map(({ sha256 }) => sha256);
}

function toFile(row: ReportFileRow): ReportFile {
  return {
    id: row.id,
    savedReportId: row.saved_report_id,
    name: row.name,
    definition: row.definition,
    format: row.format,
    requestedBy: row.requested_by,
    requestedByName: row.requested_by_name,
    requestedRoles: row.requested_roles.flatMap((name) => roleNamed(name) ?? []),
    land: row.land,
    requestedAt: row.requested_at,
    mailTo: row.mail_to,
    state: row.state,
    rowsTotal: row.rows_total === null ? null : Number(row.rows_total),
    rowsDone: Number(row.rows_done),
    figuresAt: row.figures_at,
    sha256: row.sha256,
    sizeBytes: row.size_bytes === null ? null : Number(row.size_bytes),
    expiresOn: CalendarDate.iso(row.expires_on),
  };
}
