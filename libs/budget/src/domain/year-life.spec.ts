import { describe, expect, it } from '@jest/globals';
import { CalendarDate, Money } from '#kernel';
import type { BudgetSituation } from './budget-account.js';
import { linesOfReduction } from './reduction.js';
import { closingOf, openingOf, type BoundByDecision, type BudgetYear } from './year-life.js';

const euros = Money.ofEuros;
const NEW_YEAR = CalendarDate.iso('2027-01-04');

const account = (authority: 'AE' | 'VE', change: Partial<BudgetSituation> = {}): BudgetSituation => {
  const sums = { appropriated: euros(1_000), reserved: Money.ZERO, committed: Money.ZERO, ...change };
  return {
    titleId: '06-072-633-65',
    budgetYear: 2026,
    authority,
    blocked: Money.ZERO,
    paid: Money.ZERO,
    isOpened: false,
    isClosed: false,
    ...sums,
    free: sums.appropriated.minus(sums.reserved).minus(sums.committed),
    ...change,
  };
};
const bound = (decisionId: string, committed: Money, change: Partial<BoundByDecision> = {}): BoundByDecision => ({
  decisionId,
  titleId: '06-072-633-65',
  budgetYear: 2026,
  authority: 'AE',
  reserved: Money.ZERO,
  committed,
  paid: Money.ZERO,
  ...change,
});
const year = (accounts: BudgetSituation[], holders: BoundByDecision[] = []): BudgetYear => ({
  titleId: '06-072-633-65',
  budgetYear: 2026,
  accounts,
  holders,
});
const closing = (of: BudgetYear, carryFree = Money.ZERO, hasConsent = false, on = NEW_YEAR) =>
  closingOf(of, { carryFree, hasConsent }, on);

describe('the beginning of a budget year', () => {
  const advance = [bound('a', euros(600), { authority: 'VE' }), bound('b', euros(300), { authority: 'VE' })];
  const ve = account('VE', { committed: euros(900) });

  it('charges what was bound in advance to the appropriation, decision by decision', () => {
    expect(openingOf(year([account('AE'), ve], advance), NEW_YEAR)).toMatchObject({
      ok: true,
      value: {
        due: [
          { decisionId: 'a', amount: euros(600) },
          { decisionId: 'b', amount: euros(300) },
        ],
        granted: euros(1_000),
      },
    });
  });

  it('refuses an appropriation that lacks one cent, by that cent', () => {
    const short = account('AE', { appropriated: Money.ofCents(89_999) });
    expect(openingOf(year([short, ve], advance), NEW_YEAR)).toMatchObject({
      refusal: { kind: 'budget-exceeded', facts: { authority: 'AE', missingCents: 1 } },
    });
  });

  it('waits for the year itself, for reservations, and happens once', () => {
    const of = (change: Partial<BudgetSituation>) => year([account('AE', change), ve], advance);
    expect(openingOf(of({}), CalendarDate.iso('2025-12-31'))).toMatchObject({
      refusal: { kind: 'budget-year-not-begun' },
    });
    expect(openingOf(of({ isOpened: true }), NEW_YEAR)).toMatchObject({ refusal: { kind: 'budget-year-opened' } });
    expect(openingOf(year([account('AE'), account('VE', { reserved: Money.ofCents(1) })]), NEW_YEAR)).toMatchObject({
      refusal: { kind: 'budget-reservations-open', facts: { cents: 1 } },
    });
  });

  it('needs nothing where nothing was bound in advance', () => {
    expect(openingOf(year([]), NEW_YEAR)).toEqual({ ok: true, value: { due: [], granted: Money.ZERO } });
  });
});

describe('the closing of a budget year', () => {
  const spending = account('AE', { committed: euros(700), paid: euros(650) });
  const holders = [bound('a', euros(600), { paid: euros(600) }), bound('b', euros(100), { paid: euros(50) })];

  it('lets the free rest lapse and carries what is bound and unpaid with its decision', () => {
    expect(closing(year([spending], holders), Money.ZERO, true)).toMatchObject({
      ok: true,
      value: {
        carriedBound: [{ decisionId: 'b', amount: euros(50) }],
        carriedFree: Money.ZERO,
        lapsed: euros(300),
        paid: euros(650),
      },
    });
  });

  it('carries exactly the free rest with consent, not a cent more', () => {
    expect(closing(year([spending], holders), euros(300), true)).toMatchObject({ value: { lapsed: Money.ZERO } });
    expect(closing(year([spending], holders), Money.ofCents(30_001), true)).toMatchObject({
      refusal: { kind: 'carryover-above-free', facts: { freeCents: 30_000 }, pointer: '/carryFree' },
    });
  });

  it('asks for consent as soon as anything is carried, and says how much', () => {
    expect(closing(year([spending], holders))).toMatchObject({
      refusal: { kind: 'carryover-without-consent', facts: { cents: 5_000 } },
    });
    const allPaid = account('AE', { committed: euros(600), paid: euros(600) });
    const paidOff = year([allPaid], [bound('a', euros(600), { paid: euros(600) })]);
    expect(closing(paidOff)).toMatchObject({ ok: true, value: { lapsed: euros(400) } });
    expect(closing(paidOff, Money.ofCents(1))).toMatchObject({ refusal: { facts: { cents: 1 } } });
  });

  it('carries nothing of a decision that was reduced below what it has been paid', () => {
    const overpaid = year([account('AE', { committed: euros(100) })], [bound('a', euros(100), { paid: euros(120) })]);
    expect(closing(overpaid)).toMatchObject({ ok: true, value: { carriedBound: [] } });
  });

  it('is refused on the last day of the year, with open reservations, before the beginning, and twice', () => {
    expect(closing(year([spending], holders), Money.ZERO, true, CalendarDate.iso('2026-12-31'))).toMatchObject({
      refusal: { kind: 'budget-year-running' },
    });
    expect(closing(year([account('AE', { reserved: euros(1) })]))).toMatchObject({
      refusal: { kind: 'budget-reservations-open', facts: { cents: 100 } },
    });
    expect(closing(year([spending], [bound('v', euros(1), { authority: 'VE' })]))).toMatchObject({
      refusal: { kind: 'budget-year-not-opened' },
    });
    expect(closing(year([spending, account('VE')], holders), Money.ZERO, true)).toMatchObject({
      refusal: { kind: 'budget-year-not-opened' },
    });
    expect(closing(year([account('AE', { isClosed: true })]))).toMatchObject({
      refusal: { kind: 'budget-year-closed' },
    });
  });
});

describe('a reduction finds its money where it stands today', () => {
  const tranche = (amount: Money) => [{ budgetYear: 2026, authority: 'VE' as const, amount }];

  it('takes what the beginning of the year has moved to the appropriation', () => {
    expect(linesOfReduction(tranche(euros(40)), [bound('a', euros(50))])).toMatchObject({
      ok: true,
      value: [{ budgetYear: 2026, authority: 'AE', committed: euros(-40) }],
    });
  });

  it('takes the unpaid part from the year it was carried into before it touches what was paid', () => {
    const held = [bound('a', euros(60), { paid: euros(60) }), bound('a', euros(40), { budgetYear: 2027 })];
    expect(linesOfReduction(tranche(euros(50)), held, [2026])).toMatchObject({
      ok: true,
      value: [
        { budgetYear: 2026, committed: euros(-10) },
        { budgetYear: 2027, committed: euros(-40) },
      ],
    });
  });

  it('never takes the tranche of a later year while its own year is open', () => {
    const held = [bound('a', euros(60)), bound('a', euros(40), { budgetYear: 2027 })];
    expect(linesOfReduction(tranche(euros(61)), held)).toMatchObject({
      refusal: { kind: 'commitment-too-small', facts: { committedCents: 6_000, requestedCents: 6_100 } },
    });
  });
});
