import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database, FileStore } from '#platform';
import { readReceipt } from '../domain/read-receipt.js';
import type { PlanItem } from '../domain/report-basis.js';
import { readReceiptFile, type ImportFault, type ReadReceiptFile } from '../files/read-receipt-file.js';
import { importsOf, insertImport, markImport } from '../persistence/import.repository.js';
import { openReport } from '../read/open-report.js';
import { auditStep } from './report-step.js';
import { openForWriting, putReceipts } from './write-receipts.js';

const FILE_NAME_LENGTH_MAX = 120;

/**
 * Reads a receipt list and keeps it for a preview; the list of the report does not change yet. The file stays, also with
 * faults, and every fault names row and column. Refuses files that are no list at all.
 */
export async function uploadReceipts(
  database: Database,
  fileStore: FileStore,
  actor: Actor,
  command: { readonly reportId: string; readonly fileName: string; readonly bytes: Uint8Array },
): Promise<Result<{ readonly importId: string; readonly faults: number }, Refusal>> {
  // Before the transaction: reading a large file must not hold the report's row.
  const allowed = await database.read(actor, (tx) => openReport(tx, command.reportId));
  if (!allowed.ok) return allowed;
  const read = await readReceiptFile(command.bytes);
  if (!read.ok) return read;
  const sha256 = await fileStore.put(command.bytes);
  return database.transaction(actor, async (tx) => {
    const report = await openForWriting(tx, command.reportId);
    if (!report.ok) return report;
    const faults = [...read.value.faults, ...faultsOfLines(read.value, allowed.value.basis.items)];
    const importId = await insertImport(tx, report.value, {
      fileName: baseName(command.fileName),
      sha256,
      sizeBytes: command.bytes.length,
      rows: read.value.rows,
      faults,
    });
    await auditStep(tx, report.value, {
      action: 'upload-receipts',
      to: report.value.status,
      facts: { sha256, lines: read.value.rows.length, faults: faults.length },
    });
    return ok({ importId, faults: faults.length });
  });
}

/** Takes a read file over into the list: at its end, or in place of it. Refuses files with faults. */
export async function takeImport(
  database: Database,
  actor: Actor,
  command: { readonly reportId: string; readonly importId: string; readonly mode: 'APPEND' | 'REPLACE' },
): Promise<Result<{ readonly lines: number }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const report = await openForWriting(tx, command.reportId);
    if (!report.ok) return report;
    const file = (await importsOf(tx, command.reportId)).find(({ id }) => id === command.importId);
    if (!file) return refuse('import-not-found', {});
    if (file.state !== 'READ') return refuse('import-decided-already', {});
    if (file.faults.length > 0) return refuse('import-has-faults', { faults: file.faults.length });
    const put = await putReceipts(tx, report.value, command.mode, file.rows);
    if (!put.ok) return put;
    await markImport(tx, file.id, 'TAKEN');
    return ok({ lines: file.rows.length });
  });
}

export async function discardImport(
  database: Database,
  actor: Actor,
  command: { readonly reportId: string; readonly importId: string },
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const report = await openForWriting(tx, command.reportId);
    if (!report.ok) return report;
    const file = (await importsOf(tx, command.reportId)).find(({ id }) => id === command.importId);
    if (!file) return refuse('import-not-found', {});
    if (file.state !== 'READ') return refuse('import-decided-already', {});
    await markImport(tx, file.id, 'DISCARDED');
    return ok(true);
  });
}

const FAULTS_MAX = 200;

/** What the rules find in a line, named by the cell it stands in; cells that were faulty already are not named twice. */
function faultsOfLines(file: ReadReceiptFile, items: readonly PlanItem[]): ImportFault[] {
  const named = new Set(file.faults.map(({ row, column }) => `${row}${column}`));
  const faults: ImportFault[] = [];
  for (const [index, entries] of file.rows.entries()) {
    const row = file.rowNumbers[index] ?? 0;
    const { findings } = readReceipt({ id: '', number: row, entries }, items);
    for (const { kind, field, facts } of findings) {
      const column = Object.entries(file.letters).find(([name]) => name === field)?.[1] ?? '';
      if (named.has(`${row}${column}`) || faults.length >= FAULTS_MAX) continue;
      faults.push({ row, column, kind, facts });
    }
  }
  return faults;
}

/** Only the last part of a path, printable and short: names come from other people's computers. */
function baseName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const printable = last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
  return printable === '' ? 'Belegliste' : printable.slice(0, FILE_NAME_LENGTH_MAX);
}
