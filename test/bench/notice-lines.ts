import PDFDocument from 'pdfkit';
import { letterFonts } from '#notices/testing';

/** A line of a page as the renderer gave it to pdfkit: where it stands, from the top left corner, in points. */
export interface PlacedLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly isBold: boolean;
}

/** Everything that a rendering writes, page by page: heard at pdfkit's own door. */
export async function placedLines(render: () => Promise<unknown>): Promise<PlacedLine[][]> {
  const pages = new Map<unknown, PlacedLine[]>();
  const door = PDFDocument.prototype as unknown as { text: (...given: unknown[]) => unknown };
  const { text } = door;
  door.text = function hear(this: PdfState, ...given: unknown[]): unknown {
    const [words, x, y] = given;
    const lines = pages.get(this.page) ?? [];
    pages.set(this.page, lines);
    const isBold = this._font.name.includes('Bold');
    lines.push({ text: words as string, x: Number(x), y: Number(y), size: this._fontSize, isBold });
    return text.apply(this, given);
  };
  try {
    await render();
  } finally {
    door.text = text;
  }
  return [...pages.values()];
}

interface PdfState {
  readonly page: unknown;
  readonly _fontSize: number;
  readonly _font: { readonly name: string };
}

const OPTIONS: object = { size: 'A4', autoFirstPage: false, font: null };

/** The ceiling: the same lines at the same places in bare pdfkit; no layout, no tags, no claims, no attachment. */
export function barePdf(pages: readonly (readonly PlacedLine[])[]): Promise<number> {
  const pdf = new PDFDocument(OPTIONS);
  for (const weight of ['Regular', 'Bold'] as const) {
    const parsed: unknown = letterFonts()[weight];
    pdf.registerFont(weight, parsed as PDFKit.Mixins.PDFFontSource);
  }
  let bytes = 0;
  pdf.on('data', (chunk: Buffer) => (bytes += chunk.length));
  const finished = new Promise<number>((resolve) => pdf.on('end', () => resolve(bytes)));
  for (const page of pages) {
    pdf.addPage({ size: 'A4', margin: 0 });
    for (const { text, x, y, size, isBold } of page) {
      pdf.font(isBold ? 'Bold' : 'Regular', size).text(text, x, y, { lineBreak: false });
    }
  }
  pdf.end();
  return finished;
}
