import type { ListBlock } from './letter.js';
import { drawParagraph, linesAtStart, type Flow } from './paragraphs.js';
import { STYLE } from './styles.js';

const INDENT = 20;
const GAP_AFTER_ITEM = 3;

/** A real list: each entry has a label and a body. An empty list draws nothing. */
export function drawList({ document, parent }: Flow, block: ListBlock): void {
  const items = block.items.filter((item) => item.trim() !== '');
  if (items.length === 0) return;
  const isNumbered = block.numbering === 'decimal';
  const list = document.openList(parent, isNumbered ? 'Decimal' : 'Disc');
  const width = document.width - INDENT;
  items.forEach((item, index) => {
    const count = document.lines(item, STYLE.body, width).length;
    document.need(linesAtStart(count) * document.lineHeight(STYLE.body));
    const entry = document.open('LI', list);
    const label = isNumbered ? `${index + 1}. ` : '• ';
    document.element('Lbl', entry, () => document.drawLine(label, document.left, document.y, STYLE.body));
    drawParagraph({ document, parent: entry }, item, {
      type: 'LBody',
      x: document.left + INDENT,
      width,
      gapAfter: GAP_AFTER_ITEM,
    });
    entry.end();
  });
  list.end();
  document.y += 4;
}
