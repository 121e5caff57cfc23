import { ok, refuse, type Refusal, type Result } from '#kernel';
import { writtenLine } from './written-text.js';

/** Beside the built-in views more would no longer be found at a glance. */
export const SAVED_VIEWS_MAX = 12;
export const VIEW_NAME_LENGTH_MAX = 40;

/** A selection of the worklist that one person keeps under a name. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** The parameters of the list's address, without a page; read back as carefully as any address. */
  readonly selection: string;
}

/**
 * The name as it is kept: one line, NFC, no doubled blanks. Refused: an empty name, more than 40 characters, a name that
 * another view of the same person has (capitals do not tell views apart).
 */
export function readViewName(typed: string, others: readonly SavedView[]): Result<string, Refusal> {
  const name = writtenLine(typed);
  if (name === '') return refuse('entry-missing', {}, '/name');
  if (name.length > VIEW_NAME_LENGTH_MAX) return refuse('entry-too-long', { lengthMax: VIEW_NAME_LENGTH_MAX }, '/name');
  const same = others.find((view) => view.name.toLocaleLowerCase('de') === name.toLocaleLowerCase('de'));
  return same ? refuse('view-name-taken', { name: same.name }, '/name') : ok(name);
}
