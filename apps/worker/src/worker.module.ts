import { BullModule, getQueueToken } from '@nestjs/bull';
import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { PlatformModule, type Settings } from '#platform';
import { PROCESSORS } from './processors/index.js';

export const QUEUE_NAME = 'foerderakte-jobs';

/** The queue of Bull, or null where no Redis is set and PostgreSQL carries the jobs. */
export const QUEUE = Symbol('Queue');

/** Lost connections of a worker are noticed by Bull after this time; the row's own lease decides when the job runs again. */
const STALLED_INTERVAL_MS = 30_000;

@Module({})
export class WorkerModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: WorkerModule,
      imports: [PlatformModule.with(settings), ...(settings.redisUrl ? queueModules(settings.redisUrl) : [])],
      providers: [...PROCESSORS, queueProvider(settings.redisUrl)],
    };
  }
}

function queueModules(redisUrl: string): DynamicModule[] {
  return [
    BullModule.forRoot({ url: redisUrl, settings: { stalledInterval: STALLED_INTERVAL_MS, maxStalledCount: 5 } }),
    BullModule.registerQueue({ name: QUEUE_NAME }),
  ];
}

function queueProvider(redisUrl: string | null): Provider {
  if (!redisUrl) return { provide: QUEUE, useValue: null };
  return { provide: QUEUE, useExisting: getQueueToken(QUEUE_NAME) };
}
