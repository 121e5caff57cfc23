import type { Transaction } from '#platform';

export type DistrictKind = 'KREIS' | 'KREISFREIE_STADT' | 'STAEDTEREGION';
export type OrganisationKind = DistrictKind | 'GEMEINDE' | 'VEREIN' | 'GGMBH' | 'BEHOERDE';

export interface Court {
  readonly id: string;
  readonly name: string;
  readonly seat: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly verifiedBy: string | null;
}

/** One of the 53 Kreise and kreisfreie Städte. The AGS is text with five digits. */
export interface DistrictView {
  readonly ags: string;
  /** "Kreis Düren", "Stadt Köln". */
  readonly name: string;
  readonly shortName: string;
  /** "des Kreises Düren". */
  readonly genitive: string;
  readonly kind: DistrictKind;
  readonly adminRegion: string;
  /** The administrative court of the district's seat (§ 52 Nr. 3 VwGO, § 17 JustG NRW). */
  readonly court: Court;
}

export interface OrganisationView {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  /** The district whose cap it uses; Stadt Aachen lies in 05334. */
  readonly districtAgs: string;
  readonly addressee: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly verifiedBy: string | null;
  readonly district: DistrictView;
}

interface DistrictRow {
  ags: string;
  district_name: string;
  short_name: string;
  genitive: string;
  district_kind: DistrictKind;
  admin_region: string;
  court: Omit<Court, 'verifiedBy'> & { verified_by: string | null };
}

interface OrganisationRow extends DistrictRow {
  id: string;
  name: string;
  kind: OrganisationKind;
  addressee: string;
  street: string;
  postcode: string;
  city: string;
  verified_by: string | null;
}

const DISTRICT_COLUMNS = `d.ags, d.name AS district_name, d.short_name, d.genitive, d.kind AS district_kind, d.admin_region,
  to_jsonb(c.*) AS court`;
const FROM_DISTRICT = `districts.district d JOIN districts.court c ON c.id = d.court_id`;
const ORGANISATIONS = `SELECT o.id, o.name, o.kind, o.addressee, o.street, o.postcode, o.city, o.verified_by, ${DISTRICT_COLUMNS}
  FROM districts.organisation o JOIN ${FROM_DISTRICT} ON d.ags = o.district_ags`;

export async function listDistricts(tx: Transaction): Promise<DistrictView[]> {
  const rows = await tx.query<DistrictRow>(`SELECT ${DISTRICT_COLUMNS} FROM ${FROM_DISTRICT} ORDER BY d.ags`);
  return rows.map(toDistrict);
}

export async function findDistrict(tx: Transaction, ags: string): Promise<DistrictView | null> {
  const [row] = await tx.query<DistrictRow>(`SELECT ${DISTRICT_COLUMNS} FROM ${FROM_DISTRICT} WHERE d.ags = $1`, [ags]);
  return row ? toDistrict(row) : null;
}

export async function listOrganisations(tx: Transaction): Promise<OrganisationView[]> {
  const rows = await tx.query<OrganisationRow>(`${ORGANISATIONS} ORDER BY d.ags, o.name`);
  return rows.map(toOrganisation);
}

export async function findOrganisation(tx: Transaction, id: string): Promise<OrganisationView | null> {
  const [row] = await tx.query<OrganisationRow>(`${ORGANISATIONS} WHERE o.id = $1`, [id]);
  return row ? toOrganisation(row) : null;
}

const toDistrict = (row: DistrictRow): DistrictView => ({
  ags: row.ags,
  name: row.district_name,
  shortName: row.short_name,
  genitive: row.genitive,
  kind: row.district_kind,
  adminRegion: row.admin_region,
  court: {
    id: row.court.id,
    name: row.court.name,
    seat: row.court.seat,
    street: row.court.street,
    postcode: row.court.postcode,
    city: row.court.city,
    verifiedBy: row.court.verified_by,
  },
});

const toOrganisation = (row: OrganisationRow): OrganisationView => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  districtAgs: row.ags,
  addressee: row.addressee,
  street: row.street,
  postcode: row.postcode,
  city: row.city,
  verifiedBy: row.verified_by,
  district: toDistrict(row),
});
