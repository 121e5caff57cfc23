import { describe, expect, it } from '@jest/globals';
import { CalendarDate, Money } from '#kernel';
import { PAYMENT_LIFECYCLE } from './payment-lifecycle.js';
import { drawableNow, mustBeNeeded, mustFitGrant, useUntil, type GrantTerms } from './payment-rules.js';

const euros = Money.ofEuros;
const grant = (financingType: GrantTerms['financingType']): GrantTerms => ({
  financingType,
  amount: euros(80_000),
  eligible: euros(100_000),
});

describe('What may be drawn', () => {
  it.each([
    ['SHARE', 10_000, 5_000, 0, 12_000],
    ['SHARE', 10_000, 5_000, 12_000, 0],
    ['SHARE', 10_000, 5_000, 13_000, 0],
    ['FIXED', 10_000, 5_000, 2_000, 10_000],
    ['SHARE', 100_000, 50_000, 0, 80_000],
    ['DEFICIT', 10_000, 5_000, 0, 0],
    ['DEFICIT', 15_000, 6_000, 0, 1_000],
    ['DEFICIT', 100_000, 0, 79_999, 1],
  ] as const)('under %s with %i spent, %i needed and %i drawn is %i', (type, spent, needed, drawn, expected) => {
    const drawable = drawableNow(grant(type), { spent: euros(spent), needed: euros(needed) }, euros(drawn));
    expect(drawable).toEqual(euros(expected));
  });

  it('is rounded down to the cent', () => {
    const third = { financingType: 'SHARE', amount: euros(1), eligible: euros(3) } as const;
    expect(drawableNow(third, { spent: Money.ZERO, needed: euros(1) }, Money.ZERO)).toEqual(Money.ofCents(33));
  });

  it('is never more than is needed within the period, to the cent', () => {
    const ask = (cents: number) =>
      mustBeNeeded(
        grant('SHARE'),
        { amount: Money.ofCents(cents), spent: Money.ZERO, needed: euros(10_000) },
        Money.ZERO,
        CalendarDate.of(2027, 3, 31),
      );
    expect(ask(800_000)).toEqual({ ok: true, value: true });
    expect(ask(800_001)).toMatchObject({
      refusal: { kind: 'payment-above-need', facts: { drawableCents: 800_000, until: '31.03.2027' } },
    });
  });

  it('is neither above the tranche of the year nor above the grant, to the cent', () => {
    const room = {
      budgetYear: 2027,
      tranche: euros(50),
      drawnInYear: euros(10),
      grant: euros(80),
      drawn: euros(30),
    };
    expect(mustFitGrant(euros(40), room)).toEqual({ ok: true, value: true });
    expect(mustFitGrant(Money.ofCents(4_001), room)).toMatchObject({
      refusal: { kind: 'payment-above-tranche', facts: { roomCents: 4_000 } },
    });
    expect(mustFitGrant(Money.ofCents(5_001), room)).toMatchObject({
      refusal: { kind: 'payment-above-grant', facts: { roomCents: 5_000 } },
    });
  });
});

describe('Money is to be used', () => {
  it('within two months or six weeks', () => {
    expect(useUntil(CalendarDate.of(2026, 12, 31), { months: 2 }).toString()).toBe('2027-02-28');
    expect(useUntil(CalendarDate.of(2027, 1, 4), { days: 42 }).toString()).toBe('2027-02-15');
  });
});

describe('The lifecycle of a payment request', () => {
  it('reaches every status and ends only where it says so', () => {
    expect([PAYMENT_LIFECYCLE.unreachable(), PAYMENT_LIFECYCLE.falselyTerminal()]).toEqual([[], []]);
  });
});
