import { describe, expect, it } from '@jest/globals';
import { holidaysOfLand } from '#funding-law';
import { CalendarDate, Money } from '#kernel';
import { deviationMustBeReasoned, payableFrom } from './decision-rules.js';
import { overheadMax } from './fund.js';
import type { LocalDecision, Recommendation } from './local-project.js';
import { settleLocal, type Proof } from './proof.js';

const DECISION: LocalDecision = {
  ...{ kind: 'AWARD', form: 'NOTICE', amountCents: 240_000, financingType: 'DEFICIT' },
  ...{ periodFrom: '2026-12-01', periodTo: '2026-12-20', reasons: [], deviationReason: '' },
};
const REASON = 'Der Bedarf wird anders gesehen.';

const NRW = holidaysOfLand('NW');

describe('a decision on a local project', () => {
  it.each<[Recommendation, LocalDecision['kind'], string, boolean]>([
    ['RECOMMENDED', 'AWARD', '', true],
    ['RECOMMENDED', 'REJECTION', '', false],
    ['RECOMMENDED', 'REJECTION', REASON, true],
    ['NOT_RECOMMENDED', 'REJECTION', '', true],
    ['NOT_RECOMMENDED', 'AWARD', 'kurz', false],
    ['NOT_RECOMMENDED', 'AWARD', REASON, true],
    ['NO_QUORUM', 'AWARD', '', false],
    ['NOT_ASKED', 'AWARD', '', true],
  ])('after %s as %s with the reason "%s" stands: %s', (recommendation, kind, deviationReason, stands) => {
    expect(deviationMustBeReasoned({ recommendation }, { kind, deviationReason }).ok).toBe(stands);
  });

  const acceptedOn = CalendarDate.of(2026, 11, 5);
  it.each([
    ['an agreement from its return', { form: 'AGREEMENT' as const }, null, '05.11.2026'],
    ['a notice from the waiver', {}, CalendarDate.of(2026, 11, 6), '06.11.2026'],
    // One month ends on Saturday 05.12., so on Monday 07.12. (§ 193 BGB).
    ['a notice from the day after a month, which ends on a working day', {}, null, '08.12.2026'],
  ])('pays %s', (_, more, waivedOn, from) => {
    expect(payableFrom({ decision: { ...DECISION, ...more }, acceptedOn, waivedOn }, NRW)?.toGerman()).toBe(from);
  });

  it('pays nothing while nobody confirmed the receipt', () => {
    expect(payableFrom({ decision: DECISION, acceptedOn: null, waivedOn: null }, NRW)).toBeNull();
  });
});

describe('the share of projects', () => {
  it.each([
    [14_000_000, 5_000, 7_000_000],
    [100_001, 5_000, 50_000],
    [1, 5_000, 0],
    [100, 0, 100],
  ])('leaves of %d cents at %d basis points %d for the coordination office', (award, bps, max) => {
    expect(overheadMax(Money.ofCents(award), bps).toCents()).toBe(max);
  });
});

describe('the settlement of a local project', () => {
  const euros = (amount: number): Money => Money.ofEuros(amount);
  const proof: Proof = {
    ...{ report: '', participants: 0, thirdParty: Money.ZERO, own: Money.ZERO, confirmed: true },
    receipts: [
      {
        ...{ number: '1', invoicedOn: CalendarDate.of(2026, 12, 1), paidOn: CalendarDate.of(2026, 12, 1) },
        ...{ payee: 'Druckerei', purpose: 'Plakate', amount: euros(3_000) },
      },
    ],
  };
  const project = (financingType: LocalDecision['financingType']) => ({
    application: { thirdParty: Money.ZERO } as never,
    ...{ costs: euros(3_000), decided: euros(2_400), decision: { ...DECISION, financingType }, paid: euros(2_400) },
  });
  const settled = (financingType: LocalDecision['financingType'], expenditure: number, own: number, thirdParty = 0) => {
    const result = settleLocal(
      project(financingType),
      { expenditure: euros(expenditure), own: euros(own), thirdParty: euros(thirdParty) },
      proof,
    );
    return result.ok ? [result.value.finalGrant.toCents(), result.value.repay.toCents()] : result.refusal.kind;
  };

  it.each([
    ['DEFICIT', 3_000, 600, 0, [240_000, 0]],
    ['DEFICIT', 2_500, 600, 0, [190_000, 50_000]],
    ['DEFICIT', 3_000, 600, 100, [230_000, 10_000]],
    ['FIXED', 2_500, 600, 0, [240_000, 0]],
    ['FIXED', 2_000, 600, 0, [200_000, 40_000]],
    ['SHARE', 2_500, 600, 0, [200_000, 40_000]],
    ['SHARE', 3_000, 600, 0, [240_000, 0]],
    ['DEFICIT', 3_001, 600, 0, 'local-recognised-above-receipts'],
  ] as const)('as %s of %d EUR spent, %d EUR own and %d EUR of others: %j', (type, spent, own, others, expected) => {
    expect(settled(type, spent, own, others)).toEqual(expected);
  });
});
