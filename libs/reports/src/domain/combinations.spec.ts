import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Money } from '#kernel';
import { bestCombination, fitInOrder, type Goal } from './combinations.js';
import { simulate, type PendingApplication, type PortfolioRoom } from './portfolio.js';

const application = (
  fileNumber: string,
  capHolder: string,
  cents: number,
  authority: 'AE' | 'VE' = 'AE',
): PendingApplication => ({ fileNumber, capHolder, authority, amount: Money.ofCents(cents) });
const room = (holders: Record<string, number>, ae: number, ve = 0): PortfolioRoom => ({
  holders: new Map(Object.entries(holders).map(([holder, cents]) => [holder, Money.ofCents(cents)])),
  title: { AE: Money.ofCents(ae), VE: Money.ofCents(ve) },
});
const found = ({ fileNumbers, total, isProvedBest }: ReturnType<typeof fitInOrder>) => [
  fileNumbers.join(' '),
  total.toCents(),
  isProvedBest,
];

describe('combinations of applications', () => {
  const THREE = [application('1', 'A', 700), application('2', 'A', 400), application('3', 'B', 500)];

  it('take in order what fits under the cap, and pass over what does not', () => {
    expect(found(fitInOrder(THREE, room({ A: 1_000, B: 500 }, 9_999)))).toEqual(['1 3', 1_200, true]);
    expect(found(fitInOrder(THREE, room({ A: 1_000, B: 500 }, 1_199)))).toEqual(['1', 700, true]);
  });

  it('fit to the cent under the cap and in the title, and not with one more', () => {
    expect(found(fitInOrder([application('1', 'A', 700)], room({ A: 700 }, 700)))).toEqual(['1', 700, true]);
    expect(found(fitInOrder([application('1', 'A', 701)], room({ A: 700 }, 999)))).toEqual(['', 0, true]);
    expect(found(fitInOrder([application('1', 'A', 701)], room({ A: 999 }, 700)))).toEqual(['', 0, true]);
    expect(found(fitInOrder([application('1', 'X', 1)], room({ A: 999 }, 700)))).toEqual(['', 0, true]);
  });

  it('are the most money or the most applications', () => {
    const some = [application('1', 'A', 900), application('2', 'B', 500), application('3', 'C', 450)];
    const tight = room({ A: 900, B: 900, C: 900 }, 1_000);
    expect(found(bestCombination(some, tight, 'MOST_MONEY'))).toEqual(['2 3', 950, true]);
    expect(found(bestCombination(some, room({ A: 900, B: 900, C: 900 }, 940), 'MOST_MONEY'))).toEqual(['1', 900, true]);
    expect(found(bestCombination(some, tight, 'MOST_APPLICATIONS'))).toEqual(['2 3', 950, true]);
  });

  it('draw later years from the commitment authority alone', () => {
    const later = [application('1', 'A', 500), application('2', 'A', 500, 'VE')];
    expect(found(bestCombination(later, room({ A: 1_000 }, 9_999, 499), 'MOST_MONEY'))).toEqual(['1', 500, true]);
    expect(found(bestCombination(later, room({ A: 1_000 }, 9_999, 500), 'MOST_MONEY'))).toEqual(['1 2', 1_000, true]);
  });

  it('say so where the search was cut, and fit all the same', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      application(`${index}`, `H${index}`, 100_003 + index * 7_919),
    );
    const holders = Object.fromEntries(many.map(({ capHolder }) => [capHolder, 10_000_000]));
    const limits = room(holders, 7_654_321);
    const best = bestCombination(many, limits, 'MOST_MONEY');
    expect(
      simulate(
        many.filter(({ fileNumber }) => best.fileNumbers.includes(fileNumber)),
        limits,
      ).fits,
    ).toBe(true);
    expect(best.total.toCents()).toBeGreaterThan(7_500_000);
    const ofOne = Array.from({ length: 13 }, (_, index) => application(`${index}`, 'A', 100));
    expect(bestCombination(ofOne, room({ A: 500 }, 500), 'MOST_MONEY').isProvedBest).toBe(false);
  });
});

describe('a what-if', () => {
  it('says what is left, and what is missing by how much', () => {
    const chosen = [application('1', 'A', 700), application('2', 'A', 400), application('3', 'B', 500, 'VE')];
    const result = simulate(chosen, room({ A: 1_000, B: 500 }, 2_000, 400));
    expect([result.total.toCents(), result.fits]).toEqual([1_600, false]);
    expect([...result.capMissing].map(([holder, missing]) => [holder, missing.toCents()])).toEqual([['A', 100]]);
    expect([result.left.title.AE.toCents(), result.titleMissing.VE.toCents()]).toEqual([900, 100]);
  });
});

const HOLDERS = ['A', 'B', 'C'];
const applications = fc
  .array(
    fc.record({
      capHolder: fc.constantFrom(...HOLDERS),
      cents: fc.integer({ min: 1, max: 1_000 }),
      authority: fc.constantFrom('AE' as const, 'AE' as const, 'VE' as const),
    }),
    { maxLength: 9 },
  )
  .map((drawn) => drawn.map((each, index) => application(`${index}`, each.capHolder, each.cents, each.authority)));
const limits = fc
  .record({
    A: fc.integer({ min: 0, max: 2_000 }),
    B: fc.integer({ min: 0, max: 2_000 }),
    C: fc.integer({ min: 0, max: 2_000 }),
    ae: fc.integer({ min: 0, max: 3_000 }),
    ve: fc.integer({ min: 0, max: 2_000 }),
  })
  .map(({ ae, ve, ...holders }) => room(holders, ae, ve));

/** Every subset there is. */
function bruteForce(all: readonly PendingApplication[], limit: PortfolioRoom, goal: Goal): number[] {
  const subsets = Array.from({ length: 2 ** all.length }, (_, bits) => all.filter((_each, at) => (bits >> at) & 1));
  const scores = subsets
    .map((subset) => simulate(subset, limit))
    .filter(({ fits }) => fits)
    .map(({ total, chosen }) => [total.toCents(), chosen.length]);
  const [first, second] = goal === 'MOST_MONEY' ? [0, 1] : [1, 0];
  return scores.reduce((best, each) => {
    const difference = (each[first] ?? 0) - (best[first] ?? 0) || (each[second] ?? 0) - (best[second] ?? 0);
    return difference > 0 ? each : best;
  });
}

describe('any portfolio', () => {
  it.each(['MOST_MONEY', 'MOST_APPLICATIONS'] as const)('has a best combination that no other beats: %s', (goal) => {
    fc.assert(
      fc.property(applications, limits, (all, limit) => {
        const best = bestCombination(all, limit, goal);
        const chosen = all.filter(({ fileNumber }) => best.fileNumbers.includes(fileNumber));
        expect(simulate(chosen, limit).fits).toBe(true);
        expect([best.isProvedBest, [best.total.toCents(), chosen.length]]).toEqual([
          true,
          bruteForce(all, limit, goal),
        ]);
      }),
      { numRuns: 300 },
    );
  });

  it('is filled in order so that nothing passed over would still have fitted', () => {
    fc.assert(
      fc.property(applications, limits, (all, limit) => {
        const { fileNumbers } = fitInOrder(all, limit);
        const taken = all.filter(({ fileNumber }) => fileNumbers.includes(fileNumber));
        expect(simulate(taken, limit).fits).toBe(true);
        for (const other of all.filter((each) => !taken.includes(each)))
          expect(simulate([...taken, other], limit).fits).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves exactly what it does not take', () => {
    fc.assert(
      fc.property(applications, limits, (all, limit) => {
        const { left, total } = simulate(all, limit);
        const sum = (given: PortfolioRoom) => Money.sum(given.holders.values()).cents;
        expect(sum(limit) - sum(left)).toBe(total.cents);
        expect(limit.title.AE.cents + limit.title.VE.cents - left.title.AE.cents - left.title.VE.cents).toBe(
          total.cents,
        );
      }),
    );
  });
});
