import { convert } from 'xmlbuilder2';
import { CalendarDate, Money, ok, refuse, type Refusal, type Result } from '#kernel';
import { listOf, recordOf, textOf } from './xml-tree.js';

export type FeedbackOutcome = 'EXECUTED' | 'CREDITED' | 'RETURNED';

/** What the bank says about one payment of a run. */
export interface FeedbackLine {
  readonly line: number;
  readonly endToEndId: string;
  readonly amount: Money;
  readonly outcome: FeedbackOutcome;
  readonly on: CalendarDate;
  readonly reason: string;
}

export interface Feedback {
  readonly kind: 'CSV' | 'CAMT_054';
  readonly lines: readonly FeedbackLine[];
}

const OUTCOMES: Readonly<Record<string, FeedbackOutcome>> = {
  ausgeführt: 'EXECUTED',
  gutgeschrieben: 'CREDITED',
  zurück: 'RETURNED',
};

/** Reads camt.054 or CSV (Ende-zu-Ende-Referenz;Betrag;Status;Datum;Grund). Unreadable lines refuse the whole file; each is named. */
export function readFeedback(text: string): Result<Feedback, Refusal> {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed === '') return refuse('feedback-empty', {}, '/feedback');
  if (trimmed.includes('\0')) return refuse('feedback-unreadable', { line: 1 }, '/feedback');
  return trimmed.startsWith('<') ? readCamt054(trimmed) : readCsv(trimmed);
}

function readCsv(text: string): Result<Feedback, Refusal> {
  const lines: Result<FeedbackLine, Refusal>[] = [];
  for (const [index, row] of text.split(/\r?\n/).entries()) {
    if (index === 0 && /^"?ende-zu-ende/i.test(row)) continue;
    const [endToEndId = '', amount = '', outcome = '', on = '', reason = ''] = row
      .split(';')
      .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    if (row.trim() === '') continue;
    const line = lineOf(
      index + 1,
      { endToEndId, amount: Money.parseGerman(amount), on, reason },
      OUTCOMES[outcome.toLowerCase()],
    );
    lines.push(line);
  }
  return wholeOf('CSV', lines);
}

/** Debits are executed payments; credits with a return reason came back. The day of the credit at the payee is not in it. */
function readCamt054(text: string): Result<Feedback, Refusal> {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) return refuse('feedback-unreadable', { line: 1 }, '/feedback');
  let tree: unknown;
  try {
    tree = convert(text, { format: 'object' });
  } catch {
    return refuse('feedback-unreadable', { line: 1 }, '/feedback');
  }
  const root = recordOf(recordOf(tree)['Document'])['BkToCstmrDbtCdtNtfctn'];
  const entries = listOf(recordOf(root)['Ntfctn']).flatMap((note) => listOf(recordOf(note)['Ntry']));
  const lines: Result<FeedbackLine, Refusal>[] = [];
  for (const entry of entries) {
    const details = listOf(recordOf(entry)['NtryDtls']).flatMap((each) => listOf(recordOf(each)['TxDtls']));
    for (const detail of details) {
      lines.push(camtLine(lines.length + 1, recordOf(entry), recordOf(detail)));
    }
  }
  return wholeOf('CAMT_054', lines);
}

const NAMED_MAX = 20;

/** Everything readable, or which lines are not: whoever corrects a file wants to do it once. */
function wholeOf(kind: Feedback['kind'], read: readonly Result<FeedbackLine, Refusal>[]): Result<Feedback, Refusal> {
  if (read.length === 0) return refuse('feedback-empty', {}, '/feedback');
  const faults = read.flatMap((each) => (each.ok ? [] : [Number(each.refusal.facts['line'])]));
  const [line] = faults;
  if (line !== undefined) {
    const lines = faults.slice(0, NAMED_MAX).join(', ');
    return refuse('feedback-unreadable', { line, lines, count: faults.length }, '/feedback');
  }
  return ok({ kind, lines: read.flatMap((each) => (each.ok ? [each.value] : [])) });
}

function camtLine(
  line: number,
  entry: Record<string, unknown>,
  detail: Record<string, unknown>,
): Result<FeedbackLine, Refusal> {
  const returned = detail['RtrInf'];
  const isDebit = textOf(detail['CdtDbtInd'] ?? entry['CdtDbtInd']) === 'DBIT';
  const outcome = isDebit ? 'EXECUTED' : returned === undefined ? undefined : 'RETURNED';
  const digits = textOf(detail['Amt'] ?? entry['Amt']);
  return lineOf(
    line,
    {
      endToEndId: textOf(recordOf(detail['Refs'])['EndToEndId']),
      amount: Money.parseGerman(digits.replace('.', ',')),
      on: textOf(recordOf(entry['BookgDt'])['Dt']),
      reason: textOf(recordOf(recordOf(returned)['Rsn'])['Cd']),
    },
    outcome,
  );
}

function lineOf(
  line: number,
  parts: { endToEndId: string; amount: Result<Money>; on: string; reason: string },
  outcome: FeedbackOutcome | undefined,
): Result<FeedbackLine, Refusal> {
  const on = CalendarDate.parse(parts.on);
  if (!outcome || parts.endToEndId === '' || !parts.amount.ok || !on.ok)
    return refuse('feedback-unreadable', { line }, '/feedback');
  return ok({
    line,
    endToEndId: parts.endToEndId,
    amount: parts.amount.value,
    outcome,
    on: on.value,
    reason: parts.reason,
  });
}
