import type { Money } from '#kernel';
import { germanInstant, type ReportColumn, type ReportTable } from './report-table.js';

/** Without it Excel reads umlauts as Latin-1. */
export const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';
const DELIMITER = ';';

/**
 * A whole small report as CSV for German spreadsheets: semicolon, decimal comma, dd.mm.yyyy, CRLF, UTF-8 with BOM.
 * Open data for programs of other countries asks for a comma between the fields.
 */
export function csvOf<Row>(table: ReportTable<Row>, rows: readonly Row[], delimiter: ',' | ';' = DELIMITER): string {
  const lines = rows.map((row) =>
    joined(
      table.columns.map((column) => csvValue(column, row)),
      delimiter,
    ),
  );
  return [csvHead(table, delimiter), ...lines].join(LINE_END) + LINE_END;
}

/** Byte order mark and headings, without the end of the line. */
export const csvHead = <Row>(table: ReportTable<Row>, delimiter = DELIMITER): string =>
  BYTE_ORDER_MARK +
  joined(
    table.columns.map((column) => guarded(headingOf(column))),
    delimiter,
  );

const joined = (fields: readonly string[], delimiter: string): string =>
  fields.map((field) => quoted(field, delimiter)).join(delimiter);

export const headingOf = <Row>({ type, heading }: ReportColumn<Row>): string =>
  type === 'MONEY' ? `${heading} in EUR` : type === 'PERCENT' ? `${heading} in %` : heading;

function csvValue<Row>(column: ReportColumn<Row>, row: Row): string {
  switch (column.type) {
    case 'TEXT':
      return guarded(column.valueOf(row) ?? '');
    case 'MONEY':
      return germanAmount(column.valueOf(row));
    case 'DATE':
      return column.valueOf(row)?.toGerman() ?? '';
    case 'INSTANT': {
      const instant = column.valueOf(row);
      return instant === null ? '' : germanInstant(instant);
    }
    case 'INTEGER':
      return column.valueOf(row)?.toString() ?? '';
    case 'PERCENT': {
      const basisPoints = column.valueOf(row);
      return basisPoints === null ? '' : (basisPoints / 100).toFixed(2).replace('.', ',');
    }
  }
}

/** No dots between the thousands: programs that import would stumble over them. */
const germanAmount = (amount: Money | null): string => amount?.toGerman().replaceAll('.', '') ?? '';

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe in front; amounts and dates never do.
 * A line break in a text becomes a blank, so that one row is one line for every program.
 */
export function guarded(text: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return safe.replace(/\r\n|[\r\n]/g, ' ');
}

const quoted = (field: string, delimiter: string): string =>
  field.includes('"') || field.includes(delimiter) ? `"${field.replaceAll('"', '""')}"` : field;
