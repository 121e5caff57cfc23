import { ok, refuse, type Refusal, type Result } from '#kernel';
import { readReceiptFile, SHORT_LIST } from '#use-reports';
import { faultSentence } from '../use-reports/import-page.js';

/** What a file of receipts gave: lines for the form, or sentences about cells that have to be mended in the file. */
export interface ReadList {
  /** As the form takes pasted lines: number; invoiced; paid; payee; purpose; amount. */
  readonly list: string;
  readonly count: number;
  readonly faults: readonly string[];
}

/** Reads a receipt list from XLSX or CSV for the proof of a local project. Nothing is stored: the lines go into the form. */
export async function readReceiptList(bytes: Uint8Array): Promise<Result<ReadList, Refusal>> {
  const read = await readReceiptFile(bytes, SHORT_LIST);
  if (!read.ok) return read.refusal.pointer === undefined ? { ok: false, refusal: atFile(read.refusal) } : read;
  const { rows, faults } = read.value;
  const lines = rows.map((row) => SHORT_LIST.map((field) => plain(row[field] ?? '')).join(';'));
  return ok({ list: lines.join('\n'), count: rows.length, faults: faults.map(faultSentence) });
}

const atFile = ({ kind, facts }: Refusal): Refusal => refuse(kind, facts, '/datei').refusal;

/** What would end a cell or a line of the list. */
const plain = (text: string): string => text.replace(/[;\t\r\n]+/g, ' ').trim();
