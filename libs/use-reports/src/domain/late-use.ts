import { Money, type CalendarDate } from '#kernel';
import type { ReceiptLine, ReportBasis } from './report-basis.js';

export interface LateUse {
  readonly creditedOn: CalendarDate;
  readonly useUntil: CalendarDate;
  /** What of this payment was not used in time. */
  readonly unused: Money;
}

/**
 * Money that was not used in time (ANBest-G No. 1.3): the payments in their order against the grant's share of the
 * eligible payments made until each period ended. First in, first out; the share rounds in favour of the recipient.
 */
export function lateUse(lines: readonly ReceiptLine[], basis: ReportBasis): LateUse[] {
  if (!basis.eligible.isPositive()) return [];
  let creditedBefore = 0n;
  return [...basis.credits]
    .sort((first, second) => first.on.compare(second.on))
    .flatMap((credit) => {
      const spent = lines.filter(({ paidOn }) => !paidOn.isAfter(credit.useUntil));
      const eligible = Money.sum(spent.map((line) => line.eligible)).cents;
      const share = -((-eligible * basis.grant.cents) / basis.eligible.cents);
      const used = share > creditedBefore ? share - creditedBefore : 0n;
      creditedBefore += credit.amount.cents;
      const unused = credit.amount.cents - used;
      return unused > 0n ? [{ creditedOn: credit.on, useUntil: credit.useUntil, unused: Money.ofCents(unused) }] : [];
    });
}
