import type {
  LabelledText,
  LetterBlock,
  ParagraphBlock,
  SectionBlock,
  TableBlock,
  TableCell,
} from '../letter/letter.js';
import type { ContentBlock, ContentValue } from './content-blocks.js';
import type { CompetentCourt, NoticeCommon } from './notice-common.js';
import type { ContentSection } from './content-section.js';
import { amount, day, euros } from './wording.js';

export function paragraph(text: string, style: NonNullable<ParagraphBlock['style']> = 'normal'): LetterBlock {
  return { type: 'paragraph', text, style };
}

export function paragraphs(texts: readonly string[]): LetterBlock[] {
  return texts.map((text) => paragraph(text));
}

export function section(heading: string, blocks: readonly LetterBlock[]): SectionBlock {
  return { type: 'section', heading, blocks };
}

export function bulletList(items: readonly string[]): LetterBlock {
  return { type: 'list', numbering: 'bullet', items };
}

export function numberedList(items: readonly string[]): LetterBlock {
  return { type: 'list', numbering: 'decimal', items };
}

/** Shares of the column of labels in percent: narrow leaves room for a hash, wide keeps longer labels on a line. */
const LABELS_NARROW = 27;
const LABELS_WIDE = 50;
const LABEL_LENGTH_NARROW = 26;

/** Labels and values as a table, so that a screen reader tells which value belongs to which label. */
export function factsTable(caption: string, facts: readonly LabelledText[]): TableBlock {
  const labels = facts.some(({ label }) => label.length > LABEL_LENGTH_NARROW) ? LABELS_WIDE : LABELS_NARROW;
  return {
    type: 'table',
    caption,
    hasHead: false,
    columns: [
      { heading: 'Angabe', align: 'left', share: labels },
      { heading: 'Inhalt', align: 'left', share: 100 - labels },
    ],
    rows: facts.map(({ label, text }) => [{ text: label }, { text }]),
  };
}

/**
 * The instruction on remedies in its least form: remedy, court, seat, period (§ 58 (1) VwGO). Nothing about the form
 * of the action: a wrong hint would turn the month into a year (§ 58 (2) VwGO), and public bodies must file
 * electronically (§ 55d VwGO). No objection procedure in North Rhine-Westphalia (§ 110 JustG NRW).
 */
export function remedies(heading: string, court: CompetentCourt): LetterBlock {
  return section(heading, [
    paragraph(
      `Gegen diesen Bescheid kann innerhalb eines Monats nach Bekanntgabe Klage beim ${court.name} in ${court.seat} erhoben werden.`,
    ),
  ]);
}

/** Closing with signature, and the versions of the rules applied. */
export function ending(content: NoticeCommon, closing: readonly string[]): LetterBlock[] {
  const norms = content.norms.map(({ name, version }) => `${name} (${version})`).join('; ');
  const basis = norms === '' ? [] : [`Angewandte Fassungen: ${norms}.`];
  if (content.signature === null) return basis.map((text) => paragraph(text, 'small'));
  const { name, function: role, statement } = content.signature;
  return [{ type: 'signature', closing, name, role, smallPrint: [statement, ...basis] }];
}

export function composeSections(sections: readonly ContentSection[]): LetterBlock[] {
  return sections.map(({ heading, blocks }) => section(heading, blocks.map(composeBlock)));
}

function composeBlock(block: ContentBlock): LetterBlock {
  switch (block.block) {
    case 'TEXT':
      return paragraph(block.text);
    case 'LIST':
      return block.isNumbered ? numberedList(block.items) : bulletList(block.items);
    case 'FACTS':
      return factsTable(
        block.caption,
        block.entries.map(({ label, value }) => ({ label, text: valueText(value, true) })),
      );
    case 'TABLE':
      return {
        type: 'table',
        caption: block.caption,
        hasHead: true,
        columns: block.columns.map(({ heading, isNumeric, share }) => ({
          heading,
          share,
          align: isNumeric ? 'right' : 'left',
        })),
        rows: block.rows.map(cells),
        totals: block.totals.map(cells),
      };
  }
}

function cells(values: readonly ContentValue[]): TableCell[] {
  return values.map((value) => ({ text: valueText(value, false) }));
}

function valueText(value: ContentValue, namesCurrency: boolean): string {
  if (typeof value === 'string') return value;
  if ('date' in value) return day(value.date);
  return namesCurrency ? euros(value.amountCents) : amount(value.amountCents);
}
