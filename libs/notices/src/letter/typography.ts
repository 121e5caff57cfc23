const NO_BREAK = '\u00a0';

/** Pairs a German reader does not expect to be torn apart: 100,00 EUR · 80 v. H. · § 44 · Nr. 12 · 14:03 Uhr. */
const TIED: readonly RegExp[] = [
  /(?<=\d) (?=(?:EUR|Euro|Cent|Uhr|Prozent|%|v\.)(?:[^\p{L}]|$))/gu,
  /(?<=\bv\.) (?=H\.)/gu,
  /(?<=§) (?=\d)/gu,
  /(?<=\b(?:Nr|Abs|Satz|Az|Art|Buchst)\.?) (?=\d)/gu,
];

/** Ties what belongs together with no-break spaces; the drawn line has plain spaces again. */
export function tieUnits(text: string): string {
  return TIED.reduce((tied, pattern) => tied.replace(pattern, NO_BREAK), text);
}
