import { CalendarDate } from '#kernel';
import { newId, type Transaction } from '#platform';

/** A Kreis, a Städteregion or a town that takes part or took part in the network. */
export interface Municipality {
  readonly id: string;
  readonly ags: string;
  readonly name: string;
  readonly kind: MunicipalityKind;
  readonly adminRegion: string;
}

export const MUNICIPALITY_KINDS = ['KREIS', 'STAEDTEREGION', 'KREISFREIE_STADT', 'GEMEINDE'] as const;
export type MunicipalityKind = (typeof MUNICIPALITY_KINDS)[number];

export interface Membership extends Municipality {
  readonly membershipId: string;
  readonly memberFrom: CalendarDate;
  readonly memberTo: CalendarDate | null;
  /** A function's mailbox, never a person's. */
  readonly mailbox: string;
}

export interface Topic {
  readonly code: string;
  readonly name: string;
}

/** Who helps on the spot; the team refers to it and advises on nothing that a municipality has to decide itself. */
export interface ReferralTarget {
  readonly id: string;
  readonly name: string;
  readonly work: string;
  /** Null: for the whole Land. */
  readonly adminRegion: string | null;
  readonly contact: string;
  readonly source: string;
  readonly verifiedBy: string | null;
  readonly endedOn: CalendarDate | null;
}

export interface RoomTerms {
  readonly version: number;
  readonly validFrom: CalendarDate;
  readonly retentionMonths: number;
  readonly closingDays: number;
  readonly teamName: string;
  readonly teamMailbox: string;
  readonly source: string;
  readonly verifiedBy: string | null;
}

const MUNICIPALITY = `m.id, m.ags, m.name, m.kind, m.admin_region AS "adminRegion"`;
const MEMBERSHIP = `${MUNICIPALITY}, s.id AS "membershipId", s.member_from, s.member_to, s.mailbox`;
type MembershipRow = Omit<Membership, 'memberFrom' | 'memberTo'> & { member_from: string; member_to: string | null };

const dayOf = (text: string | null): CalendarDate | null => (text === null ? null : CalendarDate.iso(text));

const toMembership = ({ member_from, member_to, ...row }: MembershipRow): Membership => ({
  ...row,
  memberFrom: CalendarDate.iso(member_from),
  memberTo: dayOf(member_to),
});

/** All memberships that the actor may see, present ones first, by name. */
export async function listMemberships(tx: Transaction): Promise<Membership[]> {
  const rows = await tx.query<MembershipRow>(
    `SELECT ${MEMBERSHIP} FROM enquiries.membership s JOIN enquiries.municipality m ON m.id = s.municipality_id
     ORDER BY s.member_to IS NOT NULL, m.name, s.member_from DESC`,
  );
  return rows.map(toMembership);
}

/** The membership of a municipality on a day, or null. */
export async function membershipOn(
  tx: Transaction,
  municipalityId: string,
  day: CalendarDate,
): Promise<Membership | null> {
  const [row] = await tx.query<MembershipRow>(
    `SELECT ${MEMBERSHIP} FROM enquiries.membership s JOIN enquiries.municipality m ON m.id = s.municipality_id
     WHERE s.municipality_id = $1 AND s.member_from <= $2::date AND (s.member_to IS NULL OR s.member_to >= $2::date)
     ORDER BY s.member_from DESC LIMIT 1`,
    [municipalityId, day.toString()],
  );
  return row ? toMembership(row) : null;
}

/** Municipalities by name, also for the administration of accounts: name and nothing more. */
export const listMunicipalities = (tx: Transaction): Promise<Municipality[]> =>
  tx.query<Municipality>(`SELECT ${MUNICIPALITY} FROM enquiries.municipality m ORDER BY m.name, m.id`);

export async function municipalityByAgs(tx: Transaction, ags: string): Promise<Municipality | null> {
  const [row] = await tx.query<Municipality>(`SELECT ${MUNICIPALITY} FROM enquiries.municipality m WHERE m.ags = $1`, [
    ags,
  ]);
  return row ?? null;
}

export async function insertMunicipality(tx: Transaction, entry: Omit<Municipality, 'id'>): Promise<string> {
  const id = newId();
  await tx.query('INSERT INTO enquiries.municipality (id, ags, name, kind, admin_region) VALUES ($1, $2, $3, $4, $5)', [
    id,
    entry.ags,
    entry.name,
    entry.kind,
    entry.adminRegion,
  ]);
  return id;
}

export async function insertMembership(
  tx: Transaction,
  entry: { readonly municipalityId: string; readonly memberFrom: CalendarDate; readonly mailbox: string },
): Promise<string> {
  const id = newId();
  await tx.query(
    `INSERT INTO enquiries.membership (id, municipality_id, member_from, mailbox, recorded_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, entry.municipalityId, entry.memberFrom.toString(), entry.mailbox, tx.actor.accountId, tx.now],
  );
  return id;
}

/** The last day of the newest membership that has one; null where there was none. */
export async function lastMemberDay(tx: Transaction, municipalityId: string): Promise<CalendarDate | null> {
  const [row] = await tx.query<{ member_to: string | null }>(
    'SELECT max(member_to) AS member_to FROM enquiries.membership WHERE municipality_id = $1',
    [municipalityId],
  );
  return dayOf(row?.member_to ?? null);
}

export async function endMembershipRow(tx: Transaction, id: string, on: CalendarDate): Promise<void> {
  await tx.query('UPDATE enquiries.membership SET member_to = $2 WHERE id = $1', [id, on.toString()]);
}

export const listTopics = (tx: Transaction): Promise<Topic[]> =>
  tx.query<Topic>('SELECT code, name FROM enquiries.topic ORDER BY position, code');

export async function listReferralTargets(tx: Transaction): Promise<ReferralTarget[]> {
  const rows = await tx.query<Omit<ReferralTarget, 'endedOn'> & { ended_on: string | null }>(
    `SELECT id, name, work, admin_region AS "adminRegion", contact, source, verified_by AS "verifiedBy", ended_on
     FROM enquiries.referral_target ORDER BY ended_on IS NOT NULL, admin_region NULLS FIRST, name, id`,
  );
  return rows.map(({ ended_on, ...row }) => ({ ...row, endedOn: dayOf(ended_on) }));
}

/** The terms of the room on a day; null before the first version. */
export async function roomTermsOn(tx: Transaction, day: CalendarDate): Promise<RoomTerms | null> {
  const [newest] = await selectTerms(tx, 'WHERE valid_from <= $1::date', [day.toString()]);
  return newest ?? null;
}

export const listRoomTerms = (tx: Transaction): Promise<RoomTerms[]> => selectTerms(tx, '', []);

async function selectTerms(tx: Transaction, where: string, parameters: readonly string[]): Promise<RoomTerms[]> {
  const rows = await tx.query<Omit<RoomTerms, 'validFrom'> & { valid_from: string }>(
    `SELECT version, valid_from, retention_months AS "retentionMonths", closing_days AS "closingDays",
       team_name AS "teamName", team_mailbox AS "teamMailbox", source, verified_by AS "verifiedBy"
     FROM enquiries.room_terms ${where} ORDER BY valid_from DESC, version DESC`,
    parameters,
  );
  return rows.map(({ valid_from, ...row }) => ({ ...row, validFrom: CalendarDate.iso(valid_from) }));
}

export async function insertRoomTerms(tx: Transaction, terms: RoomTerms): Promise<void> {
  await tx.query(
    `INSERT INTO enquiries.room_terms (version, valid_from, retention_months, closing_days, team_name, team_mailbox, source,
       verified_by, recorded_by, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      terms.version,
      terms.validFrom.toString(),
      terms.retentionMonths,
      terms.closingDays,
      terms.teamName,
      terms.teamMailbox,
      terms.source,
      terms.verifiedBy,
      tx.actor.accountId,
      tx.now,
    ],
  );
}

export async function insertReferralTarget(
  tx: Transaction,
  entry: Omit<ReferralTarget, 'id' | 'endedOn' | 'verifiedBy'>,
): Promise<string> {
  const id = newId();
  await tx.query(
    `INSERT INTO enquiries.referral_target (id, name, work, admin_region, contact, source) VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, entry.name, entry.work, entry.adminRegion, entry.contact, entry.source],
  );
  return id;
}

export async function endReferralTargetRow(tx: Transaction, id: string, on: CalendarDate): Promise<boolean> {
  const ended = await tx.query(
    'UPDATE enquiries.referral_target SET ended_on = $2 WHERE id = $1 AND ended_on IS NULL RETURNING id',
    [id, on.toString()],
  );
  return ended.length === 1;
}
