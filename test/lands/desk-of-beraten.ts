import { DataSource } from 'typeorm';
import { SYSTEM_ACTOR, type Actor } from '#kernel';
import { applicationPool, Database, type Transaction } from '#platform';
import { signDecision, awardOfApplication, confirmReview, type Award } from '#awards';
import { caseOfBeraten, must, type TwoLands } from './two-lands.js';

/**
 * The acts of the other tests, done by the people of Niedersachsen: whoever belongs to a district there belongs to beRATen
 * here, and everybody is of the second Land. Roles, accounts and rights stay what they are.
 */
export class DatabaseOfNiedersachsen extends Database {
  constructor(
    lands: TwoLands,
    private readonly association: string | null,
    private readonly pool = new DataSource(applicationPool(lands.web.settings.databaseUrl, 3)),
  ) {
    super(pool, lands.web.clock, true);
  }

  open(): Promise<unknown> {
    return this.pool.initialize();
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }

  override transaction<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return super.transaction(this.ofNiedersachsen(actor), work);
  }

  override read<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return super.read(this.ofNiedersachsen(actor), work);
  }

  private ofNiedersachsen(actor: Actor): Actor {
    if (actor.scope === SYSTEM_ACTOR.scope) return actor;
    return { ...actor, land: 'NI', organisationId: actor.organisationId === null ? null : this.association };
  }
}

/** The grant of beRATen, signed with one approval from each lead body. */
export async function awardOfBeraten(lands: TwoLands): Promise<Award> {
  const { database } = lands.web;
  const { id: applicationId } = await caseOfBeraten(lands);
  for (const body of ['protection', 'police'] as const)
    must(await confirmReview(database, lands.actor(body), { applicationId }));
  must(await signDecision(database, lands.actor('signatory'), { applicationId }));
  const award = await database.read(lands.actor('signatory'), (tx) => awardOfApplication(tx, applicationId));
  if (!award) throw new Error('no award');
  return award;
}
