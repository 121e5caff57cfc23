import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Response } from 'supertest';
import { loadDistrictReference, organisationIdOfDistrict } from '#districts';
import { SYSTEM_ACTOR } from '#kernel';
import { aBudgetTitle, aCapBooking, aCase, aProgramme } from '#reports/testing';
import { superuserUrlOf } from '../../../../../test/support/database.js';
import { inspectPdf } from '../../../../../test/support/pdf-structure.js';
import { startTestWeb, type TestBrowser, type TestWeb } from '../../../../../test/support/web.js';

const PAGE = '/haushalt/portfolio?jahr=2027&programm=NRWELTOFFEN';
const API = '/api/v1/reports/portfolio?programme=NRWELTOFFEN&year=2027';

const intoBuffer = (response: Response, done: (error: Error | null, body: Buffer) => void): void => {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
};

describe('the portfolio for a deciding body', () => {
  let web: TestWeb;
  let finance: TestBrowser;
  let owner: pg.Client;

  beforeAll(async () => {
    web = await startTestWeb();
    await web.database.transaction(SYSTEM_ACTOR, async (tx) => {
      await loadDistrictReference(tx, process.cwd());
      await aProgramme(tx);
      await aProgramme(tx, { code: 'LEER', name: 'Ohne Anträge', shortName: 'LEER' });
      // Düren: 57.680 of 72.100 EUR are bound, 14.420 EUR are free. Hamm: 20.000 EUR are set aside.
      const bound = await aCase(tx, { ags: '05358', fileNumber: 'N-1', cents: 5_768_000, status: 'APPROVED' });
      const at = '2026-11-02T10:00:00Z';
      await aCapBooking(tx, { ags: '05358', kind: 'AWARD', committed: 5_768_000, decisionId: bound, at });
      const inReview = await aCase(tx, { ags: '05915', fileNumber: 'N-2', cents: 2_000_000, status: 'IN_REVIEW' });
      await tx.query(`UPDATE awards.decision SET state = 'IN_REVIEW' WHERE id = $1`, [inReview]);
      await aCapBooking(tx, { ags: '05915', kind: 'RESERVATION', reserved: 2_000_000, decisionId: inReview, at });
      const submitted = (day: number) => `2026-11-0${day}T10:00:00Z`;
      const pending = { status: 'MATERIAL_CHECK', title: 'Fachstelle' };
      await aCase(tx, { ...pending, ags: '05358', fileNumber: 'N-3', cents: 1_000_000, submittedAt: submitted(3) });
      await aCase(tx, { ...pending, ags: '05358', fileNumber: 'N-4', cents: 1_442_000, submittedAt: submitted(4) });
      await aCase(tx, { ...pending, ags: '05124', fileNumber: 'N-5', cents: 6_000_000, submittedAt: submitted(5) });
      await aCase(tx, { ags: '05124', fileNumber: 'N-6', cents: 100, status: 'REJECTED' });
      await aCase(tx, { ags: '05124', fileNumber: 'N-7', cents: 100, status: 'SUBMITTED', year: 2026 });
      await aBudgetTitle(tx, {
        id: 'T1',
        bookings: [{ kind: 'APPROPRIATION', cents: 7_100_000, at: '2026-01-02T10:00:00Z' }],
      });
    });
    finance = await web.signedIn({ email: 'h@l.example', roles: ['BUDGET_OFFICER'], organisationId: null });
    owner = new pg.Client(superuserUrlOf(web.settings.databaseUrl));
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await web.close();
  });

  /** Every row of every table of the business, as one hash per table; sessions and the log are not part of it. */
  async function tables(): Promise<Record<string, string>> {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'identity', 'public') ORDER BY 1`,
    );
    const hashes: Record<string, string> = {};
    for (const { name } of rows) {
      const hashed = await owner.query<{ hash: string }>(
        `SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS hash FROM ${name} t`,
      );
      hashes[name] = hashed.rows[0]?.hash ?? '';
    }
    return hashes;
  }

  it('shows pending applications, room and title, and what a decision in review has set aside', async () => {
    const { body } = await finance.get(API);
    expect(
      body.applications.map((each: Record<string, unknown>) => [
        each['fileNumber'],
        each['requestedCents'],
        each['reservedCents'],
      ]),
    ).toEqual([
      ['N-2', 2_000_000, 2_000_000],
      ['N-3', 1_000_000, 0],
      ['N-4', 1_442_000, 0],
      ['N-5', 6_000_000, 0],
    ]);
    expect(body.room).toEqual({
      holders: [
        { capHolder: '05124', freeCents: 7_210_000 },
        { capHolder: '05358', freeCents: 1_442_000 },
        { capHolder: '05915', freeCents: 5_210_000 },
      ],
      title: { aeCents: 7_100_000, veCents: 0 },
    });
    const page = (await finance.get(PAGE)).text;
    for (const part of ['4 Anträge', '71.000,00', '20.000,00 vorgemerkt', 'Betrag für N-3 in EUR'])
      expect(page).toContain(part);
    expect(page).not.toContain('N-6');
  });

  it('finds combinations that fit under the caps and in the title', async () => {
    const { combinations } = (await finance.get(API)).body;
    expect(combinations).toEqual({
      inOrder: { fileNumbers: ['N-3', 'N-5'], totalCents: 7_000_000, isProvedBest: true },
      mostApplications: { fileNumbers: ['N-3', 'N-5'], totalCents: 7_000_000, isProvedBest: true },
      mostMoney: { fileNumbers: ['N-3', 'N-5'], totalCents: 7_000_000, isProvedBest: true },
    });
    const smallest = (await finance.get(`${API}&order=SMALLEST`)).body;
    expect(smallest.applications[0].fileNumber).toBe('N-3');
  });

  it('says what a choice would leave, and what it would lack to the cent', async () => {
    const fitting = (await finance.get(`${PAGE}&wahl=N-4&wahl=N-5&betrag-N-5=56.580,00`)).text;
    expect(fitting).toContain('2 Anträge über 71.000,00');
    expect(fitting).toContain('Die Auswahl passt.');
    const onePast = (await finance.get(`${PAGE}&wahl=N-4&wahl=N-5&betrag-N-5=56.580,01`)).text;
    expect(onePast).toContain('Die Auswahl passt nicht.');
    expect(onePast).toContain('Haushaltstitel, Ausgabeermächtigung: Es fehlen 0,01');
    const overCap = (await finance.get(`${API}&choice=N-3&choice=N-4:442001&choice=N-2&choice=X-9`)).body.simulation;
    expect(overCap).toMatchObject({ totalCents: 1_442_001, fits: false, notPending: ['N-2', 'X-9'] });
    expect(overCap.left.holders).toContainEqual({ capHolder: '05358', leftCents: -1 });
  });

  it('keeps what was typed wrongly, at its field, and answers programs with a problem', async () => {
    const answer = await finance.get(`${PAGE}&wahl=N-3&betrag-N-3=viel`);
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('value="viel"')]);
    expect(answer.text).toContain('href="#f-betrag-N-3"');
    expect((await finance.get(`${PAGE}&wahl=N-3&betrag-N-3=-1`)).text).toContain('ab 0,00 EUR');
    for (const [query, pointer] of [
      ['&choice=N-3:-1', '/choice'],
      ['&order=RANDOM', '/order'],
    ])
      expect((await finance.get(API + query)).body).toMatchObject({ status: 422, errors: [{ pointer }] });
    expect((await finance.get(API.replace('2027', '2050'))).status).toBe(422);
  });

  it('is printed as a tagged PDF with the choice that was on screen', async () => {
    const answer = await finance
      .get(`${PAGE.replace('portfolio?', 'portfolio/pdf?')}&wahl=N-4&wahl=N-5`)
      .buffer(true)
      .parse(intoBuffer as never);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(answer.headers['content-disposition']).toMatch(/foerderakte-portfolio-NRWELTOFFEN-2027-stand-.*\.pdf"/);
    const pdf = await inspectPdf(answer.body);
    expect(pdf.problems).toEqual([]);
    for (const part of ['Portfolio 2027', 'Die Auswahl passt nicht', 'N-5', '14.420,00'])
      expect(pdf.text).toContain(part);
    const empty = await finance
      .get('/haushalt/portfolio/pdf?jahr=2027&programm=LEER')
      .buffer(true)
      .parse(intoBuffer as never);
    expect((await inspectPdf(empty.body)).text).toContain('Kein Antrag ist offen.');
  });

  it('changes nothing, whatever is asked', async () => {
    const before = await tables();
    expect(Object.keys(before).length).toBeGreaterThan(60);
    const statuses = [];
    for (const path of [
      PAGE,
      `${PAGE}&wahl=N-3&wahl=N-4&wahl=N-5`,
      `${PAGE}&wahl=N-3&betrag-N-3=99.999.999,00`,
      `${PAGE.replace('portfolio?', 'portfolio/pdf?')}&wahl=N-3`,
      `${API}&choice=N-3&choice=N-5:1`,
    ])
      statuses.push((await finance.get(path)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200]);
    expect(await tables()).toEqual(before);
    await owner.query(`UPDATE applications.application SET title = 'Anders' WHERE file_number = 'N-6'`);
    expect(await tables()).not.toEqual(before);
  });

  it('is closed to districts', async () => {
    const district = await web.signedIn({
      email: 'd@d.example',
      roles: ['APPLICANT_EDITOR'],
      organisationId: organisationIdOfDistrict('05358'),
    });
    for (const path of [PAGE, API, PAGE.replace('portfolio?', 'portfolio/pdf?')])
      expect((await district.get(path)).status).toBe(403);
  });
});
