import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { setFlash } from '#identity';
import { SYSTEM_ACTOR } from '#kernel';
import { Database } from '#platform';
import { SeeOther, ShownAgain } from './answers.js';
import { visitOf, wasFlashShown } from './visit.js';

/** Turns what a page's method answers into HTTP, and keeps the message of an act until one page has shown it. */
@Injectable()
export class PageAnswerInterceptor implements NestInterceptor {
  constructor(@Inject(Database) private readonly database: Database) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const http = context.switchToHttp();
    return next
      .handle()
      .pipe(mergeMap((answer) => this.answer(http.getRequest<Request>(), http.getResponse<Response>(), answer)));
  }

  private async answer(request: Request, response: Response, answer: unknown): Promise<unknown> {
    if (answer instanceof SeeOther) return this.redirect(request, response, answer);
    const html = answer instanceof ShownAgain ? answer.html : answer;
    if (typeof html !== 'string') return answer;
    if (wasFlashShown(request)) await this.keepFlash(request, null);
    if (answer instanceof ShownAgain) response.status(answer.status);
    else if (request.method === 'POST') response.status(200);
    if (response.getHeader('Content-Type') === undefined) response.type('html');
    return html;
  }

  private async redirect(request: Request, response: Response, { path, message }: SeeOther): Promise<string> {
    if (message !== null) await this.keepFlash(request, message);
    response.status(303).location(path);
    return '';
  }

  private async keepFlash(request: Request, message: string | null): Promise<void> {
    const secret = visitOf(request)?.session?.secret;
    if (secret === undefined) return;
    await this.database.transaction(SYSTEM_ACTOR, (tx) => setFlash(tx, secret, message));
  }
}
