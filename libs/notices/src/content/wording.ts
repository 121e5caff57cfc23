import { toCardinal } from 'n2words/de-DE';
import { CalendarDate, Money } from '#kernel';
import type { FinancingTerms } from './award-content.js';
import type { IsoDate } from './notice-common.js';

/** 72.100,00 EUR */
export function euros(cents: number): string {
  return `${amount(cents)} EUR`;
}

/** 72.100,00, for columns that name the currency in their heading. */
export function amount(cents: number): string {
  return Money.ofCents(cents).toGerman();
}

/** 01.01.2027 */
export function day(date: IsoDate): string {
  return CalendarDate.iso(date).toGerman();
}

/**
 * 7210044 cents: "zweiundsiebzigtausendeinhundert Euro und vierundvierzig Cent", so that the words confirm every figure.
 * Throws for negative amounts: none are granted.
 */
export function amountInWords(cents: number): string {
  const total = Money.ofCents(cents);
  if (total.isNegative()) throw new RangeError('a negative amount has no words');
  const whole = `${counted(total.cents / 100n)} Euro`;
  const rest = total.cents % 100n;
  return rest === 0n ? whole : `${whole} und ${counted(rest)} Cent`;
}

/** "eins Euro" is no German; larger numbers ending in one keep their form. */
const counted = (count: bigint): string => (count === 1n ? 'ein' : toCardinal(count));

/** 8000 basis points: "80 v. H."; 8050: "80,5 v. H.". */
export function rate(basisPoints: number): string {
  const percent = amount(basisPoints).replace(/,?0+$/, '');
  return `${percent} v. H.`;
}

export function financingName(terms: FinancingTerms): string {
  switch (terms.type) {
    case 'SHARE':
      return `Anteilfinanzierung in Höhe von ${rate(terms.rateBasisPoints)} (Höchstbetrag: siehe Nr. 1)`;
    case 'DEFICIT':
      return 'Fehlbedarfsfinanzierung (Höchstbetrag: siehe Nr. 1)';
    case 'FIXED':
      return 'Festbetragsfinanzierung';
    case 'FULL':
      return 'Vollfinanzierung (Höchstbetrag: siehe Nr. 1)';
  }
}

/** „…“ around a title, unless it already carries quotation marks. */
export function quoted(title: string): string {
  return /^[„"»]/.test(title) ? title : `„${title}“`;
}
