import { isDraftField, type SaveDraft } from '#applications';
import type { FormBody } from '../access/index.js';

const CONFLICT = 'conflict.';
const CHOICE = 'choice.';

/** A field that two people changed, while its choice is open. */
export interface OpenConflict {
  readonly field: string;
  readonly sinceVersion: number;
  readonly mine: string;
  readonly choice: 'mine' | 'theirs' | null;
}

/** What a step's form sent: entries, conflicts with or without a choice, and the button that was pressed. */
export interface SentDraft {
  readonly baseVersion: number;
  readonly entries: Readonly<Record<string, string>>;
  readonly conflicts: readonly OpenConflict[];
  readonly addItem?: NonNullable<SaveDraft['addItem']>;
  readonly removeItem?: NonNullable<SaveDraft['removeItem']>;
  readonly then: 'next' | 'back' | 'stay';
  /** The page showed its errors before: autosave goes on showing them. */
  readonly showsErrors: boolean;
}

export function readSentDraft(form: FormBody): SentDraft {
  const entries: Record<string, string> = {};
  for (const name of form.names()) if (isDraftField(name)) entries[name] = withPlainLines(form.raw(name));
  const then = form.text('then');
  return {
    baseVersion: versionOf(form.text('baseVersion')),
    entries,
    conflicts: form
      .names()
      .filter((name) => name.startsWith(CONFLICT))
      .map((name) => conflictOf(form, entries, name.slice(CONFLICT.length))),
    ...itemButtons(form),
    then: then === 'next' || then === 'back' ? then : 'stay',
    showsErrors: form.text('showsErrors') === '1',
  };
}

/** What may be saved now: undecided fields wait, and who chose the other's value sends nothing. */
export function entriesToSave(sent: SentDraft, choicesCount: boolean): Readonly<Record<string, string>> {
  const kept = Object.entries(sent.entries).filter(([field]) => {
    const conflict = sent.conflicts.find((each) => each.field === field);
    return !conflict || (choicesCount && conflict.choice === 'mine');
  });
  return Object.fromEntries(kept);
}

export const undecided = (sent: SentDraft): readonly OpenConflict[] =>
  sent.conflicts.filter(({ choice }) => choice === null);

function conflictOf(form: FormBody, entries: Readonly<Record<string, string>>, field: string): OpenConflict {
  const choice = form.text(`${CHOICE}${field}`);
  return {
    field,
    sinceVersion: versionOf(form.text(`${CONFLICT}${field}`)),
    mine: entries[field] ?? '',
    choice: choice === 'mine' || choice === 'theirs' ? choice : null,
  };
}

function itemButtons(form: FormBody): Pick<SentDraft, 'addItem' | 'removeItem'> {
  if (form.has('addGoal')) return { addItem: { group: 'goal' } };
  if (form.has('addCost')) return { addItem: { group: 'cost', category: form.text('addCost') } };
  if (form.has('removeGoal')) return { removeItem: { group: 'goal', id: form.text('removeGoal') } };
  if (form.has('removeCost')) return { removeItem: { group: 'cost', id: form.text('removeCost') } };
  return {};
}

/** Browsers send line ends as CRLF; stored text has LF, else an unchanged text would count as changed. */
const withPlainLines = (text: string): string => text.replace(/\r\n?/g, '\n');

/** Zero is no version: the use case then refuses. */
const versionOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);
