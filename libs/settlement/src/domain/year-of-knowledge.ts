import { ok, refuse, type CalendarDate, type Refusal, type Result } from '#kernel';

/** Days before its end on which the office is warned. */
export const KNOWLEDGE_WARNING_DAYS: readonly number[] = [60, 30];

/**
 * Last day for revocation or withdrawal (§ 48 (4), § 49 (3) sentence 2 VwVfG): so many months after full knowledge. Not
 * moved from a weekend: the cautious reading, for the period runs against the authority.
 */
export const knowledgeUntil = (completeOn: CalendarDate, months: number): CalendarDate => completeOn.plusMonths(months);

/** H20: a late decision needs the named permission with its reason. */
export function mustBeInTime(
  recovery: { readonly knowledgeUntil: CalendarDate; readonly latePermit: { readonly reason: string } | null },
  today: CalendarDate,
): Result<true, Refusal> {
  const isLate = today.isAfter(recovery.knowledgeUntil);
  return isLate && recovery.latePermit === null
    ? refuse('recovery-too-late', { until: recovery.knowledgeUntil.toGerman() })
    : ok(true);
}
