import { randomBytes } from 'node:crypto';
import { addressesOf, APP_ROLE, runSql, type DatabaseAddresses } from '../../apps/ops/src/postgres/database.js';
import { TEST_SERVER_VARIABLE, type TestServer } from './test-server.js';

export interface TestDatabase extends DatabaseAddresses {
  drop(): Promise<void>;
}

/**
 * A database of its own for one test file: a copy of the migrated template, about 30 ms, or of another one by name.
 * Close all pools before drop(); connections that are still open are cut off.
 */
export async function createTestDatabase(from?: string): Promise<TestDatabase> {
  const server = testServer();
  const name = server.template.replace(/template$/, randomBytes(6).toString('hex'));
  await runSql(
    server.adminUrl,
    `CREATE DATABASE ${name} TEMPLATE ${from ?? server.template} STRATEGY file_copy`,
    // Rights on the database itself are not copied from the template.
    `ALTER DATABASE ${name} OWNER TO foerderakte_owner`,
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${name} TO ${APP_ROLE}`,
  );
  return {
    ...addressesOf(server.adminUrl, name, server.passwords),
    drop: () => runSql(server.adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** The address of a test database for a superuser: to look where neither application nor owner may. */
export function superuserUrlOf(databaseUrl: string): string {
  const url = new URL(testServer().adminUrl);
  url.pathname = new URL(databaseUrl).pathname;
  return url.href;
}

function testServer(): TestServer {
  const description = process.env[TEST_SERVER_VARIABLE];
  if (description === undefined) {
    throw new Error('No test server: name the file *.int.spec.ts or *.e2e.spec.ts so that Jest starts PostgreSQL.');
  }
  return JSON.parse(description);
}
