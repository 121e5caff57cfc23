import type { TableBlock } from './letter.js';
import type { LetterDocument, StructureElement } from './letter-document.js';
import { COLOUR } from './measures.js';
import { drawParagraph, type Flow } from './paragraphs.js';
import {
  CELL_PADDING,
  cellStyle,
  layOutTable,
  type CellLines,
  type PlacedColumn,
  type TableLayout,
  type TableRow,
} from './table-layout.js';
import { STYLE } from './styles.js';

const GAP_AFTER_CAPTION = 3;
const GAP_AFTER_TABLE = 10;
/** A table up to this share of a page is not broken. */
const SMALL_TABLE_SHARE = 0.3;

/**
 * A real table: caption, head with column headers, body with a row header in each row. A row is never split over
 * pages, the last never stands alone, and the head is repeated on each page as an artifact.
 */
export function drawTable({ document, parent }: Flow, block: TableBlock): void {
  const layout = layOutTable(document, block);
  if (layout.rows.length === 0) return;
  document.y += 3;
  document.need(startHeightOf(document, block, layout));
  const table = document.open('Table', parent);
  drawParagraph({ document, parent: table }, block.caption, {
    type: 'Caption',
    style: STYLE.caption,
    gapAfter: GAP_AFTER_CAPTION,
  });
  drawHead(document, table, layout);
  const body = document.open('TBody', table);
  layout.rows.forEach((row, index) => {
    if (document.spaceLeft < heightKeptTogether(layout.rows, index)) {
      document.nextPage();
      repeatHead(document, layout);
    }
    drawBodyRow(document, body, layout.columns, row);
  });
  body.end();
  table.end();
  document.drawRule(document.y, 0.8, COLOUR.accent);
  document.y += GAP_AFTER_TABLE;
}

/** What must fit where the table begins: a small table as a whole, of a large one caption, head and two rows. */
export function tableStartHeight(document: LetterDocument, block: TableBlock): number {
  return startHeightOf(document, block, layOutTable(document, block));
}

function startHeightOf(document: LetterDocument, block: TableBlock, layout: TableLayout): number {
  const captionLines = document.lines(block.caption, STYLE.caption, document.width).length;
  const caption = captionLines * document.lineHeight(STYLE.caption) + GAP_AFTER_CAPTION;
  const rows = layout.rows.reduce((sum, row) => sum + row.height, 0);
  const head = 3 + caption + (layout.header?.height ?? 0);
  if (head + rows <= document.pageCapacity * SMALL_TABLE_SHARE) return head + rows;
  const [first, second] = layout.rows;
  return head + (first?.height ?? 0) + (second?.height ?? 0);
}

/** The row and, before a total or the last row, the one that must not be left alone. */
function heightKeptTogether(rows: readonly TableRow[], index: number): number {
  const row = rows[index];
  const next = rows[index + 1];
  if (!row) return 0;
  const mustKeepNext = next !== undefined && (next.isTotal || index === rows.length - 2);
  return row.height + (mustKeepNext ? next.height : 0);
}

function drawHead(document: LetterDocument, table: StructureElement, { columns, header }: TableLayout): void {
  if (header === null) return document.drawRule(document.y, 0.8, COLOUR.accent);
  shadeHead(document, header);
  const head = document.open('THead', table);
  const row = document.open('TR', head);
  columns.forEach((column, index) => {
    const draw = () => drawCell(document, column, header.cells[index], true);
    document.element('TH', row, draw, { scope: 'Column' });
  });
  row.end();
  head.end();
  closeHead(document, header);
}

function repeatHead(document: LetterDocument, { columns, header }: TableLayout): void {
  if (header === null) return document.drawRule(document.y, 0.8, COLOUR.accent);
  shadeHead(document, header);
  document.artifact('Pagination', () => {
    columns.forEach((column, index) => drawCell(document, column, header.cells[index], true));
  });
  closeHead(document, header);
}

function shadeHead(document: LetterDocument, header: TableRow): void {
  document.artifact('Layout', (pdf) => {
    pdf.rect(document.left, document.y, document.width, header.height).fill(COLOUR.tint);
  });
}

function closeHead(document: LetterDocument, header: TableRow): void {
  document.y += header.height;
  document.drawRule(document.y, 0.8, COLOUR.accent);
}

function drawBodyRow(
  document: LetterDocument,
  body: StructureElement,
  columns: readonly PlacedColumn[],
  row: TableRow,
): void {
  if (row.isTotal) document.drawRule(document.y, 0.8, COLOUR.rule);
  const element = document.open('TR', body);
  columns.forEach((column, index) => {
    const draw = () => drawCell(document, column, row.cells[index], row.isTotal);
    if (index === 0) document.element('TH', element, draw, { scope: 'Row' });
    else document.element('TD', element, draw);
  });
  element.end();
  document.y += row.height;
  document.drawRule(document.y, 0.4, COLOUR.faintRule);
}

function drawCell(
  document: LetterDocument,
  column: PlacedColumn,
  cell: CellLines | undefined,
  isStrong: boolean,
): void {
  if (!cell) return;
  const style = cellStyle(isStrong);
  const right = column.x + column.width - CELL_PADDING.x;
  const top = document.y + CELL_PADDING.y;
  const height = document.lineHeight(style);
  cell.text.forEach((line, index) => {
    const x = column.align === 'right' ? right - document.widthOf(line.trimEnd(), style) : column.x + CELL_PADDING.x;
    document.drawLine(line, x, top + index * height, style);
  });
  if (cell.note.length === 0) return;
  document.drawLines(cell.note, column.x + CELL_PADDING.x, top + cell.text.length * height, STYLE.note);
}
