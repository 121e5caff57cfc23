import { randomBytes } from 'node:crypto';
import Bull, { type Queue } from 'bull';
import type { Database } from '#platform';
import { BullTransport, PostgresTransport, type JobHandlers, type JobTransport, type Parcel } from '../src/index.js';
import type { WorkerSettings } from '../src/job-transport.js';

/** What carries the jobs in a test, as text, so that a child process can open the same. */
export interface Carrier {
  /** Null for PostgreSQL alone. */
  readonly redisUrl: string | null;
  readonly queueName: string;
  /** The Redis-compatible server from npm lacks BRPOPLPUSH, but has its successor BLMOVE. */
  readonly lacksBrpoplpush: boolean;
}

export const postgresCarrier = (): Carrier => ({ redisUrl: null, queueName: '', lacksBrpoplpush: false });

export const redisCarrier = (redisUrl: string, lacksBrpoplpush: boolean): Carrier => ({
  redisUrl,
  queueName: `contract-${randomBytes(4).toString('hex')}`,
  lacksBrpoplpush,
});

/** Short times, so that the suite is quick: leases of one second instead of half a minute. */
export const QUICK: WorkerSettings = {
  concurrency: 4,
  pollMs: 150,
  leaseMs: 1_000,
  relayLeaseMs: 600,
  retry: { firstDelayMs: 200, factor: 2, delayMaxMs: 5_000 },
  onTrouble: () => undefined,
};

export function openTransport(
  carrier: Carrier,
  database: Database,
  handlers: JobHandlers,
  settings: WorkerSettings = QUICK,
): JobTransport {
  if (!carrier.redisUrl) return new PostgresTransport(database, handlers, settings);
  return new BullTransport(database, handlers, settings, openQueue(carrier, carrier.redisUrl));
}

export function openQueue(carrier: Carrier, redisUrl: string): Queue<Parcel> {
  const queue = new Bull<Parcel>(carrier.queueName, redisUrl, {
    settings: { lockDuration: 1_000, stalledInterval: 400, maxStalledCount: 5 },
  });
  if (carrier.lacksBrpoplpush) replaceBrpoplpush(queue);
  return queue;
}

interface BlockingClient {
  brpoplpush(source: string, target: string, timeout: number): Promise<string | null>;
  blmove(source: string, target: string, from: string, to: string, timeout: number): Promise<string | null>;
}

function replaceBrpoplpush(queue: object): void {
  const { bclient } = queue as { bclient: BlockingClient };
  bclient.brpoplpush = (source, target, timeout) => bclient.blmove(source, target, 'RIGHT', 'LEFT', timeout);
}
