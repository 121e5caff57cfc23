import { newId, type Transaction } from '#platform';
import type { ImportFault } from '../files/read-receipt-file.js';
import type { ReceiptEntries } from '../domain/read-receipt.js';
import type { UseReport } from './report.repository.js';

/** A file as it was read: its lines and faults stay, whether they are taken over or not. */
export interface ReceiptImport {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly rows: readonly ReceiptEntries[];
  readonly faults: readonly ImportFault[];
  readonly state: 'READ' | 'TAKEN' | 'DISCARDED';
  readonly uploadedByName: string;
  readonly uploadedAt: Date;
}

interface ImportRow {
  id: string;
  file_name: string;
  sha256: string;
  rows: ReceiptEntries[];
  faults: ImportFault[];
  state: ReceiptImport['state'];
  uploaded_by_name: string;
  uploaded_at: Date;
}

/** The files of a report, the latest first, at most 20. */
export async function importsOf(tx: Transaction, reportId: string): Promise<ReceiptImport[]> {
  const rows = await tx.query<ImportRow>(
    `SELECT id, file_name, sha256, rows, faults, state, uploaded_by_name, uploaded_at FROM use_reports.receipt_import
     WHERE report_id = $1 ORDER BY uploaded_at DESC, id DESC LIMIT 20`,
    [reportId],
  );
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    sha256: row.sha256,
    rows: row.rows,
    faults: row.faults,
    state: row.state,
    uploadedByName: row.uploaded_by_name,
    uploadedAt: row.uploaded_at,
  }));
}

export async function insertImport(
  tx: Transaction,
  report: Pick<UseReport, 'id' | 'organisationId'>,
  file: Pick<ReceiptImport, 'fileName' | 'sha256' | 'rows' | 'faults'> & { readonly sizeBytes: number },
): Promise<string> {
  const id = newId();
  await tx.query(
    `INSERT INTO use_reports.receipt_import (id, report_id, organisation_id, file_name, sha256, size_bytes, rows, faults, state,
       uploaded_by, uploaded_by_name, uploaded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'READ', $9, $10, $11)`,
    [
      id,
      report.id,
      report.organisationId,
      file.fileName,
      file.sha256,
      file.sizeBytes,
      JSON.stringify(file.rows),
      JSON.stringify(file.faults),
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
  return id;
}

export async function markImport(tx: Transaction, id: string, state: 'TAKEN' | 'DISCARDED'): Promise<void> {
  await tx.query('UPDATE use_reports.receipt_import SET state = $2 WHERE id = $1', [id, state]);
}
