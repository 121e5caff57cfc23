import type { ReceiptField } from '../domain/read-receipt.js';

export interface ReceiptColumn {
  readonly field: ReceiptField;
  /** Heading in the template; files may order their columns as they like. */
  readonly heading: string;
  readonly holds: 'TEXT' | 'DATE' | 'AMOUNT';
  readonly isRequired: boolean;
  readonly width: number;
  /** Other headings that accounting systems use. */
  readonly alsoCalled: readonly string[];
}

const column = (
  field: ReceiptField,
  heading: string,
  holds: ReceiptColumn['holds'],
  width: number,
  isRequired: boolean,
  ...alsoCalled: string[]
): ReceiptColumn => ({ field, heading, holds, width, isRequired, alsoCalled });

/** The receipt list, column by column (domain part 3.6); columns A to L of the template. */
export const RECEIPT_COLUMNS: readonly ReceiptColumn[] = [
  column('item', 'Position', 'TEXT', 34, true, 'Position des Finanzierungsplans', 'Kostenart'),
  column('voucherNo', 'Beleg-Nr.', 'TEXT', 14, true, 'Belegnummer', 'Beleg', 'Beleg Nr.'),
  column('invoicedOn', 'Rechnungsdatum', 'DATE', 14, false, 'Belegdatum'),
  column('paidOn', 'Zahlungsdatum', 'DATE', 14, true, 'Tag der Zahlung', 'Zahltag'),
  column('payee', 'Empfänger', 'TEXT', 26, true, 'Zahlungsempfänger', 'Empfängerin'),
  column('purpose', 'Grund der Zahlung', 'TEXT', 34, true, 'Verwendungszweck', 'Grund'),
  column('gross', 'Brutto', 'AMOUNT', 12, true, 'Betrag', 'Bruttobetrag', 'Betrag brutto'),
  column('vat', 'Umsatzsteuer', 'AMOUNT', 12, false, 'USt', 'MwSt'),
  column('eligible', 'Davon zuwendungsfähig', 'AMOUNT', 14, false, 'zuwendungsfähig'),
  column('funding', 'Finanzierung', 'TEXT', 16, false, 'Finanziert aus'),
  column('hours', 'Stunden (Honorare)', 'TEXT', 12, false, 'Stunden'),
  column('offers', 'Angebote/Vergabe', 'TEXT', 20, false, 'Vergabe', 'Angebote'),
];

/** What the list of a small project asks for: it has no items of a finance plan, and no sums but the gross one. */
export const SHORT_LIST: readonly ReceiptField[] = ['voucherNo', 'invoicedOn', 'paidOn', 'payee', 'purpose', 'gross'];

export const SHEET_NAME = 'Belege';

/** A1 notation of a column counted from 0: A, B … Z, AA. */
export function columnLetter(index: number): string {
  const rest = String.fromCharCode(65 + (index % 26));
  return index < 26 ? rest : columnLetter(Math.floor(index / 26) - 1) + rest;
}
