import type { Transaction } from '#platform';

/** What everybody may know of a partnership: name, district, and the address under which one applies. */
export interface PublicPartnership {
  readonly name: string;
  readonly slug: string;
  readonly districtAgs: string;
}

/** All partnerships that have not ended. */
export async function publicPartnerships(tx: Transaction): Promise<PublicPartnership[]> {
  const rows = await tx.query<{ name: string; slug: string; district_ags: string }>(
    'SELECT * FROM partnerships.public_partnerships() ORDER BY name',
  );
  return rows.map((row) => ({ name: row.name, slug: row.slug, districtAgs: row.district_ags }));
}
