import { readFileSync } from 'node:fs';
import path from 'node:path';
import { v5 } from 'uuid';
import { DEFAULT_LAND } from '#kernel';
import type { Transaction } from '#platform';
import type { DistrictKind } from './district.js';

interface ReferenceFile {
  /** NW where the file does not say. */
  readonly land?: string;
  /** Recipients that are no district, such as associations. */
  readonly organisations?: readonly {
    key: string;
    name: string;
    kind: string;
    ags: string;
    addressee: string;
    seat: string;
  }[];
  readonly verwaltungsgerichte: readonly {
    id: string;
    name: string;
    seat: string;
    street: string;
    postcode: string;
    city: string;
  }[];
  readonly districts: readonly {
    ags: string;
    officialName: string;
    shortName: string;
    genitive: string;
    type: DistrictKind;
    headOfAdministration: string;
    seat: string;
    regierungsbezirk: string;
    verwaltungsgericht: string;
    labelPoint: readonly [number, number];
  }[];
}

const NAMESPACE = '6f1c8c0a-5b1d-4c8e-9a39-0f5a1e2d7c11';

/** The same organisation has the same id in every installation. */
export const organisationIdOfDistrict = (ags: string): string => v5(`district:${ags}`, NAMESPACE);

/** Stadt Aachen has largely the status of a kreisfreie Stadt but belongs to the Städteregion (05334). */
export const STADT_AACHEN_ID = v5('municipality:05334002', NAMESPACE);

const ADDRESSEE: Readonly<Record<DistrictKind, string>> = {
  KREIS: 'Die Landrätin oder der Landrat',
  KREISFREIE_STADT: 'Die Oberbürgermeisterin oder der Oberbürgermeister',
  STAEDTEREGION: 'Die Städteregionsrätin oder der Städteregionsrat',
};

/** Länder -> file of their districts. Another Land is a line here and a file. */
const FILES: Readonly<Record<string, string>> = { NW: 'nrw-districts.json', NI: 'ni-districts.json' };

/** The same association has the same id in every installation. */
export const organisationIdOfReference = (key: string): string => v5(`organisation:${key}`, NAMESPACE);

/** Loads the districts of the Länder that an installation holds. Idempotent; answers how many there are. */
export async function loadDistrictReference(
  tx: Transaction,
  packageRoot: string,
  lands: readonly string[] = [DEFAULT_LAND],
): Promise<number> {
  let count = 0;
  for (const land of lands) {
    const name = FILES[land];
    if (name === undefined) throw new Error(`no districts are known for ${land}`);
    const text = readFileSync(path.join(packageRoot, 'libs/districts/reference', name), 'utf8');
    const file: ReferenceFile = JSON.parse(text);
    count += await loadLand(tx, file);
  }
  return count;
}

/** Loads courts, districts, one organisation per district and other recipients. Addresses corrected by hand stay. */
async function loadLand(tx: Transaction, file: ReferenceFile): Promise<number> {
  const land = file.land ?? DEFAULT_LAND;
  for (const court of file.verwaltungsgerichte) {
    await tx.query(
      `INSERT INTO districts.court (id, name, seat, street, postcode, city) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [court.id, court.name, court.seat, court.street, court.postcode, court.city],
    );
  }
  for (const district of file.districts) {
    const court = file.verwaltungsgerichte.find(({ seat }) => seat === district.verwaltungsgericht);
    await tx.query(
      `INSERT INTO districts.district (ags, name, short_name, genitive, kind, admin_region, court_id, seat,
         head_of_administration, longitude, latitude, land)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING`,
      [
        district.ags,
        district.officialName,
        district.shortName,
        district.genitive,
        district.type,
        district.regierungsbezirk,
        court?.id,
        district.seat,
        district.headOfAdministration,
        district.labelPoint[0],
        district.labelPoint[1],
        land,
      ],
    );
    await insertOrganisation(tx, {
      id: organisationIdOfDistrict(district.ags),
      name: district.officialName,
      kind: district.type,
      ags: district.ags,
      addressee: ADDRESSEE[district.type],
      seat: district.seat,
    });
  }
  for (const { key, ...organisation } of file.organisations ?? []) {
    await insertOrganisation(tx, { ...organisation, id: organisationIdOfReference(key) });
  }
  if (land === DEFAULT_LAND) await insertStadtAachen(tx);
  return file.districts.length;
}

const insertStadtAachen = (tx: Transaction): Promise<void> =>
  insertOrganisation(tx, {
    id: STADT_AACHEN_ID,
    name: 'Stadt Aachen',
    kind: 'GEMEINDE',
    ags: '05334',
    addressee: 'Die Oberbürgermeisterin oder der Oberbürgermeister',
    seat: 'Aachen',
  });

const PLACEHOLDER_POSTCODE = '00000';

/** Whether an address is still the one of the reference: no letter reaches it. */
export const isPlaceholderAddress = ({ postcode }: { readonly postcode: string }): boolean =>
  postcode === PLACEHOLDER_POSTCODE;

/** Streets and postcodes are not in the reference: they are placeholders, marked unverified, until somebody enters them. */
async function insertOrganisation(
  tx: Transaction,
  organisation: { id: string; name: string; kind: string; ags: string; addressee: string; seat: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO districts.organisation (id, name, kind, district_ags, addressee, street, postcode, city)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [
      organisation.id,
      organisation.name,
      organisation.kind,
      organisation.ags,
      organisation.addressee,
      organisation.kind === 'KREIS' ? 'Kreishaus' : 'Rathaus',
      PLACEHOLDER_POSTCODE,
      organisation.seat,
    ],
  );
}
