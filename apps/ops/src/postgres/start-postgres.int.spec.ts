import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { postgresFolder } from './binaries.js';
import { startCluster } from './cluster.js';
import { runSql } from './database.js';
import { isAlive, readPostmaster, waitUntil } from './postmaster.js';
import { chooseServerUser } from './server-user.js';
import { startPostgres } from './start-postgres.js';

const LIMIT = 60_000;

describe('the bundled PostgreSQL', () => {
  let dataDir: string;

  beforeEach(() => {
    dataDir = mkdtempSync(path.join(os.tmpdir(), 'foerderakte-postgres-spec-'));
  });

  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it(
    'keeps its data from one start to the next and leaves no process behind',
    async () => {
      const first = await startPostgres({ dataDir, durable: true });
      await runSql(first.ownerUrl, 'CREATE TABLE kept (n int)', 'INSERT INTO kept VALUES (7)');
      const processId = readPostmaster(path.join(dataDir, 'cluster'))?.processId ?? 0;
      await first.stop();
      expect(isAlive(processId)).toBe(false);

      const second = await startPostgres({ dataDir, durable: true });
      const kept = await ask(second.ownerUrl, 'SELECT n FROM kept');
      await second.stop();
      expect(kept).toEqual([{ n: 7 }]);
    },
    LIMIT,
  );

  it(
    'asks for the password where the data is real',
    async () => {
      const server = await startPostgres({ dataDir, durable: true });
      const guessed = new URL(server.appUrl);
      guessed.password = 'guessed';
      const attempt = ask(guessed.href, 'SELECT 1');
      await expect(attempt).rejects.toThrow('password authentication failed');
      await server.stop();
    },
    LIMIT,
  );

  it(
    'refuses a second start on the data of a running one',
    async () => {
      const server = await startPostgres({ dataDir, durable: false });
      await expect(startPostgres({ dataDir, durable: false })).rejects.toThrow('npm start läuft schon');
      await server.stop();
    },
    LIMIT,
  );

  it(
    'takes over from a server whose starter died without ending it',
    async () => {
      const folder = path.join(dataDir, 'cluster');
      const plan = { folder, durable: false, superuserPassword: 'unused' };
      const orphan = await startCluster(plan);
      writeFileSync(`${folder}.launcher`, String(await processIdOfTheDead()));
      const successor = await startCluster(plan);
      expect([isAlive(orphan.processId), isAlive(successor.processId)]).toEqual([false, true]);
      await successor.stop();
      await orphan.stop();
    },
    LIMIT,
  );

  it(
    'ends by itself when its starter is killed',
    async () => {
      const loader = path.resolve('test/support/global-setup.mjs');
      const source = path.resolve('apps/ops/src/postgres/start-postgres.ts');
      const script =
        `await import(${JSON.stringify(loader)});` +
        `const { startPostgres } = await import(${JSON.stringify(source)});` +
        `await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: false });` +
        `console.log('ready'); setInterval(() => undefined, 1000);`;
      const starter = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(starter.stdout, 'data');
      const processId = readPostmaster(path.join(dataDir, 'cluster'))?.processId ?? 0;
      expect(isAlive(processId)).toBe(true);
      starter.kill('SIGKILL');
      expect(await waitUntil(() => !isAlive(processId), 10_000)).toBe(true);
    },
    LIMIT,
  );

  it(
    'also runs where root may not open a user namespace',
    async () => {
      const serverUser = chooseServerUser(postgresFolder(), () => false);
      expect(serverUser.kind).toBe(process.getuid?.() === 0 ? 'unprivileged-copy' : 'same-user');
      const cluster = await startCluster({
        folder: path.join(dataDir, 'cluster'),
        durable: false,
        superuserPassword: 'unused',
        serverUser,
      });
      const version = await ask(`postgres://postgres@127.0.0.1:${cluster.port}/postgres`, 'SHOW server_version_num');
      await cluster.stop();
      expect(Number(version[0]?.['server_version_num'])).toBeGreaterThanOrEqual(150_000);
    },
    LIMIT,
  );
});

async function ask(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function processIdOfTheDead(): Promise<number> {
  const shortLived = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(shortLived, 'close');
  return shortLived.pid ?? 0;
}
