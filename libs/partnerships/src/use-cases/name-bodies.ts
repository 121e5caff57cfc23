import { recordAudit } from '#audit';
import { findBody, foundBody } from '#bodies';
import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database, Transaction } from '#platform';
import { linkBodies, type Partnership } from '../persistence/partnership.repository.js';
import { ownPartnership } from './lead-office.js';

const QUORUM_AT_FIRST = { numerator: 1, denominator: 2, isStrict: true } as const;

/** Names the bodies that recommend: alliance and youth forum. Refuses bodies that are not the municipality's own. */
export async function nameBodies(
  database: Database,
  actor: Actor,
  command: { readonly partnershipId: string; readonly alliance: string | null; readonly youthForum: string | null },
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const own = await ownPartnership(tx, command.partnershipId, 'name-bodies');
    if (!own.ok) return own;
    for (const part of ['alliance', 'youthForum'] as const) {
      const bodyId = command[part];
      if (bodyId !== null && !(await isOwnBody(tx, own.value, bodyId))) return refuse('body-not-found', {}, `/${part}`);
    }
    return named(tx, own.value, command);
  });
}

/**
 * Founds the alliance or the youth forum of a partnership and names it, in one act. It decides by simple majority with
 * more than half of its seats until its keeper lays down otherwise.
 */
export async function foundRecommendingBody(
  database: Database,
  actor: Actor,
  command: {
    readonly partnershipId: string;
    readonly kind: 'ALLIANCE' | 'YOUTH_FORUM';
    readonly name: string;
  },
): Promise<Result<{ readonly bodyId: string }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const own = await ownPartnership(tx, command.partnershipId, 'name-bodies');
    if (!own.ok) return own;
    const partnership = own.value;
    const founded = await foundBody(tx, {
      ...{ kind: command.kind, name: command.name, land: tx.actor.land ?? 'NW', partnershipId: partnership.id },
      ...{ ownerOrganisationId: partnership.organisationId, purpose: '', officeEmail: partnership.contactEmail },
      ...{ source: '', quorum: QUORUM_AT_FIRST, majority: 'SIMPLE', secrecy: 'OPEN', foundedOn: tx.today },
    });
    if (!founded.ok) return founded;
    const { bodyId } = founded.value;
    await named(tx, partnership, {
      alliance: command.kind === 'ALLIANCE' ? bodyId : partnership.allianceBodyId,
      youthForum: command.kind === 'YOUTH_FORUM' ? bodyId : partnership.youthForumBodyId,
    });
    return ok({ bodyId });
  });
}

async function isOwnBody(tx: Transaction, { organisationId }: Partnership, bodyId: string): Promise<boolean> {
  return (await findBody(tx, bodyId))?.ownerOrganisationId === organisationId;
}

async function named(
  tx: Transaction,
  { id, organisationId }: Partnership,
  bodies: { readonly alliance: string | null; readonly youthForum: string | null },
): Promise<Result<true, Refusal>> {
  await linkBodies(tx, id, bodies);
  await recordAudit(tx, { chain: `partnership:${id}`, action: 'name-bodies', organisationId });
  return ok(true);
}
