import { CalendarDate } from '#kernel';
import type { Transaction } from '#platform';
import type { Body, BodyKind, Deputy, Seat, Secrecy } from '../domain/body.js';
import type { Majority } from '../domain/vote-count.js';

interface BodyRow {
  id: string;
  kind: BodyKind;
  name: string;
  land: string;
  owner_organisation_id: string | null;
  partnership_id: string | null;
  purpose: string;
  office_email: string | null;
  source: string;
  quorum_numerator: number;
  quorum_denominator: number;
  quorum_is_strict: boolean;
  majority: Majority;
  secrecy: Secrecy;
  founded_on: string | null;
  dissolved_on: string | null;
}

interface TermRow {
  id: string;
  organisation: string;
  contact_email: string | null;
  term_from: string;
  term_to: string | null;
}

interface SeatRow extends TermRow {
  body_id: string;
  role: string;
  has_vote: boolean;
  deputies: readonly TermRow[];
}

const SEATS = `SELECT s.*, coalesce((SELECT jsonb_agg(to_jsonb(d.*) ORDER BY d.term_from, d.created_at)
    FROM bodies.deputy d WHERE d.seat_id = s.id), '[]') AS deputies
  FROM bodies.seat s`;

export async function findBody(tx: Transaction, id: string): Promise<Body | null> {
  const [row] = await tx.query<BodyRow>('SELECT * FROM bodies.body WHERE id = $1', [id]);
  return row ? toBody(row) : null;
}

/** All bodies the actor may see, by name. */
export async function listBodies(tx: Transaction): Promise<Body[]> {
  return (await tx.query<BodyRow>('SELECT * FROM bodies.body ORDER BY land DESC, name')).map(toBody);
}

/** The bodies of a partnership: its alliance, its youth forum. */
export async function bodiesOfPartnership(tx: Transaction, partnershipId: string): Promise<Body[]> {
  const rows = await tx.query<BodyRow>('SELECT * FROM bodies.body WHERE partnership_id = $1 ORDER BY kind, name', [
    partnershipId,
  ]);
  return rows.map(toBody);
}

/** Every seat a body ever had, with its deputies, in the order in which the terms began. */
export async function seatsOf(tx: Transaction, bodyId: string): Promise<Seat[]> {
  const rows = await tx.query<SeatRow>(`${SEATS} WHERE s.body_id = $1 ORDER BY s.term_from, s.organisation, s.id`, [
    bodyId,
  ]);
  return rows.map(toSeat);
}

export async function findSeat(tx: Transaction, id: string): Promise<Seat | null> {
  const [row] = await tx.query<SeatRow>(`${SEATS} WHERE s.id = $1`, [id]);
  return row ? toSeat(row) : null;
}

export async function insertBody(tx: Transaction, body: Body): Promise<void> {
  await tx.query(
    `INSERT INTO bodies.body (id, kind, name, land, owner_organisation_id, partnership_id, purpose, source,
       quorum_numerator, quorum_denominator, quorum_is_strict, majority, secrecy, founded_on, created_at, office_email)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      ...[body.id, body.kind, body.name, body.land, body.ownerOrganisationId, body.partnershipId, body.purpose],
      ...[body.source, body.quorum.numerator, body.quorum.denominator, body.quorum.isStrict, body.majority],
      ...[body.secrecy, body.foundedOn?.toString() ?? null, tx.now, body.officeEmail],
    ],
  );
}

/** New rules of a body; votes that are open keep the rules under which they opened. */
export async function rewriteRules(
  tx: Transaction,
  id: string,
  { quorum, majority, secrecy }: Pick<Body, 'quorum' | 'majority' | 'secrecy'>,
): Promise<void> {
  await tx.query(
    `UPDATE bodies.body SET quorum_numerator = $2, quorum_denominator = $3, quorum_is_strict = $4, majority = $5, secrecy = $6
     WHERE id = $1`,
    [id, quorum.numerator, quorum.denominator, quorum.isStrict, majority, secrecy],
  );
}

export async function insertSeat(tx: Transaction, seat: Omit<Seat, 'deputies'>): Promise<void> {
  await tx.query(
    `INSERT INTO bodies.seat (id, body_id, organisation, role, has_vote, contact_email, term_from, term_to, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[seat.id, seat.bodyId, seat.organisation, seat.role, seat.hasVote, seat.contactEmail],
      ...[seat.from.toString(), seat.to?.toString() ?? null, tx.now],
    ],
  );
}

export async function insertDeputy(tx: Transaction, seat: Seat, deputy: Deputy): Promise<void> {
  await tx.query(
    `INSERT INTO bodies.deputy (id, seat_id, body_id, organisation, contact_email, term_from, term_to, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[deputy.id, seat.id, seat.bodyId, deputy.organisation, deputy.contactEmail],
      ...[deputy.from.toString(), deputy.to?.toString() ?? null, tx.now],
    ],
  );
}

/** The seat's term ends; its deputies' terms end with it. */
export async function endTerm(tx: Transaction, seatId: string, last: CalendarDate): Promise<void> {
  await tx.query('UPDATE bodies.seat SET term_to = $2 WHERE id = $1', [seatId, last.toString()]);
  await tx.query(
    'UPDATE bodies.deputy SET term_to = greatest(term_from, $2::date) WHERE seat_id = $1 AND term_to IS NULL',
    [seatId, last.toString()],
  );
}

export async function changeContact(tx: Transaction, seatId: string, email: string | null): Promise<void> {
  await tx.query('UPDATE bodies.seat SET contact_email = $2 WHERE id = $1', [seatId, email]);
}

const toBody = (row: BodyRow): Body => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  land: row.land,
  ownerOrganisationId: row.owner_organisation_id,
  partnershipId: row.partnership_id,
  purpose: row.purpose,
  officeEmail: row.office_email,
  source: row.source,
  quorum: { numerator: row.quorum_numerator, denominator: row.quorum_denominator, isStrict: row.quorum_is_strict },
  majority: row.majority,
  secrecy: row.secrecy,
  foundedOn: row.founded_on === null ? null : CalendarDate.iso(row.founded_on),
  dissolvedOn: row.dissolved_on === null ? null : CalendarDate.iso(row.dissolved_on),
});

const toDeputy = (row: TermRow): Deputy => ({
  id: row.id,
  organisation: row.organisation,
  contactEmail: row.contact_email,
  from: CalendarDate.iso(row.term_from),
  to: row.term_to === null ? null : CalendarDate.iso(row.term_to),
});

const toSeat = (row: SeatRow): Seat => ({
  ...toDeputy(row),
  bodyId: row.body_id,
  role: row.role,
  hasVote: row.has_vote,
  deputies: row.deputies.map(toDeputy),
});
