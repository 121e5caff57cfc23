import type { Transaction } from '#platform';

export interface OrganisationChoice {
  readonly id: string;
  readonly name: string;
}

/** All organisations by name, to choose one for an account. */
export const listOrganisationChoices = (tx: Transaction): Promise<OrganisationChoice[]> =>
  tx.query<OrganisationChoice>('SELECT id, name FROM districts.organisation ORDER BY name, id');
