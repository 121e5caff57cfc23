import type { Readable } from 'node:stream';
import type { CellValue } from 'hucre/xlsx';
import type { Reader } from './copy-csv.js';
import { orderOf, tableOf, type LedgerTable } from './ledger-table.js';
import type { ColumnType } from './report-table.js';
import { fetched } from './stream-rows.js';
import { xlsxOfCells } from './write-xlsx.js';

/**
 * A ledger of any length as XLSX, in pieces. PostgreSQL hands over every cell as the file holds it, so that a row passes
 * through this process untouched; `wrote` hears how many rows have gone out.
 */
export function ledgerXlsx(
  reader: Reader,
  table: LedgerTable,
  parameters: readonly string[],
  wrote: (rows: number) => void = () => undefined,
): Readable {
  async function* cells(): AsyncGenerator<CellValue[]> {
    for await (const rows of fetched<CellValue[]>(reader, cellsSql(table), parameters, 'array')) {
      yield* rows;
      wrote(rows.length);
    }
  }
  return xlsxOfCells(tableOf(table), cells());
}

/** XML 1.0 forbids these characters. */
const UNPRINTABLE = String.raw`[\u0001-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]`;

const cellsSql = (table: LedgerTable): string =>
  `SELECT ${table.columns.map(({ type, sql }) => CELL_SQL[type](`(${sql})`)).join(', ')} ${table.from} ${orderOf(table)}`;

/**
 * The twin of write-xlsx.ts in SQL; a test compares their cells. Days are counted from 30.12.1899, and the clock of Berlin
 * is the fraction of its day.
 */
const CELL_SQL: Readonly<Record<ColumnType, (sql: string) => string>> = {
  TEXT: (sql) =>
    `CASE WHEN ${sql} ~ '${UNPRINTABLE}' THEN regexp_replace(${sql}, '${UNPRINTABLE}', '', 'g') ELSE ${sql} END::text`,
  MONEY: (sql) => `(${sql} / 100.0)::float8`,
  DATE: (sql) => `(${sql} - date '1899-12-30')::float8`,
  INSTANT: (sql) =>
    `round(extract(epoch FROM date_trunc('second', ${sql} AT TIME ZONE 'Europe/Berlin')) / 86400 + 25569, 10)::float8`,
  INTEGER: (sql) => `${sql}::float8`,
  PERCENT: (sql) => `(${sql} / 10000.0)::float8`,
};
