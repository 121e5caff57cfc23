import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { CalendarDate, Money, type Result } from '#kernel';
import { euros } from '#funding-law/testing';
import { baseRateOn, readBaseRates } from './base-rates.js';
import { DAY_COUNTS } from './day-count.js';
import { interest49a, type InterestInput } from './interest-49a.js';

const day = CalendarDate.iso;
const granted = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};
const file: unknown = JSON.parse(readFileSync(new URL('../../reference/base-rates.json', import.meta.url), 'utf8'));
const rates = granted(readBaseRates(file));
const claim = (changes: Partial<InterestInput> = {}): InterestInput => ({
  principal: euros(10_000),
  fromInclusive: day('2025-07-01'),
  toInclusive: day('2026-06-30'),
  surchargeBps: 500n,
  rates,
  dayCount: 'ACT_365',
  ...changes,
});

describe('Base rates', () => {
  it('are read from the reference with source and mark, negative ones included', () => {
    expect(rates.entries).toHaveLength(31);
    expect(granted(baseRateOn(rates, day('2022-12-31'))).rateBps).toBe(-88n);
    expect(granted(baseRateOn(rates, day('2026-07-01')))).toMatchObject({ rateBps: 152n, isVerified: true });
    expect(granted(baseRateOn(rates, day('2015-01-01'))).isVerified).toBe(false);
  });

  it.each(['2001-12-31', '2027-01-01'])('are refused on %s, where none is published', (date) => {
    expect(baseRateOn(rates, day(date))).toMatchObject({
      ok: false,
      refusal: { kind: 'base-rate-missing', facts: { date, knownUntil: '2026-12-31' } },
    });
  });

  const entry = { validFrom: '2026-01-01', pct: '1.27', source: 'test' };
  it.each([
    ['/rates', null],
    ['/rates', { knownUntil: '2026-12-31' }],
    ['/knownUntil', { rates: [] }],
    ['/rates/0', { knownUntil: '2026-12-31', rates: [{ ...entry, pct: 1.27 }] }],
    ['/rates/0', { knownUntil: '2026-12-31', rates: [{ ...entry, pct: '1.2' }] }],
    ['/rates/0', { knownUntil: '2026-12-31', rates: [{ ...entry, validFrom: '2026-02-30' }] }],
    ['/rates/0', { knownUntil: '2026-12-31', rates: ['1.27'] }],
    ['/rates/1', { knownUntil: '2026-12-31', rates: [entry, entry] }],
  ])('with a fault at %s are not read', (pointer, document) => {
    expect(readBaseRates(document)).toMatchObject({ ok: false, refusal: { kind: 'base-rates-unreadable', pointer } });
  });
});

describe('Interest on a reimbursement', () => {
  it('of a whole year at one rate is that rate, whatever the day count', () => {
    expect(DAY_COUNTS.map((dayCount) => granted(interest49a(claim({ dayCount }))).interest.toGerman())).toEqual([
      '627,00',
      '627,00',
      '627,00',
    ]);
  });

  it('lists its segments with rate, days and exact amount', () => {
    const { segments } = granted(
      interest49a(claim({ fromInclusive: day('2026-06-16'), toInclusive: day('2026-07-15') })),
    );
    expect(segments.map(({ from, to, days, ratePct }) => [from.toString(), to.toString(), days, ratePct])).toEqual([
      ['2026-06-16', '2026-06-30', 15, '6,27'],
      ['2026-07-01', '2026-07-15', 15, '6,52'],
    ]);
    expect(segments[0]?.amountExact).toEqual({ numerator: 1_000_000n * 627n * 15n, denominator: 3_650_000n });
  });

  it('divides by 366 in a leap year only under ACT_ACT', () => {
    const leap = claim({ fromInclusive: day('2024-01-01'), toInclusive: day('2024-06-30') });
    expect(DAY_COUNTS.map((dayCount) => granted(interest49a({ ...leap, dayCount })).interest.toGerman())).toEqual([
      '429,82',
      '428,64',
      '431,00',
    ]);
  });

  it('cuts at the new year under ACT_ACT, although no rate changes', () => {
    const winter = claim({ fromInclusive: day('2019-12-01'), toInclusive: day('2020-01-31') });
    expect(granted(interest49a({ ...winter, dayCount: 'ACT_ACT' })).interest.toGerman()).toBe('69,89');
    expect(granted(interest49a(winter)).interest.toGerman()).toBe('69,98');
  });

  it('falls from the day a part payment is credited', () => {
    const paid = claim({
      fromInclusive: day('2026-03-01'),
      toInclusive: day('2026-03-31'),
      repayments: [{ creditedOn: day('2026-03-11'), amount: euros(4_000) }],
    });
    const { segments, interest } = granted(interest49a(paid));
    expect(segments.map(({ days, principal }) => [days, principal.toGerman()])).toEqual([
      [10, '10.000,00'],
      [21, '6.000,00'],
    ]);
    expect(interest.toGerman()).toBe('38,82');
  });

  it.each([
    ['zero for no principal', Money.ZERO, '0,00'],
    ['zero below half a cent', euros(29.1), '0,00'],
    ['one cent from half a cent on', euros(29.11), '0,01'],
  ])('of one day is %s', (_, principal, expected) => {
    const one = claim({ principal, fromInclusive: day('2026-01-01'), toInclusive: day('2026-01-01') });
    expect(granted(interest49a(one)).interest.toGerman()).toBe(expected);
  });

  it('never falls with time or principal, and part periods differ from the whole by rounding alone', () => {
    const cents = fc.bigInt(0n, 1_000_000_000_000n);
    const days = fc.integer({ min: 0, max: 900 });
    fc.assert(
      fc.property(cents, days, days, fc.constantFrom(...DAY_COUNTS), (principal, first, second, dayCount) => {
        const start = day('2022-01-01');
        const of = (from: CalendarDate, to: CalendarDate) =>
          granted(
            interest49a(claim({ principal: Money.ofCents(principal), fromInclusive: from, toInclusive: to, dayCount })),
          ).interest;
        const [middle, end] = [start.plusDays(first), start.plusDays(first + second + 1)];
        const [whole, before, after] = [of(start, end), of(start, middle), of(middle.plusDays(1), end)];
        expect(before.exceeds(whole)).toBe(false);
        expect(Math.abs(Number(whole.cents - before.cents - after.cents))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    ['base-rate-missing', undefined, { toInclusive: day('2027-01-01') }],
    ['base-rate-missing', undefined, { fromInclusive: day('2001-12-31'), toInclusive: day('2002-01-31') }],
    ['amount-negative', '/principal', { principal: euros(-0.01) }],
    ['rate-out-of-range', '/surchargeBps', { surchargeBps: -1n }],
    ['period-reversed', '/toInclusive', { toInclusive: day('2025-06-30') }],
    [
      'amount-not-positive',
      '/repayments/0/amount',
      { repayments: [{ creditedOn: day('2026-01-01'), amount: Money.ZERO }] },
    ],
    [
      'repayments-exceed-principal',
      '/repayments',
      { repayments: [{ creditedOn: day('2026-01-01'), amount: euros(10_000.01) }] },
    ],
  ])('is refused as %s at %s', (kind, pointer, changes) => {
    const outcome = interest49a(claim(changes));
    expect(outcome).toMatchObject({ ok: false, refusal: { kind } });
    expect(outcome.ok ? null : outcome.refusal.pointer).toBe(pointer);
  });
});
