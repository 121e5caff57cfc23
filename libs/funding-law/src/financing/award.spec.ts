import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Money, type Result } from '#kernel';
import { euros } from '#funding-law/testing';
import {
  award,
  awardDeficit,
  awardFixed,
  awardFull,
  awardShare,
  FINANCING_TYPES,
  type ShareAwardInput,
} from './award.js';

const granted = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value;
};
const share = (changes: Partial<ShareAwardInput> = {}): ShareAwardInput => ({
  eligible: euros(90_125),
  thirdParty: Money.ZERO,
  limit: euros(72_100),
  rateBps: 8_000n,
  roundUnitCents: 1n,
  ...changes,
});
const amount = fc.bigInt(0n, 1_000_000_000_000n).map((cents) => Money.ofCents(cents));
const rate = fc.bigInt(0n, 10_000n);
const unit = fc.constantFrom(1n, 100n, 10_000n);

describe('Anteilfinanzierung', () => {
  it.each([
    ['nothing for no costs', 0, 0],
    ['nothing for one cent, because it rounds down', 0.01, 0],
    ['one cent for two cents', 0.02, 0.01],
    ['one cent less just below the cap', 90_124.99, 72_099.99],
    ['exactly the cap', 90_125, 72_100],
    ['the cap when costs are a cent higher', 90_125.01, 72_100],
    ['the cap when the rate would give a cent more', 90_125.02, 72_100],
  ])('grants %s', (_, eligible, grant) => {
    expect(granted(awardShare(share({ eligible: euros(eligible) }))).grant).toEqual(euros(grant));
  });

  it('grants nothing where third parties pay more than the costs, and asks no negative own share', () => {
    const outcome = granted(awardShare(share({ thirdParty: euros(100_000) })));
    expect([outcome.grant, outcome.own, outcome.decidedBy]).toEqual([Money.ZERO, Money.ZERO, 'uncovered']);
  });

  it('shows every step with its citation and the amounts in German', () => {
    const { steps, decidedBy } = granted(awardShare(share({ eligible: euros(94_250), thirdParty: euros(1_500) })));
    expect(steps.map(({ key, amount: each, formula }) => [key, each.toGerman(), formula])).toEqual([
      ['eligible', '94.250,00', undefined],
      ['rated', '75.400,00', '94.250,00 × 80 %'],
      ['uncovered', '92.750,00', '94.250,00 − 1.500,00'],
      ['limit', '72.100,00', undefined],
      ['grant', '72.100,00', 'kleinster Wert aus 75.400,00; 92.750,00; 72.100,00'],
      ['own', '20.650,00', undefined],
    ]);
    expect(steps[1]).toMatchObject({ label: 'davon 80 %, abgerundet auf Cent', basis: 'Nr. 2.2.1 VVG zu § 44 LHO' });
    expect(decidedBy).toBe('limit');
  });

  it('names the rounding unit where it is not the cent', () => {
    const { steps } = granted(awardShare(share({ eligible: euros(63_333.33), roundUnitCents: 100n })));
    expect(steps.find(({ key }) => key === 'grant')?.formula).toContain('abgerundet auf ein Vielfaches von 1,00');
  });

  it('never exceeds the limit, the uncovered costs or the rate, and leaves a whole number of units', () => {
    fc.assert(
      fc.property(amount, amount, amount, rate, unit, (eligible, thirdParty, limit, rateBps, roundUnitCents) => {
        const { grant, own } = granted(awardShare({ eligible, thirdParty, limit, rateBps, roundUnitCents }));
        const uncovered = Money.max(Money.ZERO, eligible.minus(thirdParty));
        expect(grant.exceeds(limit) || grant.exceeds(uncovered) || grant.isNegative()).toBe(false);
        expect(grant.cents * 10_000n <= eligible.cents * rateBps).toBe(true);
        expect(grant.cents % roundUnitCents).toBe(0n);
        expect(grant.plus(own)).toEqual(uncovered);
      }),
    );
  });

  it('never falls when costs, rate or limit rise, and never rises with third-party funds', () => {
    fc.assert(
      fc.property(amount, amount, amount, amount, rate, (eligible, thirdParty, limit, more, rateBps) => {
        const base = share({
          eligible: Money.min(eligible, euros(5e9)),
          thirdParty: Money.min(thirdParty, euros(5e9)),
          limit: Money.min(limit, euros(5e9)),
          rateBps,
        });
        const step = Money.min(more, euros(5e9));
        const grantOf = (changes: Partial<ShareAwardInput>) => granted(awardShare({ ...base, ...changes })).grant;
        const grant = grantOf({});
        expect(grant.exceeds(grantOf({ eligible: base.eligible.plus(step) }))).toBe(false);
        expect(grant.exceeds(grantOf({ limit: base.limit.plus(step) }))).toBe(false);
        expect(grant.exceeds(grantOf({ rateBps: 10_000n }))).toBe(false);
        expect(grantOf({ thirdParty: base.thirdParty.plus(step) }).exceeds(grant)).toBe(false);
      }),
    );
  });
});

describe('Fehlbedarfs-, Festbetrags- und Vollfinanzierung', () => {
  const basis = { eligible: euros(50_000), thirdParty: euros(2_500), limit: euros(72_100) };

  it('cover the gap after own funds, never less than nothing', () => {
    expect(granted(awardDeficit({ ...basis, own: euros(5_000) }))).toMatchObject({
      grant: euros(42_500),
      uncovered: Money.ZERO,
    });
    expect(granted(awardDeficit({ ...basis, own: euros(60_000) })).grant).toEqual(Money.ZERO);
  });

  it('leave open what lies one cent above the limit', () => {
    const outcome = granted(awardDeficit({ ...basis, own: euros(5_000), limit: euros(42_499.99) }));
    expect(outcome).toMatchObject({ grant: euros(42_499.99), uncovered: euros(0.01), decidedBy: 'limit' });
    expect(outcome.steps.at(-1)).toMatchObject({ key: 'open', amount: euros(0.01) });
  });

  it('pay a fixed amount or units, but not more than the costs left over', () => {
    expect(granted(awardFixed({ ...basis, fixed: { amount: euros(10_000) } }))).toMatchObject({
      grant: euros(10_000),
      own: euros(37_500),
    });
    expect(granted(awardFixed({ ...basis, fixed: { units: 12n, unitAmount: euros(450) } })).grant).toEqual(
      euros(5_400),
    );
    expect(granted(awardFixed({ ...basis, fixed: { amount: euros(60_000) } })).grant).toEqual(euros(47_500));
    expect(granted(awardFixed({ ...basis, limit: euros(9_999.99), fixed: { amount: euros(10_000) } })).grant).toEqual(
      euros(9_999.99),
    );
  });

  it('pay everything that third parties do not', () => {
    expect(granted(awardFull(basis))).toMatchObject({ grant: euros(47_500), own: Money.ZERO, uncovered: Money.ZERO });
    expect(granted(awardFull({ ...basis, limit: euros(40_000) }))).toMatchObject({
      grant: euros(40_000),
      uncovered: euros(7_500),
    });
  });

  it('never exceed limit nor uncovered costs, whatever the type', () => {
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        amount,
        fc.constantFrom(...FINANCING_TYPES),
        (eligible, thirdParty, limit, own, type) => {
          const { grant } = granted(
            award(type, { eligible, thirdParty, limit, own, rateBps: 9_000n, fixed: { amount: own } }),
          );
          expect(grant.exceeds(limit) || grant.exceeds(Money.max(Money.ZERO, eligible.minus(thirdParty)))).toBe(false);
        },
      ),
    );
  });
});

describe('Impossible input is refused with its field', () => {
  const minusOneCent = Money.ofCents(-1);
  it.each([
    ['amount-negative', '/eligible', awardShare(share({ eligible: minusOneCent }))],
    ['amount-negative', '/thirdParty', awardShare(share({ thirdParty: minusOneCent }))],
    ['amount-negative', '/limit', awardFull(share({ limit: minusOneCent }))],
    ['amount-too-large', '/eligible', awardFull(share({ eligible: Money.ofCents(10n ** 30n) }))],
    ['rate-out-of-range', '/rateBps', awardShare(share({ rateBps: 10_001n }))],
    ['rate-out-of-range', '/rateBps', awardShare(share({ rateBps: -1n }))],
    ['round-unit-invalid', '/roundUnitCents', awardShare(share({ roundUnitCents: 0n }))],
    ['round-unit-invalid', '/roundUnitCents', award('FULL', share({ roundUnitCents: -100n }))],
    ['amount-negative', '/own', awardDeficit({ ...share(), own: minusOneCent })],
    ['amount-negative', '/amount', awardFixed({ ...share(), fixed: { amount: minusOneCent } })],
    ['units-invalid', '/units', awardFixed({ ...share(), fixed: { units: -1n, unitAmount: euros(1) } })],
    ['amount-negative', '/unitAmount', awardFixed({ ...share(), fixed: { units: 1n, unitAmount: minusOneCent } })],
  ])('%s at %s', (kind, pointer, result) => {
    expect(result).toMatchObject({ ok: false, refusal: { kind, pointer } });
  });
});
