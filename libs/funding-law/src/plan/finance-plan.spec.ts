import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Money, type Result } from '#kernel';
import { aCost, aFunding, aPlan, euros, someTerms } from '#funding-law/testing';
import { checkFinancePlan } from './check-finance-plan.js';
import { computePlan } from './compute-plan.js';
import type { AmountsByYear, FinancePlan, PlanTerms, PlanYear } from './finance-plan.js';

const granted = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};
const onlyYear = (plan: FinancePlan, terms: PlanTerms = someTerms(), room: AmountsByYear = {}): PlanYear => {
  const [year] = granted(computePlan(plan, terms, room)).years;
  if (!year) throw new Error('no year');
  return year;
};
const findings = (plan: FinancePlan, terms: PlanTerms = someTerms()) =>
  granted(checkFinancePlan(plan, terms)).findings.map(({ kind, pointer }) => `${kind} ${pointer}`);

describe('The computed plan', () => {
  it('fits exactly under the cap with the own share that makes it balance', () => {
    const year = onlyYear(aPlan());
    expect(year).toMatchObject({
      grant: euros(72_100),
      ownRequired: euros(18_025),
      ownMinimum: euros(18_025),
      missing: Money.ZERO,
      limitedBy: null,
    });
  });

  it('says what is missing when the cap limits the grant and third parties help', () => {
    const plan = aPlan({
      costItems: [aCost(2027, 'PERSONAL', 94_250)],
      funding: [
        aFunding(2027, 'THIRD_PARTY', 1_500),
        aFunding(2027, 'OWN_STAFF', 10_000),
        aFunding(2027, 'OWN_CASH', 8_500),
      ],
    });
    expect(onlyYear(plan)).toMatchObject({
      grant: euros(72_100),
      ownMinimum: euros(18_850),
      ownRequired: euros(20_650),
      ownEntered: euros(18_500),
      missing: euros(2_150),
      limitedBy: 'CAP',
    });
    expect(findings(plan)).toEqual(['plan-uncovered /funding/2/amounts/2027']);
  });

  it('computes each year by itself and adds them up', () => {
    const plan = aPlan({
      years: [2027, 2028],
      costItems: [{ ...aCost(2027, 'PERSONAL', 0), amounts: { 2027: euros(75_956.8), 2028: euros(71_793.2) } }],
      funding: [{ kind: 'OWN_CASH', amounts: { 2027: euros(15_191.36), 2028: euros(14_358.64) } }],
    });
    const { years, totals, isLimitedByCap } = granted(computePlan(plan, someTerms(), { 2027: euros(60_765.44) }));
    expect(years.map(({ grant }) => grant.toGerman())).toEqual(['60.765,44', '57.434,56']);
    expect([totals.grant, totals.ownRequired, totals.missing]).toEqual([euros(118_200), euros(29_550), Money.ZERO]);
    expect(isLimitedByCap).toBe(false);
  });

  it.each([
    ['the room, one cent below what the rate gives', euros(72_099.99), euros(72_099.99), 'ROOM'],
    ['nothing, where the room is used up', Money.ZERO, Money.ZERO, 'ROOM'],
    ['nothing, where an exception went beyond the cap', euros(-5), Money.ZERO, 'ROOM'],
    ['the rate, where the room is exactly enough', euros(72_100), euros(72_100), null],
  ])('grants %s', (_, room, grant, limitedBy) => {
    expect(onlyYear(aPlan(), someTerms(), { 2027: room })).toMatchObject({ grant, limitedBy });
  });

  it('leaves costs the programme does not recognise to own funds', () => {
    const plan = aPlan({
      costItems: [aCost(2027, 'PERSONAL', 50_000), aCost(2027, 'INVESTITION', 1_000)],
      funding: [aFunding(2027, 'OWN_CASH', 11_000)],
    });
    expect(onlyYear(plan)).toMatchObject({
      eligible: euros(50_000),
      notEligible: euros(1_000),
      grant: euros(40_000),
      missing: Money.ZERO,
    });
    expect(findings(plan)).toEqual(['category-not-eligible /costItems/1/category']);
    expect(granted(checkFinancePlan(plan, someTerms())).isSubmittable).toBe(true);
    const deficit = someTerms({ financingType: 'DEFICIT', minOwnShareBps: 0n });
    expect(onlyYear(plan, deficit)).toMatchObject({ grant: euros(40_000), missing: Money.ZERO });
  });

  it('prints cap, room and request as steps of their own', () => {
    const year = onlyYear(aPlan({ requestedGrant: { 2027: euros(50_000) } }));
    expect(year.steps.map(({ key }) => key)).toEqual(['eligible', 'rated', 'cap', 'room', 'requested', 'grant', 'own']);
    expect(year).toMatchObject({ grant: euros(50_000), limitedBy: 'REQUESTED' });
  });

  it('computes fixed and full programmes too', () => {
    const fixed = someTerms({ financingType: 'FIXED', fixedAmountByYear: { 2027: euros(10_000) } });
    expect(onlyYear(aPlan(), fixed).grant).toEqual(euros(10_000));
    expect(onlyYear(aPlan({ funding: [] }), someTerms({ financingType: 'FULL', minOwnShareBps: 0n })).grant).toEqual(
      euros(72_100),
    );
  });

  it('balances for every plan once what is missing is paid by own funds', () => {
    const amount = fc.integer({ min: 0, max: 20_000_000 }).map((cents) => Money.ofCents(cents));
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        fc.constantFrom('SHARE' as const, 'FULL' as const),
        (costs, thirdParty, own, financingType) => {
          const plan = (ownFunds: Money): FinancePlan =>
            aPlan({
              costItems: [{ ...aCost(2027, 'PERSONAL', 0), amounts: { 2027: costs } }],
              funding: [
                { kind: 'THIRD_PARTY', amounts: { 2027: thirdParty } },
                { kind: 'OWN_CASH', amounts: { 2027: ownFunds } },
              ],
            });
          const terms = someTerms({ financingType });
          const year = onlyYear(plan(own), terms);
          expect(year.grant.plus(year.thirdParty).plus(year.ownEntered).plus(year.missing)).toEqual(year.costs);
          if (!thirdParty.exceeds(costs)) expect(onlyYear(plan(year.ownRequired), terms).missing).toEqual(Money.ZERO);
        },
      ),
    );
  });
});

describe('The minimum own share', () => {
  const plan = aPlan({
    costItems: [aCost(2027, 'PERSONAL', 40_000)],
    funding: [aFunding(2027, 'THIRD_PARTY', 10_000)],
  });

  it('cannot be reached where third parties and grant leave too little, and the finding names the way out', () => {
    const [finding] = granted(checkFinancePlan(plan, someTerms())).findings;
    expect(finding).toMatchObject({
      kind: 'own-share-below-minimum',
      rule: 'H4',
      severity: 'ERROR',
      facts: { year: 2027, ownMinimum: '8.000,00', ownRequired: '0,00', grantAtMost: '22.000,00' },
    });
  });

  it('is kept where the applicant asks for that much less', () => {
    const less = {
      ...plan,
      funding: [...plan.funding, aFunding(2027, 'OWN_CASH', 8_000)],
      requestedGrant: { 2027: euros(22_000) },
    };
    expect(findings(less)).toEqual([]);
  });

  it('is kept by the grant itself where the programme says so', () => {
    const terms = someTerms({ ownShareRule: 'REDUCE_GRANT' });
    expect(onlyYear(plan, terms)).toMatchObject({
      grant: euros(22_000),
      limitedBy: 'OWN_SHARE',
      missing: euros(8_000),
    });
  });

  it('is rounded up, so that it meets the grant that is rounded down', () => {
    const odd = aPlan({
      costItems: [aCost(2027, 'PERSONAL', 63_333.33)],
      funding: [aFunding(2027, 'OWN_CASH', 12_666.67)],
    });
    expect(onlyYear(odd)).toMatchObject({ grant: euros(50_666.66), ownMinimum: euros(12_666.67), missing: Money.ZERO });
    expect(findings(odd)).toEqual([]);
  });

  it('is enough to the cent', () => {
    expect(findings(aPlan())).toEqual([]);
    expect(findings(aPlan(), someTerms({ minOwnShareBps: 2_001n }))).toEqual([
      'own-share-below-minimum /funding/0/amounts/2027',
    ]);
  });
});

describe('Findings of a plan', () => {
  it('name a gap and a surplus of one cent with the field that mends it', () => {
    const short = granted(checkFinancePlan(aPlan({ funding: [aFunding(2027, 'OWN_CASH', 18_024.99)] }), someTerms()));
    expect(short.findings[0]).toMatchObject({
      kind: 'plan-uncovered',
      rule: 'H3',
      facts: { missing: '0,01', ownRequired: '18.025,00' },
    });
    const over = granted(checkFinancePlan(aPlan({ funding: [aFunding(2027, 'OWN_CASH', 18_025.01)] }), someTerms()));
    expect(over.findings[0]).toMatchObject({ kind: 'plan-overfunded', rule: 'H2', facts: { excess: '0,01' } });
    expect([short.isSubmittable, over.isSubmittable]).toEqual([false, false]);
    expect(findings(aPlan({ funding: [] }))).toEqual(['plan-uncovered /funding']);
  });

  it('list every faulty entry at once', () => {
    const item = aCost(2027, 'PERSONAL', 100);
    const plan = aPlan({
      years: [2027, 2027],
      costItems: [item, { ...item, description: ' ' }, { ...aCost(2026, 'ESSEN', 5), id: 'x' }],
      funding: [aFunding(2027, 'OWN_CASH', 40), aFunding(2030, 'OWN_STAFF', 1)],
    });
    expect(findings(plan)).toEqual([
      'year-repeated /years/1',
      'item-repeated /costItems/1/id',
      'description-missing /costItems/1/description',
      'year-not-in-plan /costItems/2/amounts/2026',
      'category-unknown /costItems/2/category',
      'year-not-in-plan /funding/1/amounts/2030',
    ]);
  });

  it('ask for years and costs', () => {
    expect(findings(aPlan({ years: [] }))).toEqual(['years-missing /years']);
    expect(findings(aPlan({ costItems: [], funding: [] }))).toEqual(['plan-without-costs /costItems']);
  });

  it('refuse funding of an unknown kind', () => {
    const lottery = { kind: 'LOTTERY', amounts: {} } as unknown as FinancePlan['funding'][number];
    expect(findings(aPlan({ funding: [aFunding(2027, 'OWN_CASH', 18_025), lottery] }))).toEqual([
      'funding-kind-unknown /funding/1/kind',
    ]);
  });

  it('list every negative or absurd amount and compute nothing', () => {
    const plan = aPlan({
      costItems: [
        aCost(2027, 'PERSONAL', -0.01),
        { ...aCost(2027, 'SACH', 0), amounts: { 2027: Money.ofCents(10n ** 300n) } },
      ],
      funding: [aFunding(2027, 'OWN_CASH', -1)],
      requestedGrant: { 2027: euros(-1) },
    });
    const check = granted(checkFinancePlan(plan, someTerms()));
    expect(
      check.findings.filter(({ kind }) => kind.startsWith('amount')).map(({ kind, pointer }) => `${kind} ${pointer}`),
    ).toEqual([
      'amount-negative /costItems/0/amounts/2027',
      'amount-too-large /costItems/1/amounts/2027',
      'amount-negative /funding/0/amounts/2027',
      'amount-negative /requestedGrant/2027',
    ]);
    expect([check.computation, check.isSubmittable]).toEqual([null, false]);
  });

  it('stop sums beyond the limit of the system', () => {
    const items = [1, 2].map((id) => ({ ...aCost(2027, 'SACH', 0), id: `${id}`, amounts: { 2027: euros(6e9) } }));
    expect(findings(aPlan({ costItems: items }))).toContain('amount-too-large /costItems');
  });

  it('demand the share of projects where the programme has one, to the cent', () => {
    const terms = someTerms({ minProjectShareBps: 5_000n });
    const plan = (project: number, own: number) =>
      aPlan({
        costItems: [aCost(2027, 'PERSONAL', 10_000), aCost(2027, 'WEITERLEITUNG', project)],
        funding: [aFunding(2027, 'OWN_CASH', own)],
      });
    expect(findings(plan(10_000, 4_000), terms)).toEqual([]);
    expect(findings(plan(9_999.95, 3_999.99), terms)).toEqual(['project-share-below-minimum /costItems']);
  });
});

describe('A plan that cannot be computed is refused', () => {
  it.each([
    ['amount-negative', '/costItems/0/amounts/2027', aPlan({ costItems: [aCost(2027, 'SACH', -1)] }), someTerms()],
    ['cap-missing-for-year', '/terms/capByYear/2031', aPlan({ years: [2031] }), someTerms()],
    ['fixed-amount-missing', '/terms/fixedAmountByYear/2027', aPlan(), someTerms({ financingType: 'FIXED' })],
    ['terms-impossible', '/terms/rateBps', aPlan(), someTerms({ rateBps: 10_001n })],
    ['terms-impossible', '/terms/roundUnitCents', aPlan(), someTerms({ roundUnitCents: 0n })],
  ])('%s at %s', (kind, pointer, plan, terms) => {
    expect(computePlan(plan, terms)).toMatchObject({ ok: false, refusal: { kind, pointer } });
  });
});
