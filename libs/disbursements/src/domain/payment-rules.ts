import type { FinancingType } from '#funding-law';
import { floorDivide, Money, ok, refuse, type CalendarDate, type Refusal, type Result } from '#kernel';

export interface GrantTerms {
  readonly financingType: FinancingType;
  readonly amount: Money;
  readonly eligible: Money;
}

/** What the district states; costs of the whole measure, not only the grant's share of them. */
export interface Need {
  readonly amount: Money;
  readonly spent: Money;
  /** Payments that fall due until the end of the period. */
  readonly needed: Money;
}

export type UseOfFunds = { readonly months: number } | { readonly days: number };

/** Until when money paid on this day must be used, by the terms of the programme; no holiday moves the day. */
export const useUntil = (day: CalendarDate, rule: UseOfFunds): CalendarDate =>
  'months' in rule ? day.plusMonths(rule.months) : day.plusDays(rule.days);

/**
 * What may be drawn now: SHARE, FIXED and FULL pro rata with own and other funds, DEFICIT only after these are used up
 * (ANBest 1.4, pattern VV 7.2). `drawn` holds everything received or on its way. Never negative.
 */
export function drawableNow(grant: GrantTerms, need: Pick<Need, 'spent' | 'needed'>, drawn: Money): Money {
  const due = need.spent.plus(need.needed);
  const entitled =
    grant.financingType === 'DEFICIT'
      ? due.minus(grant.eligible.minus(grant.amount))
      : Money.ofCents(floorDivide(due.cents * grant.amount.cents, grant.eligible.cents));
  return Money.max(Money.min(entitled, grant.amount).minus(drawn), Money.ZERO);
}

/** H15: no more than is needed within the period. */
export function mustBeNeeded(grant: GrantTerms, need: Need, drawn: Money, until: CalendarDate): Result<true, Refusal> {
  const drawable = drawableNow(grant, need, drawn);
  if (!need.amount.exceeds(drawable)) return ok(true);
  const facts = { amountCents: need.amount.toCents(), drawableCents: drawable.toCents(), until: until.toGerman() };
  return refuse('payment-above-need', { ...facts, financingType: grant.financingType }, '/amount');
}

interface Room {
  readonly budgetYear: number;
  readonly tranche: Money;
  readonly drawnInYear: Money;
  readonly grant: Money;
  readonly drawn: Money;
}

/** H13: neither above the tranche of the year nor above the current grant. */
export function mustFitGrant(amount: Money, room: Room): Result<true, Refusal> {
  const inGrant = room.grant.minus(room.drawn);
  const inYear = room.tranche.minus(room.drawnInYear);
  const facts = { amountCents: amount.toCents(), year: room.budgetYear };
  if (amount.exceeds(inGrant))
    return refuse(
      'payment-above-grant',
      { ...facts, roomCents: inGrant.toCents(), grantCents: room.grant.toCents() },
      '/amount',
    );
  if (amount.exceeds(inYear))
    return refuse(
      'payment-above-tranche',
      { ...facts, roomCents: inYear.toCents(), trancheCents: room.tranche.toCents() },
      '/amount',
    );
  return ok(true);
}

interface Payer {
  readonly accountId: string;
}
interface ChangedAccount {
  readonly proposedBy: string;
  readonly confirmedBy: string | null;
}

/** Whoever named or confirmed the account certifies and authorises nothing that goes to it (domain part 3.1 (b)). */
export function payerMustNotHaveChanged(account: ChangedAccount, payer: Payer): Result<true, Refusal> {
  const changed = account.proposedBy === payer.accountId || account.confirmedBy === payer.accountId;
  return changed ? refuse('payer-changed-account') : ok(true);
}

/** Certifier and authoriser are two people (domain part 3.1 (b)). */
export function authoriserMustDiffer(
  certifiedBy: string | null,
  name: string | null,
  payer: Payer,
): Result<true, Refusal> {
  return certifiedBy === payer.accountId ? refuse('payment-four-eyes', { certifiedBy: name }) : ok(true);
}
