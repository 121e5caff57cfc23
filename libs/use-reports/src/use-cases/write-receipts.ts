import { mergeDraft } from '#applications';
import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database, Transaction } from '#platform';
import { ENTRY_LENGTH_MAX, RECEIPT_FIELDS, RECEIPTS_MAX, type ReceiptEntries } from '../domain/read-receipt.js';
import {
  appendReceipts,
  receiptsOf,
  removeAllReceipts,
  removeReceipt as removeLine,
  rewriteReceipt,
} from '../persistence/receipt.repository.js';
import { loadReportForUpdate, type UseReport } from '../persistence/report.repository.js';
import { auditStep, nextOf } from './report-step.js';

/** Adds lines to the list, or puts them in its place. Wrong entries are kept as typed; at most 5.000 lines. */
export async function writeReceipts(
  database: Database,
  actor: Actor,
  command: {
    readonly reportId: string;
    readonly mode: 'APPEND' | 'REPLACE';
    readonly lines: readonly ReceiptEntries[];
  },
): Promise<Result<{ readonly ids: readonly string[] }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const report = await openForWriting(tx, command.reportId);
    if (!report.ok) return report;
    return putReceipts(tx, report.value, command.mode, command.lines);
  });
}

/** Within the caller's transaction, the report's row locked. */
export async function putReceipts(
  tx: Transaction,
  report: UseReport,
  mode: 'APPEND' | 'REPLACE',
  lines: readonly ReceiptEntries[],
): Promise<Result<{ readonly ids: readonly string[] }, Refusal>> {
  for (const entries of lines) {
    const fit = entriesMustFit(entries);
    if (!fit.ok) return fit;
  }
  const present = mode === 'REPLACE' ? 0 : (await receiptsOf(tx, report.id)).length;
  if (present + lines.length > RECEIPTS_MAX) return refuse('too-many-receipts', { max: RECEIPTS_MAX });
  if (mode === 'REPLACE') await removeAllReceipts(tx, report.id);
  const ids = await appendReceipts(tx, report, lines);
  await auditStep(tx, report, { action: 'write-receipts', to: report.status, facts: { mode, lines: lines.length } });
  return ok({ ids });
}

/** Somebody else changed the same entry of a line since it was opened; both texts, nothing lost. */
export interface ReceiptConflict {
  readonly field: string;
  readonly mine: string;
  readonly theirs: string;
  readonly theirName: string;
}

/** Changes one line; entries that only others changed stay. `before` is what the person saw. */
export async function changeReceipt(
  database: Database,
  actor: Actor,
  command: {
    readonly reportId: string;
    readonly receiptId: string;
    readonly before: ReceiptEntries;
    readonly entries: ReceiptEntries;
  },
): Promise<Result<{ readonly conflicts: readonly ReceiptConflict[] }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const report = await openForWriting(tx, command.reportId);
    if (!report.ok) return report;
    const fit = entriesMustFit(command.entries);
    if (!fit.ok) return fit;
    const stored = (await receiptsOf(tx, command.reportId)).find(({ id }) => id === command.receiptId);
    if (!stored) return refuse('receipt-not-found', {});
    const merged = mergeDraft(plainRecord(command.before), plainRecord(stored.entries), plainRecord(command.entries));
    if (merged.hasChanged) await rewriteReceipt(tx, stored.id, merged.fields);
    return ok({
      conflicts: merged.conflicts.map(({ field, mine, theirs }) => ({
        field,
        mine,
        theirs,
        theirName: stored.changedByName,
      })),
    });
  });
}

export async function removeReceipt(
  database: Database,
  actor: Actor,
  command: { readonly reportId: string; readonly receiptId: string },
): Promise<Result<{ readonly number: number }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const report = await openForWriting(tx, command.reportId);
    if (!report.ok) return report;
    const stored = (await receiptsOf(tx, command.reportId)).find(({ id }) => id === command.receiptId);
    if (!stored) return refuse('receipt-not-found', {});
    await removeLine(tx, command.reportId, stored);
    await auditStep(tx, report.value, {
      action: 'remove-receipt',
      to: report.value.status,
      facts: { line: stored.number },
    });
    return ok({ number: stored.number });
  });
}

export async function openForWriting(tx: Transaction, reportId: string): Promise<Result<UseReport, Refusal>> {
  const report = await loadReportForUpdate(tx, reportId);
  if (!report) return refuse('use-report-not-found', { reportId });
  const possible = nextOf(report, tx, 'write-report');
  return possible.ok ? ok(report) : possible;
}

const plainRecord = (entries: ReceiptEntries): Record<string, string> =>
  Object.fromEntries(RECEIPT_FIELDS.map((field) => [field, entries[field] ?? '']));

function entriesMustFit(entries: ReceiptEntries): Result<true, Refusal> {
  const long = RECEIPT_FIELDS.find((field) => (entries[field] ?? '').length > ENTRY_LENGTH_MAX);
  return long === undefined ? ok(true) : refuse('entry-too-long', { lengthMax: ENTRY_LENGTH_MAX }, `/${long}`);
}
