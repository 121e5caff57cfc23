import { publicSums, type PublicSum } from '#awards';
import { listDistricts, type DistrictView } from '#districts';
import { Money, PUBLIC_ACTOR, type CalendarDate } from '#kernel';
import { listOffers, searchOrganisations, type Offer, type RegisteredOrganisation } from '#network';
import { publicPartnerships, type PublicPartnership } from '#partnerships';
import type { Database } from '#platform';
import { listProgrammes } from '#programmes';

/** Everything the public may know about a district, in one place. */
export interface PublicDistrict {
  readonly district: DistrictView;
  readonly sums: readonly PublicSum[];
  /** Names: those that work with this system, and those the register knows. */
  readonly partnerships: readonly string[];
  /** Where associations apply for a local project. */
  readonly applyAt: readonly PublicPartnership[];
  readonly kgeMember: RegisteredOrganisation | null;
  readonly offers: readonly Offer[];
}

export interface PublicPicture {
  readonly today: CalendarDate;
  readonly programmes: readonly { readonly code: string; readonly name: string }[];
  /** Budget years for which anything is published, newest first; the present one always. */
  readonly years: readonly number[];
  readonly districts: readonly PublicDistrict[];
}

/** Reads as anybody: row-level security lets through only what is public, whoever may be signed in. */
export async function publicPicture(database: Database): Promise<PublicPicture> {
  return database.read(PUBLIC_ACTOR, async (tx) => {
    const sums = await publicSums(tx);
    const organisations = await searchOrganisations(tx);
    const offers = await listOffers(tx);
    const known = await publicPartnerships(tx);
    const programmes = (await listProgrammes(tx)).map(({ code, name }) => ({ code, name }));
    const districts = (await listDistricts(tx)).map((district) => {
      const applyAt = known.filter(({ districtAgs }) => districtAgs === district.ags);
      const here = organisations.filter(({ districtAgs }) => districtAgs === district.ags);
      return {
        district,
        sums: sums.filter(({ districtAgs }) => districtAgs === district.ags),
        partnerships: namesOf(
          applyAt.filter(({ programmeCode }) => programmeCode === 'DEMOKRATIE_LEBEN'),
          here.filter(({ kind }) => kind === 'PARTNERSHIP'),
        ),
        applyAt,
        kgeMember:
          here.find(({ kgeMemberSince }) => kgeMemberSince !== null && !kgeMemberSince.isAfter(tx.today)) ?? null,
        offers: offers.filter((offer) => offer.districts.includes(district.ags)),
      };
    });
    const years = [...new Set([tx.today.year, ...sums.map(({ budgetYear }) => budgetYear)])].sort((a, b) => b - a);
    return { today: tx.today, programmes, years, districts };
  });
}

/** What a district gets under a programme in a year, as far as it is final. */
export const sumOf = ({ sums }: PublicDistrict, programme: string, year: number): Money =>
  Money.sum(
    sums
      .filter(({ programmeCode, budgetYear }) => programmeCode === programme && budgetYear === year)
      .map(({ amount }) => amount),
  );

/** How many awards of a district under a programme in a year have arrived and are not final: their sums are withheld. */
export const pendingOf = ({ sums }: PublicDistrict, programme: string, year: number): number =>
  sums
    .filter(({ programmeCode, budgetYear }) => programmeCode === programme && budgetYear === year)
    .reduce((total, { pending }) => total + pending, 0);

/** A partnership that works here is not named a second time by the register. */
function namesOf(known: readonly PublicPartnership[], registered: readonly RegisteredOrganisation[]): string[] {
  return [...new Set([...known, ...registered].map(({ name }) => name))];
}
