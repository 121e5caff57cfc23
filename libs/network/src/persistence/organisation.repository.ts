import { CalendarDate } from '#kernel';
import type { Transaction } from '#platform';

export const REGISTER_KINDS = [
  'MINISTRY',
  'AUTHORITY',
  'MUNICIPALITY',
  'ASSOCIATION',
  'COMPANY',
  'SCIENCE',
  'NETWORK',
  'PROGRAMME',
  'PARTNERSHIP',
  'EUROPEAN',
] as const;
export type RegisterKind = (typeof REGISTER_KINDS)[number];

/** An organisation of the network, reached by addresses of its functions. */
export interface RegisteredOrganisation {
  readonly id: string;
  readonly name: string;
  readonly kind: RegisterKind;
  readonly land: string;
  readonly seat: string;
  readonly districtAgs: string | null;
  /** What it does in the network. */
  readonly role: string;
  readonly website: string;
  readonly email: string;
  readonly phone: string;
  readonly kgeMemberSince: CalendarDate | null;
  readonly isPublic: boolean;
  readonly source: string;
  readonly verifiedBy: string | null;
}

export const OFFER_KINDS = ['MOBILE', 'VICTIM', 'EXIT', 'PREVENTION'] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];

/** An offer of counselling and the districts for which it is responsible. */
export interface Offer {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly kind: OfferKind;
  readonly name: string;
  readonly description: string;
  readonly phone: string;
  readonly email: string;
  readonly website: string;
  readonly isPublic: boolean;
  readonly verifiedBy: string | null;
  readonly districts: readonly string[];
}

export interface OfferReference {
  readonly fromId: string;
  readonly toId: string;
  readonly from: string;
  readonly to: string;
  readonly note: string;
}

export interface OrganisationFilter {
  readonly text?: string;
  readonly kind?: RegisterKind;
  readonly districtAgs?: string;
}

export interface OrganisationRow {
  id: string;
  name: string;
  kind: RegisterKind;
  land: string;
  seat: string;
  district_ags: string | null;
  role: string;
  website: string;
  email: string;
  phone: string;
  kge_member_since: string | null;
  is_public: boolean;
  source: string;
  verified_by: string | null;
}

export interface OfferRow {
  id: string;
  organisation_id: string;
  organisation_name: string;
  kind: OfferKind;
  name: string;
  description: string;
  phone: string;
  email: string;
  website: string;
  is_public: boolean;
  verified_by: string | null;
  districts: readonly string[];
}

const OFFERS = `SELECT f.*, o.name AS organisation_name,
    array(SELECT a.district_ags::text FROM network.offer_area a WHERE a.offer_id = f.id ORDER BY a.district_ags) AS districts
  FROM network.offer f JOIN network.organisation o ON o.id = f.organisation_id`;

/** Organisations the actor may see, by name. The text is looked for in name, role and seat; case does not matter. */
export async function searchOrganisations(
  tx: Transaction,
  { text = '', kind, districtAgs }: OrganisationFilter = {},
): Promise<RegisteredOrganisation[]> {
  const rows = await tx.query<OrganisationRow>(
    `SELECT * FROM network.organisation
     WHERE ($1 = '' OR position(lower($1) IN lower(name || ' ' || role || ' ' || seat)) > 0)
       AND ($2::text IS NULL OR kind = $2) AND ($3::text IS NULL OR district_ags = $3) ORDER BY name, id`,
    [text.trim(), kind ?? null, districtAgs ?? null],
  );
  return rows.map(toOrganisation);
}

export async function findRegistered(tx: Transaction, id: string): Promise<RegisteredOrganisation | null> {
  const [row] = await tx.query<OrganisationRow>('SELECT * FROM network.organisation WHERE id = $1', [id]);
  return row ? toOrganisation(row) : null;
}

export async function insertOrganisation(tx: Transaction, organisation: RegisteredOrganisation): Promise<void> {
  await tx.query(
    `INSERT INTO network.organisation (id, name, kind, land, seat, district_ags, role, website, email, phone,
       kge_member_since, is_public, source, verified_by, changed_by_name, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      ...[organisation.id, organisation.name, organisation.kind, organisation.land, organisation.seat],
      ...[organisation.districtAgs, organisation.role, organisation.website, organisation.email, organisation.phone],
      ...[organisation.kgeMemberSince?.toString() ?? null, organisation.isPublic, organisation.source],
      ...[organisation.verifiedBy, tx.actor.name, tx.now],
    ],
  );
}

export async function listOffers(
  tx: Transaction,
  filter: { readonly districtAgs?: string; readonly organisationId?: string } = {},
): Promise<Offer[]> {
  const rows = await tx.query<OfferRow>(
    `${OFFERS} WHERE ($1::text IS NULL OR EXISTS (SELECT 1 FROM network.offer_area a WHERE a.offer_id = f.id AND a.district_ags = $1))
       AND ($2::uuid IS NULL OR f.organisation_id = $2)
     ORDER BY array_position(ARRAY['MOBILE', 'VICTIM', 'EXIT', 'PREVENTION'], f.kind), f.name`,
    [filter.districtAgs ?? null, filter.organisationId ?? null],
  );
  return rows.map(toOffer);
}

export async function insertOffer(tx: Transaction, offer: Omit<Offer, 'organisationName'>): Promise<void> {
  await tx.query(
    `INSERT INTO network.offer (id, organisation_id, kind, name, description, phone, email, website, is_public, verified_by,
       changed_by_name, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[offer.id, offer.organisationId, offer.kind, offer.name, offer.description, offer.phone, offer.email],
      ...[offer.website, offer.isPublic, offer.verifiedBy, tx.actor.name, tx.now],
    ],
  );
  await tx.query('INSERT INTO network.offer_area (offer_id, district_ags) SELECT $1, unnest($2::text[])', [
    ...[offer.id, offer.districts],
  ]);
}

export async function insertReference(
  tx: Transaction,
  reference: { readonly fromId: string; readonly toId: string; readonly note: string },
): Promise<void> {
  await tx.query(`INSERT INTO network.offer_reference (from_offer_id, to_offer_id, note) VALUES ($1, $2, $3)`, [
    reference.fromId,
    reference.toId,
    reference.note,
  ]);
}

/** Answers whether there was such a reference. */
export async function deleteReference(
  tx: Transaction,
  reference: { readonly fromId: string; readonly toId: string },
): Promise<boolean> {
  const rows = await tx.query(
    'DELETE FROM network.offer_reference WHERE from_offer_id = $1 AND to_offer_id = $2 RETURNING from_offer_id',
    [reference.fromId, reference.toId],
  );
  return rows.length === 1;
}

/** Which offer refers to which other, by name. */
export async function listReferences(tx: Transaction): Promise<OfferReference[]> {
  const rows = await tx.query<{ from_id: string; to_id: string; from_name: string; to_name: string; note: string }>(
    `SELECT a.id AS from_id, b.id AS to_id, a.name AS from_name, b.name AS to_name, r.note FROM network.offer_reference r
     JOIN network.offer a ON a.id = r.from_offer_id JOIN network.offer b ON b.id = r.to_offer_id ORDER BY 3, 4`,
  );
  return rows.map((row) => ({
    ...{ fromId: row.from_id, toId: row.to_id, from: row.from_name, to: row.to_name, note: row.note },
  }));
}

export interface FigureEntry {
  readonly offerId: string;
  /** "2026-1": January to June 2026. */
  readonly halfYear: string;
  readonly category: string;
  readonly cases: number;
}

export async function saveFigure(tx: Transaction, figure: FigureEntry): Promise<void> {
  await tx.query(
    `INSERT INTO network.counselling_figure (offer_id, half_year, category, cases, entered_by_name, entered_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (offer_id, half_year, category) DO UPDATE SET cases = EXCLUDED.cases,
       entered_by_name = EXCLUDED.entered_by_name, entered_at = EXCLUDED.entered_at`,
    [figure.offerId, figure.halfYear, figure.category, figure.cases, tx.actor.name, tx.now],
  );
}

/** Counts by kind of offer, half-year and category, as they are stored: show them only through `shownFigures`. */
export async function rawFigures(
  tx: Transaction,
): Promise<
  { readonly kind: OfferKind; readonly halfYear: string; readonly category: string; readonly cases: number }[]
> {
  const rows = await tx.query<{ kind: OfferKind; half_year: string; category: string; cases: number }>(
    `SELECT f.kind, c.half_year, c.category, sum(c.cases)::int AS cases FROM network.counselling_figure c
     JOIN network.offer f ON f.id = c.offer_id GROUP BY 1, 2, 3 ORDER BY 2 DESC, 1, 3`,
  );
  return rows.map((row) => ({ kind: row.kind, halfYear: row.half_year, category: row.category, cases: row.cases }));
}

export const toOrganisation = (row: OrganisationRow): RegisteredOrganisation => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  land: row.land,
  seat: row.seat,
  districtAgs: row.district_ags,
  role: row.role,
  website: row.website,
  email: row.email,
  phone: row.phone,
  kgeMemberSince: row.kge_member_since === null ? null : CalendarDate.iso(row.kge_member_since),
  isPublic: row.is_public,
  source: row.source,
  verifiedBy: row.verified_by,
});

export const toOffer = (row: OfferRow): Offer => ({
  id: row.id,
  organisationId: row.organisation_id,
  organisationName: row.organisation_name,
  kind: row.kind,
  name: row.name,
  description: row.description,
  phone: row.phone,
  email: row.email,
  website: row.website,
  isPublic: row.is_public,
  verifiedBy: row.verified_by,
  districts: row.districts,
});
