import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import type { Response } from 'supertest';
import { loadDistrictReference, organisationIdOfDistrict } from '#districts';
import { SYSTEM_ACTOR } from '#kernel';
import { READY_REPORTS } from '#reports';
import { aBudgetTitle, aCapBooking, aCase, aProgramme } from '#reports/testing';
import { startTestWeb, type TestBrowser, type TestWeb } from '../../../../../test/support/web.js';

const BUDGET = '/api/v1/reports/budget?programme=NRWELTOFFEN&year=2027';
const LEDGER = '/api/v1/reports/cap-ledger?programme=NRWELTOFFEN&year=2027';
const CAPS = '/api/v1/caps?programme=NRWELTOFFEN&year=2027';

const intoBuffer = (response: Response, done: (error: Error | null, body: Buffer) => void): void => {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
};

describe('reports over the API', () => {
  let web: TestWeb;
  let finance: TestBrowser;
  let district: TestBrowser;

  beforeAll(async () => {
    web = await startTestWeb();
    await web.database.transaction(SYSTEM_ACTOR, async (tx) => {
      await loadDistrictReference(tx, process.cwd());
      await aProgramme(tx);
      const dueren = await aCase(tx, {
        ags: '05358',
        fileNumber: 'NRWO-2027-0001',
        cents: 5_768_000,
        status: 'APPROVED',
      });
      await aCapBooking(tx, {
        ags: '05358',
        kind: 'AWARD',
        committed: 5_768_000,
        decisionId: dueren,
        at: '2026-11-02T10:00:00Z',
      });
      const hamm = await aCase(tx, { ags: '05915', fileNumber: 'NRWO-2027-0002', cents: 560_000, status: 'IN_REVIEW' });
      await aCapBooking(tx, {
        ags: '05915',
        kind: 'RESERVATION',
        reserved: 560_000,
        decisionId: hamm,
        at: '2026-11-03T10:00:00Z',
      });
      await aCapBooking(tx, {
        ags: '05915',
        kind: 'CAP_EXCEPTION',
        exception: 1,
        decree: '=1+1',
        reason: 'Eine Begründung',
        at: '2026-11-03T10:00:00Z',
      });
      await aBudgetTitle(tx, {
        id: 'T1',
        bookings: [{ kind: 'APPROPRIATION', cents: 173_040_000, at: '2026-01-02T10:00:00Z' }],
      });
    });
    finance = await web.signedIn({ email: 'h@l.example', roles: ['BUDGET_OFFICER'], organisationId: null });
    district = await web.signedIn({
      email: 'd@d.example',
      roles: ['APPLICANT_EDITOR'],
      organisationId: organisationIdOfDistrict('05358'),
    });
  });

  afterAll(() => web.close());

  it('tell a district its own room and nothing of another', async () => {
    const own = await district.get(`${CAPS}&ags=05358`);
    expect(own.body).toEqual([
      {
        programme: 'NRWELTOFFEN',
        ags: '05358',
        district: 'Kreis Düren',
        capHolder: '05358',
        budgetYear: 2027,
        capCents: 7_210_000,
        reservedCents: 0,
        committedCents: 5_768_000,
        roomCents: 1_442_000,
        standAt: '2026-11-16T11:00:00.000Z',
      },
    ]);
    expect((await district.get(CAPS)).body.length).toBe(1);
    const foreign = await district.get(`${CAPS}&ags=05915`);
    expect([foreign.status, foreign.body.errors[0].pointer]).toEqual([404, '/ags']);
    expect((await district.get(BUDGET)).status).toBe(403);
    expect((await district.get(LEDGER)).status).toBe(403);
    expect((await finance.get(CAPS)).body.length).toBe(53);
  });

  it('give caps and titles as JSON with cents', async () => {
    const { body } = await finance.get(BUDGET);
    expect(body).toMatchObject({
      programmeName: 'NRWeltoffen',
      budgetYear: 2027,
      asOf: null,
      standAt: '2026-11-16T11:00:00.000Z',
    });
    expect(body.caps.map((row: { ags: string; roomCents: number }) => [row.ags, row.roomCents])).toEqual([
      ['05358', 1_442_000],
      ['05915', 6_650_001],
    ]);
    expect(body.capTotals).toMatchObject({ committedCents: 5_768_000, appliedCents: 560_000 });
    expect(body.titles).toMatchObject([
      { titleId: 'T1', section: '06', chapter: '06 072', authority: 'AE', freeCents: 173_040_000 },
    ]);
    const earlier = await finance.get(`${BUDGET}&asOf=2026-11-02`);
    expect(earlier.body).toMatchObject({
      asOf: '2026-11-02',
      standAt: '2026-11-02T23:00:00.000Z',
      caps: [{ ags: '05358' }, { ags: '05915', reservedCents: 0 }],
    });
  });

  it('give the same rows as CSV and XLSX, with time and filter in the name', async () => {
    const csv = await finance
      .get(`${BUDGET}&format=csv`)
      .buffer(true)
      .parse(intoBuffer as never);
    expect(csv.headers['content-disposition']).toBe(
      'attachment; filename="foerderakte-hoechstbetraege-NRWELTOFFEN-2027-stand-2026-11-16-1200.csv"',
    );
    expect(csv.body.toString('utf8')).toContain('\ufeffProgramm;Haushaltsjahr;AGS;');
    expect(csv.body.toString('utf8')).toContain(
      '\r\nNRWELTOFFEN;2027;05358;Kreis Düren;;72100,00;0,00;0,00;0,00;57680,00;14420,00;16.11.2026 12:00\r\n',
    );
    const xlsx = await finance
      .get(`${BUDGET}&format=xlsx`)
      .buffer(true)
      .parse(intoBuffer as never);
    const [sheet] = (await readXlsx(xlsx.body)).sheets;
    expect(sheet?.rows[1]).toEqual([
      'NRWELTOFFEN',
      2027,
      '05358',
      'Kreis Düren',
      null,
      72_100,
      0,
      0,
      0,
      57_680,
      14_420,
      new Date('2026-11-16T12:00:00Z'),
    ]);
    const titles = await finance
      .get(`${BUDGET}&format=csv&table=titles`)
      .buffer(true)
      .parse(intoBuffer as never);
    expect(titles.body.toString('utf8')).toContain(';06;06 072;633 65;Zuweisungen;AE;1730400,00;');
  });

  it('give every ready report in every format, and no other', async () => {
    for (const { name } of READY_REPORTS) {
      const address = `/api/v1/reports/ready/${name}?programme=NRWELTOFFEN&year=2027`;
      for (const format of ['json', 'csv', 'xlsx']) {
        const answer = await finance.get(`${address}&format=${format}`);
        expect([name, answer.status]).toEqual([name, 200]);
        expect(answer.headers['content-disposition']).toContain(`foerderakte-${name}-NRWELTOFFEN-2027-stand-`);
      }
      expect((await district.get(address)).status).toBe(403);
      expect((await finance.get(`/berichte/fertig/${name}?jahr=2027`)).status).toBe(200);
    }
    expect((await finance.get('/api/v1/reports/ready/nichts?programme=NRWELTOFFEN&year=2027')).status).toBe(404);
    expect((await finance.get('/berichte/fertig/nichts')).status).toBe(404);
    const months = await finance.get('/api/v1/reports/ready/auszahlungen-je-monat?programme=NRWELTOFFEN&year=2027');
    expect(months.body.rows[0]).toEqual({ month: '01/2027', paidCents: 0, forecastCents: 0, cumulatedCents: 0 });
  });

  it('give the chart of every ready report as a picture with title and description, where it has rows', async () => {
    const pictures: string[] = [];
    for (const { name, title, chart } of READY_REPORTS) {
      const answer = await finance
        .get(`/berichte/fertig/${name}/diagramm.svg?jahr=2027`)
        .buffer(true)
        .parse(intoBuffer as never);
      if (answer.status === 404) continue;
      expect([name, answer.status, answer.headers['content-type']]).toEqual([
        name,
        200,
        'image/svg+xml; charset=utf-8',
      ]);
      expect(answer.headers['content-disposition']).toMatch(
        /attachment; filename="foerderakte-.*-NRWELTOFFEN-2027-stand-.*\.svg"/,
      );
      const svg: string = answer.body.toString('utf8');
      expect(svg).toMatch(/^(<\?xml[^>]*>\s*)?<svg/);
      for (const part of [`<title`, title, '<desc', chart?.stacked[0]?.label ?? '']) expect(svg).toContain(part);
      pictures.push(name);
    }
    expect(pictures).toContain('jahresbericht');
    expect((await district.get('/berichte/fertig/jahresbericht/diagramm.svg?jahr=2027')).status).toBe(403);
    expect((await finance.get('/berichte/fertig/nichts/diagramm.svg?jahr=2027')).status).toBe(404);
  });

  it('give the execution of the budget as a picture, too, of today and of a past day', async () => {
    const picture = async (query: string): Promise<string> =>
      String(
        (
          await finance
            .get(`/haushalt/vollzug.svg?jahr=2027${query}`)
            .buffer(true)
            .parse(intoBuffer as never)
        ).body,
      );
    const svg = await picture('');
    for (const part of [
      '<title id="titles-title">Haushaltsvollzug 2027, NRWeltoffen',
      '<desc',
      'frei 1.730.400,00 EUR',
    ])
      expect(svg).toContain(part);
    expect(await picture('&stand=02.11.2026')).toContain('Stand 03.11.2026 00:00');
    const page = (await finance.get('/haushalt?jahr=2027')).text;
    for (const part of [
      'Noch auszuzahlen',
      'Einzelplan 06, Kapitel 06 072',
      'aria-labelledby="titles-title titles-desc"',
    ])
      expect(page).toContain(part);
    const none = await finance.get('/haushalt/vollzug.svg?jahr=2027&stand=01.01.2026');
    expect(none.status).toBe(404);
    expect((await district.get('/haushalt/vollzug.svg?jahr=2027')).status).toBe(403);
  });

  it('stream the ledger in every format', async () => {
    const csv = await finance
      .get(`${LEDGER}&format=csv`)
      .buffer(true)
      .parse(intoBuffer as never);
    expect(csv.headers['content-disposition']).toContain(
      'foerderakte-buchungen-hoechstbetrag-NRWELTOFFEN-2027-stand-2026-11-16-1200.csv',
    );
    expect(csv.body.toString('utf8').split('\r\n').length).toBe(5);
    expect(csv.body.toString('utf8')).toContain(`;'=1+1;`);
    expect((await finance.get(LEDGER)).body.rows.length).toBe(3);
    expect((await finance.get(`${LEDGER}&asOf=2026-11-02`)).body.rows.length).toBe(1);
    const xlsx = await finance
      .get(`${LEDGER}&format=xlsx`)
      .buffer(true)
      .parse(intoBuffer as never);
    expect((await readXlsx(xlsx.body)).sheets[0]?.rows.length).toBe(4);
  });

  it.each([
    ['/api/v1/caps?programme=NRWELTOFFEN&year=9999', 422, '/year'],
    ['/api/v1/caps?programme=NRWELTOFFEN&year=NaN', 422, '/year'],
    ['/api/v1/caps?programme=NRWELTOFFEN&year=1e308', 422, '/year'],
    ['/api/v1/caps?programme=NRWELTOFFEN', 422, '/year'],
    ['/api/v1/caps?programme=NRWELTOFFEN&year=2050', 422, '/year'],
    ['/api/v1/caps?programme=NIXDA&year=2027', 404, '/programme'],
    ['/api/v1/caps?programme=%27%3B--&year=2027', 422, '/programme'],
    [`${CAPS}&ags=99999`, 404, '/ags'],
    [`${CAPS}&ags=5358`, 422, '/ags'],
    [`${CAPS}&mehr=1`, 422, '/mehr'],
    [`${BUDGET}&asOf=2026-02-29`, 422, '/asOf'],
    [`${BUDGET}&asOf=2026-12-01`, 422, '/asOf'],
    [`${BUDGET}&asOf=gestern`, 422, '/asOf'],
    [`${BUDGET}&format=pdf`, 422, '/format'],
    [`${LEDGER}&year=2026`, 422, '/year'],
  ])('answer %s with a problem', async (path, status, pointer) => {
    const answer = await finance.get(path);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([status, pointer]);
    expect(answer.body.errors[0].detail).toMatch(/[.]$/);
  });
});
