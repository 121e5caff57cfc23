import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.js';

const ORGANISATION = '01900000-0000-7000-8000-000000000001';
const CASE = '01900000-0000-7000-8000-0000000000aa';
const PREPARER = '01900000-0000-7000-8000-0000000000b1';
const SIGNATORY = '01900000-0000-7000-8000-0000000000b2';

describe('what the database guarantees about the cap, even to raw SQL with the application role', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let app: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new pg.Client(database.ownerUrl);
    app = new pg.Client(database.appUrl);
    await owner.connect();
    await app.connect();
    await owner.query(`
      INSERT INTO districts.court VALUES ('vg', 'Verwaltungsgericht', 'Aachen', 'Weg 1', '52070', 'Aachen');
      INSERT INTO districts.district VALUES ('05358', 'Kreis Düren', 'Düren', 'des Kreises Düren', 'KREIS', 'Köln', 'vg', 'Düren',
        'Landrat', 6.4, 50.8);
      INSERT INTO programmes.programme VALUES ('NRWELTOFFEN', 'NRWeltoffen', 'NRWO', 'DISTRICT', now());
      INSERT INTO programmes.cap_rule VALUES ('NRWELTOFFEN', 2027, 1, 7210000, 'test', NULL, '${SIGNATORY}', now());
      INSERT INTO budget.title VALUES ('T1', 'NRWELTOFFEN', '06 072', '633 65', 'Zuweisungen', 'Erfunden', NULL);
      INSERT INTO budget.entry (id, title_id, budget_year, authority, kind, appropriated_delta_cents, order_reference,
        actor_id, effective_on, recorded_at)
      VALUES (gen_random_uuid(), 'T1', 2027, 'AE', 'APPROPRIATION', 7210000, 'Plan', '${SIGNATORY}', '2026-12-01', now());`);
    await app.query(`SELECT set_config('app.scope', 'AUTHORITY', false), set_config('app.land', 'NW', false)`);
    await app.query(
      `INSERT INTO awards.decision (id, application_id, organisation_id, programme_code, district_ags, cap_holder, kind, state,
         content, amount_cents, prepared_by, prepared_by_name, prepared_at)
       VALUES ($1, $1, $2, 'NRWELTOFFEN', '05358', '05358', 'AWARD', 'DRAFT', '{}', 7210000, $3, 'A', now())`,
      [CASE, ORGANISATION, PREPARER],
    );
  });

  afterAll(async () => {
    await app.end();
    await owner.end();
    await database.drop();
  });

  const book = (kind: string, reserved: number, committed: number, year = 2027): Promise<unknown> =>
    app.query(
      `INSERT INTO awards.cap_entry (id, programme_code, cap_holder, budget_year, district_ags, kind, reserved_delta_cents,
         committed_delta_cents, decision_id, actor_id, effective_on, recorded_at)
       VALUES (gen_random_uuid(), 'NRWELTOFFEN', '05358', $1, '05358', $2, $3, $4, $5, $6, '2026-12-01', now())`,
      [year, kind, reserved, committed, CASE, SIGNATORY],
    );

  const commitBudget = (cents: number): Promise<unknown> =>
    app.query(
      `INSERT INTO budget.entry (id, title_id, budget_year, authority, kind, committed_delta_cents, decision_id, notice_id,
         actor_id, effective_on, recorded_at)
       VALUES (gen_random_uuid(), 'T1', 2027, 'AE', 'COMMITMENT', $1, $2, $2, $3, '2026-12-01', now())`,
      [cents, CASE, SIGNATORY],
    );
  const addVersion = (version: number, cause: string): string =>
    `INSERT INTO awards.award_version SELECT id, ${version}, '${cause}', gen_random_uuid(), amount_cents, eligible_cents,
       period_from, period_to, '${SIGNATORY}', 'C', now() FROM awards.award`;
  const copyTranches = `INSERT INTO awards.tranche SELECT award_id, 2, budget_year, authority, amount_cents FROM awards.tranche`;

  it('accepts exactly the cap and refuses one cent above', async () => {
    await book('RESERVATION', 7_210_000, 0);
    await expect(book('RESERVATION', 1, 0)).rejects.toMatchObject({ constraint: 'cap_not_exceeded' });
    await book('AWARD', -7_210_000, 7_210_000);
    await expect(book('AWARD', 0, 1)).rejects.toMatchObject({ constraint: 'cap_not_exceeded' });
  });

  it('frees a euro only once', async () => {
    await book('DECREASE', 0, -7_210_000);
    await expect(book('DECREASE', 0, -1)).rejects.toMatchObject({ constraint: expect.stringMatching(/^cap_/) });
    await expect(book('RELEASE', -1, 0)).rejects.toMatchObject({ constraint: expect.stringMatching(/^cap_/) });
  });

  it('refuses to book what one district gets under the cap of another, or of nobody', async () => {
    const bookFor = (holder: string, decision: string | null): Promise<unknown> =>
      app.query(
        `INSERT INTO awards.cap_entry (id, programme_code, cap_holder, budget_year, district_ags, kind, reserved_delta_cents,
           exception_delta_cents, decision_id, decree_reference, reason, actor_id, effective_on, recorded_at)
         VALUES (gen_random_uuid(), 'NRWELTOFFEN', $1::text, 2027, $1::text, $2, $3, $4, $5, 'III-7', 'Ausnahme im Einzelfall', $6, '2026-12-01', now())`,
        [holder, decision ? 'RESERVATION' : 'CAP_EXCEPTION', decision ? 1 : 0, decision ? 0 : 1, decision, SIGNATORY],
      );
    await expect(bookFor('05315', CASE)).rejects.toMatchObject({ constraint: 'cap_entry_of_its_decision' });
    await expect(bookFor('99999', null)).rejects.toMatchObject({ constraint: 'cap_holder_unknown' });
  });

  it('refuses the signature of the person who prepared the decision', async () => {
    await expect(
      app.query(
        `UPDATE awards.decision SET state = 'SIGNED', signed_by = prepared_by, signed_at = now() WHERE id = $1`,
        [CASE],
      ),
    ).rejects.toMatchObject({ constraint: 'four_eyes_signature' });
  });

  it('refuses an award that is not bound under the cap to the cent, and to free what an award holds', async () => {
    await app.query('BEGIN');
    await book('AWARD', 0, 500_000);
    await app.query(
      `UPDATE awards.decision SET state = 'SIGNED', signed_by = $2, signed_by_name = 'C', signed_at = now() WHERE id = $1`,
      [CASE, SIGNATORY],
    );
    const makeAward = (cents: number): Promise<unknown> =>
      app.query(
        `INSERT INTO awards.award (id, application_id, decision_id, organisation_id, programme_code, district_ags, cap_holder,
           file_number, title, financing_type, amount_cents, eligible_cents, period_from, period_to, notice_id, issued_at)
         VALUES (gen_random_uuid(), $1, $1, $2, 'NRWELTOFFEN', '05358', '05358', 'X', 'X', 'FULL', $3, $3, '2027-01-01',
           '2027-12-31', gen_random_uuid(), now())`,
        [CASE, ORGANISATION, cents],
      );
    const refusedAs = async (constraint: string): Promise<void> => {
      await expect(app.query('SET CONSTRAINTS ALL IMMEDIATE')).rejects.toMatchObject({ constraint });
    };
    await app.query('SAVEPOINT before_award');
    await makeAward(500_001);
    await refusedAs('award_booked_whole');
    await app.query('ROLLBACK TO before_award');
    await makeAward(500_000);
    await app.query('SAVEPOINT without_version');
    await refusedAs('award_version_whole');
    await app.query('ROLLBACK TO without_version');
    await app.query(`INSERT INTO awards.award_version SELECT id, 1, 'AWARD', notice_id, amount_cents, eligible_cents,
      period_from, period_to, '${SIGNATORY}', 'C', now() FROM awards.award`);
    await app.query('SAVEPOINT without_tranches');
    await refusedAs('award_version_whole');
    await app.query('ROLLBACK TO without_tranches');
    await app.query(`INSERT INTO awards.tranche SELECT id, 1, 2027, 'AE', 499999 FROM awards.award`);
    await app.query(`INSERT INTO awards.tranche SELECT id, 1, 2028, 'VE', 1 FROM awards.award`);
    await refusedAs('tranche_booked_whole');
    await app.query('ROLLBACK TO without_tranches');
    await app.query(`INSERT INTO awards.tranche SELECT id, 1, 2027, 'AE', 500000 FROM awards.award`);
    await app.query('SAVEPOINT without_budget');
    await refusedAs('tranche_budgeted_whole');
    await app.query('ROLLBACK TO without_budget');
    await commitBudget(500_000);
    await app.query('COMMIT');
    await expect(book('DECREASE', 0, -1)).rejects.toMatchObject({ constraint: 'award_booked_whole' });
    await expect(app.query('UPDATE awards.award SET amount_cents = 1')).rejects.toMatchObject({
      constraint: 'award_booked_whole',
    });
    await expect(commitBudget(1)).rejects.toMatchObject({ constraint: 'tranche_budgeted_whole' });
  });

  it('refuses to rewrite the versions of an award, to add to past ones, and to change a grant without an act', async () => {
    const writes: [string, string][] = [
      [`UPDATE awards.award SET period_to = '2028-06-30'`, 'award_version_whole'],
      [`UPDATE awards.award SET version = 2`, 'award_version_whole'],
      [`INSERT INTO awards.tranche SELECT id, 2, 2027, 'AE', 1 FROM awards.award`, 'award_version_whole'],
      [`INSERT INTO awards.tranche SELECT id, 1, 2028, 'VE', 1 FROM awards.award`, 'award_version_whole'],
      [addVersion(2, 'AMENDMENT'), 'award_version_whole'],
      [`${addVersion(2, 'AMENDMENT')}; ${copyTranches}; UPDATE awards.award SET version = 2`, 'award_version_whole'],
      [addVersion(2, 'AWARD'), 'award_version_first'],
      [`UPDATE awards.award SET payments_stopped_reason = ' '`, 'award_stop_reason'],
    ];
    for (const [sql, constraint] of writes) await expect(app.query(sql)).rejects.toMatchObject({ constraint });
    await expect(app.query('UPDATE awards.award_version SET amount_cents = 1')).rejects.toThrow(/permission denied/);
    await expect(owner.query('DELETE FROM awards.award_version')).rejects.toThrow(/append-only/);
  });

  it('gives an account that is opened while a cap is being set the new cap', async () => {
    const setter = new pg.Client(database.appUrl);
    await setter.connect();
    await setter.query(`BEGIN; SELECT set_config('app.scope', 'AUTHORITY', true), set_config('app.land', 'NW', true);
      INSERT INTO programmes.cap_rule VALUES ('NRWELTOFFEN', 2028, 1, 7210000, 'test', NULL, '${SIGNATORY}', now());
      COMMIT; BEGIN; SELECT set_config('app.scope', 'AUTHORITY', true), set_config('app.land', 'NW', true);
      INSERT INTO programmes.cap_rule VALUES ('NRWELTOFFEN', 2028, 2, 100, 'test', NULL, '${SIGNATORY}', now());`);
    const opened = app.query(`SELECT * FROM awards.lock_cap_accounts('NRWELTOFFEN', '05358', '05358', '{2028}')`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await setter.query('COMMIT');
    await setter.end();
    expect((await opened).rows).toMatchObject([{ cap_cents: '100' }]);
    await expect(
      app.query(`INSERT INTO programmes.cap_rule VALUES ('NRWELTOFFEN', 2028, 0, 1, 'test', NULL, $1, now())`, [
        SIGNATORY,
      ]),
    ).rejects.toMatchObject({ constraint: 'cap_rule_latest' });
  });

  it('refuses a year without a cap', async () => {
    await expect(book('RESERVATION', 1, 0, 2031)).rejects.toMatchObject({ constraint: 'cap_unknown' });
  });

  it('refuses every direct change of sums and entries', async () => {
    await expect(app.query(`UPDATE awards.cap_account SET cap_cents = 99999999`)).rejects.toThrow(/permission denied/);
    await expect(app.query(`DELETE FROM awards.cap_entry`)).rejects.toThrow(/permission denied/);
    await expect(owner.query(`UPDATE awards.cap_entry SET kind = 'DECREASE'`)).rejects.toThrow(/append-only/);
  });

  it('refuses an exception without a decree', async () => {
    await expect(
      app.query(
        `INSERT INTO awards.cap_entry (id, programme_code, cap_holder, budget_year, district_ags, kind, exception_delta_cents, actor_id, effective_on, recorded_at)
         VALUES (gen_random_uuid(), 'NRWELTOFFEN', '05358', 2027, '05358', 'CAP_EXCEPTION', 100, $1, '2026-12-01', now())`,
        [SIGNATORY],
      ),
    ).rejects.toMatchObject({ constraint: 'cap_exception_names_decree' });
  });

  it('shows nothing to a connection without an actor', async () => {
    const stranger = new pg.Client(database.appUrl);
    await stranger.connect();
    const seen = await stranger.query(`SELECT count(*)::int AS n FROM awards.cap_entry`);
    await stranger.end();
    expect(seen.rows[0]).toEqual({ n: 0 });
  });
});
