import type { Transaction } from '#platform';
import type { SavedView } from '../domain/saved-view.js';

/** The person's own views by name; row-level security shows no others. */
export async function listSavedViews(tx: Transaction): Promise<SavedView[]> {
  return tx.query<SavedView>(
    `SELECT id, name, selection FROM applications.saved_view WHERE account_id = $1 ORDER BY lower(name), id`,
    [tx.actor.accountId],
  );
}

/** Two windows of one person wait for each other, so that names stay unique and the number bounded. */
export async function lockSavedViews(tx: Transaction): Promise<SavedView[]> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('saved-views ' || $1, 0))`, [tx.actor.accountId]);
  return listSavedViews(tx);
}

/** The view takes the lowest free place; the database knows no thirteenth. */
export async function insertSavedView(tx: Transaction, view: SavedView): Promise<void> {
  await tx.query(
    `INSERT INTO applications.saved_view (id, account_id, place, name, selection, saved_at)
     SELECT $1, $2, min(place), $3, $4, $5 FROM generate_series(1, 12) AS place
     WHERE place NOT IN (SELECT taken.place FROM applications.saved_view AS taken WHERE taken.account_id = $2)`,
    [view.id, tx.actor.accountId, view.name, view.selection, tx.now],
  );
}

export async function renameSavedView(tx: Transaction, id: string, name: string): Promise<void> {
  await tx.query('UPDATE applications.saved_view SET name = $3 WHERE id = $1 AND account_id = $2', [
    id,
    tx.actor.accountId,
    name,
  ]);
}

export async function removeSavedView(tx: Transaction, id: string): Promise<void> {
  await tx.query('DELETE FROM applications.saved_view WHERE id = $1 AND account_id = $2', [id, tx.actor.accountId]);
}
