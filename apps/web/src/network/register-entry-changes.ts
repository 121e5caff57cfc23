import type { Revision, EntryKind } from '#network';
import { OFFER_WORDS, PHASE_WORDS, PHENOMENON_WORDS, REGISTER_WORDS } from '../public/public-words.js';
import { CONCEPT_WORDS } from './network-words.js';
import { ENTRY_FORMS, type EntryChoices, type EntryValues } from './register-entry-forms.js';

/** One field in which two versions of an entry differ, in words. */
export interface FieldChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

const CODES: Readonly<Record<string, string>> = {
  ...{ ...REGISTER_WORDS, ...OFFER_WORDS, ...CONCEPT_WORDS },
  ...{ ...PHASE_WORDS, ...PHENOMENON_WORDS },
};
const CODED = ['kind', 'phase', 'phenomenon'];
const LISTED_MAX = 3;

/** In which fields two versions of an entry differ. */
export function changedFields(
  kind: EntryKind,
  choices: EntryChoices,
  before: EntryValues,
  after: EntryValues,
): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => (before[name] ?? '') !== (after[name] ?? ''))
    .map((name) => ({
      label: labelOf(kind, name),
      before: inWords(choices, name, before[name] ?? ''),
      after: inWords(choices, name, after[name] ?? ''),
    }));
}

/** What each version changed in the one before it; nothing for the first. */
export function changesOf<K extends EntryKind>(
  kind: K,
  choices: EntryChoices,
  revisions: readonly Revision<K>[],
): readonly (readonly FieldChange[])[] {
  const { valuesOf } = ENTRY_FORMS[kind];
  return revisions.map((revision, index) => {
    const before = revisions[index + 1];
    return before ? changedFields(kind, choices, valuesOf(before.entry), valuesOf(revision.entry)) : [];
  });
}

const labelOf = (kind: EntryKind, name: string): string =>
  ENTRY_FORMS[kind].labels[name] ?? (name.startsWith('field-') ? 'Handlungsfeld' : name);

function inWords(choices: EntryChoices, name: string, value: string): string {
  if (value === '') return 'nichts';
  if (CODED.includes(name)) return CODES[value] ?? value;
  const named = [
    ...choices.districts.map(({ ags, name: text }) => [ags, text]),
    ...choices.organisations.map(({ id, name: text }) => [id, text]),
    ...[...choices.findings, ...choices.fields].map(({ id, title }) => [id, title]),
  ];
  const words = value.split('\n').map((each) => named.find(([key]) => key === each)?.[1] ?? each);
  const shown = words.slice(0, LISTED_MAX).join(', ');
  return words.length > LISTED_MAX ? `${shown} und ${words.length - LISTED_MAX} weitere` : shown;
}
