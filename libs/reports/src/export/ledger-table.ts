import { CalendarDate, Money } from '#kernel';
import type { ColumnType, ReportColumn, ReportTable } from './report-table.js';

/** A report of any length: its columns are SQL, so that PostgreSQL itself can format and stream them. */
export interface LedgerTable {
  readonly name: string;
  readonly sheet: string;
  readonly columns: readonly LedgerColumn[];
  /** FROM ... WHERE ... ORDER BY ... with $1, $2 ... for parameters that are given as text. */
  readonly from: string;
  /** The order where it stands apart, so that counting a long report does not sort it. */
  readonly order?: string;
}

export interface LedgerColumn {
  readonly type: ColumnType;
  readonly key: string;
  readonly heading: string;
  readonly sql: string;
}

export type LedgerRow = Readonly<Record<string, unknown>>;

/** The same columns for the writers that take rows: JSON and XLSX. */
export const tableOf = ({ name, sheet, columns }: LedgerTable): ReportTable<LedgerRow> => ({
  name,
  sheet,
  columns: columns.map(toColumn),
});

export const ledgerSql = (table: LedgerTable): string => `${unorderedSql(table)} ${orderOf(table)}`;

/** The same rows for counting and adding up. */
export const unorderedSql = ({ columns, from }: LedgerTable): string =>
  `SELECT ${columns.map(({ key, sql }) => `${sql} AS "${key}"`).join(', ')} ${from}`;

export const orderOf = ({ order }: LedgerTable): string => (order === undefined ? '' : `ORDER BY ${order}`);

function toColumn({ type, key, heading }: LedgerColumn): ReportColumn<LedgerRow> {
  const given = { key, heading };
  switch (type) {
    case 'TEXT':
      return { ...given, type, valueOf: (row) => textIn(row[key]) };
    case 'MONEY':
      return { ...given, type, valueOf: (row) => mapped(row[key], Money.ofCents) };
    case 'DATE':
      return { ...given, type, valueOf: (row) => mapped(row[key], CalendarDate.iso) };
    case 'INSTANT':
      return { ...given, type, valueOf: (row) => instantIn(row[key]) };
    default:
      return { ...given, type, valueOf: (row) => mapped(row[key], Number) };
  }
}

const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const instantIn = (value: unknown): Date | null => (value instanceof Date ? value : null);

/** The driver hands over integers as numbers and big integers and dates as text. */
function mapped<T>(value: unknown, map: (text: string) => T): T | null {
  return typeof value === 'string' || typeof value === 'number' ? map(String(value)) : null;
}
