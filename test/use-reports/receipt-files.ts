import { writeXlsx, type CellValue, type WriteSheet } from 'hucre/xlsx';
import { RECEIPT_COLUMNS } from '#use-reports';

export const HEADINGS = RECEIPT_COLUMNS.map(({ heading }) => heading);

/** A row of the template: position, number, invoice, payment, payee, purpose, gross. */
export const row = (
  item: string,
  voucher: CellValue,
  paidOn: CellValue,
  gross: CellValue,
  eligible: CellValue = null,
): CellValue[] => [item, voucher, null, paidOn, 'Stadtkasse', 'Personalausgaben', gross, null, eligible];

/** A receipt list as a spreadsheet program would write it. */
export const workbook = (rows: CellValue[][], changes: Partial<WriteSheet> = {}): Promise<Uint8Array> =>
  writeXlsx({ sheets: [{ name: 'Belege', rows: [HEADINGS, ...rows], ...changes }] });
