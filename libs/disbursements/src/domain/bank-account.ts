import { isValidIBAN } from 'ibantools';
import { ok, refuse, type Refusal, type Result } from '#kernel';

export const BANK_ACCOUNT_STATES = ['PROPOSED', 'CONFIRMED', 'REPLACED', 'DISCARDED'] as const;
export type BankAccountState = (typeof BANK_ACCOUNT_STATES)[number];

/** What stands in a payment order as creditor: pain.001 takes 70 characters. */
const HOLDER_LENGTH_MAX = 70;
const IBAN_SHOWN_MAX = 40;

export interface AccountDetails {
  /** Exactly as the bank knows the holder: banks compare it before they pay (payee verification). */
  readonly holder: string;
  /** Without blanks, capitals. */
  readonly iban: string;
}

/**
 * Reads holder and IBAN as typed. Refuses a wrong IBAN (mod 97) and accounts abroad: an application that was not made
 * in writing is paid to a domestic account of the recipient only (VV No. 7.4 zu § 44 LHO).
 */
export function readAccount(typed: AccountDetails): Result<AccountDetails, Refusal[]> {
  const holder = typed.holder.normalize('NFC').trim().replace(/\s+/g, ' ');
  const iban = typed.iban.replace(/\s/g, '').toUpperCase();
  const refusals: Refusal[] = [];
  if (holder === '') refusals.push(refuse('account-holder-missing', {}, '/holder').refusal);
  if ([...holder].length > HOLDER_LENGTH_MAX)
    refusals.push(refuse('entry-too-long', { lengthMax: HOLDER_LENGTH_MAX }, '/holder').refusal);
  if (!isValidIBAN(iban))
    refusals.push(refuse('iban-invalid', { text: iban.slice(0, IBAN_SHOWN_MAX) }, '/iban').refusal);
  else if (!iban.startsWith('DE'))
    refusals.push(refuse('iban-not-domestic', { country: iban.slice(0, 2) }, '/iban').refusal);
  return refusals.length > 0 ? { ok: false, refusal: refusals } : ok({ holder, iban });
}

/** "DE89 3704 0044 0532 0130 00". */
export const ibanInGroups = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ');

/** W10: the account is in another name than the recipient's; a Kreiskasse is usual, so it warns and never blocks. */
export const holderDiffers = (holder: string, organisationName: string): boolean =>
  holder.toLocaleLowerCase('de') !== organisationName.toLocaleLowerCase('de');
