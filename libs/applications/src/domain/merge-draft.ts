import type { DraftFields } from './draft-fields.js';

/** Two people changed the same field since they last saw the same text. */
export interface DraftConflict {
  readonly field: string;
  readonly before: string;
  readonly mine: string;
  readonly theirs: string;
}

export interface MergedDraft {
  readonly fields: DraftFields;
  readonly conflicts: readonly DraftConflict[];
  readonly hasChanged: boolean;
}

/**
 * Merges one person's entries into what is stored by now. Fields only I changed are taken, fields only others changed
 * stay; a field both changed differently is kept as stored and reported, so that nobody overwrites anybody unseen.
 * `entries` holds only the fields of the page that was sent; null removes a field.
 */
export function mergeDraft(
  base: DraftFields,
  stored: DraftFields,
  entries: Readonly<Record<string, string | null>>,
): MergedDraft {
  const fields: Record<string, string> = { ...stored };
  const conflicts: DraftConflict[] = [];
  let hasChanged = false;
  for (const [field, entry] of Object.entries(entries)) {
    const before = base[field] ?? '';
    const theirs = stored[field] ?? '';
    const mine = entry ?? '';
    const iChangedIt = mine !== before || (entry === null && field in base);
    if (!iChangedIt || mine === theirs) {
      if (entry === null && field in stored && mine === theirs) {
        hasChanged = true;
        delete fields[field];
      }
      continue;
    }
    if (theirs !== before) {
      conflicts.push({ field, before, mine, theirs });
      continue;
    }
    hasChanged = true;
    if (entry === null) delete fields[field];
    else fields[field] = mine;
  }
  return { fields, conflicts, hasChanged };
}
