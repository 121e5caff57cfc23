import type { Settings } from '#platform';

export interface DemoAccount {
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

/** Loads districts, programmes, holidays and text blocks. Safe to repeat: what is there already stays. */
export async function loadReferenceData(_settings: Settings): Promise<void> {
  return Promise.resolve();
}

/** Loads the demo once and answers the accounts to sign in with. */
export async function loadDemo(_settings: Settings): Promise<readonly DemoAccount[]> {
  return Promise.resolve([]);
}

/** A one-time link for the first administrator, or null when there is an administrator already. */
export async function inviteFirstAdministrator(_settings: Settings): Promise<string | null> {
  return Promise.resolve(null);
}
