import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { CalendarDate, SYSTEM_ACTOR, type Actor } from '#kernel';
import { applicationPool, Database, FixedClock } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { describeAuditFinding, historyOf, recordAudit, sealDay, verifyAudit } from './index.js';

const DUEREN = '0190c0de-0000-7000-8000-000000005358';
const LIPPE = '0190c0de-0000-7000-8000-000000005766';

const officer: Actor = {
  accountId: '0190c0de-0000-7000-8000-0000000000a1',
  name: 'Petra Sander',
  roles: ['CASEWORKER'],
  organisationId: null,
  scope: 'AUTHORITY',
};

const editorOf = (organisationId: string): Actor => ({
  accountId: '0190c0de-0000-7000-8000-0000000000b2',
  name: 'Jörg Müller',
  roles: ['APPLICANT_EDITOR'],
  organisationId,
  scope: 'ORGANISATION',
});

describe('the audit', () => {
  let test: TestDatabase;
  let source: DataSource;
  let database: Database;
  let owner: pg.Client;
  const clock = new FixedClock(new Date('2026-11-23T10:00:00Z'));

  beforeAll(async () => {
    test = await createTestDatabase();
    source = await new DataSource(applicationPool(test.appUrl, 10)).initialize();
    database = new Database(source, clock, false);
    owner = new pg.Client({ connectionString: test.ownerUrl });
    await owner.connect();
  });

  beforeEach(async () => {
    clock.moveTo(new Date('2026-11-23T10:00:00Z'));
    await tamper('TRUNCATE audit.entry, audit.chain, audit.daily_digest');
  });

  afterAll(async () => {
    await source.destroy();
    await owner.end();
    await test.drop();
  });

  const act = (chain: string, action: string, actor: Actor = officer): Promise<void> =>
    database.transaction(actor, (tx) =>
      recordAudit(tx, {
        chain,
        action,
        statusBefore: 'DRAFT',
        statusAfter: 'SUBMITTED',
        facts: { amountCents: 7_210_000 },
      }),
    );

  /** What only somebody with the owner's rights can do: switch the guards off, change, switch them on. */
  async function tamper(sql: string): Promise<void> {
    await owner.query(
      'ALTER TABLE audit.entry DISABLE TRIGGER USER; ALTER TABLE audit.daily_digest DISABLE TRIGGER USER',
    );
    await owner.query(sql);
    await owner.query(
      'ALTER TABLE audit.entry ENABLE TRIGGER USER; ALTER TABLE audit.daily_digest ENABLE TRIGGER USER',
    );
  }

  it('tells the history of a case, newest first and page by page', async () => {
    for (const action of ['create', 'submit', 'check']) await act('application:1', action);
    const newest = await database.read(officer, (tx) => historyOf(tx, 'application:1', { limit: 2 }));
    expect(newest.map((entry) => entry.action)).toEqual(['check', 'submit']);
    const older = await database.read(officer, (tx) => historyOf(tx, 'application:1', { limit: 2, before: 2 }));
    expect(older).toMatchObject([
      { seq: 1, action: 'create', actorName: 'Petra Sander', facts: { amountCents: 7_210_000 } },
    ]);
  });

  it('finds nothing when nobody tampered, whatever the time zone of the session', async () => {
    for (let day = 1; day <= 3; day += 1) await act(`application:${day}`, 'submit');
    await database.transaction(SYSTEM_ACTOR, (tx) => sealDay(tx, CalendarDate.of(2026, 11, 23)));
    const tokyo = await new DataSource(
      applicationPool(`${test.appUrl}?options=-c%20timezone%3DAsia%2FTokyo`, 2),
    ).initialize();
    expect(await verifyAudit(new Database(tokyo, clock, false))).toBeNull();
    await tokyo.destroy();
    expect(describeAuditFinding(null)).toContain('unversehrt');
  });

  it('keeps one chain gapless when forty acts happen at once', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, index) => act('application:1', `act-${index}`)));
    const entries = await database.read(officer, (tx) => historyOf(tx, 'application:1', { limit: 100 }));
    expect(entries.map((entry) => entry.seq).toReversed()).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(await verifyAudit(database)).toBeNull();
  });

  it('chains what raw SQL inserts, whatever number and hash it claims', async () => {
    await act('application:1', 'create');
    await database.transaction(officer, (tx) =>
      tx.query(
        `INSERT INTO audit.entry (chain, seq, at, digest_day, actor_id, actor_name, action, visibility, previous_hash, hash)
         VALUES ('application:1', 99, $1, '2000-01-01', $2, 'x', 'forged', 'SHARED', 'x', 'x')`,
        [tx.now, officer.accountId],
      ),
    );
    expect(await verifyAudit(database)).toBeNull();
    const [newest] = await database.read(officer, (tx) => historyOf(tx, 'application:1', { limit: 1 }));
    expect(newest?.seq).toBe(2);
  });

  it('leaves no trace of an act that failed', async () => {
    await expect(
      database.transaction(officer, async (tx) => {
        await recordAudit(tx, { chain: 'application:1', action: 'submit' });
        throw new Error('the act failed');
      }),
    ).rejects.toThrow('the act failed');
    expect(await database.read(officer, (tx) => historyOf(tx, 'application:1', { limit: 9 }))).toEqual([]);
    expect(await verifyAudit(database)).toBeNull();
  });

  describe('refuses to', () => {
    it.each([
      ['change an entry', `UPDATE audit.entry SET reason = 'x'`],
      ['delete an entry', 'DELETE FROM audit.entry'],
      ['empty the table', 'TRUNCATE audit.entry'],
      ['move the head of a chain', 'UPDATE audit.chain SET last_seq = 0'],
      ['write a digest by hand', `INSERT INTO audit.daily_digest VALUES ('2026-11-23', 0, '', '', now())`],
    ])('%s for the application', async (_, sql) => {
      await act('application:1', 'submit');
      await expect(database.transaction(SYSTEM_ACTOR, (tx) => tx.query(sql))).rejects.toThrow('permission denied');
    });

    it.each([`UPDATE audit.entry SET reason = 'x'`, 'DELETE FROM audit.entry', 'TRUNCATE audit.entry'])(
      'let even the owner run %s by accident',
      async (sql) => {
        await act('application:1', 'submit');
        await expect(owner.query(sql)).rejects.toThrow('append-only');
      },
    );

    it('record an act in the name of somebody else', async () => {
      const forged = { ...SYSTEM_ACTOR, accountId: officer.accountId };
      await expect(
        database.transaction(editorOf(DUEREN), (tx) =>
          recordAudit({ ...tx, actor: forged }, { chain: 'a:1', action: 'x' }),
        ),
      ).rejects.toThrow('row-level security');
    });

    it('record an act at another organisation', async () => {
      await expect(
        database.transaction(editorOf(DUEREN), (tx) =>
          recordAudit(tx, { chain: 'a:1', action: 'x', organisationId: LIPPE }),
        ),
      ).rejects.toThrow('row-level security');
    });
  });

  it('shows a district the shared entries of its own cases and nothing else', async () => {
    await database.transaction(officer, async (tx) => {
      await recordAudit(tx, { chain: 'application:1', action: 'shared', organisationId: DUEREN });
      await recordAudit(tx, {
        chain: 'application:1',
        action: 'internal',
        organisationId: DUEREN,
        visibility: 'INTERNAL',
      });
      await recordAudit(tx, { chain: 'application:1', action: 'foreign', organisationId: LIPPE });
      await recordAudit(tx, { chain: 'application:1', action: 'of-nobody' });
    });
    const seen = await database.read(editorOf(DUEREN), (tx) => historyOf(tx, 'application:1', { limit: 9 }));
    expect(seen.map((entry) => entry.action)).toEqual(['shared']);
  });

  describe('names the first broken link when somebody with the owner’s rights', () => {
    beforeEach(async () => {
      for (const chain of ['application:1', 'application:2'])
        for (const action of ['create', 'submit', 'check', 'sign']) await act(chain, action);
    });

    it('alters an entry', async () => {
      await tamper(`UPDATE audit.entry SET reason = 'anders' WHERE chain = 'application:2' AND seq = 3`);
      const finding = await verifyAudit(database);
      expect(finding).toEqual({ kind: 'entry-altered', chain: 'application:2', seq: 3 });
      expect(describeAuditFinding(finding)).toBe(
        'Kette application:2, Eintrag 3: Der Inhalt wurde nach dem Eintragen verändert.',
      );
    });

    it('takes an entry out', async () => {
      await tamper(`DELETE FROM audit.entry WHERE chain = 'application:1' AND seq = 2`);
      expect(await verifyAudit(database)).toEqual({ kind: 'entry-missing', chain: 'application:1', seq: 3 });
    });

    it('cuts off the end of a chain', async () => {
      await tamper(`DELETE FROM audit.entry WHERE chain = 'application:1' AND seq = 4`);
      expect(await verifyAudit(database)).toEqual({ kind: 'end-cut-off', chain: 'application:1', seq: 4 });
    });

    it('removes a whole sealed chain together with its head', async () => {
      await database.transaction(SYSTEM_ACTOR, (tx) => sealDay(tx, CalendarDate.of(2026, 11, 23)));
      await tamper(
        `DELETE FROM audit.entry WHERE chain = 'application:1'; DELETE FROM audit.chain WHERE chain = 'application:1'`,
      );
      expect(await verifyAudit(database)).toEqual({ kind: 'digest-altered', day: '2026-11-23' });
    });

    it('removes a digest', async () => {
      for (const day of [23, 24, 25]) {
        await database.transaction(SYSTEM_ACTOR, (tx) => sealDay(tx, CalendarDate.of(2026, 11, day)));
      }
      await tamper(`DELETE FROM audit.daily_digest WHERE day = '2026-11-24'`);
      expect(await verifyAudit(database)).toEqual({ kind: 'digest-link-broken', day: '2026-11-25' });
    });
  });

  it('counts an act that commits after its day was sealed to the next day', async () => {
    await act('application:1', 'create');
    await database.transaction(SYSTEM_ACTOR, (tx) => sealDay(tx, CalendarDate.of(2026, 11, 23)));
    await act('application:1', 'late');
    await database.transaction(SYSTEM_ACTOR, (tx) => sealDay(tx, CalendarDate.of(2026, 11, 24)));
    const sealed = await owner.query('SELECT entries FROM audit.daily_digest ORDER BY day');
    expect(sealed.rows).toEqual([{ entries: '1' }, { entries: '1' }]);
    expect(await verifyAudit(database)).toBeNull();
  });

  it('lets no entry slip between two digests while acts and seals run at once', async () => {
    const acts = Array.from({ length: 60 }, (_, index) => act(`application:${index % 7}`, `act-${index}`));
    const seals = [23, 24, 25].map((day) =>
      database.transaction(SYSTEM_ACTOR, (tx) => sealDay(tx, CalendarDate.of(2026, 11, day))),
    );
    await Promise.all([...acts, ...seals]);
    expect(await verifyAudit(database)).toBeNull();
  });
});
