import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { floorDivide, Money, MONEY_LIMIT_CENTS } from './money.js';

const cents = fc.bigInt(-MONEY_LIMIT_CENTS, MONEY_LIMIT_CENTS);
const parsed = (text: string): bigint | string => {
  const result = Money.parseGerman(text);
  return result.ok ? result.value.cents : result.refusal.kind;
};

describe('An amount as Germans write it', () => {
  it.each([
    ['72.100,00', 7_210_000n],
    ['72100', 7_210_000n],
    ['72100,5', 7_210_050n],
    ['0,5', 50n],
    ['1,5', 150n],
    ['1.000', 100_000n],
    ['1.000.000,01', 100_000_001n],
    ['-0,01', -1n],
    ['\u22125,00', -500n],
    ['0', 0n],
    ['-0', 0n],
    ['007', 700n],
    ['  12,00 EUR ', 1_200n],
    ['12 €', 1_200n],
    ['12,00\u00a0€', 1_200n],
    ['10.000.000.000,00', MONEY_LIMIT_CENTS],
  ])('reads "%s"', (text, expected) => expect(parsed(text)).toBe(expected));

  it.each([
    '',
    ' ',
    'EUR',
    ',50',
    '1,',
    '1,234',
    '1.5',
    '0.500',
    '00.100',
    '1.00',
    '1.0000',
    '1,000.00',
    '1.234.56',
    '12 000,00',
    '+5',
    '- 5',
    '--5',
    'NaN',
    'Infinity',
    '1e308',
    '1E3',
    '0x10',
    '١٢',
    '12;00',
    '=1+1',
    'null',
    '5 EUR EUR',
  ])('refuses "%s" as unreadable', (text) => expect(parsed(text)).toBe('amount-unreadable'));

  it.each(['10.000.000.000,01', '9'.repeat(16), '9'.repeat(1_000), `-${'9'.repeat(20)}`])(
    'refuses "%.20s" as too large',
    (text) => expect(parsed(text)).toBe('amount-too-large'),
  );

  it('refuses ten megabytes of blanks and digits at once', () => {
    const before = performance.now();
    expect(parsed(`1${' '.repeat(10_000_000)}x`)).toBe('amount-unreadable');
    expect(parsed('1'.repeat(10_000_000))).toBe('amount-too-large');
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it('reads back every amount it writes', () => {
    fc.assert(fc.property(cents, (amount) => parsed(Money.ofCents(amount).toGerman()) === amount));
  });

  it('writes separators, sign and two decimals', () => {
    expect(Money.ofCents(7_210_000).toString()).toBe('72.100,00 EUR');
    expect(Money.ofCents(-1).toGerman()).toBe('-0,01');
    expect(Money.ofCents(100_000_000).toGerman()).toBe('1.000.000,00');
  });
});

describe('Cents handed in by the program', () => {
  it.each([1.5, Number.NaN, Infinity, 1e308, 2 ** 53])('are refused loudly as number %s', (value) =>
    expect(() => Money.ofCents(value)).toThrow(RangeError),
  );
  it.each(['', ' ', '1.5', '0x10', '1e3', ' 5'])('are refused loudly as text "%s"', (value) =>
    expect(() => Money.ofCents(value)).toThrow(RangeError),
  );
  it('are taken as bigint, safe number or digits', () => {
    expect(
      [Money.ofCents(5n), Money.ofCents(5), Money.ofCents('5'), Money.ofCents('-5').negated()].map(String),
    ).toEqual(Array(4).fill('0,05 EUR'));
  });
  it('leave as JSON number or not at all', () => {
    expect(JSON.stringify({ amountCents: Money.ofEuros(12) })).toBe('{"amountCents":1200}');
    expect(() => Money.ofCents(2n ** 53n).toJSON()).toThrow(RangeError);
  });
});

describe('Shares and rounding', () => {
  it('round down for a grant and up for a minimum own share, so that both together make the whole', () => {
    const eligible = Money.ofCents(6_333_333);
    expect(eligible.shareFloor(8_000).cents).toBe(5_066_666n);
    expect(eligible.shareCeil(2_000).cents).toBe(1_266_667n);
    fc.assert(
      fc.property(cents, fc.integer({ min: 0, max: 10_000 }), (amount, bps) => {
        const money = Money.ofCents(amount);
        return money
          .shareFloor(bps)
          .plus(money.shareCeil(10_000 - bps))
          .equals(money);
      }),
    );
  });

  it('divide towards minus infinity', () => {
    expect([
      floorDivide(7n, 2n),
      floorDivide(-7n, 2n),
      floorDivide(7n, -2n),
      floorDivide(-7n, -2n),
      floorDivide(-6n, 2n),
    ]).toEqual([3n, -4n, -4n, 3n, -3n]);
    fc.assert(
      fc.property(cents, fc.bigInt(1n, 1_000_000n), (dividend, divisor) => {
        const rest = dividend - floorDivide(dividend, divisor) * divisor;
        return rest >= 0n && rest < divisor;
      }),
    );
  });

  it('cut down to whole units', () => {
    expect(Money.ofCents(5_066_666).floorTo(100).cents).toBe(5_066_600n);
    expect(Money.ofCents(-1).floorTo(100).cents).toBe(-100n);
  });
});

describe('Amounts among each other', () => {
  const [less, more] = [Money.ofCents(1), Money.ofCents(2)];
  it('add, subtract and compare exactly', () => {
    expect(Money.sum([less, more, more]).cents).toBe(5n);
    expect(Money.sum([]).isZero()).toBe(true);
    expect(less.minus(more).isNegative()).toBe(true);
    expect(Money.min(more, less)).toBe(less);
    expect(Money.max(less, more)).toBe(more);
    expect([less.compare(more), more.compare(less), less.compare(Money.ofCents(1))]).toEqual([-1, 1, 0]);
    expect(more.exceeds(less)).toBe(true);
    expect(less.exceeds(Money.ofCents(1))).toBe(false);
    expect(Money.ZERO.isPositive()).toBe(false);
  });
});
