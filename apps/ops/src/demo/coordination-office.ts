import { ensureAccount } from '#identity';
import { SYSTEM_ACTOR } from '#kernel';
import type { Database } from '#platform';
import { DEMO_PASSWORD, type DemoAccount } from './people.js';

const PERSON = { name: 'G. Glossar', email: 'g.glossar@bildungswerk-probe.example' };

/** The account of the coordination office in Hamm to print at the start. */
export const coordinationAccount = (): DemoAccount => ({
  role: `${PERSON.name}, Bildungswerk Probe: Fachstelle der Partnerschaft in Hamm`,
  email: PERSON.email,
  password: DEMO_PASSWORD,
});

/** A free carrier coordinates the partnership and sees nothing else of the city. */
export async function openCoordinationOffice(database: Database, partnershipId: string): Promise<void> {
  const account = {
    ...PERSON,
    roles: ['COORDINATION'],
    organisationId: partnershipId,
    password: DEMO_PASSWORD,
  } as const;
  await database.transaction(SYSTEM_ACTOR, (tx) => ensureAccount(tx, account));
}
