import pg from 'pg';
import { runMigrations } from '#platform';
import { MIGRATIONS } from '../../../migrations/index.js';

/** Any constant would do; it only has to be the same in every process that migrates. */
const MIGRATION_LOCK = 7_210_000;

/**
 * Brings the schemas up to date with the owner's role and returns the names of the migrations that ran now.
 * Several processes may call this at once: one migrates, the others wait and find nothing left to do.
 */
export async function migrate(ownerUrl: string): Promise<readonly string[]> {
  const guard = new pg.Client({ connectionString: ownerUrl });
  await guard.connect();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await runMigrations(ownerUrl, MIGRATIONS);
  } finally {
    await guard.end();
  }
}
