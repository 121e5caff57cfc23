import { CalendarDate, Money, type Refusal, type Result } from '#kernel';
import type { PlanItem, ReceiptLine } from './report-basis.js';
import { onReceipt, type ReportFinding } from './report-fields.js';

/** The columns of the receipt list in the order of the template (domain part 3.6, Grundmuster Belegliste). */
export const RECEIPT_FIELDS = [
  'item',
  'voucherNo',
  'invoicedOn',
  'paidOn',
  'payee',
  'purpose',
  'gross',
  'vat',
  'eligible',
  'funding',
  'hours',
  'offers',
] as const;
export type ReceiptField = (typeof RECEIPT_FIELDS)[number];
/** What was typed or imported, as text. */
export type ReceiptEntries = Readonly<Partial<Record<ReceiptField, string>>>;

export const RECEIPTS_MAX = 5000;
export const ENTRY_LENGTH_MAX = 500;

export interface TypedReceipt {
  readonly id: string;
  /** 1, 2, 3 …: the line of the list. */
  readonly number: number;
  readonly entries: ReceiptEntries;
}

const HOURS = /^(\d{1,5})(?:,(\d{1,2}))?$/;

/** Reads one typed line; all its faults at once. The line is null while it cannot be counted. */
export function readReceipt(
  typed: TypedReceipt,
  items: readonly PlanItem[],
): { readonly line: ReceiptLine | null; readonly findings: readonly ReportFinding[] } {
  const findings: ReportFinding[] = [];
  const text = (field: ReceiptField): string => (typed.entries[field] ?? '').trim();
  const fault = (kind: string, field: ReceiptField, facts: Refusal['facts'] = {}): null => {
    findings.push(onReceipt(kind, typed.number, facts, 'ERROR', field));
    return null;
  };
  const read = <T>(field: ReceiptField, parsed: Result<T>): T | null =>
    parsed.ok ? parsed.value : fault(parsed.refusal.kind, field, parsed.refusal.facts);
  const amount = (field: ReceiptField): Money | null => {
    const value = read(field, Money.parseGerman(text(field)));
    return value?.isNegative() && field !== 'gross' && field !== 'eligible' && field !== 'vat'
      ? fault('amount-negative', field, { amount: text(field) })
      : value;
  };
  const needed = (field: ReceiptField): string => {
    if (text(field) === '') fault('receipt-entry-missing', field);
    return text(field);
  };
  const item = itemOf(text('item'), items);
  if (!item)
    fault(text('item') === '' ? 'receipt-entry-missing' : 'receipt-item-unknown', 'item', { text: text('item') });
  const invoicedOn = text('invoicedOn') === '' ? null : read('invoicedOn', CalendarDate.parse(text('invoicedOn')));
  const paidOn =
    text('paidOn') === ''
      ? fault('receipt-entry-missing', 'paidOn')
      : read('paidOn', CalendarDate.parse(text('paidOn')));
  const voucherNo = needed('voucherNo');
  const payee = needed('payee');
  const purpose = needed('purpose');
  const gross = text('gross') === '' ? fault('receipt-entry-missing', 'gross') : amount('gross');
  const vat = text('vat') === '' ? Money.ZERO : amount('vat');
  const eligible = text('eligible') === '' ? gross : amount('eligible');
  const hours = hoursOf(text('hours'));
  if (hours === undefined) fault('receipt-hours-unreadable', 'hours', { text: text('hours') });
  if (!item || !paidOn || !gross || !vat || !eligible || findings.length > 0) return { line: null, findings };
  const line: ReceiptLine = {
    id: typed.id,
    number: typed.number,
    itemId: item.id,
    voucherNo,
    invoicedOn,
    paidOn,
    payee,
    purpose,
    gross,
    vat,
    eligible,
    funding: text('funding'),
    hours: hours ?? null,
    offers: text('offers'),
  };
  return { line, findings };
}

/** The item by its id or by its name as the template lists it; a name that two items share belongs to the first. */
function itemOf(text: string, items: readonly PlanItem[]): PlanItem | undefined {
  const wanted = plain(text);
  return items.find(({ id }) => id === text) ?? items.find(({ label }) => plain(label) === wanted);
}

export const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('de');

/** Hundredths of hours; null without an entry, undefined where unreadable. */
function hoursOf(text: string): bigint | null | undefined {
  if (text === '') return null;
  const match = HOURS.exec(text);
  if (!match) return undefined;
  return BigInt(match[1] ?? '0') * 100n + BigInt((match[2] ?? '').padEnd(2, '0'));
}
