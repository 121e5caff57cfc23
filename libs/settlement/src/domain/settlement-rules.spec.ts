import { describe, expect, it } from '@jest/globals';
import { CalendarDate, Money } from '#kernel';
import { awardStatusOn, sideStatesOf, type AwardLife } from './award-status.js';
import { reducedTranches } from './reduced-tranches.js';
import { consentMustBeNamed } from './relief-limits.js';
import { retainUntil } from './retention.js';
import { settleAward } from './settle-award.js';
import { knowledgeUntil, mustBeInTime } from './year-of-knowledge.js';

const day = CalendarDate.iso;
const REASON = 'Das Verfahren war ausgesetzt.';
const euros = (amount: number): Money => Money.ofCents(Math.round(amount * 100));

describe('rules of settlement and recovery', () => {
  it('refuse to settle a share of the costs without its rate', () => {
    const zero = Money.ZERO;
    const facts = {
      ...{
        financingType: 'SHARE' as const,
        rateBps: null,
        grant: euros(80),
        eligiblePlan: euros(100),
        delivered: null,
      },
      ...{ thirdPartyPlan: zero, ownPlan: euros(20), eligibleActual: euros(100), thirdPartyActual: zero },
      ...{ ownActual: euros(20), paid: zero },
    };
    const rules = { settlementRate: 'NOMINAL' as const, reductionThresholdCents: 0, overfundingGuard: true };
    expect(settleAward(facts, rules)).toMatchObject({ refusal: { kind: 'award-without-rate' } });
    const settled = settleAward({ ...facts, rateBps: 8_000 }, rules);
    expect(settled.ok && settled.value.finalGrant.toGerman()).toBe('80,00');
  });

  it.each([
    [0, [40, 30]],
    [5, [40, 25]],
    [10, [40, 20]],
    [20, [30, 20]],
    [30, [20, 20]],
    [40, [20, 10]],
    [50, [20, 0]],
    [70, [0, 0]],
  ])('take %i EUR first from what was never drawn, latest year first', (reduction, expected) => {
    const tranches = [
      { budgetYear: 2027, authority: 'AE' as const, amount: euros(40) },
      { budgetYear: 2028, authority: 'VE' as const, amount: euros(30) },
    ];
    const left = reducedTranches(tranches, euros(reduction), { 2027: euros(20), 2028: euros(20) });
    expect(left.map(({ amount }) => amount.toCents() / 100)).toEqual(expected);
  });

  it.each([
    [75_000, null, true],
    [75_000.01, null, false],
    [75_000.01, 'Erlass vom 01.02.2028', true],
    [250_000.01, 'nö', false],
  ])('ask for the consent to a relief of %d EUR named as %s', (amount, consentReference, isEnough) => {
    const outcome = consentMustBeNamed(
      { kind: 'REMISSION', amount: euros(amount), consentReference },
      day('2028-02-01'),
    );
    expect(outcome.ok).toBe(isEnough);
  });

  it('end the year of knowledge on its day, also on a Sunday', () => {
    const until = knowledgeUntil(day('2027-01-30'), 12);
    expect(until.toString()).toBe('2028-01-30');
    expect(mustBeInTime({ knowledgeUntil: until, latePermit: null }, until).ok).toBe(true);
    expect(mustBeInTime({ knowledgeUntil: until, latePermit: null }, until.plusDays(1)).ok).toBe(false);
    expect(mustBeInTime({ knowledgeUntil: until, latePermit: { reason: REASON } }, until.plusDays(1)).ok).toBe(true);
  });

  it('keep a file ten years after the year of its closure', () => {
    const kept = retainUntil(day('2028-04-10'));
    expect(kept.ok && kept.value.toString()).toBe('2038-12-31');
  });

  const LIFE: AwardLife = {
    isServed: false,
    isFinal: false,
    periodFrom: day('2027-01-01'),
    periodTo: day('2027-12-31'),
    reportDue: day('2028-03-31'),
    report: 'NONE',
    isSettled: false,
    isClosed: false,
    isAmending: false,
    isPaymentStopped: false,
    hasOpenRecovery: false,
    isRevoked: false,
    isWaived: false,
  };
  const final = { isServed: true, isFinal: true };
  it.each([
    ['ISSUED', {}, '2026-12-01'],
    ['EFFECTIVE', { isServed: true }, '2026-12-01'],
    ['FINAL', final, '2026-12-31'],
    ['RUNNING', final, '2027-01-01'],
    ['PERIOD_ENDED', final, '2028-01-01'],
    ['REPORT_DUE', final, '2028-04-01'],
    ['REPORTED', { ...final, report: 'SUBMITTED' as const }, '2028-04-01'],
    ['IN_AUDIT', { ...final, report: 'IN_EXAMINATION' as const }, '2028-04-01'],
    ['SETTLED', { ...final, isSettled: true }, '2028-04-01'],
    ['CLOSED', { ...final, isSettled: true, isClosed: true }, '2028-04-01'],
  ])('name the status of an award %s', (status, change, on) => {
    expect(awardStatusOn({ ...LIFE, ...change }, day(on))).toBe(status);
  });

  it('name what stands beside the status', () => {
    const all = { isAmending: true, isPaymentStopped: true, hasOpenRecovery: true, isRevoked: true, isWaived: true };
    expect(sideStatesOf({ ...LIFE, ...all })).toEqual(['AMENDING', 'PAYMENT_STOP', 'RECOVERY', 'REVOKED', 'WAIVED']);
    expect(sideStatesOf(LIFE)).toEqual([]);
  });
});
