import { recordAudit } from '#audit';
import { CalendarDate, hasRole, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { violatedConstraint, type Database, type Transaction } from '#platform';
import {
  endMembershipRow,
  insertMembership,
  insertMunicipality,
  lastMemberDay,
  listMemberships,
  MUNICIPALITY_KINDS,
  municipalityByAgs,
} from '../persistence/room.repository.js';

export interface AdmitMunicipality {
  /** Five digits for a district, eight for a town in one. */
  readonly ags: string;
  readonly name: string;
  readonly kind: string;
  readonly adminRegion: string;
  readonly mailbox: string;
  readonly memberFrom: string;
}

const MAILBOX = /^[^\s@,;<>]+@[^\s@,;<>]+$/;

/** A municipality joins, or joins again. Refuses a second membership at the same time and a mailbox that is none. */
export async function admitMunicipality(
  database: Database,
  actor: Actor,
  input: AdmitMunicipality,
): Promise<Result<{ municipalityId: string }, readonly Refusal[]>> {
  const checked = check(actor, input);
  if (!checked.ok) return checked;
  const { kind, memberFrom } = checked.value;
  const entry = { ags: input.ags, name: input.name.trim(), kind, adminRegion: input.adminRegion.trim() };
  try {
    return await database.transaction(actor, async (tx) => {
      const known = await municipalityByAgs(tx, input.ags);
      const municipalityId = known?.id ?? (await insertMunicipality(tx, entry));
      const lastDay = await lastMemberDay(tx, municipalityId);
      if (lastDay && !memberFrom.isAfter(lastDay)) {
        return one(refuse('member-until', { until: lastDay.toGerman() }, '/memberFrom').refusal);
      }
      await insertMembership(tx, { municipalityId, memberFrom, mailbox: input.mailbox.trim() });
      await record(tx, municipalityId, 'admit-municipality');
      return ok({ municipalityId });
    });
  } catch (error) {
    if (violatedConstraint(error) !== 'membership_one_open') throw error;
    return one(refuse('already-a-member', {}, '/ags').refusal);
  }
}

/** A membership ends with the given day; what was asked before stays until it is wiped. */
export async function endMembership(
  database: Database,
  actor: Actor,
  input: { readonly membershipId: string; readonly memberTo: string },
): Promise<Result<true, Refusal>> {
  if (!hasRole(actor, 'ENQUIRY_LEAD')) return refuse('lead-only');
  const day = CalendarDate.parse(input.memberTo);
  if (!day.ok) return refuse(day.refusal.kind, day.refusal.facts, '/memberTo');
  return database.transaction(actor, async (tx) => {
    const found = (await listMemberships(tx)).find(({ membershipId }) => membershipId === input.membershipId);
    if (!found || found.memberTo) return refuse('membership-not-found');
    if (day.value.isBefore(found.memberFrom)) {
      return refuse('member-from', { from: found.memberFrom.toGerman() }, '/memberTo');
    }
    await endMembershipRow(tx, input.membershipId, day.value);
    await record(tx, found.id, 'end-membership');
    return ok(true);
  });
}

function check(
  actor: Actor,
  input: AdmitMunicipality,
): Result<{ kind: (typeof MUNICIPALITY_KINDS)[number]; memberFrom: CalendarDate }, readonly Refusal[]> {
  if (!hasRole(actor, 'ENQUIRY_LEAD')) return one(refuse('lead-only').refusal);
  const kind = MUNICIPALITY_KINDS.find((each) => each === input.kind);
  const day = CalendarDate.parse(input.memberFrom);
  const refusals: Refusal[] = [];
  if (!/^\d{5}(\d{3})?$/.test(input.ags)) refusals.push(refuse('municipality-ags-unreadable', {}, '/ags').refusal);
  if (input.name.trim().length < 3) refusals.push(refuse('municipality-name-missing', {}, '/name').refusal);
  if (!kind) refusals.push(refuse('municipality-kind-missing', {}, '/kind').refusal);
  if (input.adminRegion.trim().length < 3) refusals.push(refuse('region-missing', {}, '/adminRegion').refusal);
  if (!MAILBOX.test(input.mailbox.trim())) refusals.push(refuse('mailbox-unreadable', {}, '/mailbox').refusal);
  if (!day.ok) refusals.push(refuse(day.refusal.kind, day.refusal.facts, '/memberFrom').refusal);
  if (!kind || !day.ok || refusals.length > 0) return { ok: false, refusal: refusals };
  return ok({ kind, memberFrom: day.value });
}

const one = (refusal: Refusal): { readonly ok: false; readonly refusal: readonly Refusal[] } => ({
  ok: false,
  refusal: [refusal],
});

const record = (tx: Transaction, municipalityId: string, action: string): Promise<void> =>
  recordAudit(tx, {
    chain: `enquiry-member:${municipalityId}`,
    action,
    organisationId: municipalityId,
    visibility: 'INTERNAL',
  });
