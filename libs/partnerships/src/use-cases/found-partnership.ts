import { recordAudit } from '#audit';
import { hasRole, ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import { newId, violatedConstraint, type Database } from '#platform';
import {
  closeMember,
  insertMember,
  insertPartnership,
  linkBodies,
  type MemberRole,
  type Partnership,
} from '../persistence/partnership.repository.js';
import { LEAD_ROLES, ownPartnership } from './lead-office.js';

export type FoundPartnership = Omit<
  Partnership,
  'id' | 'organisationId' | 'allianceBodyId' | 'youthForumBodyId' | 'endedOn'
>;

const NAME_LENGTH_MIN = 3;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The lead office enters its partnership. Refuses empty names and a public address that is taken. */
export async function foundPartnership(
  database: Database,
  actor: Actor,
  command: FoundPartnership,
): Promise<Result<{ readonly id: string }, Refusal>> {
  const organisationId = actor.organisationId;
  if (actor.scope !== 'ORGANISATION' || organisationId === null || !hasRole(actor, ...LEAD_ROLES))
    return refuse('action-not-permitted', { action: 'found-partnership', allowedRoles: [...LEAD_ROLES], possible: [] });
  for (const field of ['name', 'leadOffice', 'coordinationOffice'] as const)
    if (command[field].trim().length < NAME_LENGTH_MIN) return refuse('entry-missing', {}, `/${field}`);
  if (!SLUG.test(command.slug)) return refuse('partnership-slug-form', {}, '/slug');
  try {
    return await database.transaction(actor, async (tx) => {
      const id = newId();
      await insertPartnership(tx, {
        ...command,
        id,
        organisationId,
        allianceBodyId: null,
        youthForumBodyId: null,
        endedOn: null,
      });
      const partnership = { id, organisationId };
      const since = { from: command.beganOn, to: null };
      await insertMember(tx, partnership, { id: newId(), name: command.leadOffice, role: 'LEAD_OFFICE', ...since });
      await insertMember(tx, partnership, {
        id: newId(),
        name: command.coordinationOffice,
        role: 'COORDINATION_OFFICE',
        ...since,
      });
      await recordAudit(tx, {
        chain: `partnership:${id}`,
        action: 'found-partnership',
        facts: { name: command.name },
        organisationId,
      });
      return ok({ id });
    });
  } catch (error) {
    if (violatedConstraint(error) === 'partnership_slug_once') return refuse('partnership-slug-taken', {}, '/slug');
    throw error;
  }
}

/** Names the bodies that recommend: alliance and youth forum. */
export async function nameBodies(
  database: Database,
  actor: Actor,
  command: { readonly partnershipId: string; readonly alliance: string | null; readonly youthForum: string | null },
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const own = await ownPartnership(tx, command.partnershipId, 'name-bodies');
    if (!own.ok) return own;
    await linkBodies(tx, own.value.id, command);
    await recordAudit(tx, {
      chain: `partnership:${own.value.id}`,
      action: 'name-bodies',
      organisationId: own.value.organisationId,
    });
    return ok(true);
  });
}

export interface EnterMember {
  readonly partnershipId: string;
  readonly name: string;
  readonly role: MemberRole;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

/** Enters a member, present or past. Refuses an end before the beginning. */
export async function enterMember(
  database: Database,
  actor: Actor,
  command: EnterMember,
): Promise<Result<{ readonly id: string }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const own = await ownPartnership(tx, command.partnershipId, 'enter-member', [...LEAD_ROLES, 'NETWORK_EDITOR']);
    if (!own.ok) return own;
    if (command.name.trim().length < 2) return refuse('entry-missing', {}, '/name');
    if (command.to?.isBefore(command.from)) return refuse('local-period-reversed', {}, '/to');
    const id = newId();
    await insertMember(tx, own.value, {
      id,
      name: command.name,
      role: command.role,
      from: command.from,
      to: command.to,
    });
    await recordAudit(tx, {
      chain: `partnership:${own.value.id}`,
      action: 'enter-member',
      facts: { role: command.role },
      organisationId: own.value.organisationId,
    });
    return ok({ id });
  });
}

/** A member leaves on that day; the membership stays on file. */
export async function endMember(
  database: Database,
  actor: Actor,
  command: { readonly partnershipId: string; readonly memberId: string; readonly to: CalendarDate },
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const own = await ownPartnership(tx, command.partnershipId, 'end-member', [...LEAD_ROLES, 'NETWORK_EDITOR']);
    if (!own.ok) return own;
    if (!(await closeMember(tx, command.memberId, command.to))) return refuse('member-not-open');
    await recordAudit(tx, {
      chain: `partnership:${own.value.id}`,
      action: 'end-member',
      organisationId: own.value.organisationId,
    });
    return ok(true);
  });
}
