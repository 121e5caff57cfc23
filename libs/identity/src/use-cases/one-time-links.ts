import { ok, refuse, type Result } from '#kernel';
import type { Transaction } from '#platform';
import type { Account } from '../domain/account.js';
import { checkPassword } from '../domain/password-rules.js';
import { FIRST_ADMINISTRATOR_MS, INVITATION_MS, PASSWORD_RESET_MS, plusMs } from '../domain/time-limits.js';
import { ACCOUNT_COLUMNS, accountOf, type AccountRow } from '../read/account-row.js';
import { hashOf, newSecret } from '../secrets/secret.js';
import { openAccount, storePassword } from './accounts.js';
import { normalEmail } from './sign-in.js';
import { countAttempt, RESET_PER_ADDRESS, RESET_PER_EMAIL } from './throttle.js';

export type LinkPurpose = 'PASSWORD_RESET' | 'INVITATION' | 'FIRST_ADMINISTRATOR';

export interface OpenLink {
  readonly purpose: LinkPurpose;
  /** Whose password the link sets; null for the first administrator, who has no account yet. */
  readonly account: Account | null;
}

const VALID_MS: Readonly<Record<LinkPurpose, number>> = {
  PASSWORD_RESET: PASSWORD_RESET_MS,
  INVITATION: INVITATION_MS,
  FIRST_ADMINISTRATOR: FIRST_ADMINISTRATOR_MS,
};

/**
 * Somebody forgot a password. Answers the account and the secret of a link valid for one hour, or null where there is no
 * active account; the page says the same in both cases. Refuses with `too-many-attempts`.
 */
export async function requestPasswordReset(
  tx: Transaction,
  given: { readonly email: string; readonly address: string },
  now: Date,
): Promise<Result<{ account: Account; secret: string } | null>> {
  const email = normalEmail(given.email);
  const byAddress = await countAttempt(tx, `reset address ${given.address}`, RESET_PER_ADDRESS, now);
  if (!byAddress.ok) return byAddress;
  const byEmail = await countAttempt(tx, `reset email ${email}`, RESET_PER_EMAIL, now);
  if (!byEmail.ok) return byEmail;
  const [row] = await tx.query<AccountRow>(
    `SELECT ${ACCOUNT_COLUMNS} FROM identity.account a WHERE a.email = $1 AND a.state = 'ACTIVE'`,
    [email],
  );
  if (!row) return ok(null);
  return ok({ account: accountOf(row), secret: await createLink(tx, 'PASSWORD_RESET', row.id, now) });
}

/** A link with which the owner of a new account sets the first password. Valid for seven days, needs SYSTEM. */
export const inviteToAccount = (tx: Transaction, accountId: string, now: Date): Promise<string> =>
  createLink(tx, 'INVITATION', accountId, now);

/** The secret of the link for setting up the first administrator, or null where an administrator exists already. */
export async function createFirstAdministrator(tx: Transaction, now: Date): Promise<string | null> {
  if (await hasAdministrator(tx)) return null;
  await tx.query(`DELETE FROM identity.one_time_link WHERE purpose = 'FIRST_ADMINISTRATOR'`);
  return createLink(tx, 'FIRST_ADMINISTRATOR', null, now);
}

/** What the link is for, unless it was used, has expired or never existed. */
export async function findLink(tx: Transaction, secret: string, now: Date): Promise<OpenLink | null> {
  const [row] = await tx.query<AccountRow & { purpose: LinkPurpose }>(
    `SELECT l.purpose, ${ACCOUNT_COLUMNS} FROM identity.one_time_link l
     LEFT JOIN identity.account a ON a.id = l.account_id
     WHERE l.token_hash = $1 AND l.used_at IS NULL AND l.expires_at > $2 AND coalesce(a.state, 'ACTIVE') = 'ACTIVE'`,
    [hashOf(secret), now],
  );
  if (!row) return null;
  return { purpose: row.purpose, account: row.id === null ? null : accountOf(row) };
}

/** Sets the password through a link and uses the link up; all sessions of the account end. */
export async function setPasswordByLink(
  tx: Transaction,
  secret: string,
  password: string,
  now: Date,
): Promise<Result<Account>> {
  const link = await findLink(tx, secret, now);
  if (!link?.account) return refuse('link-not-valid');
  const checked = checkPassword(password, link.account.email);
  if (!checked.ok) return checked;
  if (!(await useUp(tx, secret, now))) return refuse('link-not-valid');
  await storePassword(tx, link.account.id, password, now);
  return ok(link.account);
}

/** Opens the first administrator's account through the one-time link printed at the first start. */
export async function setUpFirstAdministrator(
  tx: Transaction,
  secret: string,
  person: { readonly name: string; readonly email: string; readonly password: string },
  now: Date,
): Promise<Result<Account>> {
  const link = await findLink(tx, secret, now);
  if (link?.purpose !== 'FIRST_ADMINISTRATOR') return refuse('link-not-valid');
  const checked = checkPassword(person.password, person.email);
  if (!checked.ok) return checked;
  if (!(await useUp(tx, secret, now)) || (await hasAdministrator(tx))) return refuse('link-not-valid');
  const opened = await openAccount(tx, { ...person, roles: ['SYS_ADMIN'], organisationId: null });
  if (opened.ok) await storePassword(tx, opened.value.id, person.password, now);
  return opened;
}

async function hasAdministrator(tx: Transaction): Promise<boolean> {
  const found = await tx.query(`SELECT 1 FROM identity.account WHERE 'SYS_ADMIN' = ANY (roles) LIMIT 1`);
  return found.length > 0;
}

async function createLink(tx: Transaction, purpose: LinkPurpose, accountId: string | null, now: Date): Promise<string> {
  const { secret, hash } = newSecret();
  await tx.query(
    `INSERT INTO identity.one_time_link (token_hash, purpose, account_id, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5)`,
    [hash, purpose, accountId, now, plusMs(now, VALID_MS[purpose])],
  );
  return secret;
}

/** True for exactly one caller, however many come at once. */
async function useUp(tx: Transaction, secret: string, now: Date): Promise<boolean> {
  const used = await tx.query(
    'UPDATE identity.one_time_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL RETURNING token_hash',
    [hashOf(secret), now],
  );
  return used.length === 1;
}
