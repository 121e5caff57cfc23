import { breakLines } from './line-breaking.js';
import type { FontWeight } from './fonts.js';
import { COLOUR, MARGINS, TEXT_WIDTH } from './measures.js';
import { printedText } from './printable.js';
import { createTaggedDocument, type DocumentProperties } from './tagged-document.js';
import { tieUnits } from './typography.js';

export type StructureElement = PDFKit.PDFStructureElement;

export interface TextStyle {
  readonly weight: FontWeight;
  readonly size: number;
  readonly colour?: string;
}

export interface ElementOptions {
  readonly scope?: 'Column' | 'Row';
}

const LINE_END = /\n$/;

type ArtifactType = 'Layout' | 'Pagination';

/**
 * The sheet of paper: a cursor, the structure tree and the few ways to put ink on it. Everything drawn is either
 * inside a structure element or an artifact; there is no third way, so nothing can be left untagged.
 */
export class LetterDocument {
  readonly left = MARGINS.left;
  readonly width = TEXT_WIDTH;
  /** Distance of the cursor from the top of the sheet, in points. */
  y = MARGINS.top;

  private readonly pdf: PDFKit.PDFDocument;
  private readonly root: StructureElement;
  private readonly attachmentNames = new Set<string>();
  private readonly finished: Promise<Buffer>;

  constructor(
    private readonly properties: DocumentProperties,
    private readonly drawBackground: (document: LetterDocument) => void,
  ) {
    this.pdf = createTaggedDocument({
      ...properties,
      title: printedText(properties.title),
      author: printedText(properties.author),
      subject: printedText(properties.subject),
    });
    this.finished = collect(this.pdf);
    this.nextPage();
    this.root = this.pdf.struct('Document');
    this.pdf.addStructure(this.root);
  }

  get structureRoot(): StructureElement {
    return this.root;
  }

  get pageBottom(): number {
    return this.pdf.page.height - MARGINS.bottom;
  }

  get spaceLeft(): number {
    return this.pageBottom - this.y;
  }

  /** Height of a page's text area. */
  get pageCapacity(): number {
    return this.pageBottom - MARGINS.top;
  }

  nextPage(): void {
    this.pdf.addPage();
    this.drawBackground(this);
    this.y = MARGINS.top;
  }

  /** Goes to the next page unless the height fits on this one. */
  need(height: number): void {
    if (height > this.spaceLeft && this.y > MARGINS.top) this.nextPage();
  }

  lineHeight(style: TextStyle): number {
    return this.set(style).currentLineHeight(true);
  }

  widthOf(text: string, style: TextStyle): number {
    return this.set(style).widthOfString(printedText(text));
  }

  lines(text: string, style: TextStyle, width: number): string[] {
    const pdf = this.set(style);
    return breakLines(tieUnits(printedText(text)), width, (piece) => pdf.widthOfString(piece));
  }

  /** Opens an element below the parent; the caller ends it. */
  open(type: string, parent: StructureElement, options: ElementOptions = {}): StructureElement {
    const element = this.pdf.struct(type, options as PDFKit.Mixins.StructureElementOptions);
    parent.add(element);
    return element;
  }

  openList(parent: StructureElement, numbering: 'Decimal' | 'Disc'): StructureElement {
    const list = this.open('L', parent);
    const { dictionary } = list as unknown as { dictionary: { data: Record<string, unknown> } };
    dictionary.data['A'] = { O: 'List', ListNumbering: numbering };
    return list;
  }

  /** An element with one piece of content on the current page. No artifact may be drawn inside. */
  element(type: string, parent: StructureElement, draw: () => void, options: ElementOptions = {}): void {
    const element = this.open(type, parent, options);
    element.add(draw);
    element.end();
  }

  /** Ink without meaning: rules, shading, page numbers, repeated table headings. Never inside an element's content. */
  artifact(type: ArtifactType, draw: (pdf: PDFKit.PDFDocument) => void): void {
    this.pdf.markContent('Artifact', { type });
    draw(this.pdf);
    this.pdf.endMarkedContent();
  }

  drawLine(line: string, x: number, y: number, style: TextStyle): void {
    this.set(style)
      .fillColor(style.colour ?? COLOUR.text)
      .text(line.replace(LINE_END, ' '), x, y, { lineBreak: false });
  }

  /** Lines below each other from y on; returns where the next would stand. */
  drawLines(lines: readonly string[], x: number, y: number, style: TextStyle): number {
    const height = this.lineHeight(style);
    lines.forEach((line, index) => this.drawLine(line, x, y + index * height, style));
    return y + lines.length * height;
  }

  drawRule(y: number, thickness: number, colour: string, x = this.left, width = this.width): void {
    this.artifact('Layout', (pdf) => {
      pdf
        .lineWidth(thickness)
        .moveTo(x, y)
        .lineTo(x + width, y)
        .stroke(colour);
    });
  }

  /** Embeds a file as source of the letter (PDF/A-3: relationship Data). The name must be new. */
  attach(file: { name: string; mediaType: string; description: string; content: Buffer }): void {
    if (this.attachmentNames.has(file.name)) throw new Error(`two attachments are named ${file.name}`);
    this.attachmentNames.add(file.name);
    const options = {
      name: file.name,
      type: file.mediaType,
      description: file.description,
      relationship: 'Data',
      creationDate: this.properties.date,
      modifiedDate: this.properties.date,
    };
    this.pdf.file(file.content, options);
  }

  /** Closes the structure, draws the foot of every page and gives the file. */
  finish(drawFoot: (document: LetterDocument, page: number, pages: number) => void): Promise<Buffer> {
    this.root.end();
    const { count } = this.pdf.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      this.pdf.switchToPage(index);
      // Text below the bottom margin would open another page.
      this.pdf.page.margins.bottom = 0;
      drawFoot(this, index + 1, count);
    }
    this.pdf.end();
    return this.finished;
  }

  private set(style: TextStyle): PDFKit.PDFDocument {
    return this.pdf.font(style.weight, style.size);
  }
}

function collect(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
}
