import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hideSmall } from './small-numbers.js';

describe('small numbers', () => {
  it.each([
    [[0, 0, 0], { total: 0, parts: [0, 0, 0] }],
    [[5, 0, 7], { total: 12, parts: [5, 0, 7] }],
    [[4, 0, 0], { total: null, parts: [null, null, null] }],
    [[4, 6, 20], { total: 30, parts: [null, null, 20] }],
    [[1, 2, 20], { total: 23, parts: [null, null, null] }],
    [[3, 4, 20], { total: 27, parts: [null, null, 20] }],
    [[1, 1, 1, 1, 1], { total: null, parts: [null, null, null, null, null] }],
  ])('of %j are shown as %j', (counts, shown) => expect(hideSmall(counts)).toEqual(shown));

  it('are never shown, and never to be had by subtraction', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 6 }), (counts) => {
        const { total, parts } = hideSmall(counts);
        expect(parts.filter((part) => part !== null && part > 0 && part < 5)).toEqual([]);
        if (total === null) return;
        const hidden = counts.filter((_, index) => parts[index] === null);
        const rest = hidden.reduce((one, other) => one + other, 0);
        expect(hidden.length === 0 || (hidden.length > 1 && rest >= 5 && rest > hidden.length)).toBe(true);
      }),
    );
  });
});
