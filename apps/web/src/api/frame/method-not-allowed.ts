import { Inject, Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { sendProblem } from '../../access/problem.js';
import { newReference } from '../../access/visitors.js';
import { ApiDocument } from '../openapi/api-document.js';
import { METHODS } from '../openapi/complete-document.js';

/** Answers 405 with the methods that exist, where the address is right and only the method is not. */
@Injectable()
export class MethodNotAllowed implements NestMiddleware {
  private patterns: readonly { readonly pattern: RegExp; readonly methods: readonly string[] }[] | undefined;

  constructor(@Inject(ApiDocument) private readonly document: ApiDocument) {}

  use(request: Request, response: Response, next: NextFunction): void {
    this.patterns ??= this.readPatterns();
    const path = request.originalUrl.split('?')[0] ?? '';
    const methods = this.patterns.filter(({ pattern }) => pattern.test(path)).flatMap((each) => each.methods);
    const asked = request.method === 'HEAD' ? 'GET' : request.method;
    if (methods.length === 0 || methods.includes(asked)) return next();
    response.setHeader('Allow', [...new Set(methods)].join(', '));
    const detail = 'Diese Methode ist hier nicht vorgesehen.';
    sendProblem(response, { status: 405, kind: 'method-not-allowed', detail }, newReference());
  }

  private readPatterns(): { pattern: RegExp; methods: string[] }[] {
    return Object.entries(this.document.get().paths).map(([path, item]) => ({
      pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}/?$`),
      methods: METHODS.filter((method) => item[method]).map((method) => method.toUpperCase()),
    }));
  }
}
