import { Money } from '#kernel';
import type { Transaction } from '#platform';

/** What a district gets under a programme in a budget year. Nothing about single projects, nothing about people. */
export interface PublicSum {
  readonly programmeCode: string;
  readonly budgetYear: number;
  readonly districtAgs: string;
  readonly awards: number;
  readonly amount: Money;
}

/** The sums that everybody may know: only of awards whose notice has reached the recipient, at their present amount. */
export async function publicSums(tx: Transaction): Promise<PublicSum[]> {
  const rows = await tx.query<{
    programme_code: string;
    budget_year: number;
    district_ags: string;
    awards: number;
    amount_cents: string;
  }>('SELECT * FROM awards.public_sums() ORDER BY programme_code, budget_year, district_ags');
  return rows.map((row) => ({
    programmeCode: row.programme_code,
    budgetYear: row.budget_year,
    districtAgs: row.district_ags,
    awards: row.awards,
    amount: Money.ofCents(BigInt(row.amount_cents)),
  }));
}
