import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { CalendarDate, Money, type Result } from '#kernel';
import { euros } from '#funding-law/testing';
import { readBaseRates } from './base-rates.js';
import { interest49a } from './interest-49a.js';
import { lateUseInterest, type LateUseInput } from './late-use-interest.js';

const day = CalendarDate.iso;
const granted = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};
const rates = granted(
  readBaseRates(JSON.parse(readFileSync(new URL('../../reference/base-rates.json', import.meta.url), 'utf8'))),
);
const WHOLE = { of: 1n, in: 1n };
const paid = (id: string, creditedOn: string, amount: number, useUntil: string) => ({
  id,
  creditedOn: day(creditedOn),
  amount: euros(amount),
  useUntil: day(useUntil),
});
const spent = (paidOn: string, amount: number) => ({ paidOn: day(paidOn), amount: euros(amount) });
const MARCH = paid('march', '2026-03-02', 10_000, '2026-05-02');
const input = (changes: Partial<LateUseInput> = {}): LateUseInput => ({
  payments: [MARCH],
  expenses: [],
  share: WHOLE,
  from: 'CREDIT',
  until: day('2026-06-30'),
  surchargeBps: 500n,
  rates,
  dayCount: 'ACT_365',
  ...changes,
});
const shown = (changes: Partial<LateUseInput>) => {
  const { interest, parts } = granted(lateUseInterest(input(changes)));
  return {
    interest: interest.toGerman(),
    parts: parts.map((part) => [
      part.paymentId,
      part.amount.toGerman(),
      part.fromInclusive.toString(),
      part.toInclusive.toString(),
    ]),
  };
};

describe('Interest on money that was not used in time', () => {
  it('is nothing for money used on the last day of the period', () => {
    expect(shown({ expenses: [spent('2026-05-02', 10_000)] })).toEqual({ interest: '0,00', parts: [] });
  });

  it('runs from the day after the credit to the day before the use, one day late or more', () => {
    const expected = granted(
      interest49a({
        ...input(),
        principal: euros(10_000),
        fromInclusive: day('2026-03-03'),
        toInclusive: day('2026-05-02'),
      }),
    );
    const late = shown({ expenses: [spent('2026-05-03', 10_000)] });
    expect(late.parts).toEqual([['march', '10.000,00', '2026-03-03', '2026-05-02']]);
    expect(late.interest).toBe(expected.interest.toGerman());
  });

  it('begins after the period of use where the programme says so', () => {
    const late = { expenses: [spent('2026-05-13', 10_000)], from: 'PERIOD_END' as const };
    expect(shown(late)).toEqual({ interest: '17,18', parts: [['march', '10.000,00', '2026-05-03', '2026-05-12']] });
  });

  it('runs on for money that nobody used, up to the day that is asked for', () => {
    expect(shown({ expenses: [spent('2026-04-01', 4_000)] }).parts).toEqual([
      ['march', '6.000,00', '2026-03-03', '2026-06-30'],
    ]);
  });

  it('takes the payments in the order of their credit, whatever the order they are named in', () => {
    const april = paid('april', '2026-04-01', 5_000, '2026-06-01');
    const late = shown({
      payments: [april, MARCH],
      expenses: [spent('2026-06-10', 3_000), spent('2026-04-20', 9_000)],
    });
    expect(late.parts).toEqual([
      ['march', '1.000,00', '2026-03-03', '2026-06-09'],
      ['april', '2.000,00', '2026-04-02', '2026-06-09'],
      ['april', '3.000,00', '2026-04-02', '2026-06-30'],
    ]);
  });

  it('counts what was spent before the money came as used on the day it came', () => {
    expect(shown({ expenses: [spent('2026-01-15', 10_000)] }).parts).toEqual([]);
  });

  it('takes only the share of the grant from every expense, rounded down once over all', () => {
    const share = { of: 8_000n, in: 10_000n };
    const expenses = [spent('2026-04-01', 0.01), spent('2026-04-02', 0.01), spent('2026-04-03', 12_499.98)];
    expect(shown({ share, expenses }).parts).toEqual([]);
    expect(shown({ share, expenses: expenses.slice(0, 2) }).parts[0]?.[1]).toBe('9.999,99');
  });

  it('does not look beyond the day that is asked for', () => {
    const later = paid('later', '2026-07-01', 1_000, '2026-07-02');
    expect(shown({ payments: [later] }).parts).toEqual([]);
    expect(shown({ expenses: [spent('2026-07-01', 10_000)] }).parts).toHaveLength(1);
    expect(shown({ until: day('2026-05-02') }).parts).toEqual([]);
    expect(shown({ until: day('2026-05-03') }).parts).toHaveLength(1);
  });

  it('never charges more money than was paid, and nothing twice', () => {
    const someDay = fc.integer({ min: 0, max: 300 }).map((days) => day('2025-01-01').plusDays(days));
    const amount = fc.bigInt(0n, 10_000_000n).map((cents) => Money.ofCents(cents));
    const payment = fc.record({ creditedOn: someDay, amount });
    const expense = fc.record({ paidOn: someDay, amount });
    fc.assert(
      fc.property(fc.array(payment, { maxLength: 5 }), fc.array(expense, { maxLength: 8 }), (payments, expenses) => {
        const named = payments.map((each, index) => ({
          ...each,
          id: String(index),
          useUntil: each.creditedOn.plusMonths(2),
        }));
        const { parts } = granted(lateUseInterest(input({ payments: named, expenses, share: { of: 4n, in: 5n } })));
        for (const { id, amount: whole } of named) {
          const charged = Money.sum(parts.filter(({ paymentId }) => paymentId === id).map((part) => part.amount));
          expect(charged.exceeds(whole)).toBe(false);
        }
      }),
    );
  });

  it.each([
    ['amount-negative', '/payments', { payments: [{ ...MARCH, amount: euros(-1) }] }],
    ['amount-negative', '/expenses', { expenses: [spent('2026-04-01', -1)] }],
    ['rate-out-of-range', '/share', { share: { of: 2n, in: 1n } }],
    ['rate-out-of-range', '/share', { share: { of: 0n, in: 0n } }],
    ['base-rate-missing', undefined, { until: day('2027-01-01') }],
  ])('is refused as %s at %s', (kind, pointer, changes) => {
    const outcome = lateUseInterest(input(changes));
    expect(outcome).toMatchObject({ ok: false, refusal: { kind } });
    expect(outcome.ok ? null : outcome.refusal.pointer).toBe(pointer);
  });
});
