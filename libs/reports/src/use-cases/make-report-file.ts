import { PassThrough } from 'node:stream';
import { SYSTEM_ACTOR, type Actor } from '#kernel';
import { queueMail } from '#mail';
import type { Database, FileStore } from '#platform';
import { checkDefinition } from '../builder/definition.js';
import { composeTable, type ComposedReport } from '../builder/compose-table.js';
import { streamCsv, type Reader } from '../export/copy-csv.js';
import { unorderedSql } from '../export/ledger-table.js';
import { ledgerXlsx } from '../export/ledger-xlsx.js';
import { ledgerJson } from '../export/stream-rows.js';
import {
  findReportFile,
  markFailed,
  markProgress,
  markReady,
  type ReportFile,
} from '../persistence/report-file.repository.js';

const PROGRESS_EVERY_MS = 500;
const NEWLINE = 10;

/**
 * Makes the file of a report with the rights of whoever asked for it, reports its progress, and tells by mail when a
 * scheduled one is ready. Safe to repeat: the same file is made anew from the figures of that moment.
 */
export async function makeReportFile(
  database: Database,
  files: FileStore,
  fileId: string,
  isLastAttempt = false,
): Promise<void> {
  const file = await database.read(SYSTEM_ACTOR, (tx) => findReportFile(tx, fileId));
  if (!file || file.state === 'READY' || file.state === 'EXPIRED') return;
  const checked = checkDefinition(file.definition);
  if (!checked.ok) {
    // A column that an earlier version of the subject had: trying again would not mend it.
    return fail(database, fileId);
  }
  const report = composeTable(checked.value, file.name);
  const reader = await database.openReader(requesterOf(file));
  try {
    const progress = new Progress(database, fileId, await countRows(reader, report));
    const made = await files.putStream(progress.counting(piecesOf(reader, report, file, progress)));
    await database.transaction(SYSTEM_ACTOR, async (tx) => {
      await markReady(tx, fileId, { ...made, rows: progress.rows, figuresAt: reader.now });
      if (file.mailTo === null) return;
      await queueMail(tx, {
        template: 'report-ready',
        to: file.mailTo,
        facts: { name: file.name, link: `${tx.publicUrl}/berichte/eigene`, until: file.expiresOn },
        dedupeKey: `report-ready:${fileId}`,
      });
    });
  } catch (error) {
    if (isLastAttempt) await fail(database, fileId);
    throw error;
  } finally {
    await reader.end();
  }
}

async function fail(database: Database, fileId: string): Promise<void> {
  await database.transaction(SYSTEM_ACTOR, (tx) => markFailed(tx, fileId));
}

const requesterOf = (file: ReportFile): Actor => ({
  accountId: file.requestedBy,
  name: file.requestedByName,
  roles: file.requestedRoles,
  organisationId: null,
  scope: 'AUTHORITY',
  land: file.land,
});

async function countRows({ client }: Reader, { table, parameters }: ComposedReport): Promise<number> {
  const { rows } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM (${unorderedSql(table)}) AS rows`, [
    ...parameters,
  ]);
  return Number(rows[0]?.n ?? 0);
}

/** The file in pieces. Rows are counted where they are written: as lines in CSV, in batches in the others. */
function piecesOf(
  reader: Reader & { readonly now: Date },
  { table, parameters }: ComposedReport,
  file: ReportFile,
  progress: Progress,
): AsyncIterable<Uint8Array | string> {
  if (file.format === 'csv') return csvPieces(reader, { table, parameters, totals: [] }, progress);
  if (file.format === 'json') {
    const head = { report: file.name, standAt: reader.now.toISOString() };
    return counted(ledgerJson(head, reader, table, parameters), progress);
  }
  return ledgerXlsx(reader, table, parameters, (rows) => (progress.rows += rows));
}

async function* csvPieces(
  reader: Reader,
  { table, parameters }: ComposedReport,
  progress: Progress,
): AsyncGenerator<Buffer> {
  const target = new PassThrough();
  const written = streamCsv(reader, table, parameters, target).then(
    () => target.end(),
    (error: unknown) => target.destroy(error instanceof Error ? error : new Error('the export broke off')),
  );
  // The heading is a line of its own.
  progress.rows = -1;
  for await (const piece of target) {
    const bytes: Buffer = piece;
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) progress.rows += 1;
    yield bytes;
  }
  await written;
}

/** JSON comes in batches of rows; the number in a batch is that of its objects. */
async function* counted(pieces: AsyncIterable<string>, progress: Progress): AsyncGenerator<string> {
  for await (const piece of pieces) {
    progress.rows = Math.min(
      progress.total,
      progress.rows + (piece.match(/\},\{/g)?.length ?? 0) + (piece.includes('{') ? 1 : 0),
    );
    yield piece;
  }
  progress.rows = progress.total;
}

/** How many rows are written; noted now and then, so that a page can show it. */
class Progress {
  rows = 0;
  private notedAt = 0;

  constructor(
    private readonly database: Database,
    private readonly fileId: string,
    readonly total: number,
  ) {}

  async *counting(pieces: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array | string> {
    await this.note();
    for await (const piece of pieces) {
      yield piece;
      if (performance.now() - this.notedAt > PROGRESS_EVERY_MS) await this.note();
    }
  }

  private async note(): Promise<void> {
    this.notedAt = performance.now();
    const done = Math.max(0, Math.min(this.rows, this.total));
    await this.database.transaction(SYSTEM_ACTOR, (tx) => markProgress(tx, this.fileId, done, this.total));
  }
}
