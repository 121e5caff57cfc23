import 'reflect-metadata';
import { Logger, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Queue } from 'bull';
import {
  BullTransport,
  DailyTimer,
  PostgresTransport,
  WORKER_SETTINGS,
  type JobHandlers,
  type JobTransport,
  type Parcel,
} from '#outbox';
import { Database, type Settings } from '#platform';
import { PROCESSORS } from './processors/index.js';
import type { AnyProcessor } from './processors/processor.js';
import { QUEUE, WorkerModule } from './worker.module.js';

/** The demo clock may jump at any time; its daily jobs follow within this time. */
const TIMER_MS = 15_000;

export interface RunningWorker {
  /** Takes no new job, finishes the running ones, closes all connections. */
  close(): Promise<void>;
}

/** Starts a job process, or a worker inside another process. Any number may run at once. */
export async function startWorker(settings: Settings): Promise<RunningWorker> {
  const { redisUrl } = settings;
  const queue = redisUrl ? (await import('./bull-queue.js')).bullQueue(redisUrl) : undefined;
  const app = await NestFactory.createApplicationContext(WorkerModule.with(settings, queue), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  const logger = new Logger('Worker');
  const onTrouble = (error: unknown): void => logger.error(error instanceof Error ? error.message : String(error));
  const transport = transportOf(app, onTrouble);
  const timer = new DailyTimer(app.get(Database), TIMER_MS, onTrouble);
  await transport.start();
  timer.start();
  return {
    close: async () => {
      await timer.close();
      await transport.close();
      await app.close();
    },
  };
}

function transportOf(app: INestApplicationContext, onTrouble: (error: unknown) => void): JobTransport {
  const database = app.get(Database);
  const handlers = handlersOf(PROCESSORS.map((processor) => app.get<AnyProcessor>(processor)));
  const workerSettings = { ...WORKER_SETTINGS, onTrouble };
  const queue = app.get<Queue<Parcel> | null>(QUEUE);
  return queue
    ? new BullTransport(database, handlers, workerSettings, queue)
    : new PostgresTransport(database, handlers, workerSettings);
}

function handlersOf(processors: readonly AnyProcessor[]): JobHandlers {
  return Object.fromEntries(processors.map((processor) => [processor.job, processor.run]));
}
