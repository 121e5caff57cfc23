import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { bodyReaders, checkAddress, checkBody, checkContentType } from './access/input-gate.js';
import { withinVisit } from './access/land-of-visit.js';
import { visitOf } from './access/visit.js';
import { Metrics } from './health/metrics.js';
import { CONTENT_SECURITY_POLICY, findAsset } from './layout/index.js';

/** What stands under every route: log, security headers, compression, assets, and the gate for what comes in. */
export function layGround(app: NestExpressApplication, log: Logger): void {
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  const layers: readonly RequestHandler[] = [
    requestLog(log),
    app.get(Metrics).measure,
    securityHeaders(),
    compression(),
    sendAsset,
    neverStored,
    checkAddress,
    checkContentType,
    ...bodyReaders(),
    checkBody,
    withinVisit,
  ];
  for (const layer of layers) app.use(layer);
}

/** One line per request: who and what, never contents, query or cookies, because they may hold personal details. */
function requestLog(log: Logger): RequestHandler {
  return pinoHttp({
    logger: log,
    autoLogging: { ignore: (request) => /^\/(assets|health|metrics)\b/.test(request.url ?? '') },
    serializers: { req: () => undefined, res: () => undefined, err: () => undefined },
    customProps: (request: Request, response: Response) => ({
      method: request.method,
      path: withoutSecrets(request.originalUrl),
      status: response.statusCode,
      account: visitOf(request)?.actor?.accountId,
      reference: visitOf(request)?.reference,
    }),
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'error' : 'info'),
  });
}

/** Links that work once carry their secret in the path. */
const withoutSecrets = (address: string): string => (address.split('?')[0] ?? '').replace(/[\w-]{40,}/g, '…');

function securityHeaders(): RequestHandler {
  const headers = helmet({
    contentSecurityPolicy: false,
    // Forms of this origin must say where they come from; others learn nothing.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  return (request, response, next) => {
    response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
    response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
    headers(request, response, next);
  };
}

function sendAsset(request: Request, response: Response, next: NextFunction): void {
  const asset = request.method === 'GET' || request.method === 'HEAD' ? findAsset(request.path) : undefined;
  if (!asset) return next();
  response.setHeader('Cache-Control', asset.cacheControl);
  response.setHeader('Content-Type', asset.type);
  response.send(asset.body);
}

/** Pages show cases: nothing of them stays in a browser or proxy after signing out. */
function neverStored(_: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}
