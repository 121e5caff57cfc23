import { DataSource } from 'typeorm';
import { createFirstAdministrator } from '#identity';
import { SYSTEM_ACTOR } from '#kernel';
import { applicationPool, Database, FolderFileStore, SystemClock, type Settings } from '#platform';
import { loadDemoOnce } from './demo/load-demo.js';
import type { DemoAccount } from './demo/people.js';
import { loadReference } from './reference/load-reference.js';

export type { DemoAccount } from './demo/people.js';

/** Loads districts, programmes, holidays and text blocks. Safe to repeat: what is there already stays. */
export const loadReferenceData = (settings: Settings): Promise<void> =>
  withDatabase(settings, (database) => loadReference(database, process.cwd(), settings.lands));

/** Loads the demo once and answers the accounts to sign in with. */
export const loadDemo = (settings: Settings): Promise<readonly DemoAccount[]> =>
  withDatabase(settings, (database) =>
    loadDemoOnce(database, new FolderFileStore(settings.filesDirectory), addressOf(settings)),
  );

/** A one-time link for the first administrator, or null when there is an administrator already. Valid in real time. */
export const inviteFirstAdministrator = (settings: Settings): Promise<string | null> =>
  withDatabase(settings, async (database) => {
    const now = new SystemClock().now();
    const secret = await database.transaction(SYSTEM_ACTOR, (tx) => createFirstAdministrator(tx, now));
    return secret === null ? null : `${addressOf(settings)}/erste-einrichtung/${secret}`;
  });

async function withDatabase<T>(settings: Settings, work: (database: Database) => Promise<T>): Promise<T> {
  const source = new DataSource(applicationPool(settings.databaseUrl, 2));
  await source.initialize();
  try {
    return await work(new Database(source, new SystemClock(), settings.demo, addressOf(settings)));
  } finally {
    await source.destroy();
  }
}

const addressOf = (settings: Settings): string => settings.publicUrl.replace(/\/$/, '');
