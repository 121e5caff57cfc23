import type { BaseRateTable } from '#funding-law';
import { CalendarDate } from '#kernel';
import type { Transaction } from '#platform';

/** One recorded value of the Basiszinssatz, in hundredths of a percent a year. */
export interface BaseRateVersion {
  readonly validFrom: CalendarDate;
  readonly version: number;
  readonly rateBps: number;
  readonly source: string;
  readonly verifiedBy: string | null;
}

const MONTHS_OF_HALF_YEAR = 6;

/** The first day of the half-year after this one. */
export const nextHalfYear = (day: CalendarDate): CalendarDate =>
  CalendarDate.of(day.year, day.month <= MONTHS_OF_HALF_YEAR ? 1 : 7, 1).plusMonths(MONTHS_OF_HALF_YEAR);

/** Every recorded value, newest half-year and newest version first. */
export async function listBaseRates(tx: Transaction): Promise<BaseRateVersion[]> {
  const rows = await tx.query<{
    valid_from: string;
    version: number;
    rate_bps: number;
    source: string;
    verified_by: string | null;
  }>(
    `SELECT valid_from, version, rate_bps, source, verified_by FROM programmes.base_rate
     ORDER BY valid_from DESC, version DESC`,
  );
  return rows.map((row) => ({
    validFrom: CalendarDate.iso(row.valid_from),
    version: row.version,
    rateBps: row.rate_bps,
    source: row.source,
    verifiedBy: row.verified_by,
  }));
}

/** The values that count: the newest version of each half-year. */
export const inForce = (versions: readonly BaseRateVersion[]): BaseRateVersion[] =>
  versions.filter(({ validFrom }, index) => !versions[index - 1]?.validFrom.equals(validFrom));

/** The table interest is computed with (§ 247 BGB); known until the end of the newest recorded half-year. */
export async function baseRateTable(tx: Transaction): Promise<BaseRateTable> {
  const newestFirst = inForce(await listBaseRates(tx));
  const newest = newestFirst[0];
  return {
    entries: newestFirst.toReversed().map(({ validFrom, rateBps, source, verifiedBy }) => ({
      validFrom,
      rateBps: BigInt(rateBps),
      source,
      isVerified: verifiedBy !== null,
    })),
    knownUntil: newest ? nextHalfYear(newest.validFrom).plusDays(-1) : CalendarDate.of(1900, 1, 1),
  };
}
