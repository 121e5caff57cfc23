import type { Request, Response } from 'express';
import type { Settings } from '#platform';

/** Over https the browser itself guarantees that the cookie is from this host and was never sent openly. */
const isSecure = (settings: Settings): boolean => settings.publicUrl.startsWith('https:');

const nameOf = (settings: Settings): string => (isSecure(settings) ? '__Host-foerderakte' : 'foerderakte');

export function readSessionCookie(request: Request, settings: Settings): string | null {
  const wanted = `${nameOf(settings)}=`;
  const pair = (request.headers.cookie ?? '').split(/;\s*/).find((each) => each.startsWith(wanted));
  const secret = pair?.slice(wanted.length) ?? '';
  return /^[\w-]{20,100}$/.test(secret) ? secret : null;
}

export function setSessionCookie(response: Response, settings: Settings, secret: string): void {
  response.cookie(nameOf(settings), secret, { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(settings) });
}

export function clearSessionCookie(response: Response, settings: Settings): void {
  response.clearCookie(nameOf(settings), { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(settings) });
}
