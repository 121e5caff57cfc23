import type { TableBlock, TableCell, TableColumn } from './letter.js';
import type { LetterDocument, TextStyle } from './letter-document.js';
import { STYLE } from './styles.js';

export const CELL_PADDING = { x: 4, y: 3 } as const;

/** A cell broken into lines. */
export interface CellLines {
  readonly text: readonly string[];
  readonly note: readonly string[];
}

export interface TableRow {
  readonly cells: readonly CellLines[];
  readonly height: number;
  readonly isTotal: boolean;
}

export interface PlacedColumn extends TableColumn {
  readonly x: number;
  readonly width: number;
}

export interface TableLayout {
  readonly columns: readonly PlacedColumn[];
  /** Null for a table without column headings. */
  readonly header: TableRow | null;
  readonly rows: readonly TableRow[];
}

const CONTINUED = '(Fortsetzung)';

/** Breaks all cells into lines. A row higher than half a page is continued in further rows, so that it always fits. */
export function layOutTable(document: LetterDocument, block: TableBlock): TableLayout {
  const known = layouts.get(block);
  if (known) return known;
  const layout = layOut(document, block);
  layouts.set(block, layout);
  return layout;
}

/** A table is measured before each heading above it and then drawn; its lines are the same each time. */
const layouts = new WeakMap<TableBlock, TableLayout>();

function layOut(document: LetterDocument, block: TableBlock): TableLayout {
  const columns = placeColumns(document, block.columns);
  const heightMax = document.pageCapacity / 2;
  const toRows = (cells: readonly TableCell[], isTotal: boolean): TableRow[] => {
    if (cells.length !== columns.length) throw new Error(`table "${block.caption}": wrong number of cells in a row`);
    return splitRow(document, breakCells(document, columns, cells, isTotal), heightMax, isTotal);
  };
  const headings = columns.map(({ heading }) => ({ text: heading }));
  const header = block.hasHead ? toRow(document, breakCells(document, columns, headings, true), true) : null;
  return {
    columns,
    header,
    rows: [
      ...block.rows.flatMap((cells) => toRows(cells, false)),
      ...(block.totals ?? []).flatMap((cells) => toRows(cells, true)),
    ],
  };
}

export function cellStyle(isStrong: boolean): TextStyle {
  return isStrong ? STYLE.cellStrong : STYLE.cell;
}

function placeColumns(document: LetterDocument, columns: readonly TableColumn[]): PlacedColumn[] {
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  let x = document.left;
  return columns.map((column) => {
    const placed = { ...column, x, width: (document.width * column.share) / shares };
    x += placed.width;
    return placed;
  });
}

function breakCells(
  document: LetterDocument,
  columns: readonly PlacedColumn[],
  cells: readonly TableCell[],
  isStrong: boolean,
): CellLines[] {
  return columns.map((column, index) => {
    const width = column.width - 2 * CELL_PADDING.x;
    const cell = cells[index] ?? { text: '' };
    return {
      // The blank parts text and note for a reader that sees no lines.
      text: document.lines(cell.note ? `${cell.text} ` : cell.text, cellStyle(isStrong), width),
      note: document.lines(cell.note ?? '', STYLE.note, width),
    };
  });
}

function toRow(document: LetterDocument, cells: readonly CellLines[], isTotal: boolean): TableRow {
  const heights = cells.map(
    (cell) => cell.text.length * document.lineHeight(STYLE.cell) + cell.note.length * document.lineHeight(STYLE.note),
  );
  return { cells, isTotal, height: Math.max(document.lineHeight(STYLE.cell), ...heights) + 2 * CELL_PADDING.y };
}

function splitRow(
  document: LetterDocument,
  cells: readonly CellLines[],
  heightMax: number,
  isTotal: boolean,
): TableRow[] {
  const row = toRow(document, cells, isTotal);
  if (row.height <= heightMax) return [row];
  const linesMax = Math.floor((heightMax - 2 * CELL_PADDING.y) / document.lineHeight(STYLE.cell));
  const first = cells.map((cell) => headOf(cell, linesMax));
  const rest = cells.map((cell) => tailOf(cell, linesMax));
  const [header, ...others] = rest;
  const continued = header && isEmpty(header) ? [{ text: [CONTINUED], note: [] }, ...others] : rest;
  return [toRow(document, first, isTotal), ...splitRow(document, continued, heightMax, isTotal)];
}

function headOf(cell: CellLines, count: number): CellLines {
  return { text: cell.text.slice(0, count), note: cell.note.slice(0, Math.max(0, count - cell.text.length)) };
}

function tailOf(cell: CellLines, count: number): CellLines {
  return { text: cell.text.slice(count), note: cell.note.slice(Math.max(0, count - cell.text.length)) };
}

function isEmpty(cell: CellLines): boolean {
  return cell.text.length === 0 && cell.note.length === 0;
}
