import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Refused, sentenceOf } from '../../access/index.js';
import { sendProblem, type Problem } from '../../access/problem.js';
import { visitOf } from '../../access/visit.js';
import type { Refusal } from '#kernel';
import { etagOf } from './api-answer.js';
import { statusOfRefusal } from './refusal-status.js';

/** Refusals of the use cases as problem documents. All other failures are told by the filter of the whole application. */
@Catch(Refused)
export class ApiFailureFilter implements ExceptionFilter<Refused> {
  catch({ refusals }: Refused, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const [first] = refusals;
    const version = first?.facts['version'];
    if (first?.kind === 'application-changed-meanwhile' && typeof version === 'number') {
      response.setHeader('ETag', etagOf(version));
    }
    if (first?.kind === 'notice-not-rendered') response.setHeader('Retry-After', '5');
    sendProblem(response, problemOfRefusals(refusals), visitOf(request)?.reference ?? '');
  }
}

function problemOfRefusals(refusals: readonly Refusal[]): Problem {
  const [first] = refusals;
  if (!first) return { status: 422, kind: 'refused', detail: 'Das ist nicht möglich.' };
  const status = statusOfRefusal(first);
  // An id that one may not see and one that does not exist are answered alike, word for word.
  if (status === 404) return { status, kind: first.kind, detail: 'Das gibt es nicht.' };
  const errors = refusals.flatMap((refusal) =>
    refusal.pointer === undefined
      ? []
      : [{ pointer: refusal.pointer, kind: refusal.kind, detail: sentenceOf(refusal) }],
  );
  return { status, kind: first.kind, detail: sentenceOf(first), errors, facts: first.facts };
}
