import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ROLES } from '#kernel';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { COORDINATION_RIGHTS, NETWORK_RIGHTS, RIGHTS, ROOM_RIGHTS } from './database-rights.js';
import { COORDINATION_SCOPES, NETWORK_SCOPES, rightsOf, ROOM_SCOPES, SCOPES } from './policy-rights.js';

/** What the application's role may do with each table and function; a new one fails here until somebody decides. */
describe('the rights of the application in the database', () => {
  let database: TestDatabase;
  let owner: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new pg.Client(database.ownerUrl);
    await owner.connect();
  });

  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  const column = async (sql: string): Promise<string[]> =>
    (await owner.query<{ value: string }>(sql)).rows.map(({ value }) => value);

  it('are decided for every table, and by whose transaction', async () => {
    expect(await rightsOf(owner, SCOPES)).toEqual(RIGHTS);
  });

  it('are decided for the closed room, too: it reaches its own tables and what everybody needs, and no other', async () => {
    const found = Object.entries(await rightsOf(owner, ROOM_SCOPES)).filter(([table, rights]) => {
      // What everybody may read without signing in is no secret of either side.
      const isPublic = RIGHTS[table]?.startsWith('select NOB') === true && !table.startsWith('platform.');
      return /\bMEM\b|\bTEA\b/.test(isPublic ? rights.replace('select MEM TEA', '') : rights);
    });
    expect(Object.fromEntries(found)).toEqual(ROOM_RIGHTS);
  });

  it('are decided for whoever keeps the network: bodies, events and registers, and no case, account or mail', async () => {
    const found = Object.entries(await rightsOf(owner, NETWORK_SCOPES)).filter(([table, rights]) => {
      const isPublic = RIGHTS[table]?.startsWith('select NOB') === true;
      return /\bNET\b/.test(isPublic ? rights.replace('select NET', '') : rights);
    });
    const others = found.filter(([table]) => !/^(bodies|events|network)\./.test(table));
    expect(Object.fromEntries(others)).toEqual(NETWORK_RIGHTS);
    expect(found.map(([table]) => table)).not.toContain('network.measure_award');
  });

  it('are decided for a coordination office: its partnership and the bodies of it, no money but a reservation', async () => {
    const found = Object.entries(await rightsOf(owner, COORDINATION_SCOPES)).filter(([table, rights]) => {
      const isPublic = RIGHTS[table]?.startsWith('select NOB') === true;
      return /\bCOO\b/.test(isPublic ? rights.replace('select COO', '') : rights);
    });
    expect(Object.fromEntries(found.filter(([table]) => !table.startsWith('bodies.')))).toEqual(COORDINATION_RIGHTS);
  });

  it('are limited by row-level security on every table', async () => {
    expect(await column(`${TABLES_WITH} AND NOT c.relrowsecurity ORDER BY 1`)).toEqual(['public.schema_migration']);
  });

  it('know every role that the code knows, and no other', async () => {
    const known = await column(
      `SELECT (regexp_matches(pg_get_constraintdef(oid), '''([A-Z_]+)''', 'g'))[1] AS value
       FROM pg_constraint WHERE conname = 'account_roles_known'`,
    );
    expect(known.sort()).toEqual(ROLES.filter((role) => role !== 'SYSTEM').sort());
  });

  it('own nothing, step over nothing, and make no table, temporary ones included', async () => {
    const found = await owner.query(
      `SELECT r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb AS mighty,
         has_database_privilege(r.oid, current_database(), 'TEMP') AS temporary,
         has_database_privilege(r.oid, current_database(), 'CREATE') AS creates,
         (SELECT count(*)::int FROM pg_namespace n WHERE n.nspname NOT LIKE 'pg\\_%' AND has_schema_privilege(r.oid, n.oid, 'CREATE'))
           AS schemas,
         (SELECT count(*)::int FROM pg_class c WHERE c.relowner = r.oid) AS owned
       FROM pg_roles r WHERE r.rolname = 'foerderakte_app'`,
    );
    expect(found.rows).toEqual([{ mighty: false, temporary: false, creates: false, schemas: 0, owned: 0 }]);
  });

  it('reach only these functions, and none that runs as its owner searches a path of the caller', async () => {
    const ours = `FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')`;
    expect(
      await column(
        `SELECT n.nspname || '.' || p.proname AS value ${ours} AND has_function_privilege('foerderakte_app', p.oid, 'EXECUTE') ORDER BY 1`,
      ),
    ).toEqual([
      ...['applications.count_views', 'applications.find', 'applications.open_under_caps', 'audit.seal_day'],
      ...['awards.lock_cap_accounts', 'awards.next_change_number'],
      ...['awards.public_awards', 'awards.public_tranches'],
      ...[
        'bodies.begin_count',
        'bodies.cast_by_link',
        'bodies.count_ballots',
        'bodies.record_ballot',
        'bodies.recuse_seat',
      ],
      ...['budget.lock_accounts', 'mail.land_of', 'partnerships.public_partnerships', 'use_reports.took_part'],
    ]);
    expect(
      await column(
        `SELECT p.proname AS value ${ours} AND p.prosecdef
           AND NOT coalesce(array_to_string(p.proconfig, ',') LIKE 'search_path=pg_catalog,%', false)`,
      ),
    ).toEqual([]);
  });

  it('show the accounts of others to no district, not even through the functions that lock them', async () => {
    const app = new pg.Client(database.appUrl);
    await app.connect();
    await app.query(`SELECT set_config('app.scope', 'ORGANISATION', false)`);
    await expect(app.query(`SELECT * FROM awards.lock_cap_accounts('X', '05315', '05315', '{2027}')`)).rejects.toThrow(
      /belong to the authority/,
    );
    expect((await app.query(`SELECT * FROM budget.lock_accounts('X', '{2027}')`)).rows).toEqual([]);
    await expect(app.query(`SELECT audit.seal_day('9999-12-31', now())`)).rejects.toThrow(/sealed by the daily job/);
    await app.end();
  });
});

const TABLES_WITH = `SELECT n.nspname || '.' || c.relname AS value FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname !~ '^(pg_|information_schema)'`;
