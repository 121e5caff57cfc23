import type { Request } from 'express';
import type { Settings } from '#platform';

const UNSAFE_METHODS: readonly string[] = ['POST', 'PUT', 'PATCH', 'DELETE'];

export const changesState = (request: Request): boolean => UNSAFE_METHODS.includes(request.method);

/** Where a request says it comes from: this application, somewhere else, or it does not say (no browser). */
export function originOf(request: Request, settings: Settings): 'own' | 'foreign' | 'unsaid' {
  const origin = request.headers.origin;
  if (origin === undefined) return 'unsaid';
  if (!URL.canParse(origin)) return 'foreign';
  const given = new URL(origin);
  return given.origin === new URL(settings.publicUrl).origin || given.host === request.headers.host ? 'own' : 'foreign';
}

/** A path inside this application, or the fallback: nobody is led elsewhere by a prepared address. */
export function ownPath(text: unknown, fallback: string): string {
  if (typeof text !== 'string' || text.length > 2000) return fallback;
  return /^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(text) ? text : fallback;
}
