import type { Money } from '#kernel';
import { formatAmount } from '../layout/index.js';

/** A change with its sign; a dash where the booking does not touch this amount. */
export function signedAmount(amount: Money): string {
  if (amount.isZero()) return '–';
  return `${amount.isPositive() ? '+' : ''}${formatAmount(amount)}`;
}
