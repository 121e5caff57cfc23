import type { Transaction } from '#platform';
import type { PartnershipProgramme } from '../domain/fund.js';

/** What everybody may know of a partnership: name, district, programme, and the address under which one applies. */
export interface PublicPartnership {
  readonly name: string;
  readonly slug: string;
  readonly districtAgs: string;
  /** A Partnerschaft für Demokratie, or a district that forwards NRWeltoffen. */
  readonly programmeCode: PartnershipProgramme;
}

/** All partnerships that have not ended. */
export async function publicPartnerships(tx: Transaction): Promise<PublicPartnership[]> {
  const rows = await tx.query<{
    name: string;
    slug: string;
    district_ags: string;
    programme_code: PartnershipProgramme;
  }>('SELECT * FROM partnerships.public_partnerships() ORDER BY name');
  return rows.map((row) => ({
    name: row.name,
    slug: row.slug,
    districtAgs: row.district_ags,
    programmeCode: row.programme_code,
  }));
}
