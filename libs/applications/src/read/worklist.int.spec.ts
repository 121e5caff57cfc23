import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { caseworker, openOffice, type Office } from '../../../../test/support/case-builder.js';
import { worklist, worklistCounts, type WorklistFilter } from './worklist.js';

const FIRST_PAGE: WorklistFilter = { view: 'OPEN', sort: 'deadline', page: 1, pageSize: 10 };
const MANY = 100_000;

describe('the worklist', () => {
  let office: Office;
  let owner: pg.Client;

  beforeAll(async () => {
    office = await openOffice();
    owner = new pg.Client(office.testDatabase.ownerUrl);
    await owner.connect();
    await insertCases(owner, 0, 1_000);
  });
  afterAll(async () => {
    await owner.end();
    await office.close();
  });

  const first = (filter: Partial<WorklistFilter> = {}) =>
    office.database.read(caseworker, (tx) => worklist(tx, { ...FIRST_PAGE, ...filter }));

  it('shows open cases by deadline and counts exactly below a thousand', async () => {
    const page = await first({ view: 'DUE' });
    expect(page.rows.map(({ deadline }) => deadline?.toString())).toEqual(
      [...page.rows.map(({ deadline }) => deadline?.toString())].sort(),
    );
    expect(page.isTotalExact).toBe(true);
  });

  it('counts every view as the view itself does', async () => {
    const views = ['OPEN', 'MINE', 'DUE', 'REVIEW', 'UNASSIGNED', 'DECIDED'] as const;
    await office.database.read(caseworker, async (tx) => {
      const totals: [string, number][] = [];
      for (const view of views) totals.push([view, (await worklist(tx, { ...FIRST_PAGE, view })).total]);
      expect(await worklistCounts(tx)).toEqual(Object.fromEntries(totals));
      expect(await worklistCounts(tx, 'DEMOKRATIE_LEBEN')).toEqual(Object.fromEntries(views.map((view) => [view, 0])));
    });
    const neighbour = { ...caseworker, land: 'NI' };
    expect(Object.values(await office.database.read(neighbour, (tx) => worklistCounts(tx)))).toEqual([
      0, 0, 0, 0, 0, 0,
    ]);
  });

  it('finds a case by the beginning of its words, whatever else is typed', async () => {
    expect((await first({ search: 'NRWO-2027-000017' })).rows.map(({ fileNumber }) => fileNumber)).toEqual([
      'NRWO-2027-000017',
    ]);
    expect((await first({ search: `vorhab 42 '; DROP TABLE applications.application; --` })).rows).toEqual([]);
    expect((await first({ search: '& | ! :* ()' })).total).toBeGreaterThan(0);
  });

  it('never shows a draft to the authority', async () => {
    await owner.query(`UPDATE applications.application SET status = 'DRAFT' WHERE file_number = 'NRWO-2027-000018'`);
    expect((await first({ search: 'NRWO-2027-000018' })).rows).toEqual([]);
  });

  it('stays fast with 100,000 applications: no page reads more than a bounded part of them', async () => {
    const searches: Partial<WorklistFilter>[] = [
      {},
      { view: 'MINE' },
      { search: 'Dialog 4711' },
      { adminRegion: 'Köln', sort: '-requested' },
      { view: 'DECIDED', sort: '-submitted' },
    ];
    const timeAll = async (): Promise<number[]> => {
      const times: number[] = [];
      for (const search of searches) {
        const runs: number[] = [];
        for (let run = 0; run < 7; run += 1) {
          const began = performance.now();
          await first(search);
          runs.push(performance.now() - began);
        }
        times.push(runs.sort((one, other) => one - other)[3] ?? 0);
      }
      return times;
    };
    const small = await timeAll();
    await insertCases(owner, 1_000, MANY);
    const large = await timeAll();
    const counts = await office.database.read(caseworker, (tx) => worklistCounts(tx));
    expect(counts.OPEN).toBe(1000);
    // A page that read everything would take a hundred times as long; bounded reading stays within a small multiple.
    expect(Math.max(...large.map((time, index) => time / ((small[index] ?? 0) + 20)))).toBeLessThan(5);
  });
});

async function insertCases(owner: pg.Client, from: number, to: number): Promise<void> {
  await owner.query(
    `INSERT INTO applications.application (id, file_number, programme_code, call_id, terms_version_id, organisation_id, district_ags,
       district_name, admin_region, cap_holder, budget_year, title, status, status_since, requested_cents, assigned_to, deadline,
       submitted_at, created_by, created_by_name, created_at)
     SELECT gen_random_uuid(), 'NRWO-2027-' || lpad(n::text, 6, '0'), 'NRWELTOFFEN', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
       '05358', 'Kreis Düren', (ARRAY['Köln', 'Detmold', 'Münster', 'Arnsberg', 'Düsseldorf'])[1 + n % 5], '05358', 2027, 'Vorhaben Dialog ' || n,
       (ARRAY['SUBMITTED', 'FORMAL_CHECK', 'MATERIAL_CHECK', 'IN_REVIEW', 'APPROVED', 'APPROVED', 'REJECTED'])[1 + n % 7], now(), n * 100,
       CASE WHEN n % 50 = 0 THEN $3::uuid END, date '2026-10-01' + (n % 400), now() - n * interval '1 minute', gen_random_uuid(), 'x', now()
     FROM generate_series($1::int, $2::int - 1) AS n`,
    [from, to, caseworker.accountId],
  );
  await owner.query('ANALYZE applications.application');
}
