import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database } from '#platform';
import type { SavedView } from '../domain/saved-view.js';
import { lockSavedViews, removeSavedView } from '../persistence/saved-view.repository.js';

/** Forgets a view of this person; cases are not touched. Refused: a view that is gone or somebody else's. */
export async function deleteView(
  database: Database,
  actor: Actor,
  command: { readonly id: string },
): Promise<Result<SavedView, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const view = (await lockSavedViews(tx)).find(({ id }) => id === command.id);
    if (!view) return refuse('view-not-found');
    await removeSavedView(tx, view.id);
    return ok(view);
  });
}
