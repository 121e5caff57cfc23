import { CalendarDate, floorDivide, Money, ok, refuse, type Result } from '#kernel';
import type { BaseRateTable } from './base-rates.js';
import type { DayCount } from './day-count.js';
import { interest49a, roundHalfUp, type InterestSegment } from './interest-49a.js';

/** Money that arrived, with the last day on which its use is in time (two months; federal programme: six weeks). */
export interface CreditedPayment {
  readonly id: string;
  readonly creditedOn: CalendarDate;
  readonly amount: Money;
  readonly useUntil: CalendarDate;
}

/** A recognised eligible expense and the day on which it was paid. */
export interface PaidExpense {
  readonly paidOn: CalendarDate;
  readonly amount: Money;
}

export interface LateUseInput {
  readonly payments: readonly CreditedPayment[];
  readonly expenses: readonly PaidExpense[];
  /** The part of every expense that the grant bears, as a fraction: { of: 8000n, in: 10_000n } = 80 %. */
  readonly share: { readonly of: bigint; readonly in: bigint };
  /** CREDIT: interest begins the day after the credit; PERIOD_END: the day after the period of use. */
  readonly from: 'CREDIT' | 'PERIOD_END';
  /** Last day that is looked at: money unused until then bears interest up to and including it. */
  readonly until: CalendarDate;
  readonly surchargeBps: bigint;
  readonly rates: BaseRateTable;
  readonly dayCount: DayCount;
}

/** A part of one payment that was used late, or not yet, and what it costs. */
export interface LateUse {
  readonly paymentId: string;
  readonly amount: Money;
  /** Null while it is unused. */
  readonly usedOn: CalendarDate | null;
  readonly fromInclusive: CalendarDate;
  readonly toInclusive: CalendarDate;
  readonly segments: readonly InterestSegment[];
}

export interface LateUseInterest {
  /** Of all parts together, rounded once, half up. */
  readonly interest: Money;
  readonly parts: readonly LateUse[];
  readonly dayCount: DayCount;
}

/**
 * Interest for the interim where money was not used in time (§ 49a (4) VwVfG NRW). First in, first out: the grant's share
 * of the expenses, by day of payment, uses up the payments in the order of their credit; an expense paid before the credit
 * counts as used on it. What is used after `useUntil` bears interest until the day before its use. Refuses
 * `base-rate-missing`, negative amounts and an impossible share.
 */
export function lateUseInterest(input: LateUseInput): Result<LateUseInterest> {
  const impossible = impossibleLateUse(input);
  if (impossible) return impossible;
  const parts: LateUse[] = [];
  for (const use of usesOf(input)) {
    const isLate = (use.usedOn ?? input.until).isAfter(use.payment.useUntil);
    const fromInclusive = (input.from === 'CREDIT' ? use.payment.creditedOn : use.payment.useUntil).plusDays(1);
    const toInclusive = use.usedOn?.plusDays(-1) ?? input.until;
    if (!isLate || use.amount.isZero() || toInclusive.isBefore(fromInclusive)) continue;
    const { surchargeBps, rates, dayCount } = input;
    const interest = interest49a({ principal: use.amount, fromInclusive, toInclusive, surchargeBps, rates, dayCount });
    if (!interest.ok) return interest;
    const { segments } = interest.value;
    parts.push({
      paymentId: use.payment.id,
      amount: use.amount,
      usedOn: use.usedOn,
      fromInclusive,
      toInclusive,
      segments,
    });
  }
  const interest = roundHalfUp(parts.flatMap(({ segments }) => segments));
  return ok({ interest, parts, dayCount: input.dayCount });
}

interface Use {
  readonly payment: CreditedPayment;
  readonly amount: Money;
  readonly usedOn: CalendarDate | null;
}

/** Which part of which payment was used when; the rest of each payment stands as unused. */
function usesOf(input: LateUseInput): Use[] {
  const payments = input.payments
    .filter(({ creditedOn }) => !creditedOn.isAfter(input.until))
    .toSorted((one, other) => one.creditedOn.compare(other.creditedOn))
    .map((payment) => ({ payment, left: payment.amount }));
  const uses: Use[] = [];
  for (const { paidOn, share } of sharesOf(input)) {
    let toCover = share;
    for (const open of payments) {
      const amount = Money.min(toCover, open.left);
      if (!amount.isPositive()) continue;
      const usedOn = paidOn.isBefore(open.payment.creditedOn) ? open.payment.creditedOn : paidOn;
      uses.push({ payment: open.payment, amount, usedOn });
      open.left = open.left.minus(amount);
      toCover = toCover.minus(amount);
    }
  }
  return [...uses, ...payments.map(({ payment, left }) => ({ payment, amount: left, usedOn: null }))];
}

/** The grant's share of each expense in whole cents; the sum of them is the share of the sum, rounded down once. */
function sharesOf({ expenses, share, until }: LateUseInput): { paidOn: CalendarDate; share: Money }[] {
  let total = 0n;
  let covered = 0n;
  return expenses
    .filter(({ paidOn }) => !paidOn.isAfter(until))
    .toSorted((one, other) => one.paidOn.compare(other.paidOn))
    .map(({ paidOn, amount }) => {
      total += amount.cents;
      const before = covered;
      covered = floorDivide(total * share.of, share.in);
      return { paidOn, share: Money.ofCents(covered - before) };
    });
}

function impossibleLateUse({ payments, expenses, share }: LateUseInput) {
  if (payments.some(({ amount }) => amount.isNegative())) return refuse('amount-negative', {}, '/payments');
  if (expenses.some(({ amount }) => amount.isNegative())) return refuse('amount-negative', {}, '/expenses');
  if (share.in <= 0n || share.of < 0n || share.of > share.in) return refuse('rate-out-of-range', {}, '/share');
  return null;
}
