import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database } from '#platform';
import { readViewName, type SavedView } from '../domain/saved-view.js';
import { lockSavedViews, renameSavedView } from '../persistence/saved-view.repository.js';

/** Gives a view of this person another name. Refused: a view that is gone or somebody else's, a name as in `saveView`. */
export async function renameView(
  database: Database,
  actor: Actor,
  command: { readonly id: string; readonly name: string },
): Promise<Result<SavedView, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const views = await lockSavedViews(tx);
    const view = views.find(({ id }) => id === command.id);
    if (!view) return refuse('view-not-found');
    const name = readViewName(
      command.name,
      views.filter(({ id }) => id !== view.id),
    );
    if (!name.ok) return name;
    await renameSavedView(tx, view.id, name.value);
    return ok({ ...view, name: name.value });
  });
}
