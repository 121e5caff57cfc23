import { createRequire } from 'node:module';
import { CalendarDate } from '#kernel';

/** Last day for which the list of German banks in this installation is valid (package bankdata-germany 2.2602.0). */
export const BANK_LIST_UNTIL = CalendarDate.of(2026, 12, 6);

export interface BankName {
  readonly name: string;
  readonly bic: string | null;
}

const require = createRequire(import.meta.url);

/** The list of all banks is read when the first bank is looked up; Node keeps it. Its types point to files that are not there. */
const bankList = (): unknown => require('bankdata-germany');

/** Name and BIC of the bank behind a German IBAN. Null for an unknown bank code: that warns and never blocks. */
export function bankOfIban(iban: string, day: CalendarDate): BankName | null {
  const listedOn = day.isAfter(BANK_LIST_UNTIL) ? BANK_LIST_UNTIL : day;
  const bank = lookUp(iban, listedOn.toString());
  if (!isRecord(bank) || typeof bank['bankName'] !== 'string') return null;
  return { name: bank['bankName'], bic: typeof bank['bic'] === 'string' ? bank['bic'] : null };
}

function lookUp(iban: string, day: string): unknown {
  const banks = bankList();
  const search = isRecord(banks) ? banks['bankDataByIBAN'] : null;
  if (typeof search !== 'function') throw new Error('bankdata-germany has no bankDataByIBAN');
  const found: unknown = Reflect.apply(search, undefined, [iban, day]);
  return found;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
