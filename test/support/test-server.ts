import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { migrate } from '../../apps/ops/src/migrate.js';
import { addressesOf, prepareDatabase, prepareRoles, runSql } from '../../apps/ops/src/postgres/database.js';
import { endPostmaster, isAlive, readPostmaster } from '../../apps/ops/src/postgres/postmaster.js';
import { startPostgres, type RunningPostgres } from '../../apps/ops/src/postgres/start-postgres.js';

/** Hands the server from Jest's main process to the test processes, which inherit the environment. */
export const TEST_SERVER_VARIABLE = 'FOERDERAKTE_TEST_SERVER';

export interface TestServer {
  readonly adminUrl: string;
  readonly template: string;
  readonly passwords: { readonly owner: string; readonly app: string };
}

const FOLDER = path.resolve('.cache', 'test-postgres');
const PASSWORDS = { owner: 'test-owner', app: 'test-app' };

let users = 0;
let running: RunningPostgres | undefined;

/** One server and one migrated template per Jest run, however many Jest projects ask for it. */
export async function startTestServer(): Promise<void> {
  users += 1;
  if (users > 1) return;
  const adminUrl = process.env['TEST_DATABASE_URL'] ?? (await startBundled());
  const template = `foerderakte_test_${process.pid}_template`;
  await refuseRealServer(adminUrl);
  await prepareRoles(adminUrl, PASSWORDS);
  await runSql(adminUrl, `DROP DATABASE IF EXISTS ${template}`);
  await prepareDatabase(adminUrl, template);
  await migrate(addressesOf(adminUrl, template, PASSWORDS).ownerUrl);
  const server: TestServer = { adminUrl, template, passwords: PASSWORDS };
  process.env[TEST_SERVER_VARIABLE] = JSON.stringify(server);
}

export async function stopTestServer(): Promise<void> {
  users -= 1;
  if (users > 0) return;
  if (running) {
    await running.stop();
    rmSync(path.join(FOLDER, String(process.pid)), { recursive: true, force: true });
  } else {
    await dropOwnDatabases();
  }
}

async function startBundled(): Promise<string> {
  await sweepDeadRuns();
  running = await startPostgres({ dataDir: path.join(FOLDER, String(process.pid)), durable: false });
  await runSql(running.adminUrl, 'DROP DATABASE foerderakte');
  return running.adminUrl;
}

/** Folders are named after the process that made them; those of dead processes are removed. */
async function sweepDeadRuns(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const name of readdirSync(FOLDER)) {
    if (isAlive(Number(name))) continue;
    const cluster = path.join(FOLDER, name, 'cluster');
    const left = existsSync(cluster) ? readPostmaster(cluster) : undefined;
    if (left && isAlive(left.processId)) await endPostmaster(left.processId);
    rmSync(path.join(FOLDER, name), { recursive: true, force: true });
  }
}

/** The tests set passwords of both roles, which would lock a real installation out. */
async function refuseRealServer(adminUrl: string): Promise<void> {
  if ((await databasesLike(adminUrl, 'foerderakte')).length === 0) return;
  throw new Error('TEST_DATABASE_URL points to a server that holds a database "foerderakte". Use a server of its own.');
}

async function dropOwnDatabases(): Promise<void> {
  const adminUrl = process.env['TEST_DATABASE_URL'];
  if (adminUrl === undefined) return;
  for (const name of await databasesLike(adminUrl, `foerderakte\\_test\\_${process.pid}\\_%`)) {
    await runSql(adminUrl, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
  }
}

async function databasesLike(adminUrl: string, pattern: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query<{ datname: string }>('SELECT datname FROM pg_database WHERE datname LIKE $1', [
      pattern,
    ]);
    return found.rows.map((row) => row.datname);
  } finally {
    await client.end();
  }
}
