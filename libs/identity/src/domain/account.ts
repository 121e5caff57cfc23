import { APPLICANT_ROLES, ENQUIRY_ROLES, type Actor, type Role, type Scope } from '#kernel';

export type AccountState = 'ACTIVE' | 'BLOCKED';

/** A person who may sign in. People of a district, of a partnership's coordination office or of a member municipality carry it, people of the authority none. */
export interface Account {
  readonly id: string;
  /** Lower case, unique. */
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly organisationId: string | null;
  readonly state: AccountState;
  /** The Land whose grants the person sees. */
  readonly land: string;
}

/** Roles without access to any grant case. */
const ROLES_WITHOUT_CASES: readonly Role[] = ['SYS_ADMIN', 'NETWORK_EDITOR'];

/** How far the database lets these roles see. The smallest scope that any of the roles needs. */
export function scopeOf(roles: readonly Role[]): Scope {
  if (roles.includes('ENQUIRY_MEMBER')) return 'ENQUIRY_MEMBER';
  if (roles.some((role) => ENQUIRY_ROLES.includes(role))) return 'ENQUIRY_TEAM';
  if (roles.includes('COORDINATION')) return 'COORDINATION';
  if (roles.some((role) => APPLICANT_ROLES.includes(role))) return 'ORGANISATION';
  if (roles.every((role) => role === 'NETWORK_EDITOR')) return 'NETWORK';
  return roles.every((role) => ROLES_WITHOUT_CASES.includes(role)) ? 'ADMINISTRATION' : 'AUTHORITY';
}

export function actorOf(account: Account): Actor {
  return {
    accountId: account.id,
    name: account.name,
    roles: account.roles,
    organisationId: account.organisationId,
    scope: scopeOf(account.roles),
    land: account.land,
  };
}
