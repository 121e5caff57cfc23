import { ENQUIRY_ROLES, type Role } from '#kernel';
import type { Transaction } from '#platform';

export interface OrganisationChoice {
  readonly id: string;
  readonly name: string;
  /** An organisation of the grants, a partnership with its coordination office, or a municipality of the closed room. */
  readonly side: 'GRANTS' | 'PARTNERSHIP' | 'ROOM';
}

/** All organisations by name, to choose one for an account; behind them partnerships, then municipalities of the closed room. */
export const listOrganisationChoices = (tx: Transaction): Promise<OrganisationChoice[]> =>
  tx.query<OrganisationChoice>(
    `SELECT id, name, 'GRANTS' AS side FROM districts.organisation
     UNION ALL SELECT id, name, 'PARTNERSHIP' FROM partnerships.partnership
     UNION ALL SELECT id, name, 'ROOM' FROM enquiries.municipality ORDER BY 3, 2, 1`,
  );

/** People of the room belong to a municipality of it, coordination offices to a partnership, people of a district to an organisation of the grants. */
export const fitsRoles = ({ side }: OrganisationChoice, roles: readonly Role[]): boolean => {
  if (roles.some((role) => ENQUIRY_ROLES.includes(role))) return side === 'ROOM';
  return side === (roles.includes('COORDINATION') ? 'PARTNERSHIP' : 'GRANTS');
};
