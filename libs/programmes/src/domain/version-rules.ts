import type { CalendarDate, Refusal } from '#kernel';
import { found } from './field-list.js';

export interface VersionStart {
  readonly validFrom: CalendarDate;
  /** Why the version begins in the past, where it does. */
  readonly reason: string | null;
}

const REASON_LENGTH_MIN = 10;

/**
 * When a version may begin: after its predecessor began, so that the two never overlap, and before today only with a
 * reason, because acts of those days rest on the predecessor.
 */
export function checkVersionStart(
  { validFrom, reason }: VersionStart,
  predecessor: { readonly validFrom: CalendarDate } | null,
  today: CalendarDate,
): Refusal[] {
  if (predecessor && !validFrom.isAfter(predecessor.validFrom)) {
    return [found('version-begins-too-early', '/validFrom', { predecessorFrom: predecessor.validFrom.toGerman() })];
  }
  const isExplained = (reason ?? '').trim().length >= REASON_LENGTH_MIN;
  if (validFrom.isBefore(today) && !isExplained) {
    return [found('reason-for-past-missing', '/reason', { today: today.toGerman(), lengthMin: REASON_LENGTH_MIN })];
  }
  return [];
}
