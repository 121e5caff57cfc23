/** Roles of part 3.1 of the domain: who may do what is read from lifecycles and access lists, never from code branches. */
export const ROLES = [
  'APPLICANT_EDITOR',
  'APPLICANT_SIGNATORY',
  'COORDINATION',
  'CASEWORKER',
  'REVIEWER',
  'SIGNATORY',
  'BUDGET_OFFICER',
  'BUDGET_OVERRUN_OFFICER',
  'PAYMENT_CERTIFIER',
  'PAYMENT_AUTHORISER',
  'USE_AUDITOR',
  'AUDIT_READ',
  'PROGRAMME_ADMIN',
  'CAP_EXCEPTION_OFFICER',
  'NETWORK_EDITOR',
  'ENQUIRY_MEMBER',
  'ENQUIRY_EDITOR',
  'ENQUIRY_LEAD',
  'SYS_ADMIN',
  'SYSTEM',
] as const;

export type Role = (typeof ROLES)[number];

/** Roles of people in a district; everybody else belongs to the authority. */
export const APPLICANT_ROLES: readonly Role[] = ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'];

/** Roles of the closed room for enquiries of municipalities; nobody holds one of them beside another role. */
export const ENQUIRY_ROLES: readonly Role[] = ['ENQUIRY_MEMBER', 'ENQUIRY_EDITOR', 'ENQUIRY_LEAD'];

/**
 * How far the database lets a transaction see: one organisation, the authority's cases, no case at all, bodies and
 * registers of the network without any case, one partnership with its projects and bodies, or a job; and
 * apart from all of them the room for enquiries, as one member municipality or as the team. PUBLIC is named by no policy:
 * it reads what everybody may, and writes nothing.
 */
export type Scope =
  | 'ORGANISATION'
  | 'AUTHORITY'
  | 'ADMINISTRATION'
  | 'NETWORK'
  | 'COORDINATION'
  | 'SYSTEM'
  | 'PUBLIC'
  | 'ENQUIRY_MEMBER'
  | 'ENQUIRY_TEAM';

/** Who acts. The web layer makes it from a session or token; jobs act as SYSTEM. */
export interface Actor {
  readonly accountId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly organisationId: string | null;
  readonly scope: Scope;
  /** The Land whose grants this person sees, as two letters; DEFAULT_LAND where nothing is said. */
  readonly land?: string;
}

/** The Land of everything that was entered before an installation could hold several. */
export const DEFAULT_LAND = 'NW';

/** The actor of timers and jobs. */
export const SYSTEM_ACTOR: Actor = {
  accountId: '00000000-0000-0000-0000-000000000000',
  name: 'System',
  roles: ['SYSTEM'],
  organisationId: null,
  scope: 'SYSTEM',
};

/** Anybody: the actor of pages without sign-in. */
export const PUBLIC_ACTOR: Actor = {
  accountId: '00000000-0000-0000-0000-000000000000',
  name: 'Öffentlichkeit',
  roles: [],
  organisationId: null,
  scope: 'PUBLIC',
};

export const hasRole = (actor: Actor, ...roles: Role[]): boolean => roles.some((role) => actor.roles.includes(role));
