import { versionOn, type NormVersion } from '#funding-law';
import { CalendarDate, Money, ok, refuse, type Refusal, type Result } from '#kernel';
import type { ReliefKind } from './claim.js';

/** Up to where the authority decides alone, and from where the Ministry of Finance must consent (§ 59 LHO). Cents. */
export interface ReliefLimits {
  /** Above this the ministry's consent is needed. */
  readonly ownDecisionCents: number;
  /** Above this the Ministry of Finance's consent is needed. */
  readonly ministryCents: number;
  /** A rest below this may be written off when the account is closed. */
  readonly smallRestCents: number;
}

export const RELIEF_LIMITS: readonly NormVersion<ReliefLimits>[] = [
  {
    id: 'vv-59-lho-2012',
    validFrom: CalendarDate.iso('2012-01-01'),
    validTo: null,
    source:
      'VV zu § 59 LHO, edition of 2012: delegation up to 75.000 EUR, consent above 250.000 EUR, rest below 25 EUR',
    verifiedBy: null,
    value: { ownDecisionCents: 7_500_000, ministryCents: 25_000_000, smallRestCents: 2_500 },
  },
];

/** Who must have consented to a relief of this amount; null where the authority decides alone. */
export function consentNeeded(amount: Money, today: CalendarDate): Result<'MINISTRY' | 'FINANCE' | null, Refusal> {
  const limits = versionOn(RELIEF_LIMITS, today);
  if (!limits.ok) return limits;
  if (amount.exceeds(Money.ofCents(limits.value.value.ministryCents))) return ok('FINANCE');
  return ok(amount.exceeds(Money.ofCents(limits.value.value.ownDecisionCents)) ? 'MINISTRY' : null);
}

/** Above the limits a relief names the decree that consented to it. A deferral is measured in the same way. */
export function consentMustBeNamed(
  relief: { readonly kind: ReliefKind; readonly amount: Money; readonly consentReference: string | null },
  today: CalendarDate,
): Result<true, Refusal> {
  const needed = consentNeeded(relief.amount, today);
  if (!needed.ok) return needed;
  if (needed.value === null || (relief.consentReference ?? '').trim().length >= 5) return ok(true);
  return refuse(
    'relief-consent-missing',
    { amountCents: relief.amount.toCents(), of: needed.value },
    '/consentReference',
  );
}
