import { recordAudit } from '#audit';
import { ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import { newId, type Database } from '#platform';
import { closeMember, insertMember, membersOf, type MemberRole } from '../persistence/partnership.repository.js';
import { LEAD_ROLES, ownPartnership } from './lead-office.js';

const NAME_LENGTH_MAX = 200;

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
    const own = await ownPartnership(tx, command.partnershipId, 'enter-member', [...LEAD_ROLES, 'COORDINATION']);
    if (!own.ok) return own;
    const length = command.name.trim().length;
    if (length < 2) return refuse('entry-missing', {}, '/name');
    if (length > NAME_LENGTH_MAX) return refuse('entry-too-long', { lengthMax: NAME_LENGTH_MAX }, '/name');
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

/** A member leaves on that day; the membership stays on file. Refuses a day before it began and a second end. */
export async function endMember(
  database: Database,
  actor: Actor,
  command: { readonly partnershipId: string; readonly memberId: string; readonly to: CalendarDate },
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const own = await ownPartnership(tx, command.partnershipId, 'end-member', [...LEAD_ROLES, 'COORDINATION']);
    if (!own.ok) return own;
    const member = (await membersOf(tx, own.value.id)).find(({ id }) => id === command.memberId);
    if (member && command.to.isBefore(member.from)) return refuse('local-period-reversed', {}, '/to');
    if (!member || !(await closeMember(tx, member.id, command.to))) return refuse('member-not-open');
    await recordAudit(tx, {
      chain: `partnership:${own.value.id}`,
      action: 'end-member',
      organisationId: own.value.organisationId,
    });
    return ok(true);
  });
}
