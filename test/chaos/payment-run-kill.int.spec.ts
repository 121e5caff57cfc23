import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Award } from '#awards';
import { ensureAccount, issueApiToken } from '#identity';
import { CalendarDate, SYSTEM_ACTOR } from '#kernel';
import { authorisedRequest, authoriser, must, payableAward, payerEntered } from '../payments/award-builder.js';
import { openOffice, type Office } from '../support/case-builder.js';
import { startProcess, type OfficeProcess } from '../support/office-processes.js';
import { CommitWatch } from './commit-watch.js';

const AGS = '05358';
const PAYING_DAY = CalendarDate.of(2027, 2, 1);
const PATIENCE_MS = 180_000;
const LIMIT_MS = 400_000;

describe('a payment run whose process is killed (kill -9)', () => {
  let office: Office;
  let award: Award;
  let watch: CommitWatch;
  let token: string;
  let running: OfficeProcess;
  const killed: OfficeProcess[] = [];

  beforeAll(async () => {
    office = await openOffice();
    award = await payableAward(office, AGS);
    await payerEntered(office);
    office.clock.moveTo(new Date('2027-02-01T09:00:00Z'));
    token = await office.database.transaction(SYSTEM_ACTOR, async (tx) => {
      const email = 'kasse@chaos.example';
      await ensureAccount(tx, { ...authoriser, id: authoriser.accountId, email, password: null });
      return must(await issueApiToken(tx, authoriser.accountId, {}, new Date())).token;
    });
    const days = CalendarDate.inBerlin(new Date()).daysUntil(PAYING_DAY);
    await office.database.transaction(SYSTEM_ACTOR, (tx) =>
      tx.query('UPDATE platform.demo_clock SET offset_days = $1', [Math.max(0, days)]),
    );
    watch = await CommitWatch.open(office.testDatabase.appUrl);
    running = await start();
  }, LIMIT_MS);
  afterAll(async () => {
    await running?.kill();
    await watch?.close();
    await office?.close();
  });

  const start = async (): Promise<OfficeProcess> => {
    const environment = { DATABASE_URL: office.testDatabase.appUrl, DATABASE_POOL_SIZE: '4', DEMO: 'true' };
    const process = await startProcess('web', environment);
    await process.ready();
    return process;
  };
  const authorised = (): Promise<string> => authorisedRequest(office, award, AGS, 1_000);

  /** The status of the answer, or null where the process died before it answered. */
  const form = (key: string): Promise<number | null> =>
    fetch(`${running.address}/api/v1/payment-runs`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: '{}',
    }).then(
      (answer) => answer.status,
      () => null,
    );
  const killAndStartAgain = async (): Promise<void> => {
    await running.kill();
    killed.push(running);
    running = await start();
  };
  /** Sends again with the same key until somebody answers. */
  const untilAnswered = async (key: string): Promise<number> => {
    for (const began = Date.now(); Date.now() - began < PATIENCE_MS; await wait(50)) {
      const status = await form(key);
      // The killed process's transaction holds the key until PostgreSQL has noticed.
      if (status !== null && status !== 409) return status;
    }
    throw new Error('never answered');
  };
  const runsOf = async (requestId: string): Promise<unknown[]> =>
    office.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query(
        `SELECT r.payments, r.control_sum_cents::int AS cents, q.status, i.amount_cents::int AS amount
         FROM disbursements.payment_run_item i JOIN disbursements.payment_run r ON r.id = i.run_id
         JOIN disbursements.payment_request q ON q.id = i.request_id WHERE i.request_id = $1`,
        [requestId],
      ),
    );
  const once = [{ payments: 1, cents: 100_000, status: 'EXPORTED', amount: 100_000 }];

  it(
    'in the moment of its commit has paid everything once; the repeated request gets its answer',
    async () => {
      const id = await authorised();
      const committed = watch.untilCommitted(1, 5_000);
      const unheard = form('at-commit');
      await committed;
      await killAndStartAgain();
      await unheard;
      expect(await untilAnswered('at-commit')).toBe(201);
      expect(await runsOf(id)).toEqual(once);
    },
    LIMIT_MS,
  );

  it.each([10, 40])(
    '%d ms after it was asked for pays everything once when it is asked for again',
    async (ms) => {
      const id = await authorised();
      const unheard = form(`after-${ms}`);
      await wait(ms);
      await killAndStartAgain();
      await unheard;
      expect(await untilAnswered(`after-${ms}`)).toBe(201);
      expect(await runsOf(id)).toEqual(once);
    },
    LIMIT_MS,
  );

  it('loses nothing: what the runs hold is what the requests say, and no request is in two', async () => {
    const [sums] = await office.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query(
        `SELECT (SELECT sum(control_sum_cents)::int FROM disbursements.payment_run) AS runs,
           (SELECT sum(amount_cents)::int FROM disbursements.payment_run_item) AS items,
           (SELECT sum(amount_cents)::int FROM disbursements.payment_request WHERE status = 'EXPORTED') AS requests,
           (SELECT count(*)::int FROM mail.message WHERE template = 'payment-sent') AS mails`,
      ),
    );
    expect(sums).toEqual({ runs: 300_000, items: 300_000, requests: 300_000, mails: 3 });
    expect(killed).toHaveLength(3);
  });
});
