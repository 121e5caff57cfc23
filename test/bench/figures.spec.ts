import { describe, expect, it } from '@jest/globals';
import { growth, median, percentile, speedRatio, verdictOf, type Figure } from './figures.js';
import { scaleOf } from './scale.js';
import { digits, tableOf, withTable } from './table.js';

const figure = (given: Partial<Figure>): Figure => ({
  part: 'export',
  what: 'CSV',
  ours: '10 s',
  ceiling: 'COPY 9 s',
  value: 0.9,
  unit: '',
  target: { kind: 'at-least', value: 0.9 },
  ...given,
});

describe('the figures of a run', () => {
  const HUNDRED = Array.from({ length: 100 }, (_, index) => 100 - index);

  it.each([
    [50, 50],
    [95, 95],
    [100, 100],
    [0, 1],
  ])('takes the %s. percentile of 1 to 100 as %s, however they are ordered', (percent, expected) => {
    expect(percentile(HUNDRED, percent)).toBe(expected);
  });

  it('sorts by number and leaves the samples as they are', () => {
    const samples = [10, 9, 100];
    expect(median(samples)).toBe(10);
    expect(samples).toEqual([10, 9, 100]);
    expect(() => median([])).toThrow('no samples');
  });

  it('calls twice the time half the speed, and twice the time a growth of two', () => {
    expect(speedRatio(10, 5)).toBe(0.5);
    expect(growth(5, 10)).toBe(2);
  });

  it.each([
    ['at-least', 0.9, 0.9, 'met'],
    ['at-least', 0.9, 0.899, 'missed'],
    ['at-most', 64, 64, 'met'],
    ['at-most', 64, 64.1, 'missed'],
    ['at-least', 0.9, Number.NaN, 'missed'],
    ['at-most', 2, Number.POSITIVE_INFINITY, 'missed'],
  ] as const)('judges %s %s with %s as %s', (kind, limit, value, verdict) => {
    expect(verdictOf(figure({ value, target: { kind, value: limit } }))).toBe(verdict);
  });

  it('does not judge what has no target', () => {
    expect(verdictOf(figure({ target: null }))).toBe('no target');
  });
});

describe('the table of a run', () => {
  it('names each part once, lines up, and shows a missed target plainly', () => {
    const table = tableOf([
      figure({}),
      figure({ what: 'memory', value: 80.26, unit: 'MiB', target: { kind: 'at-most', value: 64 } }),
      figure({ part: 'start', what: 'first', target: null }),
    ]);
    const lines = table.split('\n');
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(table.match(/export/g)).toHaveLength(1);
    expect(lines[2]).toMatch(/\| 0\.90 +\| >= 0\.9 +\| met +\|$/);
    expect(lines[3]).toMatch(/\| 80\.3 MiB +\| <= 64 MiB +\| \*\*MISSED\*\* +\|$/);
    expect(lines[4]).toMatch(/\| 0\.90 +\| +\| +\|$/);
  });

  it.each([
    [0.123, '0.12'],
    [12.34, '12.3'],
    [123.4, '123'],
    [Number.NaN, '-'],
  ])('writes %s as %s', (value, text) => {
    expect(digits(value)).toBe(text);
  });

  it('renews the table between its markers and nothing else', () => {
    const page = 'before\n<!-- bench -->\nold\n<!-- /bench -->\nafter';
    expect(withTable(page, '| $& |')).toBe('before\n<!-- bench -->\n| $& |\n<!-- /bench -->\nafter');
    expect(() => withTable('no markers', 'x')).toThrow('no place');
  });
});

describe('the scale of a run', () => {
  it('is full unless told, keeps the amounts when short, and knows no other', () => {
    expect(scaleOf()).toBe(scaleOf('full'));
    const { ledgerRows, sheetRows, applications } = scaleOf('full');
    expect(scaleOf('short')).toMatchObject({ ledgerRows, sheetRows, applications });
    expect(scaleOf('full')).toMatchObject({ ledgerRows: 1_000_000, sheetRows: 100_000 });
    expect(() => scaleOf('huge')).toThrow('not "huge"');
  });
});
