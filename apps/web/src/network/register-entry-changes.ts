import type { EntryKind } from '#network';
import { CONCEPT_WORDS, OFFER_WORDS, PHASE_WORDS, PHENOMENON_WORDS, REGISTER_WORDS } from '../public/public-words.js';
import { ENTRY_FORMS, type EntryChoices } from './register-entry-forms.js';

const CODES: Readonly<Record<string, string>> = {
  ...{ ...REGISTER_WORDS, ...OFFER_WORDS, ...CONCEPT_WORDS },
  ...{ ...PHASE_WORDS, ...PHENOMENON_WORDS },
};
const CODED = ['kind', 'phase', 'phenomenon'];
const LISTED_MAX = 3;

/** Labels and values of the fields of an entry in words: codes and ids become names. */
export const entryWords = (kind: EntryKind, choices: EntryChoices) => ({
  labelOf: (name: string): string =>
    ENTRY_FORMS[kind].labels[name] ?? (name.startsWith('field-') ? 'Handlungsfeld' : name),
  textOf: (name: string, value: string): string =>
    CODED.includes(name) ? (CODES[value] ?? value) : namesIn(choices, value),
});

function namesIn(choices: EntryChoices, value: string): string {
  const named = [
    ...choices.districts.map(({ ags, name }) => [ags, name]),
    ...choices.organisations.map(({ id, name }) => [id, name]),
    ...[...choices.findings, ...choices.fields].map(({ id, title }) => [id, title]),
  ];
  const words = value.split('\n').map((each) => named.find(([key]) => key === each)?.[1] ?? each);
  const shown = words.slice(0, LISTED_MAX).join(', ');
  return words.length > LISTED_MAX ? `${shown} und ${words.length - LISTED_MAX} weitere` : shown;
}
