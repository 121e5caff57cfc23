import { Money, type CalendarDate } from '#kernel';

/** Money that went out in a budget year. */
export interface PaidOut {
  readonly budgetYear: number;
  readonly amount: Money;
}

export interface Booking {
  /** Absetzung von der Ausgabe: reduces the expenditure of the current budget year. */
  readonly expenseReduction: Money;
  /** Einnahme: revenue title (group 119). */
  readonly revenue: Money;
}

/**
 * How the cash office books a repayment (domain part 3.9): as far as the money went out in the same budget year it is set
 * off against the expenditure, the rest is revenue. The money paid last is the one that comes back first.
 */
export function bookingOf(
  repayment: Money,
  valueDate: CalendarDate,
  paidOut: readonly PaidOut[],
  setOffBefore: Money,
): Booking {
  const inYear = Money.sum(
    paidOut.filter(({ budgetYear }) => budgetYear === valueDate.year).map(({ amount }) => amount),
  );
  const room = Money.max(Money.ZERO, inYear.minus(setOffBefore));
  const expenseReduction = Money.min(repayment, room);
  return { expenseReduction, revenue: repayment.minus(expenseReduction) };
}
