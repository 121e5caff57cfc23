import { PATIENT_RETRY, type RetryPolicy } from './retry-policy.js';

/** Brings due jobs to the handlers of this worker. Whatever carries them: a job is done when its row says so. */
export interface JobTransport {
  start(): Promise<void>;
  /** Takes no new job, lets the running ones finish, and resolves. */
  close(): Promise<void>;
}

export interface WorkerSettings {
  /** Jobs that run at once in this worker. */
  readonly concurrency: number;
  /** How often due jobs are looked for when nobody wakes the worker. */
  readonly pollMs: number;
  /** A worker that gives no sign of life for so long has lost its jobs. Extended while a job runs. */
  readonly leaseMs: number;
  /** After so long a hand-over to a queue is repeated if nobody took the job. */
  readonly relayLeaseMs: number;
  readonly retry: RetryPolicy;
  /** Told about failed jobs and lost connections; the transport goes on by itself. */
  readonly onTrouble: (error: unknown) => void;
}

export const WORKER_SETTINGS: Omit<WorkerSettings, 'onTrouble'> = {
  concurrency: 4,
  pollMs: 1_000,
  leaseMs: 30_000,
  relayLeaseMs: 60_000,
  retry: PATIENT_RETRY,
};
