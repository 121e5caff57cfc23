import type { Transaction } from '#platform';
import { lastChangeOf, loadDraft, loadRevision } from '../persistence/draft.repository.js';
import type { ConflictWithAuthor } from '../use-cases/save-draft.js';

/**
 * A conflict that was shown and not decided yet, as it stands now: what stood there before, what is stored, who stored it.
 * `sinceVersion` is the draft version on which the person's own entry was based. Null once there is none any more.
 */
export async function describeConflict(
  tx: Transaction,
  applicationId: string,
  { field, mine, sinceVersion }: { field: string; mine: string; sinceVersion: number },
): Promise<ConflictWithAuthor | null> {
  const base = await loadRevision(tx, applicationId, sinceVersion);
  const stored = await loadDraft(tx, applicationId);
  if (!base || !stored) return null;
  const before = base.fields[field] ?? '';
  const theirs = stored.fields[field] ?? '';
  if (theirs === mine || theirs === before) return null;
  const change = await lastChangeOf(tx, applicationId, field, sinceVersion);
  return { field, before, mine, theirs, theirName: change?.name ?? '', theirTime: change?.at ?? null };
}
