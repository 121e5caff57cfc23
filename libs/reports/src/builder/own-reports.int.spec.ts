import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { loadDistrictReference } from '#districts';
import { CalendarDate, SYSTEM_ACTOR, type Actor } from '#kernel';
import { applicationPool, Database, FixedClock, FolderFileStore } from '#platform';
import { aCapBooking, aCase, aProgramme } from '#reports/testing';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import {
  arrangeReport,
  checkDefinition,
  composeTable,
  expireReportFiles,
  findReportFile,
  findSavedReport,
  makeReportFile,
  readTable,
  removeReport,
  REPORT_SUBJECTS,
  reportFiles,
  requestReportFile,
  runScheduledReports,
  savedReports,
  saveReport,
  type ReportDefinition,
} from '../index.js';

const FINANCE: Actor = {
  ...SYSTEM_ACTOR,
  accountId: '01900000-0000-7000-8000-000000000005',
  name: 'G. Titelbuch',
  roles: ['BUDGET_OFFICER'],
  scope: 'AUTHORITY',
};
const OTHER: Actor = { ...FINANCE, accountId: '01900000-0000-7000-8000-000000000006', roles: ['AUDIT_READ'] };
const CASES: ReportDefinition = {
  subject: 'antraege',
  columns: ['fileNumber', 'district', 'requested'],
  filters: [{ column: 'requested', operator: 'at-least', value: '5.600,00' }],
  groupBy: [],
};

describe('a report of one’s own', () => {
  let testDatabase: TestDatabase;
  let source: DataSource;
  let database: Database;
  let folder: string;
  let files: FolderFileStore;
  const clock = new FixedClock(new Date('2026-11-27T09:00:00Z'));

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    source = await new DataSource(applicationPool(testDatabase.appUrl, 4)).initialize();
    database = new Database(source, clock, false, 'http://localhost');
    folder = await mkdtemp(path.join(tmpdir(), 'foerderakte-berichte-'));
    files = new FolderFileStore(folder);
    await database.transaction(SYSTEM_ACTOR, async (tx) => {
      await loadDistrictReference(tx, process.cwd());
      await aProgramme(tx);
      for (const [ags, number, cents] of [
        ['05358', 'NRWO-2027-0001', 5_768_000],
        ['05358', 'NRWO-2027-0002', 560_000],
        ['05915', 'NRWO-2027-0003', 559_999],
      ] as const) {
        const decisionId = await aCase(tx, { ags, fileNumber: number, cents, status: 'APPROVED' });
        await aCapBooking(tx, { ags, kind: 'AWARD', committed: cents, decisionId, at: '2026-11-02T10:00:00Z' });
      }
      await aCase(tx, { ags: '05124', fileNumber: 'NRWO-2027-0009', cents: 900_000, status: 'DRAFT' });
    });
  });
  afterAll(async () => {
    await source.destroy();
    await testDatabase.drop();
    await rm(folder, { recursive: true });
  });

  const run = async (definition: ReportDefinition) => {
    const checked = checkDefinition(definition);
    if (!checked.ok) throw new Error(JSON.stringify(checked.refusal));
    const { table, parameters, totals } = composeTable(checked.value, 'Probe');
    return database.read(FINANCE, (tx) => readTable(tx, table, parameters, totals));
  };
  const save = async (name: string, actor = FINANCE, definition = CASES): Promise<string> => {
    const saved = await saveReport(database, actor, { name, definition });
    if (!saved.ok) throw new Error(JSON.stringify(saved.refusal));
    return saved.value.id;
  };
  const arrange = (id: string, change: object = {}, actor = FINANCE) =>
    arrangeReport(database, actor, {
      id,
      expectedVersion: 1,
      sharedWith: null,
      schedule: 'NONE',
      format: 'csv',
      mailTo: '',
      ...change,
    });
  const file = (id: string, actor: Actor = SYSTEM_ACTOR) => database.read(actor, (tx) => findReportFile(tx, id));

  it('shows what the filter lets through, to the cent, and never a draft', async () => {
    expect(await run(CASES)).toMatchObject({ rowCount: 2, totals: { requested: { cents: 6_328_000n } } });
    expect(await run({ ...CASES, filters: [] })).toMatchObject({ rowCount: 3 });
  });

  it('groups and adds up', async () => {
    const grouped = await run({ ...CASES, filters: [], groupBy: ['ags'] });
    expect(grouped.rows).toEqual([
      { ags: '05358', recordCount: 2, requested: '6328000' },
      { ags: '05915', recordCount: 1, requested: '559999' },
    ]);
  });

  it('takes every subject with all its columns, each grouped by each text', async () => {
    for (const { code, columns } of REPORT_SUBJECTS) {
      const keys = columns.map(({ key }) => key);
      await expect(run({ subject: code, columns: keys, filters: [], groupBy: [] })).resolves.toBeDefined();
      for (const { key } of columns.filter(({ type }) => type === 'TEXT')) {
        await expect(run({ subject: code, columns: keys, filters: [], groupBy: [key] })).resolves.toBeDefined();
      }
    }
  });

  it('takes every operator of every kind of column', async () => {
    const filter = (column: string, operator: 'is' | 'contains' | 'from' | 'until' | 'at-most', value: string) =>
      run({ ...CASES, filters: [{ column, operator, value }] });
    expect(await filter('fileNumber', 'contains', 'nrwo-2027-000')).toMatchObject({ rowCount: 3 });
    expect(await filter('ags', 'is', '05358')).toMatchObject({ rowCount: 2 });
    expect(await filter('budgetYear', 'is', '2027')).toMatchObject({ rowCount: 3 });
    expect(await filter('requested', 'at-most', '5.599,99')).toMatchObject({ rowCount: 1 });
    expect(await filter('submittedAt', 'from', '01.01.2030')).toMatchObject({ rowCount: 0 });
    expect(await filter('district', 'contains', `'; DROP TABLE awards.award; --`)).toMatchObject({ rowCount: 0 });
  });

  it('refuses what does not fit, all errors at once, each at its place', () => {
    const refusal = (change: Partial<ReportDefinition>) => {
      const checked = checkDefinition({ ...CASES, ...change });
      return checked.ok ? [] : checked.refusal.map(({ kind, pointer }) => `${kind} ${pointer}`);
    };
    expect(refusal({ subject: 'konten' })).toEqual(['report-subject-unknown /subject']);
    expect(refusal({ columns: [] })).toEqual(['report-columns-missing /columns']);
    expect(refusal({ columns: ['password'] })).toEqual(['report-column-unknown /columns']);
    expect(refusal({ groupBy: ['a', 'b', 'c', 'd'] })).toContain('report-groups-too-many /groupBy');
    const many = Array.from({ length: 6 }, () => ({ column: 'title', operator: 'is' as const, value: 'x' }));
    expect(refusal({ filters: many })).toEqual(['report-filters-too-many /filters']);
    expect(
      refusal({
        filters: [
          { column: 'requested', operator: 'contains', value: '1' },
          { column: 'requested', operator: 'is', value: '1e308' },
          { column: 'submittedAt', operator: 'from', value: '29.02.2027' },
          { column: 'budgetYear', operator: 'is', value: 'NaN' },
          { column: 'title', operator: 'is', value: ' ' },
        ],
      }),
    ).toEqual([
      'report-operator-unfit /filters/0/value',
      'amount-unreadable /filters/1/value',
      'date-does-not-exist /filters/2/value',
      'report-number-unreadable /filters/3/value',
      'report-value-missing /filters/4/value',
    ]);
  });

  it('is kept under a name of its own, for its owner alone until it is shared', async () => {
    const id = await save('Große Anträge');
    expect(await saveReport(database, FINANCE, { name: 'Große Anträge', definition: CASES })).toMatchObject({
      refusal: [{ kind: 'report-name-taken', pointer: '/name' }],
    });
    expect(await saveReport(database, FINANCE, { name: 'x', definition: { ...CASES, columns: [] } })).toMatchObject({
      refusal: [{ kind: 'report-name-missing' }, { kind: 'report-columns-missing' }],
    });
    expect(await database.read(OTHER, savedReports)).toEqual([]);
    expect(await arrange(id, { sharedWith: 'AUDIT_READ' })).toMatchObject({ ok: true });
    expect(await database.read(OTHER, (tx) => findSavedReport(tx, id))).toMatchObject({ name: 'Große Anträge' });
    expect(await arrange(id, { expectedVersion: 2 }, OTHER)).toMatchObject({
      refusal: [{ kind: 'report-of-another' }],
    });
    expect(await removeReport(database, OTHER, id)).toMatchObject({ refusal: [{ kind: 'report-of-another' }] });
    expect(await arrange(id)).toMatchObject({ refusal: [{ kind: 'report-changed-since' }] });
    expect(await removeReport(database, FINANCE, id)).toMatchObject({ ok: true });
    expect(await removeReport(database, FINANCE, id)).toMatchObject({ refusal: [{ kind: 'report-not-found' }] });
    expect(await arrange(id)).toMatchObject({ refusal: [{ kind: 'report-not-found' }] });
  });

  it.each(['csv', 'json', 'xlsx'] as const)('becomes a %s file by a job that says how far it is', async (format) => {
    const asked = await requestReportFile(database, FINANCE, {
      name: 'Buchungen',
      definition: {
        subject: 'buchungen-hoechstbetrag',
        columns: ['district', 'committedChange'],
        filters: [],
        groupBy: [],
      },
      format,
      savedReportId: null,
    });
    if (!asked.ok) throw new Error(JSON.stringify(asked.refusal));
    const { id } = asked.value;
    expect(await file(id)).toMatchObject({ state: 'WAITING', rowsDone: 0 });
    await makeReportFile(database, files, id);
    const made = await file(id);
    expect(made).toMatchObject({ state: 'READY', rowsDone: 3, rowsTotal: 3, figuresAt: clock.now() });
    const bytes = await files.get(made?.sha256 ?? '');
    expect(bytes.length).toBe(made?.sizeBytes);
    if (format === 'csv') expect(bytes.toString()).toContain('Kreis Düren;57680,00\r\n');
    if (format === 'json') expect(JSON.parse(bytes.toString()).rows).toHaveLength(3);
    await makeReportFile(database, files, id);
    expect((await file(id))?.sha256).toBe(made?.sha256);
    expect(await file(id, OTHER)).toBeNull();
    expect(await database.read(OTHER, reportFiles)).toEqual([]);
  });

  it('is one of at most fifty of a person', async () => {
    const busy: Actor = { ...FINANCE, accountId: '01900000-0000-7000-8000-000000000007' };
    const next = (number: number) => saveReport(database, busy, { name: `Bericht ${number}`, definition: CASES });
    for (let number = 1; number <= 50; number += 1) expect(await next(number)).toMatchObject({ ok: true });
    expect(await next(51)).toMatchObject({ refusal: [{ kind: 'report-limit', facts: { max: 50 } }] });
  });

  it('refuses a file of nonsense, and says of a report that no longer fits that it failed', async () => {
    const command = { name: 'Alt', definition: CASES, format: 'csv' as const, savedReportId: null };
    expect(
      await requestReportFile(database, FINANCE, { ...command, definition: { ...CASES, columns: ['gone'] } }),
    ).toMatchObject({ refusal: [{ kind: 'report-column-unknown' }] });
    const asked = await requestReportFile(database, FINANCE, command);
    if (!asked.ok) throw new Error('refused');
    await database.transaction(SYSTEM_ACTOR, (tx) =>
      tx.query(`UPDATE reports.file SET definition = jsonb_set(definition, '{columns}', '["gone"]') WHERE id = $1`, [
        asked.value.id,
      ]),
    );
    await makeReportFile(database, files, asked.value.id);
    expect(await file(asked.value.id)).toMatchObject({ state: 'FAILED' });
  });

  it('is sent by itself when its day has come, once, with a mail that holds no figure', async () => {
    const id = await save('Jede Woche');
    expect(await arrange(id, { schedule: 'WEEKLY', mailTo: 'niemand' })).toMatchObject({
      refusal: [{ kind: 'report-mail-missing', pointer: '/mailTo' }],
    });
    expect(await arrange(id, { schedule: 'WEEKLY', mailTo: 'haushalt@lks.example' })).toMatchObject({ ok: true });
    const sent = () =>
      database.read(SYSTEM_ACTOR, (tx) =>
        tx.query<{ id: string }>('SELECT id FROM reports.file WHERE saved_report_id = $1', [id]),
      );
    await runScheduledReports(database, SYSTEM_ACTOR, CalendarDate.iso('2026-11-29'));
    expect(await sent()).toHaveLength(0);
    await runScheduledReports(database, SYSTEM_ACTOR, CalendarDate.iso('2026-11-30'));
    await runScheduledReports(database, SYSTEM_ACTOR, CalendarDate.iso('2026-11-30'));
    const [made, ...others] = await sent();
    expect(others).toEqual([]);
    await makeReportFile(database, files, made?.id ?? '');
    const mails = await database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ to_address: string; body_text: string }>(
        `SELECT to_address, body_text FROM mail.message WHERE template = 'report-ready'`,
      ),
    );
    expect(mails).toMatchObject([{ to_address: 'haushalt@lks.example' }]);
    expect(mails[0]?.body_text).not.toMatch(/\d{3},\d\d/);
    expect(await database.read(FINANCE, (tx) => findSavedReport(tx, id))).toMatchObject({
      nextRunOn: CalendarDate.iso('2026-12-07'),
    });
  });

  it('expires after a week: the bytes are gone, the line stays', async () => {
    const ready = (await database.read(FINANCE, reportFiles)).filter(({ state }) => state === 'READY');
    expect(ready.length).toBeGreaterThan(0);
    await expireReportFiles(database, files, SYSTEM_ACTOR, CalendarDate.iso('2026-12-04'));
    expect(await file(ready[0]?.id ?? '')).toMatchObject({ state: 'READY' });
    await expireReportFiles(database, files, SYSTEM_ACTOR, CalendarDate.iso('2026-12-05'));
    for (const { id, sha256 } of ready) {
      expect(await file(id)).toMatchObject({ state: 'EXPIRED' });
      expect(await files.has(sha256 ?? '')).toBe(false);
    }
  });
});
