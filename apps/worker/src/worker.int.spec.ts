import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { recordAudit } from '#audit';
import { SYSTEM_ACTOR } from '#kernel';
import { listMails, queueMail } from '#mail';
import { applicationPool, Database, SystemClock, type Settings } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { startNpmRedis, startRealRedis } from '#outbox/testing';
import { startWorker, type RunningWorker } from './start-worker.js';

const settingsOf = (databaseUrl: string, redisUrl: string | null): Settings => ({
  databaseUrl,
  databaseOwnerUrl: null,
  redisUrl,
  host: '127.0.0.1',
  port: 0,
  publicUrl: 'http://localhost:3000',
  filesDirectory: '.data/files',
  smtpUrl: null,
  mailFrom: 'a@b.example',
  demo: true,
  databasePoolSize: 6,
  databaseWaitSeconds: 15,
  logLevel: 'info',
  lands: ['NW'],
});

describe('the worker', () => {
  let test: TestDatabase;
  let source: DataSource;
  let database: Database;

  beforeAll(async () => {
    test = await createTestDatabase();
    source = await new DataSource(applicationPool(test.appUrl, 4)).initialize();
    database = new Database(source, new SystemClock(), true);
  });

  afterAll(async () => {
    await source.destroy();
    await test.drop();
  });

  async function until(isReached: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; !(await isReached()); tries += 1) {
      if (tries > 200) throw new Error('not in time');
      await wait(50);
    }
  }

  async function countOf(sql: string): Promise<number> {
    const [row] = await database.read(SYSTEM_ACTOR, (tx) => tx.query<{ count: string }>(sql));
    return Number(row?.count);
  }

  async function takesMailAndSealsTheDay(redisUrl: string | null, key: string): Promise<void> {
    const worker: RunningWorker = await startWorker(settingsOf(test.appUrl, redisUrl));
    try {
      await database.transaction(SYSTEM_ACTOR, async (tx) => {
        await recordAudit(tx, { chain: `application:${key}`, action: 'submit' });
        await queueMail(tx, {
          template: 'invitation',
          to: 'a@b.example',
          facts: { name: 'Anna', link: 'https://foerderakte.example/k/1', validDays: 7 },
          dedupeKey: key,
        });
      });
      await until(async () => {
        const mails = await database.read(SYSTEM_ACTOR, (tx) => listMails(tx, { limit: 50 }));
        return mails.length > 0 && mails.every((mail) => mail.status === 'HELD');
      });
      await until(async () => (await countOf('SELECT count(*) FROM audit.daily_digest')) === 1);
    } finally {
      await worker.close();
    }
  }

  it('holds mails without a mail server and seals the audit of yesterday, by PostgreSQL', async () => {
    await takesMailAndSealsTheDay(null, 'by-postgresql');
  });

  it('does the same by Bull', async () => {
    const redis = (await startRealRedis()) ?? (await startNpmRedis());
    await takesMailAndSealsTheDay(redis.url, 'by-bull');
    await redis.stop();
  });

  it('asks for each daily job once, although it started twice', async () => {
    const sql = `SELECT count(*) FROM outbox.job WHERE name IN ('remind-deadlines', 'expire-reservations', 'seal-audit-day')`;
    expect(await countOf(sql)).toBe(3);
  });

  it('follows the demo clock into another day', async () => {
    await database.transaction(SYSTEM_ACTOR, (tx) => tx.query('UPDATE platform.demo_clock SET offset_days = 40'));
    const worker = await startWorker(settingsOf(test.appUrl, null));
    await until(async () => (await countOf('SELECT count(*) FROM audit.daily_digest')) === 2);
    await worker.close();
    expect(await countOf(`SELECT count(*) FROM outbox.job WHERE name = 'remind-deadlines'`)).toBe(2);
  });
});
