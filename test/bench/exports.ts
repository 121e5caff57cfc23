import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeXlsxStream, type CellValue, type ColumnDef } from 'hucre/xlsx';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { SYSTEM_ACTOR } from '#kernel';
import type { Database } from '#platform';
import { CAP_LEDGER_TABLE, copySql, ledgerSql, type LedgerRow } from '#reports';
import { openOffice } from '../support/case-builder.js';
import { crowdFigures, openCrowd } from './crowd.js';
import { median, speedRatio, type Figure } from './figures.js';
import { aPerson, tokenOf, type Person } from './people.js';
import { forgetPeak, peakMebibytes, residentMebibytes } from './process-figures.js';
import type { Scale } from './scale.js';
import { seconds } from './table.js';
import { ask, BENCH_NOON, startWebProcess, type WebProcess } from './web-process.js';

const YEARS = { ledger: 2026, sheet: 2027 } as const;
const MEMORY_ABOVE_IDLE_MIB = 64;
const SETTLING_MS = 2_000;

/** CSV of a long ledger against COPY, with people at work beside it; XLSX of a shorter one against its library; the memory of both. */
export async function measureExports(scale: Scale, profile: boolean): Promise<Figure[]> {
  const office = await openOffice(BENCH_NOON);
  await fillLedger(office.testDatabase.ownerUrl, YEARS.ledger, scale.ledgerRows);
  await fillLedger(office.testDatabase.ownerUrl, YEARS.sheet, scale.sheetRows);
  const finance = await aPerson(office.database, 'Finanz Bericht', ['BUDGET_OFFICER']);
  const open = (name: string): Promise<WebProcess> =>
    startWebProcess(office.testDatabase.appUrl, { profile: profile ? name : undefined });
  try {
    const csv = await withExporter(await open('csv'), finance, (exporter) =>
      csvFigures(scale, office.database, exporter),
    );
    const crowd = await openCrowd(office, scale.people);
    const beside = await withExporter(await open('crowd'), finance, ({ port, download }) =>
      crowdFigures(scale, port, crowd, () => download('csv', YEARS.ledger, scale.ledgerRows)),
    );
    const sheet = await sheetRows(office.database);
    const xlsx = await withExporter(await open('xlsx'), finance, (exporter) => xlsxFigures(scale, sheet, exporter));
    return [...csv, ...beside, ...xlsx];
  } finally {
    await office.close();
  }
}

/** One web process and who asks it for files. */
interface Exporter {
  readonly processId: number;
  readonly port: number;
  /** Downloads the ledger of a year; answers the seconds it took. */
  download(format: 'csv' | 'xlsx', year: number, rowsMin: number): Promise<number>;
}

async function withExporter<T>(web: WebProcess, person: Person, work: (exporter: Exporter) => Promise<T>): Promise<T> {
  try {
    const token = await tokenOf(web.port, person);
    const download: Exporter['download'] = async (format, year, rowsMin) => {
      const began = performance.now();
      const { status, bytes } = await ask(web.port, {
        path: `/api/v1/reports/cap-ledger?programme=NRWELTOFFEN&year=${year}&format=${format}`,
        headers: { authorization: `Bearer ${token}` },
        keep: false,
      });
      if (status !== 200 || bytes < rowsMin) throw new Error(`${format}: ${status}, ${bytes} bytes`);
      return (performance.now() - began) / 1000;
    };
    await sleep(SETTLING_MS);
    return await work({ processId: web.processId, port: web.port, download });
  } finally {
    await web.close();
  }
}

async function csvFigures(scale: Scale, database: Database, { processId, download }: Exporter): Promise<Figure[]> {
  const parameters = ['NRWELTOFFEN', String(YEARS.ledger), 'infinity'];
  const same = copySql(CAP_LEDGER_TABLE, parameters);
  const idle = residentMebibytes(processId);
  forgetPeak(processId);
  const ours: number[] = [];
  const copies: number[] = [];
  for (let round = 0; round < scale.rounds; round += 1) {
    copies.push(await copySeconds(database, same));
    ours.push(await download('csv', YEARS.ledger, scale.ledgerRows));
  }
  const peak = peakMebibytes(processId) - idle;
  const plain = await copySeconds(database, plainCopy(parameters));
  const part = `CSV, ${scale.ledgerRows.toLocaleString('en')} ledger rows over the API`;
  return [
    {
      part,
      what: 'against COPY of the same statement',
      ours: seconds(median(ours)),
      ceiling: seconds(median(copies)),
      value: speedRatio(median(ours), median(copies)),
      unit: '',
      target: { kind: 'at-least', value: 0.9 },
    },
    {
      part,
      what: 'against COPY of the columns as stored, without German formats and formula guard',
      ours: seconds(median(ours)),
      ceiling: seconds(plain),
      value: speedRatio(median(ours), plain),
      unit: '',
      target: null,
    },
    memoryFigure(part, idle, peak),
  ];
}

function plainCopy(parameters: readonly string[]): string {
  const bound = ledgerSql(CAP_LEDGER_TABLE).replace(/\$(\d+)/g, (_, number: string) =>
    pg.escapeLiteral(parameters[Number(number) - 1] ?? ''),
  );
  return `COPY (${bound}) TO STDOUT (FORMAT csv, DELIMITER ';')`;
}

async function copySeconds(database: Database, sql: string): Promise<number> {
  const reader = await database.openReader({ ...SYSTEM_ACTOR, roles: ['BUDGET_OFFICER'], scope: 'AUTHORITY' });
  try {
    const began = performance.now();
    await pipeline(reader.client.query(copyTo(sql)), new Writable({ write: (_chunk, _encoding, done) => done() }));
    return (performance.now() - began) / 1000;
  } finally {
    await reader.end();
  }
}

const memoryFigure = (part: string, idle: number, above: number): Figure => ({
  part,
  what: 'peak of resident memory above idle',
  ours: `${above.toFixed(0)} MiB`,
  ceiling: `idle ${idle.toFixed(0)} MiB`,
  value: above,
  unit: 'MiB',
  target: { kind: 'at-most', value: MEMORY_ABOVE_IDLE_MIB },
});

async function xlsxFigures(
  scale: Scale,
  rows: readonly CellValue[][],
  { processId, download }: Exporter,
): Promise<Figure[]> {
  const idle = residentMebibytes(processId);
  forgetPeak(processId);
  const ours: number[] = [];
  const library: number[] = [];
  for (let round = 0; round < scale.rounds; round += 1) {
    library.push(await librarySeconds(rows));
    ours.push(await download('xlsx', YEARS.sheet, scale.sheetRows));
  }
  const part = `XLSX, ${scale.sheetRows.toLocaleString('en')} ledger rows over the API`;
  return [
    {
      part,
      what: "against the library's streaming writer fed from memory",
      ours: seconds(median(ours)),
      ceiling: seconds(median(library)),
      value: speedRatio(median(ours), median(library)),
      unit: '',
      target: { kind: 'at-least', value: 0.8 },
    },
    memoryFigure(part, idle, peakMebibytes(processId) - idle),
  ];
}

async function librarySeconds(rows: readonly CellValue[][]): Promise<number> {
  const began = performance.now();
  const columns = CAP_LEDGER_TABLE.columns.map(({ key, heading, type }): ColumnDef => {
    const numFmt = type === 'DATE' ? 'dd.mm.yyyy' : type === 'INSTANT' ? 'dd.mm.yyyy hh:mm' : undefined;
    return { key, header: heading, width: 20, ...(numFmt === undefined ? {} : { numFmt }) };
  });
  const stream = writeXlsxStream(rows, { name: CAP_LEDGER_TABLE.sheet, columns, freezePane: { rows: 1 } });
  for await (const _chunk of stream) void _chunk;
  return (performance.now() - began) / 1000;
}

/** The cells of the ledger, ready in memory: text, numbers and dates as the file holds them. */
async function sheetRows(database: Database): Promise<CellValue[][]> {
  const reader = await database.openReader({ ...SYSTEM_ACTOR, roles: ['BUDGET_OFFICER'], scope: 'AUTHORITY' });
  try {
    const parameters = ['NRWELTOFFEN', String(YEARS.sheet), 'infinity'];
    const { rows } = await reader.client.query<LedgerRow>(ledgerSql(CAP_LEDGER_TABLE), parameters);
    return rows.map((row) => CAP_LEDGER_TABLE.columns.map(({ key, type }) => cellOf(type, row[key])));
  } finally {
    await reader.end();
  }
}

function cellOf(type: string, value: unknown): CellValue {
  if (value === null || value === undefined) return null;
  if (type === 'MONEY') return Number(value) / 100;
  if (type === 'DATE') return new Date(`${value as string}T00:00:00Z`);
  return value as CellValue;
}

/** Rows by the owner, past the ledger's trigger: only their number and length matter here. */
async function fillLedger(ownerUrl: string, year: number, count: number): Promise<void> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  await owner.query('ALTER TABLE awards.cap_entry DISABLE TRIGGER USER');
  await owner.query('SET row_security = off');
  await owner.query(
    `INSERT INTO awards.cap_entry (id, programme_code, cap_holder, budget_year, district_ags, kind, exception_delta_cents,
       reserved_after_cents, committed_after_cents, cap_after_cents, decree_reference, reason, actor_id, effective_on, recorded_at)
     SELECT gen_random_uuid(), 'NRWELTOFFEN', all_ags[1 + n % 53], $1::int, all_ags[1 + n % 53], 'CAP_EXCEPTION', n, 0, 0, 0,
       'Erlass ' || n, 'Begründung mit einigen Worten zu Buchung ' || n, $3::uuid, make_date($1::int, 5, 1),
       make_date($1::int, 1, 1)::timestamptz + n * interval '1 second'
     FROM generate_series(1, $2::int) AS n, (SELECT array_agg(ags::text ORDER BY ags) AS all_ags FROM districts.district) AS d`,
    [year, count, SYSTEM_ACTOR.accountId],
  );
  await owner.query('ALTER TABLE awards.cap_entry ENABLE TRIGGER USER');
  await owner.query('VACUUM ANALYZE awards.cap_entry');
  await owner.end();
}
