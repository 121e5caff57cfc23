import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { PlatformModule, type Settings } from '#platform';
import { PROCESSORS } from './processors/index.js';

/** The queue of Bull, or null where no Redis is set and PostgreSQL carries the jobs. */
export const QUEUE = Symbol('Queue');

export interface QueueParts {
  readonly imports: readonly DynamicModule[];
  readonly provider: Provider;
}

const NO_QUEUE: QueueParts = { imports: [], provider: { provide: QUEUE, useValue: null } };

@Module({})
export class WorkerModule {
  static with(settings: Settings, queue: QueueParts = NO_QUEUE): DynamicModule {
    return {
      module: WorkerModule,
      imports: [PlatformModule.with(settings), ...queue.imports],
      providers: [...PROCESSORS, queue.provider],
    };
  }
}
