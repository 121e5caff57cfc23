import { monthPeriod, type HolidayCalendar } from '#funding-law';
import { CalendarDate, Money, ok, refuse, type Refusal, type Result } from '#kernel';
import type { LocalDecision, LocalProject } from './local-project.js';

const REASON_LENGTH_MIN = 10;

/** The recommendation is followed, or the deviation is reasoned: the body recommends, the lead office decides. */
export function deviationMustBeReasoned(
  { recommendation }: Pick<LocalProject, 'recommendation'>,
  { kind, deviationReason }: Pick<LocalDecision, 'kind' | 'deviationReason'>,
): Result<true, Refusal> {
  const follows =
    recommendation === null ||
    recommendation === 'NOT_ASKED' ||
    (recommendation === 'RECOMMENDED') === (kind === 'AWARD');
  if (follows || deviationReason.trim().length >= REASON_LENGTH_MIN) return ok(true);
  return refuse('local-deviation-unreasoned', { recommendation, lengthMin: REASON_LENGTH_MIN }, '/deviationReason');
}

/** An award has amount, form and a period in its year; less than asked for, and every rejection, has reasons (§ 39 VwVfG). */
export function decisionMustBeWhole(project: LocalProject, decision: LocalDecision): Result<true, Refusal> {
  const reasons = decision.reasons.filter((reason) => reason.trim().length >= REASON_LENGTH_MIN);
  if (decision.kind === 'REJECTION')
    return reasons.length > 0 ? ok(true) : refuse('local-reasons-missing', {}, '/reasons');
  const amount = decision.amountCents === null ? Money.ZERO : Money.ofCents(decision.amountCents);
  if (decision.form === null) return refuse('local-form-missing', {}, '/form');
  if (!amount.isPositive()) return refuse('amount-not-positive', {}, '/amount');
  if (amount.exceeds(project.requested))
    return refuse('local-amount-above-request', { requestedCents: project.requested.toCents() }, '/amount');
  if (project.requested.exceeds(amount) && reasons.length === 0) return refuse('local-reasons-missing', {}, '/reasons');
  const [from, to] = [CalendarDate.iso(decision.periodFrom), CalendarDate.iso(decision.periodTo)];
  if (from.isAfter(to)) return refuse('local-period-reversed', {}, '/periodTo');
  return from.year === project.budgetYear && to.year === project.budgetYear
    ? ok(true)
    : refuse('local-period-outside-year', { year: project.budgetYear }, '/periodTo');
}

/** H9: nothing that has begun is granted; the preparer sets a later period instead. */
export function mustNotHaveBegun({ kind, periodFrom }: LocalDecision, today: CalendarDate): Result<true, Refusal> {
  const from = CalendarDate.iso(periodFrom);
  return kind === 'AWARD' && from.isBefore(today)
    ? refuse('local-begun-before-decision', { from: from.toGerman(), today: today.toGerman() })
    : ok(true);
}

/** Preparer and signatory of an act are two people (H8). */
export const signerMustDiffer = (
  prepared: { readonly id: string; readonly name: string } | null,
  signer: string,
): Result<true, Refusal> =>
  prepared?.id === signer ? refuse('local-four-eyes', { preparedBy: prepared.name }) : ok(true);

/**
 * From when money may flow: a contract from its return, a notice from the waiver of remedies or a month after its
 * receipt was confirmed (H12; § 74 VwGO). Null where nothing was confirmed yet.
 */
export function payableFrom(
  project: Pick<LocalProject, 'decision' | 'acceptedOn' | 'waivedOn'>,
  holidays: HolidayCalendar,
): CalendarDate | null {
  if (!project.acceptedOn || project.decision?.kind !== 'AWARD') return null;
  if (project.decision.form === 'AGREEMENT') return project.acceptedOn;
  if (project.waivedOn) return project.waivedOn;
  return monthPeriod({ eventDay: project.acceptedOn, months: 1, holidays }).endShifted.plusDays(1);
}
