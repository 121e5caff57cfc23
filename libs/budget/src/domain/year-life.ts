import { Money, ok, refuse, type CalendarDate, type Result } from '#kernel';
import type { BudgetHolding, BudgetSituation } from './budget-account.js';

/** What a decision has bound in an account of the year. */
export type BoundByDecision = BudgetHolding & { readonly decisionId: string };

export interface BudgetYear {
  readonly titleId: string;
  readonly budgetYear: number;
  /** Both authorities of the year; an account that was never booked is missing. */
  readonly accounts: readonly BudgetSituation[];
  readonly holders: readonly BoundByDecision[];
}

export interface Shift {
  readonly decisionId: string;
  readonly amount: Money;
}

export interface YearOpening {
  /** Per decision what was bound in advance and is now a charge on the appropriation. */
  readonly due: readonly Shift[];
  /** Commitment authority of the year, used or not: it ends when the year begins. */
  readonly granted: Money;
}

/**
 * § 38 LHO: when its year begins, what was bound in advance is charged to the appropriation. Refuses a year that has not
 * begun, one that has been opened, open reservations, and an appropriation that does not cover it (by how much).
 */
export function openingOf(year: BudgetYear, today: CalendarDate): Result<YearOpening> {
  const { titleId, budgetYear } = year;
  const facts = { title: titleId, year: budgetYear };
  if (today.year < budgetYear) return refuse('budget-year-not-begun', facts);
  if (year.accounts.some(({ isOpened }) => isOpened)) return refuse('budget-year-opened', facts);
  const ve = accountOf(year, 'VE');
  if (ve?.reserved.isPositive()) return refuse('budget-reservations-open', { ...facts, cents: ve.reserved.toCents() });
  const due = boundIn(year, 'VE');
  const sum = Money.sum(due.map(({ amount }) => amount));
  const free = accountOf(year, 'AE')?.free ?? Money.ZERO;
  if (sum.exceeds(free)) {
    return refuse('budget-exceeded', {
      ...facts,
      authority: 'AE',
      freeCents: free.toCents(),
      requestedCents: sum.toCents(),
      missingCents: sum.minus(free).toCents(),
    });
  }
  return ok({ due, granted: ve?.appropriated ?? Money.ZERO });
}

export interface YearClosing {
  readonly carriedFree: Money;
  /** Bound, not yet paid: goes with the decision into the next year. */
  readonly carriedBound: readonly Shift[];
  readonly lapsed: Money;
  readonly paid: Money;
}

/**
 * §§ 19, 45 LHO: at the end of a year the free rest lapses unless its carry-over has consent; what is bound and not paid
 * is carried with its decision. Refuses a year that runs, one never opened or closed before, open reservations, more than
 * is free, and a carry-over without consent.
 */
export function closingOf(
  year: BudgetYear,
  wanted: { readonly carryFree: Money; readonly hasConsent: boolean },
  today: CalendarDate,
): Result<YearClosing> {
  const facts = { title: year.titleId, year: year.budgetYear };
  if (today.year <= year.budgetYear) return refuse('budget-year-running', facts);
  if (year.accounts.some(({ isClosed }) => isClosed)) return refuse('budget-year-closed', facts);
  const reserved = Money.sum(year.accounts.map((account) => account.reserved));
  if (reserved.isPositive()) return refuse('budget-reservations-open', { ...facts, cents: reserved.toCents() });
  const advance = accountOf(year, 'VE');
  if (advance?.appropriated.isPositive() || boundIn(year, 'VE').length > 0)
    return refuse('budget-year-not-opened', facts);
  const spending = accountOf(year, 'AE');
  const free = spending?.free ?? Money.ZERO;
  if (wanted.carryFree.exceeds(free)) {
    return refuse('carryover-above-free', { ...facts, freeCents: free.toCents() }, '/carryFree');
  }
  const carriedBound = unpaidOf(year);
  const carried = wanted.carryFree.plus(Money.sum(carriedBound.map(({ amount }) => amount)));
  if (carried.isPositive() && !wanted.hasConsent) {
    return refuse('carryover-without-consent', { ...facts, cents: carried.toCents() }, '/consentReference');
  }
  return ok({
    carriedFree: wanted.carryFree,
    carriedBound,
    lapsed: free.minus(wanted.carryFree),
    paid: spending?.paid ?? Money.ZERO,
  });
}

/** Bound in the year and not paid, per decision. */
export const unpaidOf = (year: BudgetYear): Shift[] =>
  year.holders
    .filter(({ authority }) => authority === 'AE')
    .map(({ decisionId, committed, paid }) => ({ decisionId, amount: Money.max(committed.minus(paid), Money.ZERO) }))
    .filter(({ amount }) => amount.isPositive());

const accountOf = (year: BudgetYear, authority: 'AE' | 'VE'): BudgetSituation | undefined =>
  year.accounts.find((account) => account.authority === authority);

const boundIn = (year: BudgetYear, authority: 'AE' | 'VE'): Shift[] =>
  year.holders
    .filter((holder) => holder.authority === authority && holder.committed.isPositive())
    .map(({ decisionId, committed }) => ({ decisionId, amount: committed }));
