import { recordAudit } from '#audit';
import { ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import { newId, type Database, type Transaction } from '#platform';
import {
  closeMember,
  insertMember,
  lockPartnership,
  membersOf,
  updatePartnership,
  type MemberRole,
  type Partnership,
} from '../persistence/partnership.repository.js';
import { descriptionMustBeWhole, type PartnershipDescription } from './found-partnership.js';
import { ownPartnership } from './lead-office.js';

export interface ChangePartnership extends PartnershipDescription {
  readonly partnershipId: string;
  /** Since when another lead or coordination office is in charge; only asked where one of them changes. */
  readonly since: CalendarDate | null;
  /** Its last day; null while it goes on. */
  readonly endedOn: CalendarDate | null;
}

/**
 * The lead office changes what its partnership says of itself, or ends it. An office that hands over stays among the
 * members until the day before. Refuses what founding refuses, a handover without its day, and days out of order.
 */
export async function changePartnership(
  database: Database,
  actor: Actor,
  command: ChangePartnership,
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    await lockPartnership(tx, command.partnershipId);
    const own = await ownPartnership(tx, command.partnershipId, 'change-partnership');
    if (!own.ok) return own;
    const whole = descriptionMustBeWhole(command);
    if (!whole.ok) return whole;
    const ends = mustEndInOrder(tx, own.value, command.endedOn);
    if (!ends.ok) return ends;
    for (const [field, role] of OFFICES) {
      const handedOver = await handOver(tx, own.value, command, field, role);
      if (!handedOver.ok) return handedOver;
    }
    await updatePartnership(tx, own.value.id, command);
    await recordAudit(tx, {
      chain: `partnership:${own.value.id}`,
      action: 'change-partnership',
      facts: factsOf(own.value, command),
      organisationId: own.value.organisationId,
    });
    return ok(true);
  });
}

const OFFICES = [
  ['leadOffice', 'LEAD_OFFICE'],
  ['coordinationOffice', 'COORDINATION_OFFICE'],
] as const satisfies readonly (readonly [keyof PartnershipDescription, MemberRole])[];

function mustEndInOrder(
  { today }: Transaction,
  { beganOn }: Partnership,
  endedOn: CalendarDate | null,
): Result<true, Refusal> {
  if (endedOn?.isBefore(beganOn)) return refuse('local-period-reversed', {}, '/endedOn');
  return endedOn?.isAfter(today) ? refuse('date-in-the-future', { date: endedOn.toGerman() }, '/endedOn') : ok(true);
}

/** The earlier office leaves on the day before, the new one is there from the day on. */
async function handOver(
  tx: Transaction,
  partnership: Partnership,
  { since, ...command }: ChangePartnership,
  field: (typeof OFFICES)[number][0],
  role: MemberRole,
): Promise<Result<true, Refusal>> {
  if (command[field].trim() === partnership[field]) return ok(true);
  if (since === null) return refuse('partnership-handover-day', {}, '/since');
  if (since.isAfter(tx.today)) return refuse('date-in-the-future', { date: since.toGerman() }, '/since');
  const present = (await membersOf(tx, partnership.id)).filter((member) => member.role === role && member.to === null);
  if (present.some(({ from }) => !since.isAfter(from))) return refuse('local-period-reversed', {}, '/since');
  for (const { id } of present) await closeMember(tx, id, since.plusDays(-1));
  await insertMember(tx, partnership, { id: newId(), name: command[field], role, from: since, to: null });
  return ok(true);
}

/** What it was before, so that the trace says what changed. */
const factsOf = (before: Partnership, after: ChangePartnership): Readonly<Record<string, string | null>> => ({
  nameBefore: before.name,
  leadOfficeBefore: before.leadOffice,
  coordinationOfficeBefore: before.coordinationOffice,
  contactBefore: before.contactEmail,
  goalsBefore: before.goals.join('; '),
  endedOn: after.endedOn?.toString() ?? null,
});
