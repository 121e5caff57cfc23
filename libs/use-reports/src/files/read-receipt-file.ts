import { inspectFile } from '#applications';
import { CalendarDate, MONEY_LIMIT_CENTS, ok, refuse, type Refusal, type Result } from '#kernel';
import { decodeText } from '#platform';
import { parseCsv } from 'hucre/csv';
import { readXlsx, type Sheet } from 'hucre/xlsx';
import { ENTRY_LENGTH_MAX, RECEIPTS_MAX, type ReceiptEntries, type ReceiptField } from '../domain/read-receipt.js';
import { columnLetter, RECEIPT_COLUMNS, SHEET_NAME, type ReceiptColumn } from './receipt-columns.js';
import { expandsWithinLimit } from './safe-archive.js';

export const IMPORT_BYTES_MAX = 8 * 1_048_576;
const HEADING_ROWS_MAX = 30;
const ROWS_MAX = RECEIPTS_MAX + HEADING_ROWS_MAX;
const READ_RANGE = `A1:AZ${ROWS_MAX + 50}`;
const FAULTS_MAX = 200;
const NEEDED = RECEIPT_COLUMNS.filter(({ isRequired }) => isRequired).map(({ field }) => field);

/** What is wrong in a cell, named as people find it: row 14, column F. */
export interface ImportFault {
  readonly row: number;
  readonly column: string;
  readonly kind: string;
  readonly facts: Refusal['facts'];
}

export interface ReadReceiptFile {
  readonly rows: readonly ReceiptEntries[];
  /** Row of the file that each line came from. */
  readonly rowNumbers: readonly number[];
  /** Column of the file per field, for faults that the rules find later. */
  readonly letters: Readonly<Partial<Record<ReceiptColumn['field'], string>>>;
  readonly faults: readonly ImportFault[];
}

type CellContent = string | number | boolean | Date | null | undefined;

interface Grid {
  readonly rows: readonly (readonly CellContent[])[];
  readonly oddity: (row: number, column: number) => { kind: string; facts: Refusal['facts'] } | null;
}

/**
 * Reads a receipt list from XLSX or CSV. The file is judged before it is unpacked (type by content, size, ratio, macros,
 * paths), then every cell: faults name row and column, and everything readable is kept beside them. `needed` names the
 * columns without which a list says nothing.
 */
export async function readReceiptFile(
  bytes: Uint8Array,
  needed: readonly ReceiptField[] = NEEDED,
): Promise<Result<ReadReceiptFile, Refusal>> {
  if (bytes.length > IMPORT_BYTES_MAX)
    return refuse('file-too-large', { bytesMax: IMPORT_BYTES_MAX, bytes: bytes.length }, '/datei');
  if (bytes.length === 0) return refuse('file-empty', {}, '/datei');
  const grid = bytes[0] === 0x50 && bytes[1] === 0x4b ? await xlsxGrid(bytes) : csvGrid(bytes);
  return grid.ok ? readGrid(grid.value, needed) : grid;
}

async function xlsxGrid(bytes: Uint8Array): Promise<Result<Grid, Refusal>> {
  const kind = await inspectFile(bytes, ['xlsx']);
  if (!kind.ok) return kind;
  if (!(await expandsWithinLimit(bytes))) return refuse('file-expands-too-much', {}, '/datei');
  const sheet = await sheetOf(bytes);
  if (!sheet) return refuse('file-damaged', {}, '/datei');
  return ok({
    rows: sheet.rows,
    oddity: (row, column) => {
      const cell = sheet.cells?.get(`${row},${column}`);
      if (cell?.formula !== undefined || cell?.type === 'formula')
        return { kind: 'cell-formula', facts: { formula: `=${cell.formula ?? ''}`.slice(0, 60) } };
      return cell?.type === 'error' ? { kind: 'cell-error', facts: { text: String(cell.value).slice(0, 20) } } : null;
    },
  });
}

/** The sheet of the template, or the first one that is not hidden; null where the library gives up on the file. */
async function sheetOf(bytes: Uint8Array): Promise<Sheet | null> {
  try {
    const { sheets } = await readXlsx(bytes, { range: READ_RANGE, sheets: (info) => !info.hidden && !info.veryHidden });
    return sheets.find(({ name }) => name === SHEET_NAME) ?? sheets[0] ?? null;
  } catch {
    // Whatever a damaged workbook makes the library throw means the same to its sender.
    return null;
  }
}

function csvGrid(bytes: Uint8Array): Result<Grid, Refusal> {
  if (bytes.includes(0)) return refuse('file-type-not-accepted', { accepted: ['xlsx', 'csv'] }, '/datei');
  const text = decodeText(bytes);
  const [first = ''] = text.split(/\r?\n/, 1);
  const delimiter = [';', '\t', ','].find((each) => first.includes(each));
  if (delimiter === undefined) return refuse('file-type-not-accepted', { accepted: ['xlsx', 'csv'] }, '/datei');
  return ok({
    rows: parseCsv(text, { delimiter, typeInference: false }),
    oddity: () => null,
  });
}

function readGrid(grid: Grid, needed: readonly ReceiptField[]): Result<ReadReceiptFile, Refusal> {
  const heading = findHeading(grid, needed);
  if (!heading.ok) return heading;
  const { row: headingRow, columns } = heading.value;
  const faults: ImportFault[] = [];
  const rows: ReceiptEntries[] = [];
  const rowNumbers: number[] = [];
  for (let row = headingRow + 1; row < grid.rows.length; row += 1) {
    const cells = grid.rows[row] ?? [];
    const isEmpty = columns.every(({ index }) => textOf(cells[index]) === '' && grid.oddity(row, index) === null);
    if (isEmpty) continue;
    if (rows.length >= RECEIPTS_MAX) return refuse('too-many-receipts', { max: RECEIPTS_MAX }, '/datei');
    const entries: Record<string, string> = {};
    for (const { index, column } of columns) {
      const read = readCell(cells[index], column, grid.oddity(row, index));
      entries[column.field] = read.text;
      if (read.fault && faults.length < FAULTS_MAX)
        faults.push({ row: row + 1, column: columnLetter(index), ...read.fault });
    }
    rows.push(entries);
    rowNumbers.push(row + 1);
  }
  if (rows.length === 0) return refuse('file-without-receipts', {}, '/datei');
  const letters = Object.fromEntries(columns.map(({ index, column }) => [column.field, columnLetter(index)]));
  return ok({ rows, rowNumbers, letters, faults });
}

interface FoundColumn {
  readonly index: number;
  readonly column: ReceiptColumn;
}

const plain = (text: string): string => text.toLocaleLowerCase('de').replace(/[^a-zäöüß]/g, '');

/** The row with the headings, within the first rows; names what is missing. */
function findHeading(
  grid: Grid,
  needed: readonly ReceiptField[],
): Result<{ row: number; columns: FoundColumn[] }, Refusal> {
  let best: { row: number; columns: FoundColumn[] } = { row: -1, columns: [] };
  for (const [row, cells] of grid.rows.slice(0, HEADING_ROWS_MAX).entries()) {
    const columns = RECEIPT_COLUMNS.flatMap((column): FoundColumn[] => {
      const names = [column.heading, ...column.alsoCalled].map(plain);
      const index = cells.findIndex((cell) => names.includes(plain(textOf(cell))));
      return index < 0 ? [] : [{ index, column }];
    });
    if (columns.length > best.columns.length) best = { row, columns };
  }
  const missing = RECEIPT_COLUMNS.filter(
    (column) => needed.includes(column.field) && !best.columns.some((found) => found.column.field === column.field),
  ).map(({ heading }) => heading);
  return missing.length === 0 ? ok(best) : refuse('file-columns-missing', { missing }, '/datei');
}

function textOf(cell: CellContent): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : dayText(cell);
  return String(cell).trim();
}

interface ReadCell {
  readonly text: string;
  readonly fault?: Omit<ImportFault, 'row' | 'column'>;
}

function readCell(cell: CellContent, column: ReceiptColumn, oddity: ReturnType<Grid['oddity']>): ReadCell {
  const text = textOf(cell);
  if (oddity) return { text, fault: oddity };
  if (text.length > ENTRY_LENGTH_MAX)
    return {
      text: text.slice(0, ENTRY_LENGTH_MAX),
      fault: { kind: 'entry-too-long', facts: { lengthMax: ENTRY_LENGTH_MAX } },
    };
  if (typeof cell === 'boolean') return { text, fault: { kind: 'cell-not-a-value', facts: { text } } };
  if (column.holds === 'DATE') return dateCell(cell, text);
  if (column.holds === 'AMOUNT') return typeof cell === 'number' ? amountOfNumber(cell) : { text: isoAmount(text) };
  return { text: column.field === 'hours' && typeof cell === 'number' ? text.replace('.', ',') : text };
}

/** Days as spreadsheets count them where a date cell lost its format: 36.526 is the first day of 2000. Until 2099. */
const SERIAL_FIRST = 36_526;
const SERIAL_LAST = 73_050;
const SERIAL_FIRST_DAY = CalendarDate.of(2000, 1, 1);

function dateCell(cell: CellContent, text: string): ReadCell {
  if (cell instanceof Date || typeof cell === 'string' || text === '') return { text };
  const isSerial = typeof cell === 'number' && Number.isInteger(cell) && cell >= SERIAL_FIRST && cell <= SERIAL_LAST;
  if (isSerial) return { text: SERIAL_FIRST_DAY.plusDays(cell - SERIAL_FIRST).toGerman() };
  return { text, fault: { kind: 'date-unreadable', facts: { text: text.slice(0, 40) } } };
}

const dayText = (instant: Date): string => {
  const day = CalendarDate.parse(instant.toISOString().slice(0, 10));
  return day.ok ? day.value.toGerman() : instant.toISOString().slice(0, 10);
};

/** A number of a spreadsheet as German text. It is a binary fraction, so cents are rounded; anything finer is refused. */
function amountOfNumber(value: number): ReadCell {
  const cents = Math.round(value * 100);
  if (!Number.isFinite(value) || Math.abs(cents) > Number(MONEY_LIMIT_CENTS))
    return { text: String(value), fault: { kind: 'amount-too-large', facts: { text: String(value) } } };
  if (Math.abs(value * 100 - cents) > 0.0001)
    return {
      text: String(value).replace('.', ','),
      fault: { kind: 'amount-finer-than-cents', facts: { text: String(value) } },
    };
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return { text: `${cents < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}` };
}

/** "1234.56" as programs write it; "1.234" stays what Germans mean by it. */
const isoAmount = (text: string): string => (/^-?\d+\.\d{1,2}$/.test(text) ? text.replace('.', ',') : text);
