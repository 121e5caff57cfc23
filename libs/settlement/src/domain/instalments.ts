import { Money, type CalendarDate } from '#kernel';
import type { Instalment } from './claim.js';

/**
 * Monthly instalments of equal amounts that make up the sum to the cent: what does not divide is paid with the last one.
 * Fewer than one instalment, or more than there are cents, is one payment on the first day.
 */
export function equalInstalments(sum: Money, count: number, firstDue: CalendarDate): Instalment[] {
  const each = Math.floor(sum.toCents() / count);
  if (!Number.isSafeInteger(count) || count < 1 || each < 1) return [{ due: firstDue, amount: sum }];
  return Array.from({ length: count }, (_, index) => ({
    due: firstDue.plusMonths(index),
    amount: Money.ofCents(index < count - 1 ? each : sum.toCents() - each * (count - 1)),
  }));
}
