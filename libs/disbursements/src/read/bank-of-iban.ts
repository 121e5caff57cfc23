import { bankDataByIBAN } from 'bankdata-germany';
import { CalendarDate } from '#kernel';

/** Last day for which the list of German banks in this installation is valid (package bankdata-germany 2.2602.0). */
export const BANK_LIST_UNTIL = CalendarDate.of(2026, 12, 6);

export interface BankName {
  readonly name: string;
  readonly bic: string | null;
}

/** Name and BIC of the bank behind a German IBAN. Null for an unknown bank code: that warns and never blocks. */
export function bankOfIban(iban: string, day: CalendarDate): BankName | null {
  const listedOn = day.isAfter(BANK_LIST_UNTIL) ? BANK_LIST_UNTIL : day;
  const bank = bankDataByIBAN(iban, listedOn.toString());
  return bank ? { name: bank.bankName, bic: bank.bic ?? null } : null;
}
