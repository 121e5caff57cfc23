import type { Interest } from '#funding-law';
import type { InterestContent } from '../persistence/interest-order.repository.js';

/** § 49a (3) sentence 1 VwVfG NRW: five percentage points above the base rate. */
export const SURCHARGE_BPS = 500n;

/** How interest came about, as it is stored and printed. */
export const interestContent = (interest: Pick<Interest, 'segments' | 'dayCount'>): InterestContent => ({
  dayCount: interest.dayCount,
  surchargeBps: Number(SURCHARGE_BPS),
  segments: interest.segments.map((segment) => ({
    from: segment.from.toString(),
    to: segment.to.toString(),
    days: segment.days,
    principalCents: segment.principal.toCents(),
    ratePct: segment.ratePct,
  })),
});
