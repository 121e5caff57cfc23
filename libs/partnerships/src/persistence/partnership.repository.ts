import { CalendarDate } from '#kernel';
import type { Transaction } from '#platform';
import type { PartnershipProgramme } from '../domain/fund.js';

export interface Partnership {
  readonly id: string;
  readonly organisationId: string;
  readonly programmeCode: PartnershipProgramme;
  readonly name: string;
  /** Part of the public address: /mitmachen/hamm. */
  readonly slug: string;
  readonly leadOffice: string;
  readonly coordinationOffice: string;
  readonly coordinationByCarrier: boolean;
  readonly contactEmail: string;
  readonly contactPhone: string;
  readonly allianceBodyId: string | null;
  readonly youthForumBodyId: string | null;
  readonly beganOn: CalendarDate;
  readonly endedOn: CalendarDate | null;
  readonly goals: readonly string[];
}

export const MEMBER_ROLES = ['LEAD_OFFICE', 'COORDINATION_OFFICE', 'ALLIANCE', 'YOUTH_FORUM', 'PARTNER'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** An organisation or office that takes or took part; never a person. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly role: MemberRole;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

interface PartnershipRow extends Omit<Partnership, 'beganOn' | 'endedOn'> {
  beganOn: string;
  endedOn: string | null;
}

const SELECT = `SELECT id, organisation_id AS "organisationId", programme_code AS "programmeCode", name, slug,
  lead_office AS "leadOffice", coordination_office AS "coordinationOffice", coordination_by_carrier AS "coordinationByCarrier",
  contact_email AS "contactEmail", contact_phone AS "contactPhone", alliance_body_id AS "allianceBodyId",
  youth_forum_body_id AS "youthForumBodyId", began_on AS "beganOn", ended_on AS "endedOn", goals FROM partnerships.partnership`;

const dayOrNull = (text: string | null): CalendarDate | null => (text === null ? null : CalendarDate.iso(text));
const toPartnership = (row: PartnershipRow): Partnership => ({
  ...row,
  beganOn: CalendarDate.iso(row.beganOn),
  endedOn: dayOrNull(row.endedOn),
});

export async function insertPartnership(tx: Transaction, partnership: Partnership): Promise<void> {
  await tx.query(
    `INSERT INTO partnerships.partnership (id, organisation_id, programme_code, name, slug, lead_office, coordination_office,
       coordination_by_carrier, contact_email, contact_phone, began_on, goals, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      partnership.id,
      partnership.organisationId,
      partnership.programmeCode,
      partnership.name,
      partnership.slug,
      partnership.leadOffice,
      partnership.coordinationOffice,
      partnership.coordinationByCarrier,
      partnership.contactEmail,
      partnership.contactPhone,
      partnership.beganOn.toString(),
      partnership.goals,
      tx.now,
    ],
  );
}

/** Lets changes of a partnership happen one after the other. */
export async function lockPartnership(tx: Transaction, id: string): Promise<void> {
  await tx.query('SELECT 1 FROM partnerships.partnership WHERE id = $1 FOR UPDATE', [id]);
}

/** Rewrites what a partnership says of itself; its programme, its address and its first day stay. */
export async function updatePartnership(
  tx: Transaction,
  id: string,
  changed: Pick<
    Partnership,
    | 'name'
    | 'leadOffice'
    | 'coordinationOffice'
    | 'coordinationByCarrier'
    | 'contactEmail'
    | 'contactPhone'
    | 'goals'
    | 'endedOn'
  >,
): Promise<void> {
  await tx.query(
    `UPDATE partnerships.partnership SET name = $2, lead_office = $3, coordination_office = $4, coordination_by_carrier = $5,
       contact_email = $6, contact_phone = $7, goals = $8, ended_on = $9 WHERE id = $1`,
    [
      ...[id, changed.name.trim(), changed.leadOffice.trim(), changed.coordinationOffice.trim()],
      ...[changed.coordinationByCarrier, changed.contactEmail, changed.contactPhone],
      ...[changed.goals, changed.endedOn?.toString() ?? null],
    ],
  );
}

export async function linkBodies(
  tx: Transaction,
  partnershipId: string,
  bodies: { readonly alliance: string | null; readonly youthForum: string | null },
): Promise<void> {
  await tx.query('UPDATE partnerships.partnership SET alliance_body_id = $2, youth_forum_body_id = $3 WHERE id = $1', [
    partnershipId,
    bodies.alliance,
    bodies.youthForum,
  ]);
}

/** All that the actor may see: the authority every one, an organisation its own. */
export async function listPartnerships(tx: Transaction): Promise<Partnership[]> {
  return (await tx.query<PartnershipRow>(`${SELECT} ORDER BY name`)).map(toPartnership);
}

export async function findPartnership(tx: Transaction, id: string): Promise<Partnership | null> {
  const [row] = await tx.query<PartnershipRow>(`${SELECT} WHERE id = $1`, [id]);
  return row ? toPartnership(row) : null;
}

export async function partnershipBySlug(tx: Transaction, slug: string): Promise<Partnership | null> {
  const [row] = await tx.query<PartnershipRow>(`${SELECT} WHERE slug = $1`, [slug]);
  return row ? toPartnership(row) : null;
}

export async function insertMember(
  tx: Transaction,
  partnership: Pick<Partnership, 'id' | 'organisationId'>,
  member: Member,
): Promise<void> {
  await tx.query(
    `INSERT INTO partnerships.member (id, partnership_id, organisation_id, name, role, from_day, to_day)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      member.id,
      partnership.id,
      partnership.organisationId,
      member.name.trim(),
      member.role,
      member.from.toString(),
      member.to?.toString() ?? null,
    ],
  );
}

/** Ends a membership; answers whether one was open. */
export async function closeMember(tx: Transaction, id: string, to: CalendarDate): Promise<boolean> {
  const rows = await tx.query(
    'UPDATE partnerships.member SET to_day = $2 WHERE id = $1 AND to_day IS NULL RETURNING id',
    [id, to.toString()],
  );
  return rows.length === 1;
}

/** Present members first, then those who left, newest first. */
export async function membersOf(tx: Transaction, partnershipId: string): Promise<Member[]> {
  const rows = await tx.query<{ id: string; name: string; role: MemberRole; from_day: string; to_day: string | null }>(
    `SELECT id, name, role, from_day, to_day FROM partnerships.member WHERE partnership_id = $1
     ORDER BY to_day DESC NULLS FIRST, role, name`,
    [partnershipId],
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    role: row.role,
    from: CalendarDate.iso(row.from_day),
    to: dayOrNull(row.to_day),
  }));
}
