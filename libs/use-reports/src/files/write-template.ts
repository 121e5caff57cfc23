import { writeXlsx } from 'hucre/xlsx';
import { RECEIPTS_MAX } from '../domain/read-receipt.js';
import type { PlanItem } from '../domain/report-basis.js';
import { columnLetter, RECEIPT_COLUMNS, SHEET_NAME, SHORT_LIST } from './receipt-columns.js';

/** The short template for small projects, whose lists know no items. */
export const writeShortTemplate = (): Promise<Uint8Array> => {
  const columns = SHORT_LIST.flatMap((field) => RECEIPT_COLUMNS.filter((column) => column.field === field));
  return writeXlsx({
    sheets: [
      {
        name: SHEET_NAME,
        columns: columns.map(({ width }) => ({ width })),
        rows: [columns.map(({ heading }) => heading)],
        freezePane: { rows: 1 },
      },
    ],
  });
};

const HINTS = [
  ['So füllen Sie die Belegliste aus'],
  ['Eine Zeile je Beleg. Tragen Sie Werte ein, keine Formeln.'],
  ['Position: wählen Sie aus der Liste; sie entspricht dem Finanzierungsplan Ihres Bescheides.'],
  ['Daten: 31.12.2027 oder 2027-12-31. Beträge: 1.234,56 oder 1234,56.'],
  ['Davon zuwendungsfähig: leer bedeutet den ganzen Betrag.'],
  ['Gutschriften tragen Sie mit Minus ein.'],
  ['Stunden nur bei Honoraren. Angebote: Aktenzeichen der Vergabe oder die Zahl der eingeholten Angebote.'],
] as const;

/** The template of the receipt list, with the items of the award to choose from. */
export async function writeReceiptTemplate(items: readonly PlanItem[]): Promise<Uint8Array> {
  const last = RECEIPTS_MAX + 1;
  const itemsRange = `Positionen!$A$2:$A$${items.length + 1}`;
  return writeXlsx({
    sheets: [
      {
        name: SHEET_NAME,
        columns: RECEIPT_COLUMNS.map(({ width }) => ({ width })),
        rows: [RECEIPT_COLUMNS.map(({ heading }) => heading)],
        freezePane: { rows: 1 },
        dataValidations: [
          {
            type: 'list',
            formula1: itemsRange,
            range: `${columnLetter(0)}2:${columnLetter(0)}${last}`,
            allowBlank: true,
          },
        ],
      },
      {
        name: 'Positionen',
        columns: [{ width: 50 }, { width: 26 }, { width: 16, numFmt: '#,##0.00' }],
        rows: [
          ['Position', 'Art der Ausgabe', 'Plan in EUR'],
          ...items.map(({ label, categoryLabel, plan }) => [label, categoryLabel, plan.toCents() / 100]),
        ],
      },
      { name: 'Hinweise', columns: [{ width: 110 }], rows: HINTS.map((row) => [...row]) },
    ],
  });
}
