import { describe, expect, it } from '@jest/globals';
import type { PlanTerms } from '#funding-law';
import { Money } from '#kernel';
import { decideAward, yearToExplain, type Recognition, type SubmittedPlan } from './decide-award.js';

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
      grantCents: { 2027: 7_210_000 },
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

  it('never grants more than was applied for, though the cap has risen since', () => {
    const asked = plan({
      costItems: [{ id: 'b1', category: 'PERSONAL', description: 'Fachstelle', amountsCents: { 2027: 9_012_500 } }],
      grantCents: { 2027: 7_000_000 },
    });
    expect(decideAward(asked, TERMS, [], {})).toMatchObject({
      value: { amount: { cents: 7_000_000n }, years: [{ ownCents: 2_012_500 }] },
    });
    const twoYears = plan({
      years: [2027, 2028],
      costItems: [
        { id: 'b1', category: 'PERSONAL', description: 'Fachstelle', amountsCents: { 2027: 100_000, 2028: 9_000_000 } },
      ],
      grantCents: { 2027: 80_000, 2028: 6_000_000 },
    });
    const moved = [
      {
        id: 'b1',
        recognised: { 2027: Money.ofCents(4_550_000), 2028: Money.ofCents(4_550_000) },
        cutReason: 'Verteilt auf beide Jahre',
      },
    ];
    expect(decideAward(twoYears, TERMS, moved, {})).toMatchObject({
      ok: false,
      refusal: { kind: 'award-above-request', facts: { excessCents: 1_200_000 } },
    });
  });

  it('refuses what leaves the own share below its minimum (H4)', () => {
    const withDonor = plan({
      costItems: [{ id: 'b1', category: 'PERSONAL', description: 'Fachstelle', amountsCents: { 2027: 1_000_000 } }],
      funding: [{ kind: 'THIRD_PARTY', amountsCents: { 2027: 100_000 } }],
    });
    expect(decideAward(withDonor, TERMS, [], {})).toMatchObject({
      ok: false,
      refusal: { kind: 'own-share-below-minimum', facts: { ownMinimum: '2.000,00', grantAtMost: '7.000,00' } },
    });
    expect(decideAward(withDonor, { ...TERMS, ownShareRule: 'REDUCE_GRANT' }, [], {})).toMatchObject({
      value: { amount: { cents: 700_000n }, years: [{ ownCents: 200_000 }] },
    });
    expect(decideAward(withDonor, TERMS, [], { 2027: Money.ofCents(700_000) })).toMatchObject({ ok: true });
  });

  it('refuses a cut that leaves projects less than their share', () => {
    const terms: PlanTerms = {
      ...TERMS,
      minProjectShareBps: 5000n,
      costCategories: [...TERMS.costCategories, { code: 'FONDS', eligible: true, isProject: true }],
    };
    const half = plan({
      costItems: [
        { id: 'b1', category: 'FONDS', description: 'Aktionsfonds', amountsCents: { 2027: 500_000 } },
        { id: 'b2', category: 'PERSONAL', description: 'Fachstelle', amountsCents: { 2027: 500_000 } },
      ],
    });
    expect(decideAward(half, terms, [], {})).toMatchObject({ ok: true });
    expect(decideAward(half, terms, recognise(499_999, 'Nicht belegt'), {})).toMatchObject({
      ok: false,
      refusal: { kind: 'project-share-below-minimum' },
    });
  });
});

describe('what only a reason of the decision can explain', () => {
  const decided = (recognitions: Recognition[], limits: Record<number, Money>) => {
    const result = decideAward(plan(), TERMS, recognitions, limits);
    if (!result.ok) throw new Error(result.refusal.kind);
    return yearToExplain(result.value, limits);
  };

  it.each([
    ['nothing where all is granted', [], {}, null],
    ['nothing where the cut of an item carries its own reason', recognise(900_000, 'Stellenanteil zu hoch'), {}, null],
    ['a limit of the authority', [], { 2027: Money.ofCents(500_000) }, 2027],
    ['a limit beside a cut', recognise(900_000, 'Zu hoch'), { 2027: Money.ofCents(500_000) }, 2027],
  ])('is %s', (_, recognitions, limits, year) => {
    expect(decided(recognitions, limits)).toBe(year);
  });
});
