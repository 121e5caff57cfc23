import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';

/** What a route of the API answers beside its body. Plain data, so that it can be stored under an idempotency key. */
export interface AnswerParts {
  readonly status: number;
  readonly body: object;
  /** Version of the case: becomes the ETag. */
  readonly version?: number;
  readonly location?: string;
}

export class ApiAnswer {
  constructor(
    readonly parts: AnswerParts,
    readonly isReplayed = false,
  ) {}
}

export const etagOf = (version: number): string => `"${version}"`;

/** Turns an ApiAnswer into status, headers and body. */
@Injectable()
export class ApiAnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(map((answer) => (answer instanceof ApiAnswer ? put(response, answer) : answer)));
  }
}

function put(response: Response, { parts, isReplayed }: ApiAnswer): object {
  response.status(parts.status);
  if (parts.version !== undefined) response.setHeader('ETag', etagOf(parts.version));
  if (parts.location !== undefined) response.setHeader('Location', parts.location);
  if (isReplayed) response.setHeader('Idempotency-Replayed', 'true');
  return parts.body;
}
