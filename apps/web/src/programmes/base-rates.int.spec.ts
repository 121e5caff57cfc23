import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { interest49a } from '#funding-law';
import { CalendarDate, Money } from '#kernel';
import { baseRateTable, enterBaseRate } from '#programmes';
import { openDesk, type AuthorityDesk } from '../../../../test/support/authority-desk.js';
import { capOfficer, caseworker } from '../../../../test/support/case-builder.js';
import { TEST_PASSWORD, type TestBrowser } from '../../../../test/support/web.js';

const day = CalendarDate.iso;
const SOURCE = 'Bekanntmachung der Deutschen Bundesbank (Probe)';
const RATE = { validFrom: day('2027-01-01'), rateBps: 140, source: SOURCE, isVerified: true };

describe('the base rate', () => {
  let desk: AuthorityDesk;
  let admin: TestBrowser;
  let clerk: TestBrowser;
  const office = (email: string, role: 'PROGRAMME_ADMIN' | 'CASEWORKER') =>
    desk.web.signedIn({ email, roles: [role], organisationId: null });
  beforeAll(async () => {
    desk = await openDesk();
    desk.web.clock.moveTo(new Date('2026-12-30T11:00:00Z'));
    [admin, clerk] = [
      await office('bedingungen@lks.example', 'PROGRAMME_ADMIN'),
      await office('amt@lks.example', 'CASEWORKER'),
    ];
  });
  afterAll(() => desk.close());

  const interestUntil = (last: string) =>
    desk.web.database.read(caseworker, async (tx) =>
      interest49a({
        principal: Money.ofEuros(10_000),
        fromInclusive: day('2026-12-01'),
        toInclusive: day(last),
        surchargeBps: 500n,
        rates: await baseRateTable(tx),
        dayCount: 'ACT_365',
      }),
    );

  it('comes from the reference, with its sources and marks', async () => {
    const shown = await clerk.get('/basiszinssatz');
    expect(shown.text).toContain('Bekannt bis 31.12.2026');
    expect(shown.text).toMatch(/−0,88/);
    expect(shown.text).not.toContain('Wert eintragen');
  });

  it('stops interest for days without a value, and lets it run once one is entered with its source', async () => {
    expect(await interestUntil('2027-01-15')).toMatchObject({ ok: false, refusal: { kind: 'base-rate-missing' } });
    const posted = await admin.post('/basiszinssatz/neu', {
      validFrom: '01.01.2027',
      rate: '1,40',
      source: SOURCE,
      isVerified: 'ja',
    });
    expect([posted.status, posted.headers['location']]).toEqual([303, '/basiszinssatz']);
    const interest = await interestUntil('2027-01-15');
    expect(interest.ok && interest.value.interest.toGerman()).toBe('81,68');
    const calculated = await desk.web
      .anybody()
      .post('/api/v1/calculators/interest-49a')
      .send({ principal: 1_000_000, fromInclusive: '2026-12-01', toInclusive: '2027-01-15', surchargePct: '5' });
    expect(calculated.body.ACT_365).toBe(8_168);
  });

  it('is corrected by a second entry for the same day, and the first stays readable', async () => {
    const corrected = await enterBaseRate(desk.web.database, capOfficer, { ...RATE, rateBps: 127, isVerified: false });
    expect(corrected).toMatchObject({ ok: true, value: { version: 2 } });
    const shown = await clerk.get('/basiszinssatz');
    expect(shown.text).toContain('ersetzt');
    expect(shown.text).toContain('Berichtigung, 2. Fassung');
    const interest = await interestUntil('2027-01-15');
    expect(interest.ok && interest.value.interest.toGerman()).toBe('81,14');
  });

  it.each([
    ['base-rate-day /validFrom', { validFrom: day('2027-04-01') }],
    ['base-rate-day /validFrom', { validFrom: day('2027-01-02') }],
    ['base-rate-too-early /validFrom', { validFrom: day('2027-07-01') }],
    ['entry-missing /validFrom', { validFrom: null }],
    ['entry-missing /rate', { rateBps: null }],
    ['number-out-of-range /rate', { rateBps: 3001 }],
    ['number-out-of-range /rate', { rateBps: 1.5 }],
    ['entry-too-short /source', { source: 'BB' }],
  ])('is refused as %s', async (finding, change) => {
    const refused = await enterBaseRate(desk.web.database, capOfficer, { ...RATE, ...change });
    const findings = !refused.ok && 'refusals' in refused.refusal ? refused.refusal.refusals : [];
    expect(findings.map(({ kind, pointer }) => `${kind} ${pointer}`)).toEqual([finding]);
  });

  it('is refused where nothing changes, where a half-year would be skipped, and from anybody else', async () => {
    const same = await enterBaseRate(desk.web.database, capOfficer, { ...RATE, rateBps: 127, isVerified: false });
    expect(same).toMatchObject({ ok: false, refusal: { kind: 'base-rate-unchanged' } });
    expect((await clerk.post('/basiszinssatz/neu', { validFrom: '01.01.2027' })).status).toBe(403);
    desk.web.clock.moveTo(new Date('2028-01-10T11:00:00Z'));
    admin = await office('bedingungen@lks.example', 'PROGRAMME_ADMIN');
    const gap = await admin.post('/basiszinssatz/neu', { validFrom: '01.01.2028', rate: '2', source: SOURCE });
    // base-rate-gap
    expect([gap.status, gap.text]).toEqual([
      422,
      expect.stringContaining('Tragen Sie zuerst den Wert ab dem 01.07.2027 ein'),
    ]);
    const unreadable = await admin.post('/basiszinssatz/neu', {
      validFrom: '01.07.2027',
      rate: 'zwei',
      source: SOURCE,
    });
    expect(unreadable.text).toContain('Geben Sie einen Prozentsatz ein'); // percent-unreadable
  });

  it('is entered on a page that, like the others, names a year that cannot be read (number-unreadable)', async () => {
    const answer = await admin.post('/programme/neu', { code: 'PROBE', capYearFrom: 'bald' });
    expect([answer.status, answer.text]).toEqual([
      422,
      expect.stringContaining('Geben Sie ein Jahr mit vier Ziffern ein'),
    ]);
  });

  it('is never changed or dated otherwise, not even by raw SQL', async () => {
    const run = (sql: string) => desk.web.database.transaction(capOfficer, (tx) => tx.query(sql));
    const insert = (validFrom: string, bps: number) =>
      run(`INSERT INTO programmes.base_rate (valid_from, version, rate_bps, source, recorded_by, recorded_at)
        VALUES ('${validFrom}', 9, ${bps}, 'Probe Probe', gen_random_uuid(), now())`);
    await expect(run(`UPDATE programmes.base_rate SET rate_bps = 0`)).rejects.toThrow();
    await expect(run(`DELETE FROM programmes.base_rate`)).rejects.toThrow();
    await expect(insert('2027-02-01', 100)).rejects.toThrow('base_rate_half_year');
    await expect(insert('2027-07-01', 3001)).rejects.toThrow('base_rate_within');
  });

  it('is entered and read over the API', async () => {
    const tokenOf = async (email: string): Promise<string> => {
      const answer = await desk.web.anybody().post('/api/v1/auth/token').send({ email, password: TEST_PASSWORD });
      return String(answer.body.token);
    };
    const enter = async (email: string) =>
      desk.web
        .anybody()
        .post('/api/v1/base-rates')
        .set('Authorization', `Bearer ${await tokenOf(email)}`)
        .send({ validFrom: '2027-07-01', rateBps: 100, source: SOURCE });
    expect((await enter('amt@lks.example')).status).toBe(403);
    const entered = await enter('bedingungen@lks.example');
    expect([entered.status, entered.body]).toEqual([201, expect.objectContaining({ version: 1, verifiedBy: null })]);
    const list = await desk.web
      .anybody()
      .get('/api/v1/base-rates')
      .set('Authorization', `Bearer ${await tokenOf('amt@lks.example')}`);
    expect(list.body).toMatchObject({ knownUntil: '2027-12-31' });
    expect(list.body.rates[1]).toMatchObject({ validFrom: '2027-01-01', version: 2, rateBps: 127 });
  });
});
