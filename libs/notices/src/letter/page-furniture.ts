import type { LetterDocument, TextStyle } from './letter-document.js';
import { COLOUR, FOOTER_TOP, MM, SHEET } from './measures.js';

const FOOT_STYLE: TextStyle = { weight: 'Regular', size: 8, colour: COLOUR.muted };
const PAGE_NUMBER_WIDTH = 32 * MM;
const WATERMARK_ANGLE_DEGREES = -52;

/** Text on the left (cut to one line), page x of y on the right. */
export function drawFoot(document: LetterDocument, text: string, page: number, pages: number): void {
  const number = `Seite ${page} von ${pages}`;
  const [line = ''] = document.lines(text, FOOT_STYLE, document.width - PAGE_NUMBER_WIDTH);
  const right = document.left + document.width;
  document.drawRule(FOOTER_TOP - 5, 0.4, COLOUR.faintRule);
  document.artifact('Pagination', () => {
    document.drawLine(line, document.left, FOOTER_TOP, FOOT_STYLE);
    document.drawLine(number, right - document.widthOf(number, FOOT_STYLE), FOOTER_TOP, FOOT_STYLE);
  });
}

/** Across the sheet, behind everything, as large as the diagonal allows. */
export function drawWatermark(document: LetterDocument, text: string): void {
  const probe: TextStyle = { weight: 'Bold', size: 100, colour: COLOUR.watermark };
  const size = Math.min(110, (100 * (SHEET.height * 0.92)) / document.widthOf(text, probe));
  const style: TextStyle = { ...probe, size };
  const x = (SHEET.width - document.widthOf(text, style)) / 2;
  const y = (SHEET.height - document.lineHeight(style)) / 2;
  document.artifact('Layout', (pdf) => {
    pdf.save().rotate(WATERMARK_ANGLE_DEGREES, { origin: [SHEET.width / 2, SHEET.height / 2] });
    document.drawLine(text, x, y, style);
    pdf.restore();
  });
}
