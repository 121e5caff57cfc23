import { ok, refuse, type CalendarDate, type Result } from '#kernel';

/** One wording of a rule with the days it holds, where it was read and who confirmed it (null = unverified). */
export interface NormVersion<T> {
  readonly id: string;
  readonly validFrom: CalendarDate;
  /** Last day of validity; null = open. */
  readonly validTo: CalendarDate | null;
  readonly source: string;
  readonly verifiedBy: string | null;
  readonly value: T;
}

/**
 * The one version that holds on a day. Refuses `no-version-for-date` where the law is not known,
 * and `several-versions-for-date` where two versions overlap: neither is ever guessed.
 */
export function versionOn<T>(versions: readonly NormVersion<T>[], date: CalendarDate): Result<NormVersion<T>> {
  const [first, ...others] = versions.filter((version) => holdsOn(version, date));
  if (!first) {
    return refuse('no-version-for-date', { date: date.toString(), known: versions.map((version) => version.id) });
  }
  if (others.length > 0) {
    const ids = [first, ...others].map((version) => version.id);
    return refuse('several-versions-for-date', { date: date.toString(), versions: ids });
  }
  return ok(first);
}

const holdsOn = (version: NormVersion<unknown>, date: CalendarDate): boolean =>
  !date.isBefore(version.validFrom) && (version.validTo === null || !date.isAfter(version.validTo));
