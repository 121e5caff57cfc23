import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { SignInNeeded, RoleMissing } from './errors.js';
import { failurePage } from './failure-pages.js';
import { problemOf, problemOfDatabase, problemOfUnreachable } from './failures.js';
import { pageOfAct } from './page-of-act.js';
import { frameFor } from './page-frame.js';
import { sendProblem, type Problem } from './problem.js';
import type { Route } from './routes.js';
import { visitOf } from './visit.js';
import { wantsProblem } from './wants-problem.js';
import { newReference } from './visitors.js';

const RETRY_AFTER_SECONDS = 5;

const SYSTEM_ERROR: Problem = {
  status: 500,
  kind: 'system-error',
  detail: 'Der Fehler liegt bei uns. Der Schritt wurde nicht ausgeführt.',
};

/** The last stop of every error: a German page for people, a problem document for programs, a log entry for operators. */
@Catch()
export class FailureFilter implements ExceptionFilter {
  constructor(
    private readonly log: Logger,
    private readonly routes: readonly Route[],
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const reference = visitOf(request)?.reference ?? newReference();
    const known = problemOf(error);
    const problem = known ?? problemOfUnreachable(error) ?? problemOfDatabase(error);
    if (!known) this.log.error({ reference, path: request.path, method: request.method, err: error }, 'request failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.setHeader('Cache-Control', 'no-store');
    if (problem?.status === 503) response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
    const page = problem?.status === 404 && request.method === 'GET' ? pageOfAct(request.path, this.routes) : null;
    if (wantsProblem(request)) sendProblem(response, problem ?? SYSTEM_ERROR, reference);
    else if (error instanceof SignInNeeded) leadToSignIn(request, response, error);
    else if (page !== null) response.redirect(303, page);
    else sendPage(request, response, error, problem ?? SYSTEM_ERROR, reference);
  }
}

function leadToSignIn(request: Request, response: Response, { resumeWith }: SignInNeeded): void {
  const isPage = request.method === 'GET' && request.path !== '/';
  const query = new URLSearchParams();
  if (resumeWith !== null) query.set('eingaben', resumeWith);
  else if (isPage) query.set('weiter', request.originalUrl);
  if (request.method !== 'GET' || request.headers.cookie !== undefined) query.set('abgelaufen', '1');
  response.redirect(303, query.size > 0 ? `/anmelden?${query.toString()}` : '/anmelden');
}

function sendPage(request: Request, response: Response, error: unknown, problem: Problem, reference: string): void {
  const needed = error instanceof RoleMissing ? error.roles : [];
  response
    .status(problem.status)
    .type('html')
    .send(failurePage(frameFor(request), problem, needed, reference));
}
