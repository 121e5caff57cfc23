import { once } from 'node:events';
import { PassThrough, Writable, type Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { loadDistrictReference } from '#districts';
import { SYSTEM_ACTOR, type Actor } from '#kernel';
import { applicationPool, Database, FixedClock } from '#platform';
import { aCapBooking, aCase, aProgramme } from '#reports/testing';
import { fillCapLedger } from '../../../../test/support/cap-ledger-rows.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { cellsReadBack } from '../../../../test/support/spreadsheet-cells.js';
import { mostHeldDuring } from '../../../../test/support/live-memory.js';
import { CAP_LEDGER_TABLE } from '../tables/cap-ledger-table.js';
import { streamCsv } from './copy-csv.js';
import { ledgerSql, tableOf, type LedgerRow } from './ledger-table.js';
import { ledgerXlsx } from './ledger-xlsx.js';
import { ledgerJson, ledgerRows } from './stream-rows.js';
import { csvOf } from './write-csv.js';
import { xlsxOf } from './write-xlsx.js';

const FINANCE: Actor = { ...SYSTEM_ACTOR, roles: ['BUDGET_OFFICER'], scope: 'AUTHORITY' };
const SMALL = ['NRWELTOFFEN', '2027', 'infinity'];
const LARGE = ['NRWELTOFFEN', '2026', 'infinity'];
const LARGE_ROWS = 100_000;
const MEBIBYTE = 1024 * 1024;
const HELD_MAX = 32 * MEBIBYTE;
const EVIL = [
  '=HYPERLINK("http://boese.example")',
  '+49 2421 22-0',
  '-5 Stellen',
  '@anders',
  '\tTab und mehr',
  '\rWagen;"Rücklauf"\nZeile',
  'Glocke \u0007 und Ende \ufffe',
];

describe('the ledger as a file', () => {
  let testDatabase: TestDatabase;
  let source: DataSource;
  let database: Database;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    source = await new DataSource(applicationPool(testDatabase.appUrl, 2)).initialize();
    database = new Database(source, new FixedClock(new Date('2026-11-23T08:30:00Z')), false, 'http://localhost');
    await database.transaction(SYSTEM_ACTOR, async (tx) => {
      await loadDistrictReference(tx, process.cwd());
      await aProgramme(tx);
      const lippe = await aCase(tx, {
        ags: '05766',
        fileNumber: 'NRWO-2027-0001',
        cents: 123_456,
        status: 'IN_REVIEW',
      });
      await aCapBooking(tx, {
        ags: '05766',
        kind: 'RESERVATION',
        reserved: 123_456,
        decisionId: lippe,
        at: '2026-03-29T00:30:00Z',
      });
      await aCapBooking(tx, {
        ags: '05766',
        kind: 'RELEASE',
        reserved: -123_405,
        decisionId: lippe,
        at: '2026-03-29T01:30:00Z',
      });
      for (const [index, evil] of EVIL.entries()) {
        await aCapBooking(tx, {
          ags: '05358',
          kind: 'CAP_EXCEPTION',
          exception: 1,
          decree: evil,
          reason: `${evil} ist nötig`,
          at: `2026-11-0${index + 1}T10:00:00Z`,
        });
      }
    });
    await fillCapLedger(testDatabase.ownerUrl, LARGE_ROWS);
  }, 480_000);

  afterAll(async () => {
    await source.destroy();
    await testDatabase.drop();
  });

  async function withReader<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const reader = await database.openReader(FINANCE);
    try {
      return await work(reader.client);
    } finally {
      await reader.end();
    }
  }

  const csv = (parameters: readonly string[]): Promise<string> =>
    withReader(async (client) => {
      const target = new PassThrough();
      const read = text(target);
      await streamCsv({ client }, CAP_LEDGER_TABLE, parameters, target);
      return read;
    });

  it('has the same bytes whether PostgreSQL formats it or the writer of small reports', async () => {
    const written = await withReader(async (client) => {
      const { rows } = await client.query<LedgerRow>(ledgerSql(CAP_LEDGER_TABLE), SMALL);
      return csvOf(tableOf(CAP_LEDGER_TABLE), rows);
    });
    const streamed = await csv(SMALL);
    expect(streamed).toBe(written.slice(1));
    expect(streamed.split('\r\n').length).toBe(EVIL.length + 2 + 2);
  });

  it('begins with the byte order mark', async () => {
    const first = await withReader(async (client) => {
      const target = new PassThrough();
      const chunk = once(target, 'data');
      await streamCsv({ client }, CAP_LEDGER_TABLE, SMALL, target);
      return chunk;
    });
    expect(Buffer.from(first[0]).subarray(0, 6).toString('hex')).toBe('efbbbf' + Buffer.from('Pro').toString('hex'));
  });

  it('writes summer time, cents and guarded text', async () => {
    const streamed = await csv(SMALL);
    expect(streamed).toContain(';29.03.2026 01:30;29.03.2026;Vormerkung;NRWO-2027-0001;1234,56;0,00;0,00;;;');
    expect(streamed).toContain(
      ';29.03.2026 03:30;29.03.2026;Vormerkung aufgehoben;NRWO-2027-0001;-1234,05;0,00;0,00;;;',
    );
    expect(streamed).toContain(`;"'=HYPERLINK(""http://boese.example"")";`);
    expect(streamed).toContain(`;'+49 2421 22-0;`);
    expect(streamed).toContain(`;'-5 Stellen;`);
    expect(streamed).toContain(`;'@anders;`);
    expect(streamed).toContain(`;'\tTab und mehr;`);
    expect(streamed).toContain(`;"' Wagen;""Rücklauf"" Zeile";`);
  });

  it('is one JSON document with cents', async () => {
    const document = await withReader(async (client) => {
      let json = '';
      for await (const piece of ledgerJson({ year: 2027 }, { client }, CAP_LEDGER_TABLE, SMALL)) json += piece;
      return JSON.parse(json);
    });
    expect(document.rows.length).toBe(EVIL.length + 2);
    expect(document.rows.at(-1)).toMatchObject({
      reservedChangeCents: -123_405,
      effectiveOn: '2026-03-29',
      recordedAt: '2026-03-29T01:30:00.000Z',
    });
    expect(document.rows[0]).toMatchObject({ decreeReference: EVIL[0], exceptionChangeCents: 1 });
  });

  it('has the same cells in XLSX whether PostgreSQL makes them or the writer of small reports', async () => {
    const cellsOf = async (file: Readable): Promise<unknown> => cellsReadBack(await buffer(file));
    const [ready, written] = await withReader(async (client) => {
      const { rows } = await client.query<LedgerRow>(ledgerSql(CAP_LEDGER_TABLE), SMALL);
      return [
        await cellsOf(ledgerXlsx({ client }, CAP_LEDGER_TABLE, SMALL)),
        await cellsOf(xlsxOf(tableOf(CAP_LEDGER_TABLE), rows)),
      ];
    });
    expect(ready).toEqual(written);
    expect(ready).toHaveLength(EVIL.length + 2 + 1);
  });

  it('leaves the connection usable when the receiver goes away', async () => {
    await withReader(async (client) => {
      const target = new PassThrough();
      setTimeout(() => target.destroy(), 20);
      await streamCsv({ client }, CAP_LEDGER_TABLE, LARGE, target);
      expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    });
  });

  it('holds no more memory for 100,000 rows than for a few', async () => {
    let bytes = 0;
    const held = await mostHeldDuring(async () => {
      bytes = await withReader((client) => bytesOf((sink) => streamCsv({ client }, CAP_LEDGER_TABLE, LARGE, sink)));
    });
    expect(bytes).toBeGreaterThan(10 * MEBIBYTE);
    expect(held).toBeLessThan(HELD_MAX);
  }, 480_000);

  it('waits for a slow receiver instead of filling the memory', async () => {
    const held = await mostHeldDuring(() =>
      withReader(async (client) => {
        const slow = new Writable({
          highWaterMark: 16_384,
          write: (_chunk, _encoding, done) => void sleep(1).then(() => done()),
        });
        await streamCsv({ client }, CAP_LEDGER_TABLE, LARGE, slow);
      }),
    );
    expect(held).toBeLessThan(HELD_MAX);
  }, 480_000);

  it('streams as XLSX with flat memory, too', async () => {
    let bytes = 0;
    const held = await mostHeldDuring(() =>
      withReader(async (client) => {
        for await (const chunk of ledgerXlsx({ client }, CAP_LEDGER_TABLE, LARGE))
          bytes += (chunk as Uint8Array).length;
      }),
    );
    expect(bytes).toBeGreaterThan(2 * MEBIBYTE);
    expect(held).toBeLessThan(HELD_MAX);
  }, 480_000);

  it('would be seen by these measures if it kept its rows', async () => {
    const held = await mostHeldDuring(() =>
      withReader(async (client) => {
        const kept: LedgerRow[] = [];
        for await (const row of ledgerRows({ client }, CAP_LEDGER_TABLE, LARGE)) kept.push(row);
        // Long enough for a sample while everything is kept.
        await sleep(6_000);
        expect(kept.length).toBe(LARGE_ROWS);
      }),
    );
    expect(held).toBeGreaterThan(HELD_MAX);
  }, 480_000);
});

async function bytesOf(write: (sink: Writable) => Promise<void>): Promise<number> {
  let bytes = 0;
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length;
      done();
    },
  });
  await write(sink);
  return bytes;
}
