import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Money, type Result } from '#kernel';
import { euros } from '#funding-law/testing';
import type { Settlement } from './settlement-outcome.js';
import {
  settle,
  settleDeficit,
  settleFixed,
  settleFull,
  settleShare,
  type ShareSettlementInput,
} from './settlement.js';

const settled = (result: Result<Settlement>): Settlement => {
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value;
};
const share = (changes: Partial<ShareSettlementInput> = {}): ShareSettlementInput => ({
  grant: euros(72_100),
  eligiblePlan: euros(90_125),
  thirdPartyPlan: Money.ZERO,
  eligibleActual: euros(90_125),
  thirdPartyActual: Money.ZERO,
  paid: euros(72_100),
  rateBps: 8_000n,
  ...changes,
});
const amount = fc.bigInt(0n, 1_000_000_000_000n).map((cents) => Money.ofCents(cents));

describe('Settling a share', () => {
  it.each([
    ['nothing spent', 0, 0],
    ['one cent spent', 0.01, 0],
    ['one cent saved', 90_124.99, 72_099.99],
    ['exactly as planned', 90_125, 72_100],
    ['one cent more spent', 90_125.01, 72_100],
  ])('%s', (_, actual, final) => {
    expect(settled(settleShare(share({ eligibleActual: euros(actual) }))).finalGrant).toEqual(euros(final));
  });

  it('reduces by the full amount of nobody’s money: income above the costs leaves no grant', () => {
    expect(settled(settleShare(share({ thirdPartyActual: euros(95_000) })))).toMatchObject({
      finalGrant: Money.ZERO,
      repay: euros(72_100),
    });
  });

  it('rates the actual costs where costs and third-party funds fell together, threshold or not', () => {
    const fallen = share({
      thirdPartyPlan: euros(10_000),
      eligiblePlan: euros(90_125),
      eligibleActual: euros(80_125),
      thirdPartyActual: Money.ZERO,
    });
    expect(settled(settleShare(fallen)).finalGrant).toEqual(euros(64_100));
    expect(settled(settleShare({ ...fallen, threshold: euros(500) })).finalGrant).toEqual(euros(64_100));
  });

  it.each([
    ['exactly at the threshold: no reduction', 500, 72_100],
    ['one cent above the threshold: reduction from the first cent', 500.01, 71_699.99],
  ])('%s', (_, saving, final) => {
    const input = share({ eligibleActual: euros(90_125).minus(euros(saving)), threshold: euros(500) });
    expect(settled(settleShare(input)).finalGrant).toEqual(euros(final));
  });

  it('never pays more than was spent, even below the threshold', () => {
    const small = share({
      grant: euros(1_000),
      eligiblePlan: euros(1_000),
      eligibleActual: euros(700),
      rateBps: 10_000n,
      threshold: euros(500),
    });
    expect(settled(settleShare(small)).finalGrant).toEqual(euros(700));
  });

  it('never keeps more than the rate, even where a notice granted more and nothing changed', () => {
    expect(
      settled(settleShare(share({ eligiblePlan: euros(90_000), eligibleActual: euros(90_000) }))).finalGrant,
    ).toEqual(euros(72_000));
  });

  it('keeps the effective rate of a capped grant where the programme says so', () => {
    const capped = share({ eligiblePlan: euros(95_000), eligibleActual: euros(92_000) });
    expect(settled(settleShare(capped)).finalGrant).toEqual(euros(72_100));
    expect(settled(settleShare({ ...capped, rateOption: 'EFFECTIVE' })).finalGrant).toEqual(euros(69_823.15));
  });

  it('shows the way from the notice to the repayment', () => {
    const { steps, reduction } = settled(settleShare(share({ eligibleActual: euros(85_000.33) })));
    expect(steps.map(({ key, amount: each }) => [key, each.toGerman()])).toEqual([
      ['eligible', '85.000,33'],
      ['saving', '5.124,67'],
      ['awarded', '72.100,00'],
      ['rated-actual', '68.000,26'],
      ['rated-after-saving', '68.000,26'],
      ['uncovered-actual', '85.000,33'],
      ['final-grant', '68.000,26'],
      ['paid', '72.100,00'],
      ['repay', '4.099,74'],
    ]);
    expect(reduction).toEqual(euros(4_099.74));
  });

  it('tells the rest to be paid where nothing is to be returned', () => {
    const { steps } = settled(settleShare(share({ paid: euros(60_000) })));
    expect(steps.at(-1)).toMatchObject({ key: 'remaining', amount: euros(12_100) });
  });
});

describe('Settling the other types', () => {
  it('lets a small saving of a deficit pass below the threshold', () => {
    const deficit = {
      ...share({
        grant: euros(42_500),
        eligiblePlan: euros(50_000),
        thirdPartyPlan: euros(2_500),
        thirdPartyActual: euros(2_500),
        paid: euros(42_500),
      }),
      ownPlan: euros(5_000),
      ownActual: euros(5_000),
      threshold: euros(500),
    };
    expect(settled(settleDeficit({ ...deficit, eligibleActual: euros(49_500) })).finalGrant).toEqual(euros(42_500));
    expect(settled(settleDeficit({ ...deficit, eligibleActual: euros(49_499.99) })).finalGrant).toEqual(
      euros(41_999.99),
    );
    expect(settled(settleDeficit({ ...deficit, eligibleActual: Money.ZERO })).finalGrant).toEqual(Money.ZERO);
  });

  it('counts the planned own funds of a deficit as the least and what was paid in beyond them in full', () => {
    const deficit = {
      ...share({
        grant: euros(42_500),
        eligiblePlan: euros(50_000),
        thirdPartyPlan: euros(2_500),
        paid: euros(42_500),
      }),
      thirdPartyActual: euros(2_500),
      eligibleActual: euros(47_300.5),
      ownPlan: euros(5_000),
    };
    expect(settled(settleDeficit({ ...deficit, ownActual: euros(3_000) })).finalGrant).toEqual(euros(39_800.5));
    expect(settled(settleDeficit({ ...deficit, ownActual: euros(5_000.01) })).finalGrant).toEqual(euros(39_800.49));
  });

  it('pays no units that were not delivered, and none above the grant', () => {
    const fixed = { ...share({ grant: euros(5_400), paid: euros(5_400), eligibleActual: euros(7_000) }) };
    expect(settled(settleFixed({ ...fixed, delivered: { units: 0n, unitAmount: euros(450) } })).repay).toEqual(
      euros(5_400),
    );
    expect(settled(settleFixed({ ...fixed, delivered: { units: 13n, unitAmount: euros(450) } })).finalGrant).toEqual(
      euros(5_400),
    );
  });

  it('bounds an unguarded fixed amount by the costs', () => {
    const fixed = share({ grant: euros(10_000), eligibleActual: euros(9_000), thirdPartyActual: euros(3_500) });
    expect(settled(settleFixed({ ...fixed, overfundingGuard: false })).finalGrant).toEqual(euros(9_000));
  });

  it('settles each type by its name', () => {
    expect(settled(settle('FULL', share({ eligibleActual: euros(1) }))).finalGrant).toEqual(euros(1));
    expect(settled(settle('SHARE', share())).finalGrant).toEqual(euros(72_100));
  });
});

describe('Every settlement', () => {
  const input = fc.record({
    grant: amount,
    eligiblePlan: amount,
    thirdPartyPlan: amount,
    eligibleActual: amount,
    thirdPartyActual: amount,
    paid: amount,
    ownPlan: amount,
    ownActual: amount,
    threshold: fc.constantFrom(Money.ZERO, euros(500)),
  });
  const all = (each: Parameters<typeof settleDeficit>[0]): Settlement[] =>
    [settleShare({ ...each, rateBps: 8_000n }), settleDeficit(each), settleFixed(each), settleFull(each)].map(settled);

  it('stays between nothing and the grant, and balances with what was paid', () => {
    fc.assert(
      fc.property(input, (each) => {
        for (const { finalGrant, repay, remaining, reduction } of all(each)) {
          expect(finalGrant.isNegative() || finalGrant.exceeds(each.grant)).toBe(false);
          expect(finalGrant.exceeds(Money.max(Money.ZERO, each.eligibleActual.minus(each.thirdPartyActual)))).toBe(
            false,
          );
          expect(each.paid.minus(repay).plus(remaining)).toEqual(finalGrant);
          expect(finalGrant.plus(reduction)).toEqual(each.grant);
          expect(repay.isPositive() && remaining.isPositive()).toBe(false);
        }
      }),
    );
  });

  it('never falls when more eligible costs are recognised', () => {
    fc.assert(
      fc.property(input, amount, (each, more) => {
        const eligibleActual = Money.min(each.eligibleActual.plus(more), euros(1e10));
        const after = all({ ...each, eligibleActual });
        all(each).forEach((before, index) =>
          expect(before.finalGrant.exceeds(after[index]?.finalGrant ?? Money.ZERO)).toBe(false),
        );
      }),
    );
  });
});

describe('Impossible input is refused with its field', () => {
  const minusOneCent = Money.ofCents(-1);
  it.each([
    ['amount-negative', '/grant', settleFull(share({ grant: minusOneCent }))],
    ['amount-negative', '/paid', settleFixed(share({ paid: minusOneCent }))],
    ['amount-negative', '/eligibleActual', settleShare(share({ eligibleActual: minusOneCent }))],
    ['amount-negative', '/thirdPartyActual', settleShare(share({ thirdPartyActual: minusOneCent }))],
    ['amount-negative', '/eligiblePlan', settleShare(share({ eligiblePlan: minusOneCent }))],
    ['amount-negative', '/thirdPartyPlan', settleShare(share({ thirdPartyPlan: minusOneCent }))],
    ['amount-negative', '/threshold', settleShare(share({ threshold: minusOneCent }))],
    ['amount-negative', '/ownActual', settleDeficit({ ...share(), ownPlan: Money.ZERO, ownActual: minusOneCent })],
    ['rate-out-of-range', '/rateBps', settleShare(share({ rateBps: 10_001n }))],
    ['eligible-plan-zero', '/eligiblePlan', settleShare(share({ eligiblePlan: Money.ZERO, rateOption: 'EFFECTIVE' }))],
    ['units-invalid', '/units', settleFixed({ ...share(), delivered: { units: -1n, unitAmount: euros(1) } })],
  ])('%s at %s', (kind, pointer, result) => {
    expect(result).toMatchObject({ ok: false, refusal: { kind, pointer } });
  });
});
