import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyAudit } from '#audit';
import { SYSTEM_ACTOR } from '#kernel';
import { FolderFileStore } from '#platform';
import { waitUntil } from '../../apps/ops/src/postgres/postmaster.js';
import { openOffice, type Office } from '../support/case-builder.js';
import { Chaos } from './chaos.js';
import { CommitWatch } from './commit-watch.js';
import { prepareActs, type PreparedAct } from './prepared-acts.js';

const KILLS = Number(process.env['CHAOS_KILLS'] ?? 20);
const SEED = Number(process.env['CHAOS_SEED'] ?? Date.now() % 1_000_000);
const ACTS = Math.max(100, KILLS * 5);
const LIMIT_MS = 300_000 + KILLS * 15_000;

/** Jobs from PostgreSQL alone and, where there is a Redis, carried by Bull; a Redis database of its own keeps other tests' workers away. */
const REDIS = process.env['TEST_REDIS_URL'];
const TRANSPORTS: [string, Record<string, string>][] = [
  ['PostgreSQL', {}],
  ...(REDIS
    ? [['Bull on Redis', { REDIS_URL: new URL('/9', REDIS).href }] satisfies [string, Record<string, string>]]
    : []),
];

describe.each(TRANSPORTS)(
  `100 submissions and signatures while web and worker are killed, jobs by %s (CHAOS_SEED=${SEED} CHAOS_KILLS=${KILLS})`,
  (_, transport) => {
    const files = mkdtempSync(path.join(os.tmpdir(), 'foerderakte-chaos-'));
    let office: Office;
    let acts: readonly PreparedAct[];
    let watch: CommitWatch;
    let chaos: Chaos;

    const rows = <Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> =>
      office.database.read(SYSTEM_ACTOR, (tx) => tx.query<Row>(sql, parameters));

    beforeAll(async () => {
      office = await openOffice(undefined, 8);
      acts = await prepareActs(office, ACTS);
      watch = await CommitWatch.open(office.testDatabase.appUrl);
      chaos = new Chaos(SEED, watch, {
        DATABASE_URL: office.testDatabase.appUrl,
        DATABASE_POOL_SIZE: '8',
        FILES_DIRECTORY: files,
        DEMO: 'true',
        ...transport,
      });
      await chaos.open(office);
      await chaos.perform(acts, KILLS);
      await lastJobsAreDone();
      console.log(`chaos: ${chaos.summary()}`);
    }, LIMIT_MS);

    afterAll(async () => {
      await chaos?.close();
      await watch?.close();
      await office?.close();
      rmSync(files, { recursive: true, force: true });
    });

    /** No worker is alive any more: their leases are let run out at once instead of after half a minute, then new ones start. */
    async function lastJobsAreDone(): Promise<void> {
      await chaos.killWorkers();
      await office.database.transaction(SYSTEM_ACTOR, (tx) =>
        tx.query(
          `UPDATE outbox.job SET locked_until = locked_until - interval '1 minute' WHERE locked_until IS NOT NULL`,
        ),
      );
      await chaos.startWorkers();
      const isDone = async (): Promise<boolean> => {
        const [open] = await rows<{ count: string }>(
          `SELECT count(*) FROM outbox.job WHERE state IN ('WAITING', 'RUNNING') AND name IN ('render-notice', 'send-mail')`,
        );
        if (open?.count !== '0') await wait(200);
        return open?.count === '0';
      };
      if (!(await waitUntil(isDone, 120_000))) throw new Error('jobs are left over');
    }

    const idsOf = (kind: PreparedAct['kind']): string[] =>
      acts.filter((act) => act.kind === kind).map((act) => act.applicationId);

    it('killed as often as it was told to', () => {
      expect(chaos.killCount).toBeGreaterThanOrEqual(KILLS);
    });

    it('has every accepted submission once, with one receipt, one mail and one entry in its history', async () => {
      const found = await rows(
        `SELECT a.status, a.submission_count AS submissions,
         (SELECT count(*)::int FROM applications.submission s WHERE s.application_id = a.id) AS stored,
         (SELECT count(*)::int FROM notices.notice n WHERE n.case_id = a.id AND n.kind = 'RECEIPT') AS receipts,
         (SELECT count(*)::int FROM mail.message m WHERE m.template = 'receipt' AND m.body_text LIKE '%' || a.file_number || '%') AS mails,
         (SELECT count(*)::int FROM audit.entry e WHERE e.chain = 'application:' || a.id AND e.action = 'submit') AS entries
       FROM applications.application a WHERE a.id = ANY($1)`,
        [idsOf('submit')],
      );
      expect(found).toHaveLength(idsOf('submit').length);
      const whole = { status: 'SUBMITTED', submissions: 1, stored: 1, receipts: 1, mails: 1, entries: 1 };
      expect(found.filter((row) => JSON.stringify(row) !== JSON.stringify(whole))).toEqual([]);
    });

    it('has every accepted signature once, with one award, one notice, one mail and one entry in its history', async () => {
      const found = await rows(
        `SELECT a.status,
         (SELECT count(*)::int FROM awards.award w WHERE w.application_id = a.id) AS awards,
         (SELECT count(*)::int FROM notices.notice n WHERE n.case_id = a.id AND n.kind = 'AWARD') AS notices,
         (SELECT count(*)::int FROM mail.message m WHERE m.template = 'decision-available' AND m.body_text LIKE '%' || a.file_number || '%') AS mails,
         (SELECT count(*)::int FROM audit.entry e WHERE e.chain = 'application:' || a.id AND e.action = 'sign') AS entries
       FROM applications.application a WHERE a.id = ANY($1)`,
        [idsOf('sign')],
      );
      expect(found).toHaveLength(idsOf('sign').length);
      const whole = { status: 'APPROVED', awards: 1, notices: 1, mails: 1, entries: 1 };
      expect(found.filter((row) => JSON.stringify(row) !== JSON.stringify(whole))).toEqual([]);
    });

    it('has rendered every notice once, and its file has the stored hash', async () => {
      const notices = await rows<{ pdf_sha256: string | null }>('SELECT pdf_sha256 FROM notices.notice');
      const store = new FolderFileStore(files);
      for (const { pdf_sha256: hash } of notices) expect((await store.get(hash ?? '')).length).toBeGreaterThan(1000);
      expect(notices.length).toBeGreaterThanOrEqual(ACTS);
    });

    it('has given up no job, and holds every mail once', async () => {
      expect(await rows(`SELECT name, last_error FROM outbox.job WHERE state = 'FAILED'`)).toEqual([]);
      expect(await rows(`SELECT DISTINCT status FROM mail.message`)).toEqual([{ status: 'HELD' }]);
    });

    it('agrees to the cent: ledger under the cap, budget and signed notices', async () => {
      const [sums] = await rows<Record<string, string>>(
        `SELECT (SELECT coalesce(sum(committed_cents), 0) FROM awards.cap_account) AS cap,
         (SELECT coalesce(sum(reserved_cents), 0) FROM awards.cap_account) AS reserved,
         (SELECT coalesce(sum(committed_cents), 0) FROM budget.account) AS budget,
         (SELECT coalesce(sum(amount_cents), 0) FROM awards.award) AS awards,
         (SELECT coalesce(sum((content ->> 'grantCents')::bigint), 0) FROM notices.notice WHERE kind = 'AWARD') AS notices`,
      );
      expect(sums?.['cap']).not.toBe('0');
      expect(sums).toEqual({
        cap: sums?.['cap'],
        reserved: '0',
        budget: sums?.['cap'],
        awards: sums?.['cap'],
        notices: sums?.['cap'],
      });
    });

    it('has an unbroken history', async () => {
      expect(await verifyAudit(office.database)).toBeNull();
    });
  },
);
