/**
 * A letter as values: what it says and in which order, without fonts, pages or PDF.
 * Notices are composed into this form; the renderer draws it and knows no law.
 */
export interface Letter {
  readonly form: LetterForm;
  /** Document title shown by readers; contains the file number so that windows can be told apart. */
  readonly documentTitle: string;
  /** The one H1. */
  readonly heading: string;
  readonly authority: LetterAuthority;
  readonly recipientLines: readonly string[];
  readonly facts: readonly LabelledText[];
  /** Subject, reference and enclosures above the heading. */
  readonly opening: readonly LetterBlock[];
  readonly body: readonly LetterBlock[];
  readonly footer: string;
  /** Large grey text behind every page; the same fact is said in a tagged sentence (bannerText). */
  readonly watermark: string | null;
  readonly bannerText: string | null;
  /** YYYY-MM-DD; the only date the file carries. */
  readonly date: string;
  readonly attachments: readonly LetterAttachment[];
}

/** POSTAL: DIN 5008 form B with window address. PRINT: a document that is not sent by post, such as an application. */
export type LetterForm = 'POSTAL' | 'PRINT';

export interface LetterAuthority {
  readonly name: string;
  readonly subline: string;
  /** One line above the address, for the window of the envelope. */
  readonly returnLine: string;
}

export interface LabelledText {
  readonly label: string;
  readonly text: string;
}

export interface LetterAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
  readonly content: string;
}

export type LetterBlock =
  SectionBlock | ParagraphBlock | LabelledBlock | AmountBlock | ListBlock | TableBlock | SignatureBlock;

/** A heading with what belongs to it. The level follows from the nesting, so that no level can be skipped. */
export interface SectionBlock {
  readonly type: 'section';
  readonly heading: string;
  readonly blocks: readonly LetterBlock[];
}

export interface ParagraphBlock {
  readonly type: 'paragraph';
  readonly text: string;
  readonly style?: 'normal' | 'strong' | 'small';
}

/** A label in the margin column with its text beside it: "Bezug:  Ihr Antrag vom …". */
export interface LabelledBlock extends LabelledText {
  readonly type: 'labelled';
}

/** The sum of money the letter is about, on a line of its own, with the words below. */
export interface AmountBlock {
  readonly type: 'amount';
  readonly amount: string;
  readonly words: string;
}

export interface ListBlock {
  readonly type: 'list';
  readonly numbering: 'decimal' | 'bullet';
  readonly items: readonly string[];
}

export interface TableBlock {
  readonly type: 'table';
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  /** False for labels with values: the row headers say all, a line of column headings would be noise. */
  readonly hasHead: boolean;
  /** As many cells as columns; the first cell is the row's header. */
  readonly rows: readonly (readonly TableCell[])[];
  readonly totals?: readonly (readonly TableCell[])[];
}

export interface TableColumn {
  readonly heading: string;
  readonly align: 'left' | 'right';
  /** Share of the table's width; the shares of a table are relative to each other. */
  readonly share: number;
}

export interface TableCell {
  readonly text: string;
  /** A second, smaller paragraph in the same cell, for example the reason for a cut. */
  readonly note?: string;
}

export interface SignatureBlock {
  readonly type: 'signature';
  readonly closing: readonly string[];
  readonly name: string;
  readonly role: string;
  /** How it was signed and which rules were applied, in small print. */
  readonly smallPrint: readonly string[];
}
