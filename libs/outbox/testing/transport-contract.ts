import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once as event } from 'node:events';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { SYSTEM_ACTOR } from '#kernel';
import { applicationPool, Database, newId, SystemClock } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { publish, type JobHandlers, type JobRequest, type JobTransport } from '../src/index.js';
import type { WorkerSettings } from '../src/job-transport.js';
import { openQueue, openTransport, QUICK, type Carrier } from './carriers.js';

interface JobRow {
  state: string;
  attempts: number;
  last_error: string | null;
}

/** What every transport owes, whatever carries the jobs. `open` starts the carrier, `close` ends it. */
export function describeTransport(name: string, open: () => Promise<Carrier>, close: () => Promise<void>): void {
  describe(name, () => {
    let test: TestDatabase;
    let source: DataSource;
    let database: Database;
    let carrier: Carrier;
    const workers: JobTransport[] = [];

    beforeAll(async () => {
      carrier = await open();
      test = await createTestDatabase();
      source = await new DataSource(applicationPool(test.appUrl, 16)).initialize();
      database = new Database(source, new SystemClock(), false);
    });

    afterEach(async () => {
      await Promise.all(workers.splice(0).map((worker) => worker.close()));
      await database.transaction(SYSTEM_ACTOR, (tx) => tx.query('DELETE FROM outbox.job'));
    });

    afterAll(async () => {
      await source.destroy();
      await test.drop();
      await close();
    });

    async function startWorker(handlers: JobHandlers, settings: WorkerSettings = QUICK): Promise<JobTransport> {
      const worker = openTransport(carrier, database, handlers, settings);
      workers.push(worker);
      await worker.start();
      return worker;
    }

    const ask = (request: Partial<JobRequest<'render-notice'>> = {}): Promise<void> =>
      database.transaction(SYSTEM_ACTOR, (tx) =>
        publish(tx, { name: 'render-notice', payload: { noticeId: newId() }, ...request }),
      );

    const jobs = (): Promise<JobRow[]> =>
      database.read(SYSTEM_ACTOR, (tx) => tx.query<JobRow>('SELECT state, attempts, last_error FROM outbox.job'));

    async function until(isReached: () => boolean | Promise<boolean>, withinMs = 60_000): Promise<void> {
      const end = Date.now() + withinMs;
      while (!(await isReached())) {
        if (Date.now() > end) throw new Error(`not within ${withinMs} ms: ${JSON.stringify(await jobs())}`);
        await wait(20);
      }
    }

    const allAre = (state: string) => async (): Promise<boolean> => (await jobs()).every((job) => job.state === state);

    it('runs the job of an act that commits, and none of an act that fails', async () => {
      const done: string[] = [];
      await startWorker({ 'render-notice': async ({ noticeId }) => void done.push(noticeId) });
      const failing = database.transaction(SYSTEM_ACTOR, async (tx) => {
        await publish(tx, { name: 'render-notice', payload: { noticeId: 'of-the-failed-act' } });
        throw new Error('the act failed');
      });
      await expect(failing).rejects.toThrow('the act failed');
      await ask({ payload: { noticeId: 'of-the-committed-act' } });
      await until(async () => done.length > 0 && (await allAre('DONE')()));
      await wait(300);
      expect(done).toEqual(['of-the-committed-act']);
    });

    it('runs a delayed job not before its time', async () => {
      let ranAt = 0;
      await startWorker({ 'render-notice': async () => void (ranAt = Date.now()) });
      const runAt = new Date(Date.now() + 800);
      await ask({ runAt });
      await until(() => ranAt > 0);
      expect(ranAt).toBeGreaterThanOrEqual(runAt.getTime());
      expect(ranAt - runAt.getTime()).toBeLessThan(30_000);
    });

    it('tries a failed job again, each time after a longer wait', async () => {
      const tries: number[] = [];
      await startWorker({
        'render-notice': async (_, { attempt }) => {
          tries.push(Date.now());
          if (attempt < 3) throw new Error(`try ${attempt} failed`);
        },
      });
      await ask();
      await until(async () => tries.length === 3 && (await allAre('DONE')()));
      const [first = 0, second = 0, third = 0] = tries;
      expect(second - first).toBeGreaterThanOrEqual(200);
      expect(third - second).toBeGreaterThanOrEqual(400);
    });

    it('gives a job up after its last try and keeps the reason', async () => {
      const isLast: boolean[] = [];
      await startWorker({
        'render-notice': async (_, { isLastAttempt }) => {
          isLast.push(isLastAttempt);
          throw new Error('the printer burns');
        },
      });
      await ask({ maxAttempts: 2 });
      await until(allAre('FAILED'));
      expect(await jobs()).toEqual([{ state: 'FAILED', attempts: 2, last_error: 'the printer burns' }]);
      expect(isLast).toEqual([false, true]);
    });

    it('runs a job asked for many times under one key once, also when it is done already', async () => {
      let runs = 0;
      await startWorker({ 'render-notice': async () => void (runs += 1) });
      await Promise.all(Array.from({ length: 20 }, () => ask({ dedupeKey: 'render-notice:1' })));
      await until(async () => runs > 0 && (await allAre('DONE')()));
      await ask({ dedupeKey: 'render-notice:1' });
      await wait(400);
      expect(runs).toBe(1);
    });

    it('hands the job of a killed worker to another one', async () => {
      await ask();
      const doomed = spawn(
        process.execPath,
        [path.resolve('libs/outbox/testing/doomed-worker.mjs'), JSON.stringify({ databaseUrl: test.appUrl, carrier })],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      await event(doomed.stdout, 'data');
      const attempts: number[] = [];
      await startWorker({ 'render-notice': async (_, { attempt }) => void attempts.push(attempt) });
      await wait(1_500);
      expect(attempts).toEqual([]); // still in the hands of a living worker, beyond the first lease
      doomed.kill('SIGKILL');
      await until(allAre('DONE'));
      expect(attempts).toEqual([2]);
    });

    it('runs each of 300 jobs once, however many workers compete', async () => {
      const runs = new Map<string, number>();
      const handlers: JobHandlers = {
        'render-notice': async ({ noticeId }) => {
          runs.set(noticeId, (runs.get(noticeId) ?? 0) + 1);
          await wait(2);
        },
      };
      await Promise.all([1, 2, 3].map(() => startWorker(handlers)));
      await database.transaction(SYSTEM_ACTOR, async (tx) => {
        for (let index = 0; index < 300; index += 1) {
          await publish(tx, { name: 'render-notice', payload: { noticeId: `notice-${index}` } });
        }
      });
      await until(async () => runs.size === 300 && (await allAre('DONE')()), 60_000);
      expect([...runs.values()].filter((count) => count !== 1)).toEqual([]);
      expect((await jobs()).every((job) => job.attempts === 1)).toBe(true);
    });

    it('lets a running job finish when the worker is closed', async () => {
      let isRunning = false;
      const worker = await startWorker({
        'render-notice': async () => {
          isRunning = true;
          await wait(1_600); // longer than the lease
        },
      });
      await ask();
      await until(() => isRunning);
      await worker.close();
      expect(await jobs()).toEqual([{ state: 'DONE', attempts: 1, last_error: null }]);
    });

    it('wakes when an act commits instead of waiting for the next look', async () => {
      let isDone = false;
      await startWorker({ 'render-notice': async () => void (isDone = true) }, { ...QUICK, pollMs: 60_000 });
      await wait(300);
      await ask();
      await until(() => isDone, 30_000);
    });

    it('goes on after its connections to the database were cut', async () => {
      let isDone = false;
      await startWorker({ 'render-notice': async () => void (isDone = true) });
      await wait(300);
      await cutConnections(test);
      // The first statements may still meet a dead connection of the pool.
      await until(async () => ask({ dedupeKey: 'after-the-cut' }).then(...FULFILLED));
      await until(() => isDone);
    });

    it('loses no job when the queue is emptied', async () => {
      const done = new Set<string>();
      await startWorker(
        {
          'render-notice': async ({ noticeId }) => {
            await wait(50);
            done.add(noticeId);
          },
        },
        { ...QUICK, concurrency: 1 },
      );
      for (let index = 0; index < 10; index += 1) await ask({ payload: { noticeId: `notice-${index}` } });
      await until(() => done.size > 1);
      await emptyQueue(carrier);
      await until(async () => done.size === 10 && (await allAre('DONE')()));
    });

    it('leaves a job that this worker has no handler for to others', async () => {
      await startWorker({ 'send-mail': async () => undefined });
      await ask();
      await wait(400);
      expect(await jobs()).toEqual([{ state: 'WAITING', attempts: 0, last_error: null }]);
    });
  });
}

const FULFILLED = [() => true, () => false] as const;

async function cutConnections(test: TestDatabase): Promise<void> {
  const client = new pg.Client({ connectionString: test.appUrl });
  await client.connect();
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()`,
  );
  await client.end();
}

/** As a restart of a Redis without persistence would. PostgreSQL has no queue beside its rows. */
async function emptyQueue(carrier: Carrier): Promise<void> {
  if (!carrier.redisUrl) return;
  const queue = openQueue(carrier, carrier.redisUrl);
  await queue.client.flushdb();
  await queue.close();
}
