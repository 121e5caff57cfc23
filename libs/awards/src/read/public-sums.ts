import { Money } from '#kernel';
import type { Transaction } from '#platform';
import { maySumsBePublished, type PublicAct } from './publishable.js';

/** What a district gets under a programme in a budget year. Nothing about single projects, nothing about people. */
export interface PublicSum {
  readonly programmeCode: string;
  readonly budgetYear: number;
  readonly districtAgs: string;
  /** Final awards; their sum is the amount. */
  readonly awards: number;
  readonly amount: Money;
  /** Awards that have arrived and are not final yet: counted, their sums withheld. */
  readonly pending: number;
}

interface TrancheRow extends PublicAct {
  readonly programme_code: string;
  readonly budget_year: number;
  readonly district_ags: string;
  readonly amount_cents: string;
}

/** What everybody may know of awards whose notice has arrived: the sums of those that are final, at their present amount. */
export async function publicSums(tx: Transaction): Promise<PublicSum[]> {
  const rows = await tx.query<TrancheRow>(
    'SELECT * FROM awards.public_tranches() ORDER BY programme_code, budget_year, district_ags',
  );
  const sums = new Map<string, PublicSum>();
  for (const row of rows) {
    const key = `${row.programme_code} ${row.budget_year} ${row.district_ags}`;
    const before = sums.get(key) ?? {
      ...{ programmeCode: row.programme_code, budgetYear: row.budget_year, districtAgs: row.district_ags },
      ...{ awards: 0, amount: Money.ZERO, pending: 0 },
    };
    sums.set(
      key,
      maySumsBePublished(row, tx.today)
        ? { ...before, awards: before.awards + 1, amount: before.amount.plus(Money.ofCents(BigInt(row.amount_cents))) }
        : { ...before, pending: before.pending + 1 },
    );
  }
  return [...sums.values()];
}
