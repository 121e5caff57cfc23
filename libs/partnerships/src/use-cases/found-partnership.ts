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
const PHONE_LENGTH_MAX = 60;
const EMAIL_LENGTH_MAX = 254;
const GOALS_MAX = 20;
const GOAL_LENGTH_MAX = 300;
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
  const described = descriptionMustBeWhole(command);
  if (!described.ok) return described;
  return SLUG.test(command.slug) ? ok(true) : refuse('partnership-slug-form', {}, '/slug');
}

/** What a partnership says of itself and may change later. */
export type PartnershipDescription = Pick<
  Partnership,
  'name' | 'leadOffice' | 'coordinationOffice' | 'coordinationByCarrier' | 'contactEmail' | 'contactPhone' | 'goals'
>;

/** Refuses empty or endless names, an unreadable mail address, and goals or a telephone number without end. */
export function descriptionMustBeWhole(described: PartnershipDescription): Result<true, Refusal> {
  for (const field of ['name', 'leadOffice', 'coordinationOffice'] as const) {
    if (described[field].trim().length < NAME_LENGTH_MIN) return refuse('entry-missing', {}, `/${field}`);
    if (described[field].trim().length > NAME_LENGTH_MAX)
      return refuse('entry-too-long', { lengthMax: NAME_LENGTH_MAX }, `/${field}`);
  }
  if (!EMAIL.test(described.contactEmail) || described.contactEmail.length > EMAIL_LENGTH_MAX)
    return refuse('email-invalid', {}, '/contactEmail');
  if (described.contactPhone.length > PHONE_LENGTH_MAX)
    return refuse('entry-too-long', { lengthMax: PHONE_LENGTH_MAX }, '/contactPhone');
  if (described.goals.length > GOALS_MAX) return refuse('partnership-goals-many', { max: GOALS_MAX }, '/goals');
  return described.goals.some((goal) => goal.length > GOAL_LENGTH_MAX)
    ? refuse('entry-too-long', { lengthMax: GOAL_LENGTH_MAX }, '/goals')
    : ok(true);
}
