import type { Actor, CalendarDate } from '#kernel';
import type { Database, FileStore } from '#platform';
import { expireFiles } from '../persistence/report-file.repository.js';

/** Ends files whose week is over and removes their bytes; the line in the list stays. */
export async function expireReportFiles(
  database: Database,
  files: FileStore,
  actor: Actor,
  day: CalendarDate,
): Promise<void> {
  const hashes = await database.transaction(actor, (tx) => expireFiles(tx, day));
  for (const sha256 of hashes) await files.remove(sha256);
}
