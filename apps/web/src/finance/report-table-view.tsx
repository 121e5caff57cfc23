import type { JSX } from 'preact';
import { CalendarDate, Money } from '#kernel';
import { germanInstant, tableOf, type LedgerRow, type LedgerTable, type ReportColumn, type TableRead } from '#reports';
import { DenseTable, formatAmount, formatNumber, formatPercent } from '../layout/index.js';

/** Any table of a report as a page shows it: typed cells as Germans write them, sums in the foot. */
export function ReportTableView(props: { caption: string; table: LedgerTable; read: TableRead }): JSX.Element {
  const { caption, table, read } = props;
  const { columns } = tableOf(table);
  const isNumeric = ({ type }: ReportColumn<LedgerRow>): boolean =>
    type === 'MONEY' || type === 'INTEGER' || type === 'PERCENT';
  const hasTotals = Object.keys(read.totals).length > 0 && read.rowCount > 0;
  const foot = {
    key: 'sum',
    kind: 'total' as const,
    cells: columns.map(({ key }, index) => {
      const sum = read.totals[key];
      return sum ? formatAmount(sum) : index === 0 ? 'Summe' : '';
    }),
  };
  const rows = read.rows.map((row, index) => ({
    key: String(index),
    cells: columns.map((column) => cellText(column, row)),
  }));
  return (
    <DenseTable
      caption={caption}
      narrow="scroll"
      rowHeader={0}
      columns={columns.map((column) => ({ label: column.heading, isNumeric: isNumeric(column) }))}
      rows={rows}
      {...(hasTotals ? { foot: [foot] } : {})}
    />
  );
}

/** One cell in German; a dash where nothing is known. */
export function cellText(column: ReportColumn<LedgerRow>, row: LedgerRow): string {
  const value = column.valueOf(row);
  if (value === null) return '–';
  if (value instanceof Money) return formatAmount(value);
  if (value instanceof CalendarDate) return value.toGerman();
  if (value instanceof Date) return germanInstant(value);
  if (typeof value === 'string') return value;
  return column.type === 'PERCENT' ? formatPercent(value) : formatNumber(value);
}
