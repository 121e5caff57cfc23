import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countBallots, hasMajority, outcomeOf, quorumNeeded, type Choice, type QuorumRule } from './vote-count.js';

const MORE_THAN_HALF: QuorumRule = { numerator: 1, denominator: 2, isStrict: true };
const HALF: QuorumRule = { numerator: 1, denominator: 2, isStrict: false };
const TWO_THIRDS: QuorumRule = { numerator: 2, denominator: 3, isStrict: false };

describe('the quorum of a vote', () => {
  it.each([
    [13, MORE_THAN_HALF, 7],
    [12, MORE_THAN_HALF, 7],
    [12, HALF, 6],
    [13, HALF, 7],
    [9, TWO_THIRDS, 6],
    [10, TWO_THIRDS, 7],
    [1, MORE_THAN_HALF, 1],
    [0, HALF, 1],
    [5, { numerator: 0, denominator: 1, isStrict: false }, 1],
    [5, { numerator: 1, denominator: 1, isStrict: false }, 5],
  ])('of %d seats is met by %o with %d ballots', (entitled, rule, needed) => {
    expect(quorumNeeded(entitled, rule)).toBe(needed);
  });

  it('is missed by one ballot too few and met by exactly enough', () => {
    const roll = seats(12);
    expect(outcomeOf(roll, { yes: 6, no: 0, abstained: 0 }, MORE_THAN_HALF, 'SIMPLE').result).toBe('NO_QUORUM');
    expect(outcomeOf(roll, { yes: 6, no: 0, abstained: 1 }, MORE_THAN_HALF, 'SIMPLE').result).toBe('RECOMMENDED');
  });

  it('is reckoned without those recused', () => {
    const roll = [...seats(12), { seatId: 'x', isRecused: true }];
    const { entitled, recused, quorumNeeded: needed } = outcomeOf(roll, NONE, MORE_THAN_HALF, 'SIMPLE');
    expect([entitled, recused, needed]).toEqual([12, 1, 7]);
  });
});

describe('the majority', () => {
  it.each([
    ['SIMPLE', { yes: 3, no: 3, abstained: 2 }, 8, false],
    ['SIMPLE', { yes: 4, no: 3, abstained: 1 }, 8, true],
    ['ABSOLUTE', { yes: 4, no: 0, abstained: 4 }, 8, false],
    ['ABSOLUTE', { yes: 5, no: 3, abstained: 0 }, 8, true],
    ['TWO_THIRDS', { yes: 4, no: 2, abstained: 0 }, 8, true],
    ['TWO_THIRDS', { yes: 5, no: 3, abstained: 0 }, 8, false],
    ['TWO_THIRDS', { yes: 0, no: 0, abstained: 8 }, 8, false],
    ['UNANIMOUS', { yes: 1, no: 0, abstained: 7 }, 8, true],
    ['UNANIMOUS', { yes: 7, no: 1, abstained: 0 }, 8, false],
  ] as const)('%s of %o among %d is %s', (majority, counts, entitled, expected) => {
    expect(hasMajority(counts, entitled, majority)).toBe(expected);
  });
});

describe('ballots of recused members', () => {
  it('never count, whatever is in the urn', () => {
    fc.assert(
      fc.property(rolls, choices, (roll, picked) => {
        const ballots = new Map(roll.map(({ seatId }, index) => [seatId, picked[index % picked.length] ?? 'ABSTAIN']));
        ballots.set('stranger', 'YES');
        const honest = new Map(
          [...ballots].filter(([id]) => roll.some((seat) => seat.seatId === id && !seat.isRecused)),
        );
        const counts = countBallots(roll, ballots);
        expect(counts).toEqual(countBallots(roll, honest));
        const outcome = outcomeOf(roll, counts, MORE_THAN_HALF, 'SIMPLE');
        expect(outcome.cast).toBe(honest.size);
        expect(outcome.quorumMet).toBe(outcome.cast * 2 > outcome.entitled);
      }),
    );
  });

  it('cannot be smuggled in as bare counts', () => {
    const roll = [...seats(2), { seatId: 'x', isRecused: true }];
    expect(() => outcomeOf(roll, { yes: 3, no: 0, abstained: 0 }, HALF, 'SIMPLE')).toThrow('3 ballots of 2 seats');
  });
});

const NONE = { yes: 0, no: 0, abstained: 0 };
const seats = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ seatId: `s${index}`, isRecused: false }));
const rolls = fc
  .array(fc.boolean(), { maxLength: 30 })
  .map((flags) => flags.map((isRecused, index) => ({ seatId: `s${index}`, isRecused })));
const choices = fc.array(fc.constantFrom<Choice>('YES', 'NO', 'ABSTAIN'), { minLength: 1, maxLength: 30 });
