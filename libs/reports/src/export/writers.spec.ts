import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import { CalendarDate, Money } from '#kernel';
import { reportFileName } from './file-name.js';
import type { ReportTable } from './report-table.js';
import { csvOf } from './write-csv.js';
import { jsonRows } from './write-json.js';
import { xlsxOf } from './write-xlsx.js';

interface Row {
  readonly ags: string;
  readonly text: string | null;
  readonly amount: Money | null;
}

const INSTANT = new Date('2026-11-23T08:30:00Z');
const TABLE: ReportTable<Row> = {
  name: 'probe',
  sheet: 'Höchstbeträge 2027',
  columns: [
    { type: 'TEXT', key: 'ags', heading: 'AGS', valueOf: (row) => row.ags },
    { type: 'TEXT', key: 'text', heading: 'Text', valueOf: (row) => row.text },
    { type: 'MONEY', key: 'amount', heading: 'Betrag', valueOf: (row) => row.amount },
    { type: 'DATE', key: 'day', heading: 'Tag', valueOf: () => CalendarDate.of(2026, 6, 30) },
    { type: 'INSTANT', key: 'standAt', heading: 'Stand', valueOf: () => INSTANT },
    { type: 'INTEGER', key: 'year', heading: 'Jahr', valueOf: () => 2027 },
    { type: 'PERCENT', key: 'rate', heading: 'Satz', valueOf: () => 8050 },
  ],
};
const row = (text: string | null, cents: number | null = 7_210_000): Row => ({
  ags: '05358',
  text,
  amount: cents === null ? null : Money.ofCents(cents),
});
const textOf = (text: string): string =>
  csvOf(TABLE, [row(text)])
    .split('\r\n')[1]
    ?.split(';')[1] ?? '';

describe('A report as CSV', () => {
  it('begins with a byte order mark, ends lines with CRLF, and writes amounts and days as Germans do', () => {
    const bytes = Buffer.from(csvOf(TABLE, [row('Kreis Düren'), row(null, -5), row(null, null)]), 'utf8');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString('utf8').slice(1)).toBe(
      'AGS;Text;Betrag in EUR;Tag;Stand;Jahr;Satz in %\r\n' +
        '05358;Kreis Düren;72100,00;30.06.2026;23.11.2026 09:30;2027;80,50\r\n' +
        '05358;;-0,05;30.06.2026;23.11.2026 09:30;2027;80,50\r\n' +
        '05358;;;30.06.2026;23.11.2026 09:30;2027;80,50\r\n',
    );
  });

  it.each([
    ['=HYPERLINK("http://boese.example")', `"'=HYPERLINK(""http://boese.example"")"`],
    ['+49 2421 22-0', `'+49 2421 22-0`],
    ['-5', `'-5`],
    ['@x', `'@x`],
    ['\tx', `'\tx`],
    ['\rx', `' x`],
  ])('puts an apostrophe before %j, which a spreadsheet would run', (text, written) =>
    expect(textOf(text)).toBe(written),
  );

  it('leaves harmless text and negative amounts alone', () => {
    expect(textOf('Begegnung - 5 + 5 = 10 @ Düren')).toBe('Begegnung - 5 + 5 = 10 @ Düren');
    expect(csvOf(TABLE, [row('x', -720_050)])).toContain(';-7200,50;');
  });

  it('quotes delimiters and quotes, and keeps a row on one line', () => {
    expect(csvOf(TABLE, [row('eins; "zwei"\r\ndrei')])).toContain(`;"eins; ""zwei"" drei";`);
  });
});

describe('A report as JSON', () => {
  it('writes whole cents, days and instants by ISO 8601', () => {
    expect(jsonRows(TABLE, [row('=1+1')])).toEqual([
      {
        ags: '05358',
        text: '=1+1',
        amountCents: 7_210_000,
        day: '2026-06-30',
        standAt: '2026-11-23T08:30:00.000Z',
        year: 2027,
        rateBasisPoints: 8050,
      },
    ]);
  });
});

describe('A report as XLSX', () => {
  const write = (rows: readonly Row[]): Promise<Buffer> => buffer(xlsxOf(TABLE, rows));

  it('has typed cells under a frozen row of headings', async () => {
    const workbook = await readXlsx(await write([row('=HYPERLINK("x")'), row('Text \u0001 mit <Zeichen> & ;', -5)]));
    const [sheet] = workbook.sheets;
    expect(sheet?.name).toBe('Höchstbeträge 2027');
    expect(sheet?.freezePane).toMatchObject({ rows: 1 });
    expect(sheet?.rows[0]).toEqual(['AGS', 'Text', 'Betrag in EUR', 'Tag', 'Stand', 'Jahr', 'Satz']);
    expect(sheet?.rows[1]).toEqual([
      '05358',
      '=HYPERLINK("x")',
      72_100,
      new Date('2026-06-30T00:00:00Z'),
      new Date('2026-11-23T09:30:00Z'),
      2027,
      0.805,
    ]);
    expect(sheet?.rows[2]?.slice(0, 3)).toEqual(['05358', 'Text  mit <Zeichen> & ;', -0.05]);
  });

  it('writes the clock of Berlin on both sides of the hours that come twice or never', async () => {
    const table: ReportTable<string> = {
      name: 'clock',
      sheet: 'Uhr',
      columns: [{ type: 'INSTANT', key: 'at', heading: 'Um', valueOf: (at) => new Date(at) }],
    };
    const instants = ['2026-03-29T00:59:59.9Z', '2026-03-29T01:00:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'];
    const workbook = await readXlsx(await buffer(xlsxOf(table, instants)));
    expect(workbook.sheets[0]?.rows.slice(1).map(([at]) => (at as Date).toISOString())).toEqual([
      '2026-03-29T01:59:59.000Z',
      '2026-03-29T03:00:00.000Z',
      '2026-10-25T02:30:00.000Z',
      '2026-10-25T02:30:00.000Z',
    ]);
  });

  it('has the same bytes every time', async () => {
    const first = await write([row('x')]);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect((await write([row('x')])).equals(first)).toBe(true);
  });
});

describe('A file', () => {
  it('carries report, programme, year and time of the figures in its name', () => {
    const scope = { programme: 'NRWELTOFFEN', year: 2027, time: { asOf: null, standAt: INSTANT } };
    expect(reportFileName('hoechstbetraege', scope, 'xlsx')).toBe(
      'foerderakte-hoechstbetraege-NRWELTOFFEN-2027-stand-2026-11-23-0930.xlsx',
    );
    const earlier = { ...scope, time: { asOf: CalendarDate.of(2026, 6, 30), standAt: INSTANT } };
    expect(reportFileName('hoechstbetraege', earlier, 'csv')).toBe(
      'foerderakte-hoechstbetraege-NRWELTOFFEN-2027-stand-2026-06-30.csv',
    );
  });
});
