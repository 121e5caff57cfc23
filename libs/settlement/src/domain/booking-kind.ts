import type { Money } from '#kernel';

/** How a repayment is booked (domain part 3.9): same budget year as the payment out, or later. */
export interface Booking {
  /** Absetzung von der Ausgabe: reduces the expenditure of the budget year. */
  readonly expenseReduction: Money;
  /** Einnahme: revenue title (group 119). */
  readonly revenue: Money;
}
