import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readPage, type StructureNode } from './pdf-page.js';
import { structureProblems } from './pdf-problems.js';

export type { StructureNode } from './pdf-page.js';

export interface PdfAttachment {
  readonly name: string;
  readonly content: Buffer;
}

export interface PdfInspection {
  /** What the document says, in reading order, blanks collapsed; without footers, watermarks and repeated heads. */
  readonly text: string;
  /** What is printed besides: "Seite 1 von 3", the watermark. */
  readonly artifactText: string;
  readonly pages: number;
  readonly title: string;
  readonly language: string;
  readonly structure: readonly StructureNode[];
  readonly attachments: readonly PdfAttachment[];
  /** What a validator of the formats does not see but a reader suffers from. Empty for a good document. */
  readonly problems: readonly string[];
}

/** Reads a PDF as a program for blind readers would: by its structure, not by its looks. */
export async function inspectPdf(file: Buffer): Promise<PdfInspection> {
  await loadWorker();
  const task = getDocument({ data: new Uint8Array(file), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  const document = await task.promise;
  try {
    const pages = [];
    for (let number = 1; number <= document.numPages; number += 1) pages.push(await readPage(document, number));
    const { info } = await document.getMetadata();
    const language = documentLanguage(file);
    const title = titleOf(info);
    const attachments = await readAttachments(document);
    const reading = {
      text: collapse(pages.map((page) => page.text).join(' ')),
      rawText: pages.map((page) => page.text + page.artifactText).join(''),
      untaggedText: collapse(pages.map((page) => page.untaggedText).join(' ')),
      structure: pages.flatMap((page) => page.structure),
      childless: childlessElements(file),
      attachmentNames: attachmentNames(file),
      title,
      language,
    };
    return {
      text: reading.text,
      artifactText: collapse(pages.map((page) => page.artifactText).join(' ')),
      pages: document.numPages,
      title,
      language,
      structure: reading.structure,
      attachments,
      problems: structureProblems(reading),
    };
  } finally {
    await task.destroy();
  }
}

/** pdf.js would start its worker from a path; in a test it runs beside us instead. */
async function loadWorker(): Promise<void> {
  const worker: unknown = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  Object.assign(globalThis, { pdfjsWorker: worker });
}

function titleOf(info: object): string {
  return 'Title' in info && typeof info.Title === 'string' ? info.Title : '';
}

/** The catalogue is not compressed; pdf.js does not tell the language of the document. */
function documentLanguage(file: Buffer): string {
  return /\/Type \/Catalog[\s\S]*?\/Lang \(([^)]*)\)/.exec(file.toString('latin1'))?.[1] ?? '';
}

/** Read from the file specifications: a name tree with a name twice would hide the second. */
function attachmentNames(file: Buffer): string[] {
  const specifications = file.toString('latin1').matchAll(/\/Type \/Filespec[\s\S]*?\/UF \(([^)]*)\)/g);
  return [...specifications].map(([, name = '']) => name);
}

/** Roles of the elements that hold nothing at all; a page's tree does not show them. */
function childlessElements(file: Buffer): string[] {
  const objects = file.toString('latin1').matchAll(/\d+ 0 obj\n<<\n([^>]*?)>>\nendobj/g);
  return [...objects]
    .filter(([, body = '']) => /\/K \[\s*\]/.test(body))
    .map(([, body = '']) => /\/S \/(\w+)/.exec(body)?.[1] ?? '');
}

async function readAttachments(document: { getAttachments(): Promise<unknown> }): Promise<PdfAttachment[]> {
  const found: unknown = await document.getAttachments();
  if (typeof found !== 'object' || found === null) return [];
  return Object.values(found as Record<string, { filename: string; content: Uint8Array }>).map((each) => ({
    name: each.filename,
    content: Buffer.from(each.content),
  }));
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
