import type { LabelledText, Letter } from './letter.js';
import type { LetterDocument, StructureElement, TextStyle } from './letter-document.js';
import { COLOUR, FORM_B, MM } from './measures.js';
import { drawParagraph, type Flow } from './paragraphs.js';
import { STYLE } from './styles.js';

const MARK_SIZE = 11 * MM;
const NAME_X = FORM_B.addressField.left + MARK_SIZE + 4 * MM;
const NAME_STYLE: TextStyle = { weight: 'Bold', size: 13, colour: COLOUR.accent };
const SUBLINE_STYLE: TextStyle = { weight: 'Regular', size: 9, colour: COLOUR.muted };
const LABEL_STYLE: TextStyle = { weight: 'Regular', size: 8, colour: COLOUR.muted };
const FACT_STYLE: TextStyle = { weight: 'Regular', size: 9 };
const RETURN_SIZES = [6.5, 6, 5.5] as const;
const ADDRESS_SIZES = [10, 9, 8] as const;

/** The first page's head: authority, and for letters sent by post the window address, facts and fold marks. */
export function drawLetterhead(flow: Flow, letter: Letter): void {
  const { document } = flow;
  drawMark(document);
  drawAuthority(flow, letter);
  if (letter.form === 'POSTAL') drawFormB(flow, letter);
  else document.y += 8 * MM;
  if (letter.bannerText !== null) drawParagraph(flow, letter.bannerText, { style: STYLE.strong, gapAfter: 10 });
}

/** A sheet in a folder: a plain mark of the programme, deliberately no coat of arms. */
function drawMark(document: LetterDocument): void {
  const { left } = FORM_B.addressField;
  const top = FORM_B.headTop;
  const unit = MARK_SIZE / 11;
  document.artifact('Layout', (pdf) => {
    pdf.roundedRect(left, top, MARK_SIZE, MARK_SIZE, 1.4 * unit).fill(COLOUR.accent);
    pdf.roundedRect(left + 3 * unit, top + 2 * unit, 5 * unit, 7 * unit, 0.5 * unit).fill('#ffffff');
    [3.6, 5.1, 6.6].forEach((line, index) => {
      const length = index === 2 ? 2 : 3.4;
      pdf.rect(left + 3.8 * unit, top + line * unit, length * unit, 0.6 * unit).fill(COLOUR.accent);
    });
  });
}

function drawAuthority(flow: Flow, { authority }: Letter): void {
  const { document } = flow;
  const width = document.left + document.width - NAME_X;
  document.y = FORM_B.headTop - 1;
  drawParagraph(flow, authority.name, { style: NAME_STYLE, x: NAME_X, width, gapAfter: 0 });
  drawParagraph(flow, authority.subline, { style: SUBLINE_STYLE, x: NAME_X, width, gapAfter: 0 });
  document.y = Math.max(document.y, FORM_B.headTop + MARK_SIZE) + 3 * MM;
  document.drawRule(document.y, 0.8, COLOUR.accent);
}

function drawFormB(flow: Flow, letter: Letter): void {
  const { document } = flow;
  drawFoldMarks(document);
  drawReturnLine(flow, letter.authority.returnLine);
  drawAddress(flow, letter.recipientLines);
  const addressBottom = document.y;
  document.y = FORM_B.factsField.top;
  drawFacts(flow, letter.facts);
  document.y = Math.max(document.y + 6 * MM, addressBottom + 6 * MM, FORM_B.bodyTop);
}

/** Stands directly above the address, on one line if it can. */
function drawReturnLine(flow: Flow, text: string): void {
  const { document } = flow;
  const { left, width, linesTop } = FORM_B.addressField;
  const styles = RETURN_SIZES.map((size): TextStyle => ({ weight: 'Regular', size, colour: COLOUR.muted }));
  const fitting = styles.find((style) => document.widthOf(text, style) <= width);
  const style: TextStyle = fitting ?? { weight: 'Regular', size: 5.5, colour: COLOUR.muted };
  const height = document.lines(text, style, width).length * document.lineHeight(style);
  document.y = Math.max(document.y + 2 * MM, linesTop - height - 2);
  drawParagraph(flow, text, { style, x: left, width, gapAfter: 0 });
  document.y = Math.max(document.y, linesTop);
}

/** Long names make the letters smaller before they leave the window. */
function drawAddress({ document, parent }: Flow, lines: readonly string[]): void {
  const { left, width, linesTop, top, height } = FORM_B.addressField;
  const room = top + height - linesTop;
  const heightAt = (size: number): number => {
    const style: TextStyle = { weight: 'Regular', size };
    const count = lines.reduce((sum, line) => sum + document.lines(line, style, width).length, 0);
    return count * document.lineHeight(style);
  };
  const size = ADDRESS_SIZES.find((each) => heightAt(each) <= room) ?? 8;
  const block = document.open('Div', parent);
  lines.forEach((line) => {
    drawParagraph({ document, parent: block }, line, {
      style: { weight: 'Regular', size },
      x: left,
      width,
      gapAfter: 0,
    });
  });
  block.end();
}

function drawFacts({ document, parent }: Flow, facts: readonly LabelledText[]): void {
  const block = document.open('Div', parent);
  facts.forEach((fact) => drawFact(document, block, fact));
  block.end();
}

function drawFact(document: LetterDocument, parent: StructureElement, fact: LabelledText): void {
  const { left, width, labelWidth } = FORM_B.factsField;
  const lines = document.lines(fact.text, FACT_STYLE, width - labelWidth);
  if (lines.length === 0) return;
  document.element('P', parent, () => {
    document.drawLine(`${fact.label} `, left, document.y + 1, LABEL_STYLE);
    document.y = document.drawLines(lines, left + labelWidth, document.y, FACT_STYLE);
  });
  document.y += 2;
}

function drawFoldMarks(document: LetterDocument): void {
  document.artifact('Layout', (pdf) => {
    pdf.lineWidth(0.4);
    FORM_B.foldMarks.forEach((y) =>
      pdf
        .moveTo(4 * MM, y)
        .lineTo(9 * MM, y)
        .stroke(COLOUR.rule),
    );
    pdf
      .moveTo(4 * MM, FORM_B.punchMark)
      .lineTo(11 * MM, FORM_B.punchMark)
      .stroke(COLOUR.rule);
  });
}
