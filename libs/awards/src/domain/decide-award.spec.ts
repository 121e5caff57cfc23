import { describe, expect, it } from '@jest/globals';
import type { PlanTerms } from '#funding-law';
import { Money } from '#kernel';
import { decideAward, type Recognition, type SubmittedPlan } from './decide-award.js';

const TERMS: PlanTerms = {
  financingType: 'SHARE',
  rateBps: 8000n,
  minOwnShareBps: 2000n,
  roundUnitCents: 1n,
  capByYear: { 2027: Money.ofCents(7_210_000), 2028: Money.ofCents(7_210_000) },
  costCategories: [
    { code: 'PERSONAL', eligible: true, isProject: false },
    { code: 'INVEST', eligible: false, isProject: false },
  ],
  ownShareRule: 'REPORT',
};
const plan = (change: Partial<SubmittedPlan> = {}): SubmittedPlan => ({
  years: [2027],
  costItems: [{ id: 'b1', category: 'PERSONAL', description: 'Fachstelle', amountsCents: { 2027: 1_000_000 } }],
  funding: [{ kind: 'OWN_CASH', amountsCents: { 2027: 200_000 } }],
  grantCents: { 2027: 800_000 },
  ...change,
});
const recognise = (cents: number, cutReason = '', id = 'b1'): Recognition[] => [
  { id, recognised: { 2027: Money.ofCents(cents) }, cutReason },
];

describe('the decision on an award', () => {
  it('grants the share of what is recognised', () => {
    const decided = decideAward(plan(), TERMS, [], {});
    expect(decided).toMatchObject({
      ok: true,
      value: { amount: { cents: 800_000n }, years: [{ grantCents: 800_000 }] },
    });
  });

  it('cuts an item with a reason, and the grant with it', () => {
    expect(decideAward(plan(), TERMS, recognise(900_000, 'Stellenanteil zu hoch'), {})).toMatchObject({
      value: {
        amount: { cents: 720_000n },
        items: [{ cutReason: 'Stellenanteil zu hoch', recognisedCents: { 2027: 900_000 } }],
      },
    });
  });

  it('never exceeds the cap of the year, nor the limit the authority sets', () => {
    const large = plan({
      costItems: [{ id: 'b1', category: 'PERSONAL', description: 'Fachstelle', amountsCents: { 2027: 20_000_000 } }],
    });
    expect(decideAward(large, TERMS, [], {})).toMatchObject({ value: { amount: { cents: 7_210_000n } } });
    expect(decideAward(plan(), TERMS, [], { 2027: Money.ofCents(500_000) })).toMatchObject({
      value: { amount: { cents: 500_000n } },
    });
  });

  it.each([
    ['a cut of one cent without a reason', recognise(999_999), 'cut-without-reason', '/items/b1/cutReason'],
    ['a reason of four letters', recognise(999_999, 'zu v'), 'cut-without-reason', '/items/b1/cutReason'],
    ['one cent more than was requested', recognise(1_000_001), 'recognised-above-requested', '/items/b1'],
    ['a negative amount', recognise(-1, 'verrechnet'), 'amount-negative', '/items/b1/2027'],
    ['an item that is not in the plan', recognise(1, '', 'zz'), 'item-unknown', '/items/zz'],
  ])('refuses %s', (_, recognitions, kind, pointer) => {
    expect(decideAward(plan(), TERMS, recognitions, {})).toMatchObject({ ok: false, refusal: { kind, pointer } });
  });

  it('refuses an award of nothing', () => {
    expect(decideAward(plan(), TERMS, recognise(0, 'Nicht notwendig'), {})).toMatchObject({
      refusal: { kind: 'award-without-amount' },
    });
  });

  it('cuts what the programme does not fund, whoever recognises it', () => {
    const mixed = plan({
      costItems: [
        ...plan().costItems,
        { id: 'c1', category: 'INVEST', description: 'Bus', amountsCents: { 2027: 5_000_000 } },
      ],
    });
    expect(decideAward(mixed, TERMS, recognise(5_000_000, '', 'c1'), {})).toMatchObject({
      value: {
        amount: { cents: 800_000n },
        items: [{}, { recognisedCents: { 2027: 0 }, cutReason: 'Im Programm nicht zuwendungsfähig' }],
      },
    });
  });

  it('lets an amount move between the years without growing', () => {
    const years = plan({
      years: [2027, 2028],
      costItems: [
        { id: 'b1', category: 'PERSONAL', description: 'Fachstelle', amountsCents: { 2027: 600_000, 2028: 400_000 } },
      ],
      funding: [{ kind: 'OWN_CASH', amountsCents: { 2027: 100_000, 2028: 100_000 } }],
      grantCents: { 2027: 480_000, 2028: 320_000 },
    });
    const shift = [
      {
        id: 'b1',
        recognised: { 2027: Money.ofCents(500_000), 2028: Money.ofCents(500_000) },
        cutReason: 'Beginn verschoben',
      },
    ];
    expect(decideAward(years, TERMS, shift, {})).toMatchObject({
      value: { years: [{ grantCents: 400_000 }, { grantCents: 400_000 }] },
    });
  });
});
