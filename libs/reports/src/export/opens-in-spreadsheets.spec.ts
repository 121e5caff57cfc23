import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { CalendarDate, Money } from '#kernel';
import {
  cellsInLibreOffice,
  cellsReadBack,
  hasLibreOffice,
  type SheetCell,
} from '../../../../test/support/spreadsheet-cells.js';
import type { ReportTable } from './report-table.js';
import { xlsxOf } from './write-xlsx.js';

interface Row {
  readonly text: string | null;
  readonly cents: number | null;
  readonly day: string | null;
  readonly instant: string;
  readonly count: number;
  readonly basisPoints: number;
}

const TABLE: ReportTable<Row> = {
  name: 'probe',
  sheet: 'Probe',
  columns: [
    { type: 'TEXT', key: 'text', heading: 'Text', valueOf: ({ text }) => text },
    {
      type: 'MONEY',
      key: 'amount',
      heading: 'Betrag',
      valueOf: ({ cents }) => (cents === null ? null : Money.ofCents(cents)),
    },
    { type: 'DATE', key: 'day', heading: 'Tag', valueOf: ({ day }) => (day === null ? null : CalendarDate.iso(day)) },
    { type: 'INSTANT', key: 'at', heading: 'Zeit', valueOf: ({ instant }) => new Date(instant) },
    { type: 'INTEGER', key: 'count', heading: 'Zahl', valueOf: ({ count }) => count },
    { type: 'PERCENT', key: 'rate', heading: 'Satz', valueOf: ({ basisPoints }) => basisPoints },
  ],
};
const ROWS: readonly Row[] = [
  {
    text: '05358',
    cents: 7_210_000,
    day: '2026-06-30',
    instant: '2026-11-23T08:30:00Z',
    count: 2027,
    basisPoints: 8050,
  },
  // One cent below zero, a leap day, an hour of summer, and texts a spreadsheet would like to run or to read as a number.
  { text: '=1+1', cents: -1, day: '2028-02-29', instant: '2026-07-01T12:05:00Z', count: 0, basisPoints: 1 },
  {
    text: '1.5 & <2>',
    cents: 999_999_999_999,
    day: '1999-12-31',
    instant: '2026-12-31T23:59:59Z',
    count: -3,
    basisPoints: 10_000,
  },
  { text: '', cents: null, day: null, instant: '2026-03-29T01:00:00Z', count: 1, basisPoints: 0 },
];

const text = (value: string): SheetCell => ({ type: 'text', value });
const number = (value: number): SheetCell => ({ type: 'number', value });
const date = (value: string): SheetCell => ({ type: 'date', value });
const EMPTY: SheetCell = { type: 'empty' };
const EXPECTED: readonly (readonly SheetCell[])[] = [
  ['Text', 'Betrag in EUR', 'Tag', 'Zeit', 'Zahl', 'Satz'].map(text),
  [text('05358'), number(72_100), date('2026-06-30'), date('2026-11-23T09:30:00'), number(2027), number(0.805)],
  [text('=1+1'), number(-0.01), date('2028-02-29'), date('2026-07-01T14:05:00'), number(0), number(0.0001)],
  [text('1.5 & <2>'), number(9_999_999_999.99), date('1999-12-31'), date('2027-01-01T00:59:59'), number(-3), number(1)],
  [EMPTY, EMPTY, EMPTY, date('2026-03-29T03:00:00'), number(1), number(0)],
];

/** LibreOffice looks too where a machine has it; the file itself is read back everywhere. */
const READERS: [string, (file: Buffer) => SheetCell[][] | Promise<SheetCell[][]>][] = [
  ['read back', cellsReadBack],
  ...(hasLibreOffice() ? [['opened in LibreOffice', cellsInLibreOffice] satisfies (typeof READERS)[number]] : []),
];

describe('a report as XLSX', () => {
  let file: Buffer;

  beforeAll(async () => {
    file = await buffer(xlsxOf(TABLE, ROWS));
  });

  it.each(READERS)(
    'has numbers as numbers and dates as dates, cell by cell, %s',
    async (_, cellsOf) => {
      expect(await cellsOf(file)).toEqual(EXPECTED);
    },
    200_000,
  );
});
