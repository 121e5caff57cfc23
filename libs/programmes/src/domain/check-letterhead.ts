import type { Refusal } from '#kernel';
import { checkText, found } from './field-list.js';
import type { Letterhead } from './programme-terms.js';

export const LETTERHEAD_FIELDS: readonly {
  readonly name: keyof Letterhead;
  readonly label: string;
  readonly max: number;
}[] = [
  { name: 'name', label: 'Name der Behörde', max: 120 },
  { name: 'subline', label: 'Zweite Zeile', max: 160 },
  { name: 'street', label: 'Straße und Hausnummer', max: 80 },
  { name: 'postcode', label: 'Postleitzahl', max: 5 },
  { name: 'city', label: 'Ort', max: 60 },
  { name: 'phone', label: 'Telefon', max: 40 },
  { name: 'email', label: 'E-Mail-Adresse', max: 120 },
  { name: 'place', label: 'Ort vor dem Datum', max: 60 },
];

/** Checks the lines of a letterhead. `base` is the pointer under which the form holds them. */
export function checkLetterhead(letterhead: Letterhead, base = ''): Refusal[] {
  const lines = LETTERHEAD_FIELDS.filter(({ name }) => name !== 'postcode').flatMap(({ name, max }) =>
    checkText(letterhead[name], `${base}/${name}`, { min: 2, max }),
  );
  const refusals = [...lines];
  if (!/^\d{5}$/.test(letterhead.postcode)) refusals.push(found('postcode-form', `${base}/postcode`));
  if (letterhead.email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(letterhead.email.trim()))
    refusals.push(found('email-form', `${base}/email`));
  return refusals;
}
