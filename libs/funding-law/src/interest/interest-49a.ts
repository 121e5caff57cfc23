import { CalendarDate, floorDivide, Money, ok, refuse, type Result } from '#kernel';
import { baseRateOn, type BaseRateTable } from './base-rates.js';
import { countDays, daysOfYear, type DayCount } from './day-count.js';

/** A part payment; from the day of its credit on it bears no interest. */
export interface Repayment {
  readonly creditedOn: CalendarDate;
  readonly amount: Money;
}

export interface InterestInput {
  readonly principal: Money;
  readonly fromInclusive: CalendarDate;
  /** Last day that bears interest: the day before the repayment is credited. */
  readonly toInclusive: CalendarDate;
  /** Points above the base rate: 500n = 5 percentage points (§ 49a (3) VwVfG). */
  readonly surchargeBps: bigint;
  readonly rates: BaseRateTable;
  readonly dayCount: DayCount;
  readonly repayments?: readonly Repayment[];
}

export interface InterestSegment {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly days: number;
  readonly principal: Money;
  /** Base rate plus surcharge, German: "6,52". */
  readonly ratePct: string;
  /** Unrounded interest in cents, a fraction. */
  readonly amountExact: { readonly numerator: bigint; readonly denominator: bigint };
}

export interface Interest {
  readonly interest: Money;
  readonly segments: readonly InterestSegment[];
  readonly dayCount: DayCount;
}

/**
 * Interest on a reimbursement (§ 49a (3), (4) VwVfG NRW): simple, day of start counts, rounded once at the end, half up.
 * Refuses `base-rate-missing` for any day without a published rate, and impossible amounts and periods.
 */
export function interest49a(input: InterestInput): Result<Interest> {
  const impossible = impossibleInterest(input);
  if (impossible) return impossible;
  const segments: InterestSegment[] = [];
  let from = input.fromInclusive;
  while (!from.isAfter(input.toInclusive)) {
    const rate = baseRateOn(input.rates, from);
    if (!rate.ok) return rate;
    const dayAfter = nextCut(input, from);
    segments.push(segmentOf(input, from, dayAfter, rate.value.rateBps + input.surchargeBps));
    from = dayAfter;
  }
  return ok({ interest: roundHalfUp(segments), segments, dayCount: input.dayCount });
}

/** The first day after `from` on which rate, principal, year basis or the whole calculation changes. */
function nextCut(input: InterestInput, from: CalendarDate): CalendarDate {
  const cuts = [
    input.toInclusive.plusDays(1),
    input.rates.knownUntil.plusDays(1),
    ...input.rates.entries.map(({ validFrom }) => validFrom),
    ...(input.repayments ?? []).map(({ creditedOn }) => creditedOn),
    ...(input.dayCount === 'ACT_ACT' ? [CalendarDate.of(from.year + 1, 1, 1)] : []),
  ];
  return cuts.filter((cut) => cut.isAfter(from)).reduce((first, cut) => (cut.isBefore(first) ? cut : first));
}

function segmentOf(input: InterestInput, from: CalendarDate, dayAfter: CalendarDate, rateBps: bigint): InterestSegment {
  const credited = (input.repayments ?? []).filter(({ creditedOn }) => !creditedOn.isAfter(from));
  const principal = input.principal.minus(Money.sum(credited.map(({ amount }) => amount)));
  const days = countDays(input.dayCount, from, dayAfter);
  return {
    from,
    to: dayAfter.plusDays(-1),
    days,
    principal,
    ratePct: germanPercent(rateBps),
    amountExact: {
      numerator: principal.cents * rateBps * BigInt(days),
      denominator: 10_000n * daysOfYear(input.dayCount, from.year),
    },
  };
}

/** The exact amounts of all segments together, rounded once, half up. */
export function roundHalfUp(segments: readonly InterestSegment[]): Money {
  let numerator = 0n;
  let denominator = 1n;
  for (const { amountExact } of segments) {
    numerator = numerator * amountExact.denominator + amountExact.numerator * denominator;
    denominator *= amountExact.denominator;
  }
  return Money.ofCents(floorDivide(2n * numerator + denominator, 2n * denominator));
}

function germanPercent(rateBps: bigint): string {
  return Money.ofCents(rateBps).toGerman();
}

function impossibleInterest({ principal, fromInclusive, toInclusive, surchargeBps, repayments = [] }: InterestInput) {
  if (principal.isNegative()) return refuse('amount-negative', { field: 'principal' }, '/principal');
  if (surchargeBps < 0n) return refuse('rate-out-of-range', { rateBps: surchargeBps.toString() }, '/surchargeBps');
  if (toInclusive.isBefore(fromInclusive)) {
    return refuse('period-reversed', { from: fromInclusive.toString(), to: toInclusive.toString() }, '/toInclusive');
  }
  const wrong = repayments.findIndex(({ amount }) => !amount.isPositive());
  if (wrong >= 0) return refuse('amount-not-positive', { field: 'amount' }, `/repayments/${wrong}/amount`);
  const repaid = Money.sum(repayments.map(({ amount }) => amount));
  if (repaid.exceeds(principal)) {
    return refuse(
      'repayments-exceed-principal',
      { repaid: repaid.toGerman(), principal: principal.toGerman() },
      '/repayments',
    );
  }
  return null;
}
