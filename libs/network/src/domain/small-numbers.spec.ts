import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shownFigures } from './small-numbers.js';

const of = (...cases: number[]) => shownFigures(cases.map((count, index) => ({ category: `k${index}`, cases: count })));
const picture = (...cases: number[]) => {
  const { cells, total } = of(...cases);
  return [...cells.map((cell) => cell.cases ?? '–'), total ?? '–'].join(' ');
};

describe('figures of counselling', () => {
  it.each([
    [[12, 7, 5], '12 7 5 24'],
    [[12, 7, 4], '12 – – 23'],
    [[12, 7, 0], '12 – – 19'],
    [[3, 4, 9], '– – 9 16'],
    [[2, 1, 9, 20], '– – – 20 32'],
    [[4], '– –'],
    [[5], '5 5'],
    [[0, 0, 0], '– – – –'],
    [[2, 1], '– – –'],
  ])('of %j are shown as %s', (cases, expected) => {
    expect(picture(...cases)).toBe(expected);
  });

  it('never let a hidden count be reckoned from the total', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 8 }), (cases) => {
        const { cells, total } = of(...cases);
        for (const { cases: count } of cells) expect(count === null || count >= 5).toBe(true);
        const hidden = cells.filter((cell) => cell.cases === null);
        if (total === null || hidden.length === 0) return;
        const rest = total - cells.reduce((sum, cell) => sum + (cell.cases ?? 0), 0);
        expect(hidden.length).toBeGreaterThan(1);
        expect(rest).toBeGreaterThanOrEqual(5);
      }),
    );
  });
});
