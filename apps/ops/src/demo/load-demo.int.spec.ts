import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { APPLICATION_STATUSES } from '#applications';
import { verifyAudit } from '#audit';
import { ENQUIRY_STATUSES } from '#enquiries';
import { checkCredentials } from '#identity';
import { SYSTEM_ACTOR } from '#kernel';
import { applicationPool, Database, FolderFileStore, SystemClock } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { loadReference } from '../reference/load-reference.js';
import { loadDemoOnce } from './load-demo.js';
import type { DemoAccount } from './people.js';

describe('the demo', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'foerderakte-demo-spec-'));
  let testDatabase: TestDatabase;
  let source: DataSource;
  let database: Database;
  let accounts: readonly DemoAccount[];

  const load = (): Promise<readonly DemoAccount[]> =>
    loadDemoOnce(database, new FolderFileStore(folder), 'http://localhost:3000');

  const rows = <Row extends object>(sql: string): Promise<Row[]> =>
    database.read(SYSTEM_ACTOR, (tx) => tx.query<Row>(sql));

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    source = await new DataSource(applicationPool(testDatabase.appUrl, 4)).initialize();
    database = new Database(source, new SystemClock(), true);
    await loadReference(database, process.cwd(), ['NW', 'NI']);
    accounts = await load();
  }, 180_000);

  afterAll(async () => {
    await source.destroy();
    await testDatabase.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows every status of an application', async () => {
    const found = await rows<{ status: string }>('SELECT DISTINCT status FROM applications.application');
    expect(found.map(({ status }) => status).sort()).toEqual([...APPLICATION_STATUSES].sort());
  });

  it('agrees with itself: 24 districts hold 1.573.907,89 EUR of 2026, and title and caps say the same', async () => {
    const [caps] = await rows(
      `SELECT count(*) FILTER (WHERE committed_cents > 0) AS districts, sum(committed_cents) AS committed, sum(reserved_cents) AS reserved
       FROM awards.cap_account WHERE budget_year = 2026 AND programme_code = 'NRWELTOFFEN'`,
    );
    expect(caps).toEqual({ districts: '24', committed: '157390789', reserved: '980000' });
  });

  it('leaves Kreis Lippe 60.765,44 EUR of 2027, where it asks for 65.920,00 EUR', async () => {
    const [room] = await rows(
      `SELECT cap_cents - committed_cents - reserved_cents AS room FROM awards.cap_account WHERE cap_holder = '05766' AND budget_year = 2027`,
    );
    const [asked] = await rows(
      `SELECT requested_by_year, file_number FROM applications.application WHERE district_ags = '05766' AND budget_year = 2027`,
    );
    expect(room).toEqual({ room: '6076544' });
    expect(asked).toMatchObject({
      file_number: 'NRWO-2027-0014',
      requested_by_year: { 2027: 6_592_000, 2028: 5_940_000 },
    });
  });

  it('shows every status of an enquiry', async () => {
    const found = await rows<{ status: string }>('SELECT DISTINCT status FROM enquiries.enquiry');
    expect(found.map(({ status }) => status).sort()).toEqual([...ENQUIRY_STATUSES].sort());
  });

  it('has a youth forum that voted on what its own fund pays for', async () => {
    const votes = await rows<{ name: string; result: string }>(
      `SELECT b.name, v.result FROM bodies.vote v JOIN bodies.body b ON b.id = v.body_id AND b.kind = 'YOUTH_FORUM'
       JOIN partnerships.local_project p ON p.id = v.subject_id AND p.fund_code = 'JUGENDFONDS' ORDER BY v.opened_at`,
    );
    expect(votes).toEqual(Array.from({ length: 3 }, () => ({ name: 'Jugendforum Hamm', result: 'RECOMMENDED' })));
  });

  it('leaves a decision of Niedersachsen with one of its two lead bodies', async () => {
    const given = await rows<{ body: string; by: string }>(
      `SELECT a.body, a.approved_by_name AS by FROM awards.approval a JOIN awards.decision d ON d.id = a.decision_id
       JOIN applications.application p ON p.id = d.application_id WHERE p.programme_code = 'BERATEN_NI' AND d.state = 'IN_REVIEW'`,
    );
    expect(given).toEqual([{ body: 'VS', by: 'V. Schutz' }]);
  });

  it('holds a grant of Niedersachsen with its letters, which cite its own law and which nobody of another Land sees', async () => {
    const letters = await rows<{ kind: string; content: string }>(
      `SELECT kind, content::text FROM notices.notice WHERE land = 'NI' ORDER BY issued_at`,
    );
    expect(letters.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['AWARD', 'HEARING']));
    for (const { kind, content } of letters)
      expect([kind, /NRW|Nordrhein|VVG|ANBest-G\b|LKS/.exec(content)?.[0]]).toEqual([kind, undefined]);
    const officer = { ...SYSTEM_ACTOR, scope: 'AUTHORITY', roles: ['CASEWORKER'] } as const;
    const seenBy = (land: string) =>
      database.read({ ...officer, land }, async (tx) => {
        const [awards] = await tx.query<{ number: number }>(
          `SELECT count(*)::int AS number FROM awards.award WHERE programme_code = 'BERATEN_NI'`,
        );
        const notices = await tx.query<{ land: string }>('SELECT DISTINCT land FROM notices.notice');
        return [awards?.number, notices.map((notice) => notice.land)];
      });
    expect([await seenBy('NI'), await seenBy('NW')]).toEqual([
      [1, ['NI']],
      [0, ['NW']],
    ]);
  });

  it('has an unbroken history', async () => {
    expect(await verifyAudit(database)).toBeNull();
  });

  it('lets every account that it names sign in', async () => {
    for (const { email, password } of [accounts[0], accounts.at(-1)].filter((account) => account !== undefined)) {
      expect(await checkCredentials(database, { email, password, address: '127.0.0.1' }, new Date())).toMatchObject({
        ok: true,
      });
    }
  });

  it('is loaded once, however often it is started', async () => {
    const before = await rows('SELECT count(*) FROM audit.entry');
    expect(await load()).toEqual(accounts);
    expect(await rows('SELECT count(*) FROM audit.entry')).toEqual(before);
  });
});
