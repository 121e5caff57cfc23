import { CalendarDate, type Money } from '#kernel';

/** What a column holds. It decides how JSON, CSV, XLSX and pages write it; PERCENT is in basis points. */
export type ColumnType = 'TEXT' | 'MONEY' | 'DATE' | 'INSTANT' | 'INTEGER' | 'PERCENT';

interface Column<Type extends ColumnType, Row, Value> {
  readonly type: Type;
  /** Stable name for programs, without unit: writers add `Cents`, `BasisPoints`. */
  readonly key: string;
  /** German heading for people. */
  readonly heading: string;
  readonly valueOf: (row: Row) => Value | null;
}

export type ReportColumn<Row> =
  | Column<'TEXT', Row, string>
  | Column<'MONEY', Row, Money>
  | Column<'DATE', Row, CalendarDate>
  | Column<'INSTANT', Row, Date>
  | Column<'INTEGER', Row, number>
  | Column<'PERCENT', Row, number>;

/** A report as a table. One definition feeds every format, so that no two of them can differ. */
export interface ReportTable<Row> {
  /** First part of file names: lower case, hyphens. */
  readonly name: string;
  /** Name of the sheet in XLSX, at most 31 characters. */
  readonly sheet: string;
  readonly columns: readonly ReportColumn<Row>[];
}

const BERLIN = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** "23.11.2026 09:30" in Berlin: one form for files and pages, readable by spreadsheets. */
export const germanInstant = (instant: Date): string =>
  `${CalendarDate.inBerlin(instant).toGerman()} ${BERLIN.format(instant)}`;
