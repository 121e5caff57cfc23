import { Money } from '#kernel';
import type { Offer } from '#network';
import type { ReportTable } from '#reports';
import { LICENCE } from './public-frame.js';
import { pendingOf, sumOf, type PublicDistrict, type PublicPicture } from './public-picture.js';

interface OpenRow {
  readonly place: PublicDistrict;
  readonly programme: { readonly code: string; readonly name: string };
  readonly year: number;
  readonly amount: Money;
  readonly awards: number;
  readonly pending: number;
}

/** One row per district, programme and year; districts without money have one row of this year with 0. */
export function openRows(picture: PublicPicture): OpenRow[] {
  return picture.districts.flatMap((place) => {
    const funded = picture.programmes.flatMap((programme) =>
      picture.years.flatMap((year) => {
        const sums = place.sums.filter((sum) => sum.programmeCode === programme.code && sum.budgetYear === year);
        const awards = sums.reduce((total, sum) => total + sum.awards, 0);
        const pending = pendingOf(place, programme.code, year);
        const amount = sumOf(place, programme.code, year);
        return awards + pending === 0 ? [] : [{ place, programme, year, amount, awards, pending }];
      }),
    );
    const programme = picture.programmes[0] ?? { code: '', name: '' };
    const none = { place, programme, year: picture.today.year, amount: Money.ZERO, awards: 0, pending: 0 };
    return funded.length > 0 ? funded : [none];
  });
}

/** The same columns for CSV and XLSX; no person, no single project. */
export const OPEN_DATA_TABLE: ReportTable<OpenRow> = {
  name: 'foerderung-nrw',
  sheet: 'Förderung',
  columns: [
    { type: 'TEXT', key: 'ags', heading: 'AGS', valueOf: ({ place }) => place.district.ags },
    { type: 'TEXT', key: 'district', heading: 'Kreis oder Stadt', valueOf: ({ place }) => place.district.name },
    {
      type: 'TEXT',
      key: 'adminRegion',
      heading: 'Regierungsbezirk',
      valueOf: ({ place }) => place.district.adminRegion,
    },
    { type: 'TEXT', key: 'programme', heading: 'Programm', valueOf: ({ programme }) => programme.name },
    { type: 'INTEGER', key: 'year', heading: 'Jahr', valueOf: ({ year }) => year },
    { type: 'INTEGER', key: 'awards', heading: 'Zuwendungen', valueOf: ({ awards }) => awards },
    { type: 'MONEY', key: 'amount', heading: 'Bewilligt', valueOf: ({ amount }) => amount },
    { type: 'INTEGER', key: 'pending', heading: 'Noch nicht bestandskräftig', valueOf: ({ pending }) => pending },
    {
      type: 'TEXT',
      key: 'partnerships',
      heading: 'Partnerschaften für Demokratie',
      valueOf: ({ place }) => place.partnerships.join(', '),
    },
    {
      type: 'DATE',
      key: 'kgeMemberSince',
      heading: 'Kommunen gegen Extremismus seit',
      valueOf: ({ place }) => place.kgeMember?.kgeMemberSince ?? null,
    },
    {
      type: 'TEXT',
      key: 'offers',
      heading: 'Zuständige Beratung',
      valueOf: ({ place }) => place.offers.map(({ name }) => name).join(', '),
    },
    { type: 'TEXT', key: 'licence', heading: 'Lizenz', valueOf: () => LICENCE.id },
  ],
};

export interface OpenOffer {
  readonly kind: string;
  readonly name: string;
  readonly organisation: string;
  readonly phone: string;
  readonly email: string;
  readonly website: string;
  readonly verified: boolean;
}

export const toOpenOffer = (offer: Offer): OpenOffer => ({
  kind: offer.kind,
  name: offer.name,
  organisation: offer.organisationName,
  phone: offer.phone,
  email: offer.email,
  website: offer.website,
  verified: offer.verifiedBy !== null,
});

export interface OpenDistrict {
  readonly ags: string;
  readonly name: string;
  readonly adminRegion: string;
  readonly funding: readonly {
    programme: string;
    year: number;
    awards: number;
    amountCents: number;
    notYetFinal: number;
  }[];
  readonly partnerships: readonly string[];
  readonly kgeMemberSince: string | null;
  readonly counselling: readonly OpenOffer[];
}

/** The directory for programs: amounts in cents, days as YYYY-MM-DD. */
export function openDirectory(picture: PublicPicture): {
  readonly asOf: string;
  readonly licence: string;
  readonly licenceUrl: string;
  readonly districts: readonly OpenDistrict[];
} {
  return {
    asOf: picture.today.toString(),
    licence: LICENCE.id,
    licenceUrl: LICENCE.url,
    districts: picture.districts.map(toOpenDistrict),
  };
}

const toOpenDistrict = ({ district, sums, partnerships, kgeMember, offers }: PublicDistrict): OpenDistrict => ({
  ags: district.ags,
  name: district.name,
  adminRegion: district.adminRegion,
  funding: sums.map((sum) => ({
    programme: sum.programmeCode,
    year: sum.budgetYear,
    awards: sum.awards,
    amountCents: sum.amount.toCents(),
    notYetFinal: sum.pending,
  })),
  partnerships: partnerships,
  kgeMemberSince: kgeMember?.kgeMemberSince?.toString() ?? null,
  counselling: offers.map(toOpenOffer),
});
