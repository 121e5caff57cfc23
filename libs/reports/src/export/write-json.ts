import type { ReportColumn, ReportTable } from './report-table.js';

export type JsonValue = string | number | null;

const SUFFIX: Readonly<Record<ReportColumn<never>['type'], string>> = {
  TEXT: '',
  MONEY: 'Cents',
  DATE: '',
  INSTANT: '',
  INTEGER: '',
  PERCENT: 'BasisPoints',
};

/** Whole cents, days as YYYY-MM-DD, instants as ISO 8601 in UTC. */
export function jsonRow<Row>(table: ReportTable<Row>, row: Row): Record<string, JsonValue> {
  return Object.fromEntries(
    table.columns.map((column) => [`${column.key}${SUFFIX[column.type]}`, jsonValue(column, row)]),
  );
}

export const jsonRows = <Row>(table: ReportTable<Row>, rows: readonly Row[]): Record<string, JsonValue>[] =>
  rows.map((row) => jsonRow(table, row));

function jsonValue<Row>(column: ReportColumn<Row>, row: Row): JsonValue {
  switch (column.type) {
    case 'MONEY':
      return column.valueOf(row)?.toCents() ?? null;
    case 'DATE':
      return column.valueOf(row)?.toString() ?? null;
    case 'INSTANT':
      return column.valueOf(row)?.toISOString() ?? null;
    default:
      return column.valueOf(row);
  }
}
