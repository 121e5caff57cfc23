import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from './database.js';

describe('the database of a test', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let app: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    app = new pg.Client({ connectionString: database.appUrl });
    await Promise.all([owner.connect(), app.connect()]);
  });

  afterAll(async () => {
    await Promise.all([owner.end(), app.end()]);
    await database.drop();
  });

  it('gives the app a role without any right to step over row-level security', async () => {
    const found = await app.query(
      'SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user',
    );
    expect(found.rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }]);
  });

  it('lets the owner create schemas and the app none', async () => {
    await owner.query('CREATE SCHEMA probe');
    await expect(app.query('CREATE SCHEMA probe_of_app')).rejects.toThrow('permission denied');
    await expect(app.query('CREATE TABLE public.probe (id int)')).rejects.toThrow('permission denied');
  });

  it('sorts German names as a German index does', async () => {
    const sorted = await app.query(`SELECT n FROM (VALUES ('Zülpich'), ('Ahlen'), ('Übach')) AS t(n) ORDER BY n`);
    expect(sorted.rows.map((row: { n: string }) => row.n)).toEqual(['Ahlen', 'Übach', 'Zülpich']);
  });

  it('is not shared with the next test file', async () => {
    const second = await createTestDatabase();
    expect(second.ownerUrl).not.toBe(database.ownerUrl);
    await second.drop();
  });
});
