import type { FilePayment, PaymentFile } from './payment-file.js';

const COLUMNS = [
  'Lauf',
  'Position',
  'Aktenzeichen',
  'Anforderung',
  'Haushaltsjahr',
  'Kapitel',
  'Titel',
  'Betrag EUR',
  'Empfänger',
  'IBAN',
  'BIC',
  'Verwendungszweck',
  'Fälligkeit',
  'Ende-zu-Ende-Referenz',
  'Sachlich und rechnerisch richtig',
  'Angeordnet',
];

/** A neutral table of the run for EPOS.NRW: semicolons, decimal comma, UTF-8 with BOM, CRLF, no formulas. */
export function writeEposCsv(file: PaymentFile): string {
  const rows = file.payments.map((payment, index) => rowOf(file, payment, index + 1));
  return `\uFEFF${[COLUMNS, ...rows].map((row) => `${row.map(cellOf).join(';')}\r\n`).join('')}`;
}

const rowOf = (file: PaymentFile, payment: FilePayment, position: number): string[] => [
  file.messageId,
  String(position),
  payment.booking.fileNumber,
  String(payment.booking.requestNumber),
  String(payment.booking.budgetYear),
  payment.booking.chapter,
  payment.booking.title,
  payment.amount.toGerman().replaceAll('.', ''),
  payment.creditor.holder,
  payment.creditor.iban,
  payment.creditor.bic ?? '',
  payment.purpose,
  file.executionOn.toGerman(),
  payment.endToEndId,
  payment.booking.certifiedBy,
  payment.booking.authorisedBy,
];

/** A cell that a spreadsheet would read as a formula is kept as text. */
function cellOf(text: string): string {
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${guarded.replaceAll('"', '""')}"`;
}
