import type { Request } from 'express';

/** Programs get problem documents: the API always, and scripts of pages that ask for JSON. People get pages. */
export function wantsProblem(request: Request): boolean {
  if (request.path.startsWith('/api/')) return true;
  return request.headers.accept !== undefined && request.accepts(['html', 'json']) === 'json';
}
