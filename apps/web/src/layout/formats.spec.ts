import { describe, expect, it } from '@jest/globals';
import { CalendarDate, Money } from '#kernel';
import {
  countWord,
  daysLeftPhrase,
  formatAmount,
  formatDate,
  formatDateTime,
  formatEuro,
  formatFileSize,
  formatNumber,
  formatPercent,
  formatWeekdayDate,
} from './formats.js';

const today = CalendarDate.of(2026, 11, 23);

describe('amounts on pages', () => {
  it('writes an amount with dots, comma and EUR on one line', () => {
    expect(formatEuro(Money.ofCents(7_210_000))).toBe('72.100,00\u00a0EUR');
    expect(formatEuro(125_320_00n)).toBe('125.320,00\u00a0EUR');
    expect(formatAmount(0)).toBe('0,00');
    expect(formatAmount(1)).toBe('0,01');
  });

  it('writes a negative amount with the real minus sign', () => {
    expect(formatAmount(-250_000)).toBe('\u22122.500,00');
  });

  it('refuses a fraction of a cent', () => {
    expect(() => formatEuro(0.5)).toThrow();
  });
});

describe('days and times on pages', () => {
  it('writes a day as dd.mm.yyyy, with its weekday where asked', () => {
    expect(formatDate(CalendarDate.of(2027, 3, 1))).toBe('01.03.2027');
    expect(formatWeekdayDate(today)).toBe('Montag, 23.11.2026');
  });

  it('shows an instant as the time in Berlin, in winter and in summer', () => {
    expect(formatDateTime(new Date('2026-11-23T13:32:00Z'))).toBe('23.11.2026, 14:32');
    expect(formatDateTime(new Date('2026-07-01T22:30:00Z'))).toBe('02.07.2026, 00:30');
  });

  it('says how long is left until a deadline', () => {
    const phrase = (days: number): string => daysLeftPhrase(today, today.plusDays(days));
    expect([0, 1, 2, 128].map(phrase)).toEqual(['heute', 'morgen', 'noch 2 Tage', 'noch 128 Tage']);
    expect([-1, -3].map(phrase)).toEqual(['gestern abgelaufen', 'seit 3 Tagen abgelaufen']);
  });
});

describe('numbers on pages', () => {
  it('writes numbers with dots and comma, and never a minus before zero', () => {
    expect(formatNumber(1234.5, 1)).toBe('1.234,5');
    expect(formatNumber(-12)).toBe('\u221212');
    expect(formatNumber(-0.001, 2)).toBe('0,00');
    expect(() => formatNumber(Number.NaN)).toThrow(RangeError);
  });

  it('writes shares given in basis points', () => {
    expect([8000, 8050, 1234].map(formatPercent)).toEqual(['80\u00a0%', '80,5\u00a0%', '12,34\u00a0%']);
  });

  it('writes the size of a file', () => {
    expect([900, 412_300, 1_500_000, 10_000_000].map(formatFileSize)).toEqual([
      '900\u00a0Byte',
      '412\u00a0kB',
      '1,5\u00a0MB',
      '10\u00a0MB',
    ]);
  });

  it('counts in words up to twelve', () => {
    expect([1, 2, 12, 13].map(countWord)).toEqual(['eine', 'zwei', 'zwölf', '13']);
  });
});
