import { ROLES, type Role } from '#kernel';
import type { Account, AccountState } from '../domain/account.js';

export interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly organisation_id: string | null;
  readonly state: AccountState;
  readonly land: string;
}

/** Columns of identity.account under the alias a. */
export const ACCOUNT_COLUMNS = 'a.id, a.email, a.name, a.roles, a.organisation_id, a.state, a.land';

export const accountOf = (row: AccountRow): Account => ({
  id: row.id,
  email: row.email,
  name: row.name,
  roles: row.roles.filter(isRole),
  organisationId: row.organisation_id,
  state: row.state,
  land: row.land,
});

const isRole = (text: string): text is Role => ROLES.some((role) => role === text);
