import type { Letter, LetterBlock } from './letter.js';
import { LetterDocument } from './letter-document.js';
import { drawLetterhead } from './letterhead.js';
import { drawList } from './lists.js';
import { drawFoot, drawWatermark } from './page-furniture.js';
import {
  amountHeight,
  drawAmount,
  drawHeading,
  drawLabelled,
  drawSignature,
  drawTextBlock,
  linesAtStart,
  signatureHeight,
  type Flow,
} from './paragraphs.js';
import { headingStyle, STYLE } from './styles.js';
import { drawTable, tableStartHeight } from './tables.js';

/** Draws a letter as tagged PDF/A-3a and PDF/UA-1. The same letter gives the same bytes. */
export function renderLetter(letter: Letter): Promise<Buffer> {
  const document = new LetterDocument(
    {
      title: letter.documentTitle,
      author: letter.authority.name,
      subject: letter.heading,
      date: new Date(`${letter.date}T12:00:00Z`),
    },
    (sheet) => {
      if (letter.watermark !== null) drawWatermark(sheet, letter.watermark);
    },
  );
  const flow: Flow = { document, parent: document.structureRoot };
  drawLetterhead(flow, letter);
  drawBlocks(flow, letter.opening, 2);
  if (letter.opening.length > 0) document.y += 10;
  document.need(headingRoom(document, 1, letter.heading) + heightKeptTogether(document, letter.body, 0, 2));
  drawHeading(flow, 1, letter.heading);
  drawBlocks(flow, letter.body, 2);
  letter.attachments.forEach(({ content, ...file }) => document.attach({ ...file, content: Buffer.from(content) }));
  return document.finish((sheet, page, pages) => drawFoot(sheet, letter.footer, page, pages));
}

function drawBlocks(flow: Flow, blocks: readonly LetterBlock[], level: number): void {
  blocks.forEach((block, index) => {
    flow.document.need(heightKeptTogether(flow.document, blocks, index, level));
    drawBlock(flow, block, level);
  });
}

/** The beginning of a block, with what must not be parted from it. */
function heightKeptTogether(
  document: LetterDocument,
  blocks: readonly LetterBlock[],
  index: number,
  level: number,
): number {
  const block = blocks[index];
  const next = blocks[index + 1];
  const height = startHeight(document, block, level);
  if (!block || !next || !belongTogether(block, next)) return height;
  return height + BLOCK_GAP + heightKeptTogether(document, blocks, index + 1, level);
}

/** A signature alone on a page could be put under any letter; a sentence that announces something stays with it. */
function belongTogether(block: LetterBlock, next: LetterBlock): boolean {
  if (next.type === 'signature' || next.type === 'amount') return true;
  return block.type === 'paragraph' && block.text.trimEnd().endsWith(':');
}

const BLOCK_GAP = 14;

function drawBlock(flow: Flow, block: LetterBlock, level: number): void {
  const { document } = flow;
  switch (block.type) {
    case 'section': {
      const section: Flow = { document, parent: document.open('Sect', flow.parent) };
      drawHeading(section, level, block.heading);
      drawBlocks(section, block.blocks, level + 1);
      return section.parent.end();
    }
    case 'paragraph':
      return drawTextBlock(flow, block);
    case 'labelled':
      return drawLabelled(flow, block);
    case 'amount':
      return drawAmount(flow, block);
    case 'list':
      return drawList(flow, block);
    case 'table':
      return drawTable(flow, block);
    case 'signature':
      return drawSignature(flow, block);
  }
}

/** The least height with which a block may begin on a page: a heading keeps the beginning of what follows it. */
function startHeight(document: LetterDocument, block: LetterBlock | undefined, level: number): number {
  if (!block) return 0;
  switch (block.type) {
    case 'section':
      return headingRoom(document, level, block.heading) + heightKeptTogether(document, block.blocks, 0, level + 1);
    case 'table':
      return tableStartHeight(document, block);
    case 'amount':
      return amountHeight(document);
    case 'signature':
      return signatureHeight(document, block);
    case 'paragraph':
    case 'labelled':
      return (
        linesAtStart(document.lines(block.text, STYLE.body, document.width).length) * document.lineHeight(STYLE.body)
      );
    case 'list':
      return 2 * document.lineHeight(STYLE.body);
  }
}

function headingRoom(document: LetterDocument, level: number, text: string): number {
  const style = headingStyle(level);
  return document.lines(text, style, document.width).length * document.lineHeight(style) + 12;
}
