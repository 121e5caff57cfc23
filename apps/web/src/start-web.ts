import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { Clock, Settings } from '#platform';
import { FailureFilter } from './access/failure.filter.js';
import { listRoutes, refuseUndeclaredRoutes } from './access/routes.js';
import { ApiDocument } from './api/openapi/api-document.js';
import { AppModule } from './app.module.js';
import { layGround } from './ground.js';
import { NestLog } from './nest-log.js';

export interface RunningWeb {
  readonly port: number;
  /** Takes no new requests, lets the running ones end, closes the pool. */
  close(): Promise<void>;
}

/** Serves pages and API on settings.host and settings.port (0 takes any free port). */
export async function startWeb(settings: Settings, clock?: Clock): Promise<RunningWeb> {
  const app = await buildWeb(settings, clock);
  await app.listen(settings.port, settings.host);
  const port = Number(new URL(await app.getUrl()).port) || 80;
  return { port, close: () => app.close() };
}

/** The application without a port: for startWeb, the list of routes and the OpenAPI document. The log goes to standard output unless told. */
export async function buildWeb(
  settings: Settings,
  clock?: Clock,
  logTo?: DestinationStream,
): Promise<NestExpressApplication> {
  const options = { level: settings.logLevel, base: { process: 'web' } };
  const log: Logger = logTo ? pino(options, logTo) : pino(options);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(settings, clock), {
    bodyParser: false,
    abortOnError: false,
    logger: new NestLog(log),
  });
  layGround(app, log);
  const routes = listRoutes(app);
  refuseUndeclaredRoutes(routes);
  app.useGlobalFilters(new FailureFilter(log, routes));
  app.get(ApiDocument).describe(app);
  return app;
}
