import type { CreditedPayment, PaidExpense } from '#funding-law';
import { Money, type CalendarDate } from '#kernel';
import { drawableNow, type GrantTerms } from './payment-rules.js';

/** What a district said on a day: costs of the whole measure paid so far. */
export interface UseStatement {
  readonly on: CalendarDate;
  readonly spent: Money;
}

/** A credited payment, and what the statements cover of it. */
export interface PaymentUse extends CreditedPayment {
  readonly used: Money;
  readonly unused: Money;
  /** The period for its use is over, and a part is not stated as used. */
  readonly isLate: boolean;
}

/** The part of the stated costs that the grant bears: pro rata, for DEFICIT after own and other funds. */
export const usedOfGrant = (grant: GrantTerms, spent: Money): Money =>
  grant.eligible.isPositive() ? drawableNow(grant, { spent, needed: Money.ZERO }, Money.ZERO) : Money.ZERO;

/**
 * The uses of the grant as stated, in the order of the days: each with what it adds to the one before. A statement tells
 * that money was used until its day, not when: the day counted is the latest possible one.
 */
export function usesFromStatements(grant: GrantTerms, statements: readonly UseStatement[]): PaidExpense[] {
  let before = Money.ZERO;
  return statements
    .toSorted((one, other) => one.on.compare(other.on))
    .flatMap(({ on, spent }) => {
      const used = Money.max(usedOfGrant(grant, spent), before);
      const amount = used.minus(before);
      before = used;
      return amount.isPositive() ? [{ paidOn: on, amount }] : [];
    });
}

/**
 * The uses of the grant by the receipts of a proof of use: the grant bears its share of the costs of each day on which
 * something was paid.
 */
export function usesFromReceipts(grant: GrantTerms, receipts: readonly PaidExpense[]): PaidExpense[] {
  let spent = Money.ZERO;
  const statements = receipts
    .toSorted((one, other) => one.paidOn.compare(other.paidOn))
    .map(({ paidOn, amount }) => {
      spent = spent.plus(amount);
      return { on: paidOn, spent };
    });
  const lastOfDay = statements.filter(({ on }, index) => !statements[index + 1]?.on.equals(on));
  return usesFromStatements(grant, lastOfDay);
}

/** First in, first out: what is used covers the payments in the order of their credit. */
export function usesOfPayments(
  payments: readonly CreditedPayment[],
  uses: readonly PaidExpense[],
  today: CalendarDate,
): PaymentUse[] {
  let left = Money.sum(uses.map(({ amount }) => amount));
  return payments
    .toSorted((one, other) => one.creditedOn.compare(other.creditedOn))
    .map((payment) => {
      const used = Money.min(left, payment.amount);
      left = left.minus(used);
      const unused = payment.amount.minus(used);
      return { ...payment, used, unused, isLate: unused.isPositive() && today.isAfter(payment.useUntil) };
    });
}
