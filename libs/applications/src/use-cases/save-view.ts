import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { newId, type Database } from '#platform';
import { readViewName, SAVED_VIEWS_MAX, type SavedView } from '../domain/saved-view.js';
import { insertSavedView, lockSavedViews } from '../persistence/saved-view.repository.js';

const SELECTION_LENGTH_MAX = 3000;

/**
 * Keeps a selection of the worklist under a name, for this person alone. Refused: a selection without any filter, one
 * that is kept already (the refusal names it), a name that is empty, too long or taken, a thirteenth view.
 */
export async function saveView(
  database: Database,
  actor: Actor,
  command: { readonly name: string; readonly selection: string },
): Promise<Result<SavedView, Refusal>> {
  return database.transaction(actor, async (tx) => {
    if (command.selection === '' || command.selection.length > SELECTION_LENGTH_MAX)
      return refuse('view-without-filter');
    const views = await lockSavedViews(tx);
    const same = views.find(({ selection }) => selection === command.selection);
    if (same) return refuse('view-saved-already', { name: same.name });
    if (views.length >= SAVED_VIEWS_MAX) return refuse('views-full', { viewsMax: SAVED_VIEWS_MAX });
    const name = readViewName(command.name, views);
    if (!name.ok) return name;
    const view = { id: newId(), name: name.value, selection: command.selection };
    await insertSavedView(tx, view);
    return ok(view);
  });
}
