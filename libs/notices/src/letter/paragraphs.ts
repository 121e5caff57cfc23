import type { AmountBlock, LabelledBlock, ParagraphBlock, SignatureBlock } from './letter.js';
import type { LetterDocument, StructureElement, TextStyle } from './letter-document.js';
import { COLOUR, MM } from './measures.js';
import { headingStyle, STYLE } from './styles.js';

export interface Flow {
  readonly document: LetterDocument;
  readonly parent: StructureElement;
}

interface ParagraphOptions {
  readonly type?: string;
  readonly style?: TextStyle;
  readonly x?: number;
  readonly width?: number;
  readonly gapAfter?: number;
  /** Stands in the margin column beside the first line and is read with it. */
  readonly label?: string;
}

const GAP = 6;
const LABEL_WIDTH = 19 * MM;
const SIGNATURE_ROOM = 5 * MM;
const SIGNATURE_GAP = 8;
const CLOSING_GAP = 3;

/**
 * A text that may run over pages. Never leaves one line alone at the foot or the head of a page.
 * An empty text draws nothing: an empty P would be read aloud as a blank.
 */
export function drawParagraph({ document, parent }: Flow, text: string, options: ParagraphOptions = {}): void {
  const { type = 'P', style = STYLE.body, x = document.left, width = document.width, gapAfter = GAP } = options;
  const lines = document.lines(text, style, width);
  if (lines.length === 0) return;
  const lineHeight = document.lineHeight(style);
  document.need(linesAtStart(lines.length) * lineHeight);
  const element = document.open(type, parent);
  for (let drawn = 0; drawn < lines.length;) {
    if (drawn > 0) document.nextPage();
    const count = linesForPage(lines.length - drawn, Math.floor((document.spaceLeft + 0.01) / lineHeight));
    const part = lines.slice(drawn, drawn + count);
    const label = drawn === 0 ? options.label : undefined;
    element.add(() => {
      if (label) document.drawLine(`${label} `, document.left, document.y, { ...style, colour: COLOUR.muted });
      document.y = document.drawLines(part, x, document.y, style);
    });
    drawn += count;
  }
  element.end();
  document.y += gapAfter;
}

/** How many lines must stand together where a text begins: all of a short one, else two. */
export function linesAtStart(count: number): number {
  return count < 4 ? count : 2;
}

/** How many of the remaining lines go on this page, so that at least two are left for the next. */
export function linesForPage(remaining: number, fitting: number): number {
  const count = Math.max(1, Math.min(remaining, fitting));
  return remaining - count === 1 && count > 2 ? count - 1 : count;
}

export function drawHeading(flow: Flow, level: number, text: string): void {
  const { document } = flow;
  if (level > 1) document.y += level === 2 ? 8 : 3;
  drawParagraph(flow, text, {
    type: `H${Math.min(level, 6)}`,
    style: headingStyle(level),
    gapAfter: level === 1 ? 8 : 3,
  });
}

export function drawTextBlock(flow: Flow, block: ParagraphBlock): void {
  const style = block.style === 'strong' ? STYLE.strong : block.style === 'small' ? STYLE.small : STYLE.body;
  drawParagraph(flow, block.text, { style });
}

/** The label and its text are one paragraph, so that they are read together. */
export function drawLabelled(flow: Flow, block: LabelledBlock): void {
  const { left, width } = flow.document;
  const inset = { x: left + LABEL_WIDTH, width: width - LABEL_WIDTH };
  drawParagraph(flow, block.text, { ...inset, label: block.label, gapAfter: 2 });
}

export function drawAmount(flow: Flow, block: AmountBlock): void {
  const { document } = flow;
  document.need(amountHeight(document));
  const inset = { x: document.left + LABEL_WIDTH, width: document.width - LABEL_WIDTH };
  document.y += 2;
  drawParagraph(flow, block.amount, { ...inset, style: STYLE.amount, gapAfter: 0 });
  drawParagraph(flow, block.words, { ...inset, gapAfter: GAP + 2 });
}

export function amountHeight(document: LetterDocument): number {
  return 2 + document.lineHeight(STYLE.amount) + 2 * document.lineHeight(STYLE.body);
}

/** Closing, name, function and small print stay together on one page. */
export function drawSignature(flow: Flow, block: SignatureBlock): void {
  const { document } = flow;
  document.need(signatureHeight(document, block));
  document.y += SIGNATURE_GAP;
  block.closing.forEach((line) => drawParagraph(flow, line, { gapAfter: CLOSING_GAP }));
  document.y += block.closing.length > 0 ? SIGNATURE_ROOM : 0;
  drawParagraph(flow, block.name, { style: STYLE.strong, gapAfter: 0 });
  drawParagraph(flow, block.role, { gapAfter: SIGNATURE_GAP });
  block.smallPrint.forEach((text) => drawParagraph(flow, text, { style: STYLE.small, gapAfter: 1 }));
}

export function signatureHeight(document: LetterDocument, block: SignatureBlock): number {
  const bodyLine = document.lineHeight(STYLE.body);
  const closing = block.closing.length * (bodyLine + CLOSING_GAP) + SIGNATURE_ROOM;
  const smallLines = block.smallPrint.reduce(
    (count, text) => count + document.lines(text, STYLE.small, document.width).length,
    0,
  );
  const smallPrint = smallLines * (document.lineHeight(STYLE.small) + 1);
  return 2 * SIGNATURE_GAP + closing + 2 * bodyLine + smallPrint;
}
