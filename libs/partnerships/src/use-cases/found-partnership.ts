import { recordAudit } from '#audit';
import { hasRole, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { newId, violatedConstraint, type Database } from '#platform';
import { insertMember, insertPartnership, type Partnership } from '../persistence/partnership.repository.js';
import { LEAD_ROLES } from './lead-office.js';

export type FoundPartnership = Omit<
  Partnership,
  'id' | 'organisationId' | 'allianceBodyId' | 'youthForumBodyId' | 'endedOn'
>;

const NAME_LENGTH_MIN = 3;
const NAME_LENGTH_MAX = 200;
const SLUG = /^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/;
const EMAIL = /^[^\s@,;<>]+@[^\s@,;<>]+$/;

/** The lead office enters its partnership. Refuses empty or endless names, an unreadable mail address and a public address that is taken. */
export async function foundPartnership(
  database: Database,
  actor: Actor,
  command: FoundPartnership,
): Promise<Result<{ readonly id: string }, Refusal>> {
  const organisationId = actor.organisationId;
  if (actor.scope !== 'ORGANISATION' || organisationId === null || !hasRole(actor, ...LEAD_ROLES))
    return refuse('action-not-permitted', { action: 'found-partnership', allowedRoles: [...LEAD_ROLES], possible: [] });
  const whole = mustBeWhole(command);
  if (!whole.ok) return whole;
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

function mustBeWhole(command: FoundPartnership): Result<true, Refusal> {
  for (const field of ['name', 'leadOffice', 'coordinationOffice'] as const) {
    if (command[field].trim().length < NAME_LENGTH_MIN) return refuse('entry-missing', {}, `/${field}`);
    if (command[field].trim().length > NAME_LENGTH_MAX)
      return refuse('entry-too-long', { lengthMax: NAME_LENGTH_MAX }, `/${field}`);
  }
  if (!SLUG.test(command.slug)) return refuse('partnership-slug-form', {}, '/slug');
  return EMAIL.test(command.contactEmail) ? ok(true) : refuse('email-invalid', {}, '/contactEmail');
}
