import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { migrate } from '../../apps/ops/src/migrate.js';
import { addressesOf, prepareDatabase, prepareRoles } from '../../apps/ops/src/postgres/database.js';
import { startPostgres } from '../../apps/ops/src/postgres/start-postgres.js';
import { TEST_SERVER_VARIABLE, type TestServer } from '../support/test-server.js';

export const BENCH_FOLDER = path.resolve('.cache', 'bench');
const TEMPLATE = 'foerderakte_bench_template';
const PASSWORDS = { owner: 'bench-owner', app: 'bench-app' };

/**
 * The bundled PostgreSQL as `npm start` runs it, durable, in a folder of its own; every database of the run is a copy of
 * its migrated template. Answers how to end it; its data are gone then.
 */
export async function startBenchServer(): Promise<() => Promise<void>> {
  const folder = path.join(BENCH_FOLDER, `postgres-${process.pid}`);
  mkdirSync(BENCH_FOLDER, { recursive: true });
  const running = await startPostgres({ dataDir: folder, durable: true });
  await prepareRoles(running.adminUrl, PASSWORDS);
  await prepareDatabase(running.adminUrl, TEMPLATE);
  await migrate(addressesOf(running.adminUrl, TEMPLATE, PASSWORDS).ownerUrl);
  const server: TestServer = { adminUrl: running.adminUrl, template: TEMPLATE, passwords: PASSWORDS };
  process.env[TEST_SERVER_VARIABLE] = JSON.stringify(server);
  return async () => {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
