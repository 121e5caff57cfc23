import { ok, refuse, SYSTEM_ACTOR, type Result } from '#kernel';
import type { Database } from '#platform';
import type { Account } from '../domain/account.js';
import { ACCOUNT_COLUMNS, accountOf, type AccountRow } from '../read/account-row.js';
import { matchesPassword } from '../secrets/password-hash.js';
import {
  countAttempt,
  forgetAttempts,
  forgetLatest,
  SIGN_IN_PER_ADDRESS,
  SIGN_IN_PER_EMAIL,
  sweepAttempts,
} from './throttle.js';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Network address of the caller, for the throttle only. */
  readonly address: string;
}

export const normalEmail = (email: string): string => email.trim().toLowerCase().slice(0, 254);

/**
 * Checks e-mail and password. Refuses with `sign-in-failed` for an unknown e-mail, a wrong password and a blocked account
 * alike and in the same time, and with `too-many-attempts` (waitMinutes). Needs real time, not the demo clock's.
 */
export async function checkCredentials(database: Database, given: Credentials, now: Date): Promise<Result<Account>> {
  const email = normalEmail(given.email);
  const admitted = await admit(database, email, given.address, now);
  if (!admitted.ok) return admitted;
  const found = await database.transaction(SYSTEM_ACTOR, (tx) =>
    tx.query<AccountRow & { password_hash: string | null }>(
      `SELECT ${ACCOUNT_COLUMNS}, c.password_hash
       FROM identity.account a LEFT JOIN identity.credential c ON c.account_id = a.id WHERE a.email = $1`,
      [email],
    ),
  );
  const row = found[0];
  const matches = await matchesPassword(given.password.slice(0, 1000), row?.password_hash ?? null);
  if (!row || !matches || row.state !== 'ACTIVE') return refuse('sign-in-failed');
  await forgive(database, email, given.address);
  return ok(accountOf(row));
}

function admit(database: Database, email: string, address: string, now: Date): Promise<Result<void>> {
  return database.transaction(SYSTEM_ACTOR, async (tx) => {
    await sweepAttempts(tx, now);
    const byAddress = await countAttempt(tx, subjectOfAddress(address), SIGN_IN_PER_ADDRESS, now);
    if (!byAddress.ok) return byAddress;
    return countAttempt(tx, subjectOfEmail(email), SIGN_IN_PER_EMAIL, now);
  });
}

async function forgive(database: Database, email: string, address: string): Promise<void> {
  await database.transaction(SYSTEM_ACTOR, async (tx) => {
    await forgetAttempts(tx, subjectOfEmail(email));
    await forgetLatest(tx, subjectOfAddress(address));
  });
}

const subjectOfEmail = (email: string): string => `sign-in email ${email}`;
const subjectOfAddress = (address: string): string => `sign-in address ${address}`;
