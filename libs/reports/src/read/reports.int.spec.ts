import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { loadDistrictReference, organisationIdOfDistrict } from '#districts';
import { CalendarDate, SYSTEM_ACTOR, type Actor } from '#kernel';
import { applicationPool, Database, FixedClock } from '#platform';
import { anAward, aBudgetTitle, aCapBooking, aCase, aProgramme } from '#reports/testing';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { awardsRegister } from './awards-register.js';
import { budgetExecution } from './budget-execution.js';
import { capMovements } from './cap-movements.js';
import { capOverview, capSituation, type CapOverview } from './cap-overview.js';
import { titleMovements } from './title-movements.js';

const FINANCE: Actor = { ...SYSTEM_ACTOR, name: 'G. Titelbuch', roles: ['BUDGET_OFFICER'], scope: 'AUTHORITY' };
const DUEREN: Actor = {
  ...SYSTEM_ACTOR,
  roles: ['APPLICANT_EDITOR'],
  scope: 'ORGANISATION',
  organisationId: organisationIdOfDistrict('05358'),
};
const NRWO = { programme: 'NRWELTOFFEN', year: 2027 };
const day = (text: string): CalendarDate => CalendarDate.iso(text);

describe('the figures of finance', () => {
  let testDatabase: TestDatabase;
  let source: DataSource;
  let database: Database;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    source = await new DataSource(applicationPool(testDatabase.appUrl, 3)).initialize();
    database = new Database(source, new FixedClock(new Date('2026-11-23T08:30:00Z')), false, 'http://localhost');
    await database.transaction(SYSTEM_ACTOR, async (tx) => {
      await loadDistrictReference(tx, process.cwd());
      await aProgramme(tx);
      const dueren = await aCase(tx, {
        ags: '05358',
        fileNumber: 'NRWO-2027-0001',
        cents: 5_768_000,
        status: 'APPROVED',
        submittedAt: '2026-06-01T10:00:00Z',
        statusSince: '2026-07-15T10:00:00Z',
      });
      await anAward(tx, { decisionId: dueren, ags: '05358', fileNumber: 'NRWO-2027-0001', cents: 5_768_000 });
      // Half a second before and exactly at midnight in Berlin (summer time).
      await aCapBooking(tx, {
        ags: '05358',
        kind: 'RESERVATION',
        reserved: 5_768_000,
        decisionId: dueren,
        at: '2026-06-30T21:59:59.5Z',
      });
      await aCapBooking(tx, {
        ags: '05358',
        kind: 'AWARD',
        reserved: -5_768_000,
        committed: 5_768_000,
        decisionId: dueren,
        at: '2026-06-30T22:00:00Z',
      });
      await aCapBooking(tx, {
        ags: '05358',
        kind: 'CAP_EXCEPTION',
        exception: 100_000,
        decree: '=Erlass 7',
        reason: 'Zwei Standorte sind nötig.',
        at: '2026-09-01T10:00:00Z',
      });
      const hamm = await aCase(tx, { ags: '05915', fileNumber: 'NRWO-2027-0002', cents: 560_000, status: 'IN_REVIEW' });
      await aCapBooking(tx, {
        ags: '05915',
        kind: 'RESERVATION',
        reserved: 500_001,
        decisionId: hamm,
        at: '2026-11-20T10:00:00Z',
      });
      await aCase(tx, { ags: '05124', fileNumber: 'NRWO-2027-0003', cents: 900_000, status: 'MATERIAL_CHECK' });
      await aCase(tx, { ags: '05124', fileNumber: 'NRWO-2027-0004', cents: 300_000, status: 'REJECTED' });
      await aCase(tx, { ags: '05124', fileNumber: 'NRWO-2026-0005', cents: 700_000, status: 'SUBMITTED', year: 2026 });
      await aCase(tx, { ags: '05124', fileNumber: 'NRWO-2027-0006', cents: 700_000, status: 'DRAFT' });
      await aBudgetTitle(tx, {
        id: 'T1',
        bookings: [
          { kind: 'APPROPRIATION', cents: 173_040_000, at: '2026-01-02T10:00:00Z' },
          { kind: 'REINFORCEMENT', cents: 1_200_000, at: '2026-08-01T10:00:00Z' },
          { kind: 'BLOCK', cents: -3_460_000, at: '2026-08-02T10:00:00Z' },
          { kind: 'RESERVATION', cents: 500_001, at: '2026-11-20T10:00:00Z', decisionId: hamm },
          { kind: 'COMMITMENT', cents: 5_768_000, at: '2026-06-30T22:00:00Z', decisionId: dueren },
          { kind: 'APPROPRIATION', cents: 40_000_000, at: '2026-01-02T10:00:00Z', authority: 'VE' },
        ],
      });
    });
  });

  afterAll(async () => {
    await source.destroy();
    await testDatabase.drop();
  });

  const overview = async (asOf?: string, includeUntouched = false, actor = FINANCE): Promise<CapOverview> => {
    const found = await database.read(actor, (tx) =>
      capOverview(tx, { ...NRWO, includeUntouched, ...(asOf === undefined ? {} : { asOf: day(asOf) }) }),
    );
    if (!found.ok) throw new Error(found.refusal.kind);
    return found.value;
  };
  const figures = (found: CapOverview): Record<string, string> =>
    Object.fromEntries(
      found.rows.map((row) => [
        row.ags,
        [row.cap, row.applied, row.appliedNotReserved, row.reserved, row.committed, row.room].map(String).join(' | '),
      ]),
    );

  it('say per district what is capped, asked for, reserved, committed and left', async () => {
    const found = await overview();
    expect(figures(found)).toEqual({
      '05124': '72.100,00 EUR | 9.000,00 EUR | 9.000,00 EUR | 0,00 EUR | 0,00 EUR | 72.100,00 EUR',
      '05358': '73.100,00 EUR | 0,00 EUR | 0,00 EUR | 0,00 EUR | 57.680,00 EUR | 15.420,00 EUR',
      '05915': '72.100,00 EUR | 5.600,00 EUR | 0,00 EUR | 5.000,01 EUR | 0,00 EUR | 67.099,99 EUR',
    });
    expect(String(found.totals.room)).toBe('154.619,99 EUR');
    expect(found.time).toEqual({ asOf: null, standAt: new Date('2026-11-23T08:30:00Z') });
  });

  it('answer an earlier day from the ledger, to the second of midnight in Berlin', async () => {
    const lastOfJune = await overview('2026-06-30');
    expect(lastOfJune.time.standAt).toEqual(new Date('2026-06-30T22:00:00Z'));
    expect(figures(lastOfJune)).toEqual({
      '05358': '72.100,00 EUR | 57.680,00 EUR | 0,00 EUR | 57.680,00 EUR | 0,00 EUR | 14.420,00 EUR',
    });
    expect(figures(await overview('2026-07-01'))).toEqual({
      '05358': '72.100,00 EUR | 57.680,00 EUR | 57.680,00 EUR | 0,00 EUR | 57.680,00 EUR | 14.420,00 EUR',
    });
    expect(figures(await overview('2026-05-31'))).toEqual({});
  });

  it('are the same from the running sums and from the ledger', async () => {
    expect(figures(await overview('2026-11-22'))).toEqual(figures(await overview()));
  });

  it('count the cap of the version that was known on that day', async () => {
    await database.transaction(SYSTEM_ACTOR, async (tx) => {
      await tx.query(
        `INSERT INTO programmes.cap_rule VALUES ('NRWELTOFFEN', 2026, 2, 8000000, 'Erlass 2', 'G. Titelbuch', $1, '2026-10-01')`,
        [SYSTEM_ACTOR.accountId],
      );
    });
    const capOn = (asOf: CalendarDate | null) =>
      database.read(FINANCE, (tx) => capOverview(tx, { ...NRWO, year: 2026, asOf }));
    expect(await capOn(day('2026-09-30'))).toMatchObject({
      value: { cap: { cents: 7_210_000n }, capVerifiedBy: null },
    });
    expect(await capOn(day('2026-10-01'))).toMatchObject({ value: { cap: { cents: 8_000_000n } } });
    expect(await capOn(day('2025-01-01'))).toMatchObject({ value: { cap: { cents: 7_210_000n } } });
    expect(await capOn(null)).toMatchObject({ value: { cap: { cents: 8_000_000n }, capVerifiedBy: 'G. Titelbuch' } });
  });

  it('list all 53 districts on request, each once', async () => {
    const { rows } = await overview(undefined, true);
    expect(rows.length).toBe(53);
    expect(new Set(rows.map((row) => row.ags)).size).toBe(53);
  });

  it('show a district its own cap alone, also before anything is booked', async () => {
    expect((await overview(undefined, true, DUEREN)).rows.map((row) => row.ags)).toEqual(['05358']);
    const ask = (capHolder: string) => database.read(DUEREN, (tx) => capSituation(tx, { ...NRWO, capHolder }));
    expect(await ask('05358')).toMatchObject({ ok: true, value: { row: { room: { cents: 1_542_000n } } } });
    expect(await ask('05915')).toMatchObject({
      ok: false,
      refusal: { kind: 'report-holder-unknown', pointer: '/ags' },
    });
    expect(await database.read(DUEREN, (tx) => budgetExecution(tx, NRWO))).toMatchObject({ value: { titles: [] } });
  });

  it('say per title what is appropriated, reserved, committed and free', async () => {
    const found = await database.read(FINANCE, (tx) => budgetExecution(tx, NRWO));
    const lines = found.ok ? found.value.titles : [];
    expect(
      lines.map((line) => [
        line.authority,
        String(line.appropriation),
        String(line.reinforcement),
        String(line.block),
        String(line.appropriated),
        String(line.reserved),
        String(line.committed),
        String(line.free),
      ]),
    ).toEqual([
      [
        'AE',
        '1.730.400,00 EUR',
        '12.000,00 EUR',
        '-34.600,00 EUR',
        '1.707.800,00 EUR',
        '5.000,01 EUR',
        '57.680,00 EUR',
        '1.645.119,99 EUR',
      ],
      ['VE', '400.000,00 EUR', '0,00 EUR', '0,00 EUR', '400.000,00 EUR', '0,00 EUR', '0,00 EUR', '400.000,00 EUR'],
    ]);
    const earlier = await database.read(FINANCE, (tx) => budgetExecution(tx, { ...NRWO, asOf: day('2026-06-30') }));
    expect(earlier).toMatchObject({
      value: { titles: [{ appropriated: { cents: 173_040_000n }, committed: { cents: 0n } }, {}] },
    });
  });

  it('lead from a sum to the bookings and their files', async () => {
    const paging = { page: 1, pageLength: 2 };
    const found = await database.read(FINANCE, (tx) => capMovements(tx, { ...NRWO, capHolder: '05358' }, paging));
    expect(found).toMatchObject({ total: 3, pageCount: 2, page: 1 });
    expect(found.rows.map((row) => [row.kind, row.fileNumber, row.decreeReference])).toEqual([
      ['CAP_EXCEPTION', null, '=Erlass 7'],
      ['AWARD', 'NRWO-2027-0001', null],
    ]);
    const title = await database.read(FINANCE, (tx) =>
      titleMovements(tx, { titleId: 'T1', year: 2027 }, { page: 99, pageLength: 4 }),
    );
    expect(title).toMatchObject({ total: 6, page: 2, pageCount: 2 });
    const bookings = await database.read(FINANCE, (tx) =>
      titleMovements(tx, { titleId: 'T1', year: 2027 }, { page: 1, pageLength: 10 }),
    );
    const bound = bookings.rows.filter(({ kind }) => kind === 'COMMITMENT');
    expect([bound.length > 0, bound.every(({ noticeId }) => noticeId !== null)]).toEqual([true, true]);
  });

  it('register awards with tranches and the way of their notice; a district finds its own', async () => {
    const ids = (await database.read(FINANCE, (tx) => tx.query<{ id: string }>('SELECT id FROM awards.award'))).map(
      ({ id }) => id,
    );
    const register = (actor: Actor) => database.read(actor, (tx) => awardsRegister(tx, ids));
    expect(await register(FINANCE)).toMatchObject([
      {
        service: 'POSTED',
        recipient: 'Kreis Düren',
        tranches: [{ budgetYear: 2027, amount: { cents: 5_768_000n } }],
      },
    ]);
    expect(await register(DUEREN)).toMatchObject([{ id: ids[0] }]);
    expect(await register({ ...DUEREN, organisationId: organisationIdOfDistrict('05766') })).toEqual([]);
  });

  it('refuse what does not exist', async () => {
    const ask = (question: object) => database.read(FINANCE, (tx) => capOverview(tx, { ...NRWO, ...question }));
    expect(await ask({ programme: 'NIXDA' })).toMatchObject({
      refusal: { kind: 'report-programme-unknown', pointer: '/programme' },
    });
    expect(await ask({ year: 9999 })).toMatchObject({ refusal: { kind: 'report-year-without-cap', pointer: '/year' } });
    expect(await ask({ asOf: day('2026-11-24') })).toMatchObject({
      refusal: { kind: 'as-of-in-future', pointer: '/asOf' },
    });
  });
});
