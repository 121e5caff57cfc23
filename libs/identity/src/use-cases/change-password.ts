import { ok, refuse, SYSTEM_ACTOR, type Result } from '#kernel';
import type { Database } from '#platform';
import { checkPassword } from '../domain/password-rules.js';
import { storePassword } from './accounts.js';
import { checkCredentials } from './sign-in.js';

/** Changes one's own password. The old one is asked for under the same throttle as a sign-in; all sessions end. */
export async function changePassword(
  database: Database,
  person: { readonly accountId: string; readonly email: string; readonly address: string },
  passwords: { readonly old: string; readonly new: string },
  now: Date,
): Promise<Result<void>> {
  const checked = checkPassword(passwords.new, person.email);
  if (!checked.ok) return checked;
  const known = await checkCredentials(database, { ...person, password: passwords.old }, now);
  if (!known.ok) {
    return known.refusal.kind === 'sign-in-failed' ? refuse('password-wrong', {}, '/oldPassword') : known;
  }
  await database.transaction(SYSTEM_ACTOR, (tx) => storePassword(tx, person.accountId, passwords.new, now));
  return ok(undefined);
}
