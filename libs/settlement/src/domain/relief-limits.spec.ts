import { describe, expect, it } from '@jest/globals';
import { CalendarDate, Money } from '#kernel';
import { consentMustBeNamed, consentNeeded } from './relief-limits.js';

const DAY = CalendarDate.of(2028, 5, 2);
const relief = (cents: number, consentReference: string | null = null) =>
  consentMustBeNamed({ kind: 'WRITE_OFF', amount: Money.ofCents(cents), consentReference }, DAY);

describe('the limits of § 59 LHO', () => {
  it.each([
    [7_500_000, null],
    [7_500_001, 'MINISTRY'],
    [25_000_000, 'MINISTRY'],
    [25_000_001, 'FINANCE'],
  ])('say for %d cents whose consent is needed: %s', (cents, wanted) => {
    expect(consentNeeded(Money.ofCents(cents), DAY)).toEqual({ ok: true, value: wanted });
  });

  it('refuse a relief above them that names no consent', () => {
    expect(relief(7_500_000)).toEqual({ ok: true, value: true });
    for (const reference of [null, '', '  ', 'ja'])
      expect(relief(7_500_001, reference)).toMatchObject({
        refusal: { kind: 'relief-consent-missing', facts: { of: 'MINISTRY' }, pointer: '/consentReference' },
      });
    expect(relief(7_500_001, 'Erlass vom 01.03.2028')).toEqual({ ok: true, value: true });
  });
});
