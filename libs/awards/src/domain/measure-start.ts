import { ok, refuse, type CalendarDate, type Refusal, type Result } from '#kernel';

export interface MeasureStart {
  /** First day of the measure as applied for. */
  readonly startOn: CalendarDate;
  /** The day of the decision. */
  readonly today: CalendarDate;
  /** First day to which the authority has consented (vorzeitiger Maßnahmebeginn), if it has. */
  readonly earliestStart: CalendarDate | null;
  /** Why the measure continues one that runs year by year (No. 1.3.4 VV), as recorded at the check point. */
  readonly continuationReason: string;
}

const REASON_LENGTH_MIN = 10;

/**
 * A measure begins on the day of the award or later, from the day of a consented early start, or continues one that was
 * funded before, with a reason on file (H9; No. 1.3 VVG zu § 44 LHO).
 */
export function startMustBeAllowed(start: MeasureStart): Result<true, Refusal> {
  const { startOn, today, earliestStart, continuationReason } = start;
  if (!startOn.isBefore(today)) return ok(true);
  if (earliestStart && !startOn.isBefore(earliestStart)) return ok(true);
  if (continuationReason.trim().length >= REASON_LENGTH_MIN) return ok(true);
  return refuse('start-before-approval', {
    startOn: startOn.toGerman(),
    earliestStart: earliestStart?.toGerman() ?? null,
  });
}
