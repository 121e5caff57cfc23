import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CalendarDate, Money } from '#kernel';
import { equalInstalments } from './instalments.js';

const FIRST = CalendarDate.iso('2028-01-31');

describe('equal instalments', () => {
  it('are monthly, and the last one carries what does not divide', () => {
    const plan = equalInstalments(Money.ofCents(100_00), 3, FIRST);
    expect(plan.map(({ due, amount }) => [due.toString(), amount.toCents()])).toEqual([
      ['2028-01-31', 33_33],
      ['2028-02-29', 33_33],
      ['2028-03-31', 33_34],
    ]);
  });

  it('make up the sum to the cent, whatever is asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7_210_000 }), fc.integer({ min: -3, max: 60 }), (cents, count) => {
        const plan = equalInstalments(Money.ofCents(cents), count, FIRST);
        expect(Money.sum(plan.map(({ amount }) => amount)).toCents()).toBe(cents);
        expect(plan.every(({ amount }) => amount.isPositive())).toBe(true);
        expect(plan.every(({ due }, index) => index === 0 || due.isAfter(plan[index - 1]?.due ?? due))).toBe(true);
      }),
    );
  });
});
