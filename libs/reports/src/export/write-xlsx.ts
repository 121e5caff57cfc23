import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { writeXlsxStream, type CellValue, type ColumnDef } from 'hucre/xlsx';
import type { CalendarDate, Money } from '#kernel';
import type { ReportColumn, ReportTable } from './report-table.js';

/** Texts and whole numbers need no format: a cell of text stays text, and each format is looked up for each cell. */
const FORMATS: Readonly<Record<ReportColumn<never>['type'], { readonly format?: string; readonly width: number }>> = {
  TEXT: { width: 28 },
  MONEY: { format: '#,##0.00', width: 16 },
  DATE: { format: 'dd.mm.yyyy', width: 12 },
  INSTANT: { format: 'dd.mm.yyyy hh:mm', width: 17 },
  INTEGER: { width: 10 },
  PERCENT: { format: '0.00%', width: 10 },
};

/** XML 1.0 forbids these; one of them would make the whole file unreadable. */
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A report as XLSX: typed cells under a frozen row of headings, streamed with flat memory, the same bytes every time. */
export function xlsxOf<Row>(table: ReportTable<Row>, rows: Iterable<Row> | AsyncIterable<Row>): Readable {
  return xlsxOfCells(table, cellRows(table, rows));
}

/** The same of cells that are ready: dates may be numbers of days. */
export function xlsxOfCells<Row>(
  table: ReportTable<Row>,
  cells: Iterable<CellValue[]> | AsyncIterable<CellValue[]>,
): Readable {
  const stream = writeXlsxStream(cells, {
    name: table.sheet,
    columns: table.columns.map(columnDefinition),
    freezePane: { rows: 1 },
  });
  return Readable.fromWeb(stream as ReadableStream<Uint8Array>);
}

async function* cellRows<Row>(
  table: ReportTable<Row>,
  rows: Iterable<Row> | AsyncIterable<Row>,
): AsyncGenerator<CellValue[]> {
  for await (const row of rows) yield table.columns.map((column) => cellOf(column, row));
}

function columnDefinition<Row>(column: ReportColumn<Row>): ColumnDef {
  const { format, width } = FORMATS[column.type];
  const header = column.type === 'MONEY' ? `${column.heading} in EUR` : column.heading;
  const style = format === undefined ? {} : { style: { numFmt: format } };
  return { key: column.key, header, width: Math.max(width, header.length + 2), ...style };
}

function cellOf<Row>(column: ReportColumn<Row>, row: Row): CellValue {
  switch (column.type) {
    case 'TEXT':
      return column.valueOf(row)?.replace(UNPRINTABLE, '') ?? null;
    case 'MONEY':
      return euros(column.valueOf(row));
    case 'DATE':
      return midnight(column.valueOf(row));
    case 'INSTANT':
      return berlinWallClock(column.valueOf(row));
    case 'INTEGER':
      return column.valueOf(row);
    case 'PERCENT': {
      const basisPoints = column.valueOf(row);
      return basisPoints === null ? null : basisPoints / 10_000;
    }
  }
}

/** The format knows no other numbers than doubles: below the money limit each cent has its own, and nothing is computed. */
const euros = (amount: Money | null): number | null => (amount === null ? null : amount.toCents() / 100);

const midnight = (day: CalendarDate | null): Date | null =>
  day === null ? null : new Date(Date.UTC(day.year, day.month - 1, day.day));

const BERLIN = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'short',
  timeStyle: 'medium',
  hourCycle: 'h23',
});

/** Cells know no time zone: the clock of Berlin is written as if it were UTC. */
function berlinWallClock(instant: Date | null): Date | null {
  if (instant === null) return null;
  const wholeSeconds = Math.floor(instant.getTime() / 1000) * 1000;
  return new Date(wholeSeconds + berlinOffset(instant));
}

const HOUR_MS = 3_600_000;
let asked = { hour: Number.NaN, offset: 0 };

/** Milliseconds by which Berlin is ahead of UTC. It changes on the hour alone, so rows of one hour ask the calendar once. */
function berlinOffset(instant: Date): number {
  const hour = Math.floor(instant.getTime() / HOUR_MS);
  if (hour !== asked.hour) asked = { hour, offset: wallClockOf(hour) - hour * HOUR_MS };
  return asked.offset;
}

function wallClockOf(hour: number): number {
  const parts = new Map(BERLIN.formatToParts(hour * HOUR_MS).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}
