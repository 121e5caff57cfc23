import { newId, type Transaction } from '#platform';
import type { ReceiptEntries, TypedReceipt } from '../domain/read-receipt.js';
import type { UseReport } from './report.repository.js';

export interface StoredReceipt extends TypedReceipt {
  readonly version: number;
  readonly changedByName: string;
  readonly changedAt: Date;
}

interface ReceiptRow {
  id: string;
  number: number;
  entries: ReceiptEntries;
  version: number;
  changed_by_name: string;
  changed_at: Date;
}

type OfReport = Pick<UseReport, 'id' | 'organisationId'>;

/** The lines of a report in their order. */
export async function receiptsOf(tx: Transaction, reportId: string): Promise<StoredReceipt[]> {
  const rows = await tx.query<ReceiptRow>(
    `SELECT id, number, entries, version, changed_by_name, changed_at FROM use_reports.receipt
     WHERE report_id = $1 ORDER BY number`,
    [reportId],
  );
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    entries: row.entries,
    version: row.version,
    changedByName: row.changed_by_name,
    changedAt: row.changed_at,
  }));
}

/** Appends lines after the last one, all in one statement. */
export async function appendReceipts(
  tx: Transaction,
  report: OfReport,
  lines: readonly ReceiptEntries[],
): Promise<readonly string[]> {
  const ids = lines.map(() => newId());
  await tx.query(
    `INSERT INTO use_reports.receipt (id, report_id, organisation_id, number, entries, changed_by, changed_by_name, changed_at)
     SELECT line.id, $1, $2, line.position + (SELECT coalesce(max(number), 0) FROM use_reports.receipt WHERE report_id = $1),
       line.entries::jsonb, $5, $6, $7
     FROM unnest($3::uuid[], $4::text[]) WITH ORDINALITY AS line (id, entries, position)`,
    [
      report.id,
      report.organisationId,
      ids,
      lines.map((entries) => JSON.stringify(entries)),
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
  return ids;
}

export async function removeAllReceipts(tx: Transaction, reportId: string): Promise<void> {
  await tx.query('DELETE FROM use_reports.receipt WHERE report_id = $1', [reportId]);
}

/** Takes a line out and closes the gap, so that numbers stay those of the list. */
export async function removeReceipt(tx: Transaction, reportId: string, receipt: StoredReceipt): Promise<void> {
  await tx.query('DELETE FROM use_reports.receipt WHERE report_id = $1 AND id = $2', [reportId, receipt.id]);
  await tx.query('UPDATE use_reports.receipt SET number = number - 1 WHERE report_id = $1 AND number > $2', [
    reportId,
    receipt.number,
  ]);
}

export async function rewriteReceipt(tx: Transaction, id: string, entries: ReceiptEntries): Promise<void> {
  await tx.query(
    `UPDATE use_reports.receipt SET entries = $2, version = version + 1, changed_by = $3, changed_by_name = $4,
       changed_at = $5 WHERE id = $1`,
    [id, JSON.stringify(entries), tx.actor.accountId, tx.actor.name, tx.now],
  );
}
