import { describe, expect, it } from '@jest/globals';
import { CalendarDate, Money } from '#kernel';
import { consentMustBeNeeded, decideChange, decideWaiver, planMustBeWhole, type ChangeTerms } from './decide-change.js';
import { changesBetween, itemLimit, type GrantPlan } from './grant-plan.js';
import { startMustBeAllowed } from './measure-start.js';
import { movesBetween, revisedTranches } from './award-revision.js';

const euros = Money.ofEuros;
const RULE = 2_000;

/** 40.000 EUR costs in 2027 and 2028 each, 80 % of them granted. */
const CURRENT: GrantPlan = {
  periodFrom: '2027-01-01',
  periodTo: '2028-12-31',
  purpose: 'Ein Handlungskonzept wird entwickelt.',
  items: [
    { id: 'a', category: 'PERSONAL', label: 'Fachstelle', amountsCents: { 2027: 3_000_000, 2028: 3_000_000 } },
    { id: 'b', category: 'SACHAUSGABEN', label: 'Werkstätten', amountsCents: { 2027: 1_000_000, 2028: 1_000_000 } },
  ],
  grantCents: { 2027: 3_200_000, 2028: 3_200_000 },
};
const TERMS: ChangeTerms = {
  plan: {
    financingType: 'SHARE',
    rateBps: 8_000n,
    minOwnShareBps: 2_000n,
    roundUnitCents: 1n,
    capByYear: { 2027: euros(72_100), 2028: euros(72_100) },
    costCategories: [
      { code: 'PERSONAL', eligible: true },
      { code: 'SACHAUSGABEN', eligible: true },
    ],
    ownShareRule: 'REPORT',
  },
  itemToleranceBps: RULE,
  funding: [],
};
const withItems = (a: Record<string, number>, b: Record<string, number>, rest: Partial<GrantPlan> = {}): GrantPlan => ({
  ...CURRENT,
  ...rest,
  items: CURRENT.items.map((item) => ({ ...item, amountsCents: item.id === 'a' ? a : b })),
});

describe('the rule of single items: up to 20 % more, if saved elsewhere, without asking', () => {
  it('allows exactly 20 % and not one cent more', () => {
    expect(itemLimit(euros(20_000), RULE)).toEqual(euros(24_000));
    const saved = { 2027: 2_800_000, 2028: 2_800_000 };
    const exactly = withItems(saved, { 2027: 1_200_000, 2028: 1_200_000 });
    expect(consentMustBeNeeded(CURRENT, exactly, RULE)).toMatchObject({
      refusal: { kind: 'change-needs-no-consent', facts: { percent: 20 } },
    });
    const oneCentMore = withItems({ ...saved, 2028: 2_799_999 }, { 2027: 1_200_000, 2028: 1_200_001 });
    expect(consentMustBeNeeded(CURRENT, oneCentMore, RULE)).toEqual({ ok: true, value: true });
  });

  it('never rounds the limit up: a fifth of one cent is nothing', () => {
    expect(itemLimit(Money.ofCents(4), RULE)).toEqual(Money.ofCents(4));
    expect(itemLimit(Money.ofCents(5), RULE)).toEqual(Money.ofCents(6));
  });

  it('allows nothing that is not saved elsewhere', () => {
    const dearer = withItems({ 2027: 3_000_000, 2028: 3_000_000 }, { 2027: 1_000_001, 2028: 1_000_000 });
    expect(changesBetween(CURRENT, dearer, RULE)).toMatchObject([
      { subject: 'COSTS', needsConsent: true },
      { subject: 'ITEM', needsConsent: false },
    ]);
    expect(consentMustBeNeeded(CURRENT, dearer, RULE)).toMatchObject({ ok: true });
  });

  it('never covers period, purpose or the grant of a year', () => {
    const asked = {
      ...CURRENT,
      periodTo: '2029-03-31',
      purpose: 'Ein anderes Konzept.',
      grantCents: { 2027: 3_200_001, 2028: 3_199_999 },
    };
    expect(
      changesBetween(CURRENT, asked, RULE).map(({ subject, name, needsConsent }) => [subject, name, needsConsent]),
    ).toEqual([
      ['PERIOD', '', true],
      ['PURPOSE', '', true],
      ['TRANCHE', '2027', true],
      ['TRANCHE', '2028', true],
    ]);
  });

  it('refuses a request that changes nothing', () => {
    expect(consentMustBeNeeded(CURRENT, CURRENT, RULE)).toMatchObject({
      refusal: { kind: 'change-without-difference' },
    });
    expect(decideChange(CURRENT, CURRENT, TERMS)).toMatchObject({ refusal: { kind: 'change-without-difference' } });
  });
});

describe('what an amendment leads to', () => {
  it('moves 1.000 EUR of the grant to the next year with the costs that carry them', () => {
    const asked = withItems(
      { 2027: 2_875_000, 2028: 3_125_000 },
      { 2027: 1_000_000, 2028: 1_000_000 },
      { grantCents: { 2027: 3_100_000, 2028: 3_300_000 } },
    );
    expect(decideChange(CURRENT, asked, TERMS)).toMatchObject({
      ok: true,
      value: { amount: euros(64_000), eligible: euros(80_000) },
    });
  });

  it('refuses a grant above the formula of a year, by how much', () => {
    const asked = { ...CURRENT, grantCents: { 2027: 3_100_000, 2028: 3_300_000 } };
    expect(decideChange(CURRENT, asked, TERMS)).toMatchObject({
      refusal: {
        kind: 'grant-above-formula',
        facts: { year: 2028, askedCents: 3_300_000, possibleCents: 3_200_000, excessCents: 100_000 },
      },
    });
  });

  it.each<[Partial<GrantPlan>, string, string]>([
    [{ periodTo: '2026-12-31' }, 'period-reversed', '/periodTo'],
    [{ periodTo: '31.02.2028' }, 'date-does-not-exist', '/periodTo'],
    [{ periodFrom: '' }, 'date-unreadable', '/periodFrom'],
    [{ periodTo: '2027-12-31' }, 'year-outside-period', '/grant.2028'],
    [{ purpose: ' ' }, 'purpose-missing', '/purpose'],
    [{ purpose: 'x'.repeat(4_001) }, 'entry-too-long', '/purpose'],
    [{ grantCents: { 2027: -1 } }, 'tranche-negative', '/grant.2027'],
  ])('refuses %j as %s', (change, kind, pointer) => {
    expect(planMustBeWhole({ ...CURRENT, ...change })).toMatchObject({ refusal: { kind, pointer } });
    expect(decideChange(CURRENT, { ...CURRENT, ...change }, TERMS)).toMatchObject({ refusal: { kind } });
  });

  it('a waiver lowers the grant and nothing else', () => {
    const waived = { ...CURRENT, purpose: 'Anderes', grantCents: { 2027: 3_200_000, 2028: 0 } };
    expect(decideWaiver(CURRENT, waived)).toMatchObject({
      value: { amount: euros(32_000), eligible: euros(80_000), plan: { purpose: CURRENT.purpose } },
    });
    expect(decideWaiver(CURRENT, { ...CURRENT, grantCents: { 2027: 3_200_001, 2028: 0 } })).toMatchObject({
      refusal: { kind: 'waiver-raises-grant', facts: { year: 2027, excessCents: 1 } },
    });
    expect(decideWaiver(CURRENT, { ...CURRENT, grantCents: { 2027: -1 } })).toMatchObject({
      refusal: { kind: 'tranche-negative' },
    });
    expect(decideWaiver(CURRENT, CURRENT)).toMatchObject({ refusal: { kind: 'change-without-difference' } });
  });
});

describe('the difference between two sets of tranches', () => {
  const tranche = (budgetYear: number, cents: number, authority: 'AE' | 'VE' = 'VE') => ({
    budgetYear,
    authority,
    amount: Money.ofCents(cents),
  });

  it('is counted per year and authority, and what stays is no move', () => {
    expect(
      movesBetween(
        [tranche(2027, 100, 'AE'), tranche(2028, 50), tranche(2029, 7)],
        [tranche(2027, 70, 'AE'), tranche(2028, 80), tranche(2029, 7)],
      ),
    ).toEqual({ increases: [tranche(2028, 30)], decreases: [tranche(2027, 30, 'AE')] });
    expect(movesBetween([tranche(2028, 5)], [tranche(2028, 5, 'AE')])).toEqual({
      increases: [tranche(2028, 5, 'AE')],
      decreases: [tranche(2028, 5)],
    });
  });

  it('keeps the authority of a year; a new year is paid from its own budget or binds a later one', () => {
    const today = CalendarDate.iso('2027-05-01');
    const revised = revisedTranches(
      [tranche(2028, 10)],
      { 2027: Money.ofCents(1), 2028: Money.ZERO, 2029: Money.ofCents(2) },
      today,
    );
    expect(revised).toEqual([tranche(2027, 1, 'AE'), tranche(2028, 0), tranche(2029, 2)]);
  });
});

describe('H9: a measure does not begin before its award', () => {
  const day = CalendarDate.iso;
  const start = (change: object) =>
    startMustBeAllowed({
      startOn: day('2027-01-01'),
      today: day('2027-02-01'),
      earliestStart: null,
      continuationReason: '',
      ...change,
    });

  it('unless it begins later, was consented to, or continues a running measure with a reason', () => {
    expect(start({})).toMatchObject({ refusal: { kind: 'start-before-approval', facts: { startOn: '01.01.2027' } } });
    expect(start({ today: day('2027-01-01') })).toEqual({ ok: true, value: true });
    expect(start({ earliestStart: day('2027-01-01') })).toEqual({ ok: true, value: true });
    expect(start({ earliestStart: day('2027-01-02') })).toMatchObject({
      refusal: { kind: 'start-before-approval', facts: { earliestStart: '02.01.2027' } },
    });
    expect(start({ continuationReason: 'kurz' })).toMatchObject({ ok: false });
    expect(start({ continuationReason: 'Fortsetzung der ganzjährigen Fachstelle' })).toEqual({ ok: true, value: true });
  });
});
