import { CalendarDate, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database, Transaction } from '#platform';
import { checkSource, found, refuseFields, type FieldsRefusal } from '../domain/field-list.js';
import { inForce, listBaseRates, nextHalfYear, type BaseRateVersion } from '../read/base-rates.js';
import { refuseUnlessAdministrator, traceAct, verifiedStamp } from './programme-act.js';

export interface EnterBaseRate {
  /** 1 January or 1 July. Null where it was not readable. */
  readonly validFrom: CalendarDate | null;
  /** Hundredths of a percent a year, may be negative: -88 = -0,88 %. Null where it was not readable. */
  readonly rateBps: number | null;
  readonly source: string;
  readonly isVerified: boolean;
}

const RATE_BPS_MIN = -1_000;
const RATE_BPS_MAX = 3_000;

/**
 * Enters the Basiszinssatz of a half-year (§ 247 BGB), also an unchanged one; a second entry for the same day corrects
 * the first, which stays readable. Refuses other days, a gap between half-years, values not yet published, and an
 * entry that changes nothing.
 */
export async function enterBaseRate(
  database: Database,
  actor: Actor,
  command: EnterBaseRate,
): Promise<Result<BaseRateVersion, Refusal | FieldsRefusal>> {
  const forbidden = refuseUnlessAdministrator(actor, 'enter-base-rate');
  if (forbidden) return forbidden;
  const { validFrom, rateBps } = command;
  const findings = checkEntry(command);
  if (findings.length > 0 || !validFrom || rateBps === null) return refuseFields(findings);
  return database.transaction(actor, async (tx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('programmes.base_rate', 0))`);
    const recorded = await listBaseRates(tx);
    const before = inForce(recorded).find((each) => each.validFrom.equals(validFrom)) ?? null;
    const source = command.source.trim();
    const entry = {
      validFrom,
      version: (before?.version ?? 0) + 1,
      rateBps,
      source,
      verifiedBy: verifiedStamp(tx, command.isVerified),
    };
    const misplaced = placeInTime(tx, validFrom, recorded, before);
    if (misplaced) return refuseFields([misplaced]);
    if (before && isSame(before, entry)) return refuse('base-rate-unchanged', { day: validFrom.toGerman() }, '/rate');
    await insertBaseRate(tx, entry);
    await traceAct(tx, null, {
      action: 'enter-base-rate',
      reason: source,
      facts: { validFrom: validFrom.toString(), rateBps, rateBpsBefore: before?.rateBps ?? null },
    });
    return ok(entry);
  });
}

function checkEntry({ validFrom, rateBps, source }: EnterBaseRate): Refusal[] {
  const refusals = checkSource(source);
  if (!validFrom) refusals.push(found('entry-missing', '/validFrom'));
  else if (validFrom.day !== 1 || (validFrom.month !== 1 && validFrom.month !== 7)) {
    refusals.push(found('base-rate-day', '/validFrom'));
  }
  if (rateBps === null) refusals.push(found('entry-missing', '/rate'));
  else if (!Number.isSafeInteger(rateBps) || rateBps < RATE_BPS_MIN || rateBps > RATE_BPS_MAX) {
    refusals.push(found('number-out-of-range', '/rate', { unit: 'PERCENT', min: RATE_BPS_MIN, max: RATE_BPS_MAX }));
  }
  return refusals;
}

/** A skipped half-year would silently count with the value before it, so the next one must follow the newest. */
function placeInTime(
  tx: Transaction,
  validFrom: CalendarDate,
  recorded: readonly BaseRateVersion[],
  before: BaseRateVersion | null,
): Refusal | null {
  const latest = nextHalfYear(tx.today);
  if (validFrom.isAfter(latest)) return found('base-rate-too-early', '/validFrom', { latest: latest.toGerman() });
  const newest = recorded[0];
  if (before || !newest || !validFrom.isAfter(newest.validFrom)) return null;
  const expected = nextHalfYear(newest.validFrom);
  return validFrom.equals(expected) ? null : found('base-rate-gap', '/validFrom', { expected: expected.toGerman() });
}

const isSame = (one: BaseRateVersion, other: BaseRateVersion): boolean =>
  one.rateBps === other.rateBps &&
  one.source === other.source &&
  (one.verifiedBy === null) === (other.verifiedBy === null);

/** Writes one version; what is there already stays. */
export async function insertBaseRate(tx: Transaction, entry: BaseRateVersion): Promise<void> {
  await tx.query(
    `INSERT INTO programmes.base_rate (valid_from, version, rate_bps, source, verified_by, recorded_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [
      entry.validFrom.toString(),
      entry.version,
      entry.rateBps,
      entry.source,
      entry.verifiedBy,
      tx.actor.accountId,
      tx.now,
    ],
  );
}
