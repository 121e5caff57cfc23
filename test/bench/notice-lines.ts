import PDFDocument from 'pdfkit';
import { letterFonts } from '#notices/testing';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A piece of text of a finished page: where it stands, from the top left corner, in points. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** The pages of a finished notice as the pieces of text they show. */
export async function placedTexts(file: Buffer): Promise<PlacedText[][]> {
  const worker: unknown = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  Object.assign(globalThis, { pdfjsWorker: worker });
  const task = getDocument({ data: new Uint8Array(file), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const pages: PlacedText[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const height = page.getViewport({ scale: 1 }).height;
    const { items } = await page.getTextContent({ disableNormalization: true });
    pages.push(items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [placed(item, height)] : [])));
  }
  await task.destroy();
  return pages;
}

function placed(item: { str: string; transform: number[] }, pageHeight: number): PlacedText {
  const [, , , size = 10, x = 0, y = 0] = item.transform;
  return { text: item.str, x, y: pageHeight - y - size, size };
}

/** The ceiling: the same words at the same places in bare pdfkit; no layout, no tags, no claims, no attachment. */
export function barePdf(pages: readonly (readonly PlacedText[])[]): Promise<number> {
  const options: object = { size: 'A4', autoFirstPage: false, font: null };
  const pdf = new PDFDocument(options);
  const parsed: unknown = letterFonts().Regular;
  pdf.registerFont('text', parsed as PDFKit.Mixins.PDFFontSource);
  let bytes = 0;
  pdf.on('data', (chunk: Buffer) => (bytes += chunk.length));
  const finished = new Promise<number>((resolve) => pdf.on('end', () => resolve(bytes)));
  for (const page of pages) {
    pdf.addPage({ size: 'A4', margin: 0 });
    pdf.font('text');
    for (const { text, x, y, size } of page) pdf.fontSize(size).text(text, x, y, { lineBreak: false });
  }
  pdf.end();
  return finished;
}
