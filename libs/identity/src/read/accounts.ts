import type { Transaction } from '#platform';
import type { Account } from '../domain/account.js';
import { ACCOUNT_COLUMNS, accountOf, type AccountRow } from './account-row.js';

/** Accounts that the actor may see, by name. `contains` looks into name and e-mail. */
export async function listAccounts(tx: Transaction, contains = '', limit = 200): Promise<Account[]> {
  const rows = await tx.query<AccountRow>(
    `SELECT ${ACCOUNT_COLUMNS} FROM identity.account a
     WHERE $1 = '' OR position(lower($1) IN lower(a.name)) > 0 OR position(lower($1) IN a.email) > 0
     ORDER BY a.name, a.id LIMIT $2`,
    [contains.trim(), limit],
  );
  return rows.map(accountOf);
}

/** The account, if the actor may see it. */
export async function findAccount(tx: Transaction, id: string): Promise<Account | null> {
  const [row] = await tx.query<AccountRow>(`SELECT ${ACCOUNT_COLUMNS} FROM identity.account a WHERE a.id = $1`, [id]);
  return row ? accountOf(row) : null;
}

/** Active people of the authority that hold one of the roles, by name: for assigning and for mails. */
export async function listPeopleWithRole(tx: Transaction, roles: readonly string[]): Promise<Account[]> {
  const rows = await tx.query<AccountRow>(
    `SELECT ${ACCOUNT_COLUMNS} FROM identity.account a WHERE a.roles && $1 AND a.state = 'ACTIVE' ORDER BY a.name, a.id`,
    [roles],
  );
  return rows.map(accountOf);
}

/** Active people of an organisation, by name: the recipients of mails to a district. */
export async function listPeopleOf(tx: Transaction, organisationId: string): Promise<Account[]> {
  const rows = await tx.query<AccountRow>(
    `SELECT ${ACCOUNT_COLUMNS} FROM identity.account a
     WHERE a.organisation_id = $1 AND a.state = 'ACTIVE' ORDER BY a.name, a.id`,
    [organisationId],
  );
  return rows.map(accountOf);
}
