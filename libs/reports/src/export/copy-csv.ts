import { once } from 'node:events';
import { Transform, type Writable } from 'node:stream';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { ColumnType } from './report-table.js';
import { csvHead } from './write-csv.js';
import { orderOf, tableOf, type LedgerTable } from './ledger-table.js';

const LINE_END = '\r\n';

/** A connection of its own with the caller's rights: what Database.openReader answers. */
export interface Reader {
  readonly client: pg.PoolClient;
}

/**
 * Streams a ledger of any length as CSV by PostgreSQL's own COPY; formats and formula guard are part of its SQL, so the
 * memory stays flat. When the receiver leaves early the rest is read and dropped: the connection stays usable.
 */
export async function streamCsv(
  reader: Reader,
  table: LedgerTable,
  parameters: readonly string[],
  target: Writable,
): Promise<void> {
  target.write(csvHead(tableOf(table)) + LINE_END);
  const rows = reader.client.query(copyTo(copySql(table, parameters)));
  const lines = rows.pipe(carriageReturns());
  const gone = (): void => {
    lines.unpipe(target);
    lines.resume();
  };
  target.once('close', gone);
  rows.once('error', (error) => lines.destroy(error));
  lines.pipe(target);
  await once(lines, 'end');
  target.off('close', gone);
}

export function copySql(table: LedgerTable, parameters: readonly string[]): string {
  const fields = table.columns.map(({ type, sql }) => CSV_SQL[type](`(${sql})`)).join(', ');
  const literals = parameters.map((value) => pg.escapeLiteral(value));
  const query = `SELECT ${fields} ${table.from} ${orderOf(table)}`;
  const bound = query.replace(/\$(\d+)/g, (_, number: string) => literals[Number(number) - 1] ?? 'NULL');
  return `COPY (${bound}) TO STDOUT (FORMAT csv, DELIMITER ';')`;
}

/** The twin of write-csv.ts in SQL; a test compares their bytes. */
const CSV_SQL: Readonly<Record<ColumnType, (sql: string) => string>> = {
  TEXT: (sql) =>
    `CASE WHEN ascii(${sql}) IN (61, 43, 45, 64, 9, 13, 10) THEN '''' ELSE '' END
       || nullif(CASE WHEN ${sql} ~ E'[\\r\\n]' THEN regexp_replace(${sql}, E'\\r\\n|[\\r\\n]', ' ', 'g') ELSE ${sql} END, '')`,
  MONEY: (sql) =>
    `CASE WHEN ${sql} < 0 THEN '-' ELSE '' END || abs(${sql}) / 100 || ',' || lpad((abs(${sql}) % 100)::text, 2, '0')`,
  DATE: (sql) => `to_char(${sql}, 'DD.MM.YYYY')`,
  INSTANT: (sql) => `to_char(${sql} AT TIME ZONE 'Europe/Berlin', 'DD.MM.YYYY HH24:MI')`,
  INTEGER: (sql) => sql,
  PERCENT: (sql) => `replace(round(${sql} / 100.0, 2)::text, '.', ',')`,
};

/** PostgreSQL ends lines with LF. No field holds a line break any more, so every LF is the end of a row. */
function carriageReturns(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      // Latin-1 maps every byte to one character and back: UTF-8 passes through untouched.
      done(null, Buffer.from(chunk.toString('latin1').replaceAll('\n', LINE_END), 'latin1'));
    },
  });
}
