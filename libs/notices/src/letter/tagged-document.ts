import PDFDocument from 'pdfkit';
import { FONT_WEIGHTS, letterFonts, type FontWeight } from './fonts.js';
import { sharedLayoutCache } from './layout-cache.js';
import { MARGINS } from './measures.js';
import { PDF_UA_CLAIM } from './pdf-ua-claim.js';

export interface DocumentProperties {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** Creation and modification: fixed, so that the same content gives the same bytes. */
  readonly date: Date;
}

/** What pdfkit has but its published types lack. Kept in one place; a test guards the layout cache. */
interface PdfkitInternals {
  _font: { layoutCache: unknown };
  _addInfo(): void;
  info: Record<string, unknown>;
}

/** A pdfkit document that claims PDF/A-3a and PDF/UA-1 at once and shares its shaped words with the others. */
export function createTaggedDocument(properties: DocumentProperties): PDFKit.PDFDocument {
  const document = new PDFDocument({
    size: 'A4',
    margins: MARGINS,
    // Below 1.4 pdfkit writes no XMP, and without XMP there is no claim.
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: 'de-DE',
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    ...NO_STANDARD_FONT,
    info: {
      Title: properties.title,
      Author: properties.author,
      Subject: properties.subject,
      Creator: 'Förderakte',
      Producer: 'PDFKit',
      CreationDate: properties.date,
      ModDate: properties.date,
    },
  });
  claimPdfUa(document);
  escapeMetadata(document);
  FONT_WEIGHTS.forEach((weight) => registerFont(document, weight));
  return document;
}

/** Without this pdfkit loads Helvetica, which may not be embedded and is never used. */
const NO_STANDARD_FONT: object = { font: null };

function claimPdfUa(document: PDFKit.PDFDocument): void {
  const endPdfA = document.endSubset.bind(document);
  document.endSubset = () => {
    endPdfA();
    document.appendXML(PDF_UA_CLAIM);
  };
}

/** pdfkit copies title, author and subject into the XMP as they are: an ampersand would break the file. */
function escapeMetadata(document: PDFKit.PDFDocument): void {
  const internals = internalsOf(document);
  const addInfo = internals._addInfo.bind(document);
  internals._addInfo = () => {
    const plain = internals.info;
    internals.info = Object.fromEntries(
      Object.entries(plain).map(([key, value]) => [key, typeof value === 'string' ? escapeXml(value) : value]),
    );
    addInfo();
    internals.info = plain;
  };
}

function registerFont(document: PDFKit.PDFDocument, weight: FontWeight): void {
  const parsed: unknown = letterFonts()[weight];
  document.registerFont(weight, parsed as PDFKit.Mixins.PDFFontSource);
  document.font(weight, 10);
  const font = internalsOf(document)._font;
  if (!('layoutCache' in font)) throw new Error('pdfkit no longer keeps shaped words in layoutCache');
  font.layoutCache = sharedLayoutCache.shelfFor(weight);
}

function internalsOf(document: PDFKit.PDFDocument): PdfkitInternals {
  return document as unknown as PdfkitInternals;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
