import { SYSTEM_ACTOR } from '#kernel';
import type { Database } from '#platform';
import { delayAfter, type RetryPolicy } from './retry-policy.js';

/** A job that belongs to this worker until its lease ends. `attempts` is the token that fences off earlier owners. */
export interface ClaimedJob {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly maxAttempts: number;
}

interface JobRow {
  id: string;
  name: string;
  payload: unknown;
  attempts: number;
  max_attempts: number;
}

// Due in business time and free in real time: never taken, given up by a relay, or left behind by a killed worker.
const IS_FREE = `state IN ('WAITING', 'RUNNING') AND run_at <= $1
  AND (locked_until IS NULL OR locked_until < clock_timestamp())`;

const LEASE = `clock_timestamp() + make_interval(secs => $2::double precision / 1000)`;

const GIVE_UP_LOST = `
  UPDATE outbox.job SET state = 'FAILED', locked_until = NULL, finished_at = $1,
         last_error = coalesce(last_error, 'the worker ended without an answer')
   WHERE state = 'RUNNING' AND locked_until < clock_timestamp() AND attempts >= max_attempts`;

const CLAIM_DUE = `
  WITH due AS MATERIALIZED (
    SELECT id FROM outbox.job WHERE ${IS_FREE} AND name = ANY($3) ORDER BY run_at LIMIT $4 FOR UPDATE SKIP LOCKED)
  UPDATE outbox.job SET state = 'RUNNING', attempts = attempts + 1, locked_until = ${LEASE}
   WHERE id IN (SELECT id FROM due) RETURNING id, name, payload, attempts, max_attempts`;

const RESERVE_DUE = `
  WITH due AS MATERIALIZED (
    SELECT id FROM outbox.job WHERE ${IS_FREE} AND name = ANY($3) ORDER BY run_at LIMIT $4 FOR UPDATE SKIP LOCKED)
  UPDATE outbox.job SET state = 'WAITING', locked_until = ${LEASE} WHERE id IN (SELECT id FROM due) RETURNING id`;

const CLAIM_ONE = `
  UPDATE outbox.job SET state = 'RUNNING', attempts = attempts + 1, locked_until = ${LEASE}
   WHERE id = $3 AND run_at <= $1 AND (state = 'WAITING' OR (state = 'RUNNING' AND locked_until < clock_timestamp()))
  RETURNING id, name, payload, attempts, max_attempts`;

const EXTEND = `
  UPDATE outbox.job SET locked_until = clock_timestamp() + make_interval(secs => $1::double precision / 1000)
   WHERE state = 'RUNNING' AND (id, attempts) IN (SELECT * FROM unnest($2::uuid[], $3::integer[]))`;

const COMPLETE = `
  UPDATE outbox.job SET state = 'DONE', locked_until = NULL, finished_at = $3, last_error = NULL
   WHERE id = $1 AND attempts = $2 AND state = 'RUNNING'`;

const FAIL = `
  UPDATE outbox.job SET state = CASE WHEN attempts < max_attempts THEN 'WAITING' ELSE 'FAILED' END,
         finished_at = CASE WHEN attempts < max_attempts THEN NULL ELSE $3::timestamptz END,
         run_at = $4, locked_until = NULL, last_error = left($5, 2000)
   WHERE id = $1 AND attempts = $2 AND state = 'RUNNING'`;

/** The rows of outbox.job as the workers see them: the truth about every job, whatever carries it. */
export class JobStore {
  constructor(private readonly database: Database) {}

  /** Takes up to `limit` due jobs for this worker. Jobs of killed workers whose tries are used up are given up first. */
  claimDue(names: readonly string[], limit: number, leaseMs: number): Promise<ClaimedJob[]> {
    return this.database.transaction(SYSTEM_ACTOR, async (tx) => {
      await tx.query(GIVE_UP_LOST, [tx.now]);
      return (await tx.query<JobRow>(CLAIM_DUE, [tx.now, leaseMs, names, limit])).map(toJob);
    });
  }

  /** Reserves due jobs for the hand-over to a queue; after the lease they are handed over again. Answers their ids. */
  reserveDue(names: readonly string[], limit: number, leaseMs: number): Promise<string[]> {
    return this.database.transaction(SYSTEM_ACTOR, async (tx) => {
      await tx.query(GIVE_UP_LOST, [tx.now]);
      return (await tx.query<{ id: string }>(RESERVE_DUE, [tx.now, leaseMs, names, limit])).map((row) => row.id);
    });
  }

  /** Takes one job that a queue delivered. Null if it is done, not due, or in the hands of a living worker. */
  claimOne(id: string, leaseMs: number): Promise<ClaimedJob | null> {
    return this.database.transaction(SYSTEM_ACTOR, async (tx) => {
      const [row] = await tx.query<JobRow>(CLAIM_ONE, [tx.now, leaseMs, id]);
      return row ? toJob(row) : null;
    });
  }

  async extend(jobs: readonly ClaimedJob[], leaseMs: number): Promise<void> {
    if (jobs.length === 0) return;
    await this.database.transaction(SYSTEM_ACTOR, (tx) =>
      tx.query(EXTEND, [leaseMs, jobs.map((job) => job.id), jobs.map((job) => job.attempts)]),
    );
  }

  async complete(job: ClaimedJob): Promise<void> {
    await this.database.transaction(SYSTEM_ACTOR, (tx) => tx.query(COMPLETE, [job.id, job.attempts, tx.now]));
  }

  /** Puts the job back to wait by the policy, or marks it FAILED when its tries are used up. */
  async fail(job: ClaimedJob, error: string, policy: RetryPolicy): Promise<void> {
    await this.database.transaction(SYSTEM_ACTOR, (tx) => {
      const nextRun = new Date(tx.now.getTime() + delayAfter(job.attempts, policy));
      return tx.query(FAIL, [job.id, job.attempts, tx.now, nextRun, error]);
    });
  }
}

function toJob(row: JobRow): ClaimedJob {
  return {
    id: row.id,
    name: row.name,
    payload: row.payload,
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
  };
}
