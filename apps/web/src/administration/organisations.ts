import { ENQUIRY_ROLES, type Role } from '#kernel';
import type { Transaction } from '#platform';

export interface OrganisationChoice {
  readonly id: string;
  readonly name: string;
  /** A municipality of the closed room for enquiries, or an organisation of the grants. */
  readonly isOfRoom: boolean;
}

/** All organisations by name, to choose one for an account; municipalities of the closed room behind them. */
export const listOrganisationChoices = (tx: Transaction): Promise<OrganisationChoice[]> =>
  tx.query<OrganisationChoice>(
    `SELECT id, name, false AS "isOfRoom" FROM districts.organisation
     UNION ALL SELECT id, name, true FROM enquiries.municipality ORDER BY 3, 2, 1`,
  );

/** People of the room belong to a municipality of the room, people of a district to an organisation of the grants. */
export const fitsRoles = ({ isOfRoom }: OrganisationChoice, roles: readonly Role[]): boolean =>
  isOfRoom === roles.some((role) => ENQUIRY_ROLES.includes(role));
