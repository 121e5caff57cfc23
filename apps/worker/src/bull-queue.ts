import { BullModule, getQueueToken } from '@nestjs/bull';
import type { DynamicModule, Provider } from '@nestjs/common';
import { QUEUE, type QueueParts } from './worker.module.js';

const QUEUE_NAME = 'foerderakte-jobs';

/** Lost connections of a worker are noticed by Bull after this time; the row's own lease decides when the job runs again. */
const STALLED_INTERVAL_MS = 30_000;

/** The queue of Bull over Redis. This file alone imports Bull, and only workers with a Redis import this file. */
export function bullQueue(redisUrl: string): QueueParts {
  const imports: DynamicModule[] = [
    BullModule.forRoot({ url: redisUrl, settings: { stalledInterval: STALLED_INTERVAL_MS, maxStalledCount: 5 } }),
    BullModule.registerQueue({ name: QUEUE_NAME }),
  ];
  const provider: Provider = { provide: QUEUE, useExisting: getQueueToken(QUEUE_NAME) };
  return { imports, provider };
}
