import { DEFAULT_LAND, ok, refuse, type Result, type Role } from '#kernel';
import { newId, violatedConstraint, type Transaction } from '#platform';
import type { Account, AccountState } from '../domain/account.js';
import { ACCOUNT_COLUMNS, accountOf, type AccountRow } from '../read/account-row.js';
import { hashPassword } from '../secrets/password-hash.js';
import { normalEmail } from './sign-in.js';
import { endSessionsOf } from './sessions.js';

export interface AccountDraft {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly organisationId: string | null;
  /** The Land of whoever opens the account, unless told. */
  readonly land?: string;
}

/** Opens an account without a password; its owner sets one through an invitation. Refuses a known e-mail and roles that exclude each other. */
export async function openAccount(tx: Transaction, draft: AccountDraft): Promise<Result<Account>> {
  const account: Account = { ...normal(tx, draft), id: newId(), state: 'ACTIVE' };
  if (!CAN_GET_MAIL.test(account.email)) return refuse('email-unreadable', {}, '/email');
  try {
    await insertAccount(tx, account);
    return ok(account);
  } catch (error) {
    return refusalOf(error);
  }
}

/** Changes name, roles, organisation and state. Whoever loses rights has to sign in again: call endSessionsOf as SYSTEM. */
export async function changeAccount(
  tx: Transaction,
  id: string,
  draft: Omit<AccountDraft, 'email'> & { readonly state: AccountState },
): Promise<Result<void>> {
  try {
    const changed = await tx.query(
      `UPDATE identity.account SET name = $2, roles = $3, organisation_id = $4, state = $5, changed_at = now()
       WHERE id = $1 RETURNING id`,
      [id, draft.name.trim(), draft.roles, draft.organisationId, draft.state],
    );
    return changed.length === 1 ? ok(undefined) : refuse('account-not-found');
  } catch (error) {
    return refusalOf(error);
  }
}

/** For loaders that run again and again: the account exists afterwards as described. Needs SYSTEM or ADMINISTRATION; the password needs SYSTEM. */
export async function ensureAccount(
  tx: Transaction,
  draft: AccountDraft & { readonly id?: string; readonly password: string | null },
): Promise<Account> {
  const wanted = normal(tx, draft);
  const [known] = await tx.query<AccountRow>(`SELECT ${ACCOUNT_COLUMNS} FROM identity.account a WHERE a.email = $1`, [
    wanted.email,
  ]);
  if (known) return accountOf(known);
  const account: Account = { ...wanted, id: draft.id ?? newId(), state: 'ACTIVE' };
  await insertAccount(tx, account);
  if (draft.password !== null) await storePassword(tx, account.id, draft.password, tx.now);
  return account;
}

/**
 * Stores the hash of a password that was checked before. Whatever the old one opened is closed: sessions, tokens of the
 * API and links to set a password, because whoever knew it may have them. Needs SYSTEM.
 */
export async function storePassword(tx: Transaction, accountId: string, password: string, now: Date): Promise<void> {
  await tx.query(
    `INSERT INTO identity.credential (account_id, password_hash, changed_at) VALUES ($1, $2, $3)
     ON CONFLICT (account_id) DO UPDATE SET password_hash = excluded.password_hash, changed_at = excluded.changed_at`,
    [accountId, await hashPassword(password), now],
  );
  await endSessionsOf(tx, accountId);
  await tx.query('UPDATE identity.api_token SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL', [
    accountId,
    now,
  ]);
  await tx.query('UPDATE identity.one_time_link SET used_at = $2 WHERE account_id = $1 AND used_at IS NULL', [
    accountId,
    now,
  ]);
}

/** One address and nothing else: the invitation goes there, and a second recipient must not ride along. */
const CAN_GET_MAIL = /^[^\s@,;<>]+@[^\s@,;<>]+$/;

const normal = (tx: Transaction, draft: AccountDraft): AccountDraft & { readonly land: string } => ({
  email: normalEmail(draft.email),
  name: draft.name.trim(),
  roles: draft.roles,
  organisationId: draft.organisationId,
  land: draft.land ?? tx.actor.land ?? DEFAULT_LAND,
});

async function insertAccount(tx: Transaction, account: Account): Promise<void> {
  await tx.query(
    'INSERT INTO identity.account (id, email, name, roles, organisation_id, state, land) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [account.id, account.email, account.name, account.roles, account.organisationId, account.state, account.land],
  );
}

/** Constraint of the database -> refusal with the field it belongs to. */
const REFUSALS: Readonly<Record<string, readonly [kind: string, pointer: string]>> = {
  account_email_unique: ['email-already-used', '/email'],
  account_email_form: ['email-unreadable', '/email'],
  account_name_length: ['name-missing-or-too-long', '/name'],
  account_roles_known: ['role-missing', '/roles'],
  account_one_side: ['roles-and-organisation-disagree', '/roles'],
  account_stands_alone: ['role-stands-alone', '/roles'],
  account_room_apart: ['room-stands-alone', '/roles'],
};

function refusalOf(error: unknown): Result<never> {
  const found = REFUSALS[violatedConstraint(error) ?? ''];
  if (!found) throw error;
  return refuse(found[0], {}, found[1]);
}
