import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CalendarDate } from './calendar-date.js';

const MS_PER_DAY = 86_400_000;
const FIRST = Date.UTC(1900, 0, 1) / MS_PER_DAY;
const LAST = Date.UTC(2199, 11, 31) / MS_PER_DAY;
const epochDays = fc.integer({ min: FIRST, max: LAST });

const day = CalendarDate.iso;
const isoOf = (epochDay: number): string => new Date(epochDay * MS_PER_DAY).toISOString().slice(0, 10);
const outcome = (text: string): string => {
  const result = CalendarDate.parse(text);
  return result.ok ? result.value.toString() : result.refusal.kind;
};

describe('A date in a form', () => {
  it.each([
    ['2027-02-28', '2027-02-28'],
    ['28.02.2027', '2027-02-28'],
    ['1.5.2026', '2026-05-01'],
    [' 31.12.2026 ', '2026-12-31'],
    ['29.02.2028', '2028-02-29'],
    ['2000-02-29', '2000-02-29'],
    ['1900-01-01', '1900-01-01'],
    ['2199-12-31', '2199-12-31'],
  ])('"%s" is read', (text, expected) => expect(outcome(text)).toBe(expected));

  it.each([
    '29.02.2027',
    '2100-02-29',
    '31.04.2026',
    '2026-13-01',
    '2026-00-10',
    '00.01.2026',
    '1899-12-31',
    '2200-01-01',
    '0000-01-01',
  ])('"%s" does not exist or lies outside the years served', (text) =>
    expect(outcome(text)).toBe('date-does-not-exist'),
  );

  it.each([
    '',
    '2026',
    '1.5.26',
    '2026-1-1',
    '2026/01/01',
    '01-02-2026',
    'NaN',
    '2026-01-01T00:00:00Z',
    '1e3.1.2026',
    ' '.repeat(100_000),
  ])('"%.30s" is unreadable', (text) => expect(outcome(text)).toBe('date-unreadable'));

  it('throws where the program itself names an impossible day', () => {
    expect(() => CalendarDate.of(2027, 2, 29)).toThrow(RangeError);
    expect(() => CalendarDate.of(2027, 1.5, 1)).toThrow(RangeError);
    expect(() => CalendarDate.of(2027, 1, 1.5)).toThrow(RangeError);
    expect(() => CalendarDate.of(Number.NaN, 1, 1)).toThrow(RangeError);
    expect(() => CalendarDate.iso('heute')).toThrow(RangeError);
    expect(() => day('2026-01-01').plusDays(0.5)).toThrow(RangeError);
  });
});

describe('Days and months', () => {
  it('agree with the calendar of the machine on every day served', () => {
    const start = day('1900-01-01');
    for (let offset = 0; offset <= LAST - FIRST; offset += 1) {
      const date = start.plusDays(offset);
      if (date.toString() !== isoOf(FIRST + offset))
        throw new Error(`${date.toString()} is not ${isoOf(FIRST + offset)}`);
    }
    expect(() => start.plusDays(-1)).toThrow(RangeError);
    expect(() => start.plusDays(LAST - FIRST + 1)).toThrow(RangeError);
  });

  it('count and compare like whole numbers', () => {
    fc.assert(
      fc.property(epochDays, epochDays, (a, b) => {
        const [first, second] = [day(isoOf(a)), day(isoOf(b))];
        expect(first.daysUntil(second)).toBe(b - a);
        expect(first.plusDays(b - a).equals(second)).toBe(true);
        expect(first.compare(second)).toBe(Math.sign(a - b));
        expect([first.isBefore(second), first.isAfter(second)]).toEqual([a < b, a > b]);
        expect(first.weekday()).toBe(new Date(a * MS_PER_DAY).getUTCDay() || 7);
      }),
    );
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2026-05-31', 12, '2027-05-31'],
    ['2026-05-31', 0, '2026-05-31'],
  ])('%s plus %i months is %s', (from, months, expected) =>
    expect(day(from).plusMonths(months).toString()).toBe(expected),
  );

  it('write themselves in German and as ISO text', () => {
    expect(day('2026-05-01').toGerman()).toBe('01.05.2026');
    expect(JSON.stringify({ on: day('2026-05-01') })).toBe('{"on":"2026-05-01"}');
  });
});

describe('The day of an instant in Berlin', () => {
  it.each([
    ['2026-12-31T22:59:59Z', '2026-12-31'],
    ['2026-12-31T23:00:00Z', '2027-01-01'],
    ['2026-06-30T21:59:59Z', '2026-06-30'],
    ['2026-06-30T22:00:00Z', '2026-07-01'],
    ['2026-03-29T01:00:00Z', '2026-03-29'],
  ])('%s falls on %s', (instant, expected) =>
    expect(CalendarDate.inBerlin(new Date(instant)).toString()).toBe(expected),
  );
});
