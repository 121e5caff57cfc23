import { readFileSync } from 'node:fs';
import path from 'node:path';
import { v5 } from 'uuid';
import type { Transaction } from '#platform';
import type { DistrictKind } from './district.js';

interface ReferenceFile {
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

/** Loads courts, districts and one organisation per district. Idempotent; addresses corrected by hand stay. */
export async function loadDistrictReference(tx: Transaction, packageRoot: string): Promise<number> {
  const file: ReferenceFile = JSON.parse(
    readFileSync(path.join(packageRoot, 'libs/districts/reference/nrw-districts.json'), 'utf8'),
  );
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
         head_of_administration, longitude, latitude)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING`,
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
  await insertOrganisation(tx, {
    id: STADT_AACHEN_ID,
    name: 'Stadt Aachen',
    kind: 'GEMEINDE',
    ags: '05334',
    addressee: 'Die Oberbürgermeisterin oder der Oberbürgermeister',
    seat: 'Aachen',
  });
  return file.districts.length;
}

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
