import type { NextFunction, Request, RequestHandler, Response } from 'express';
import express from 'express';
import { Unacceptable } from './errors.js';

const BODY_LIMIT = '1mb';
/** More fields than the largest form has; a body of a million tiny fields costs more than its size tells. */
const FIELDS_MAX = 5_000;
const DEPTH_MAX = 32;

/** Refuses addresses that no browser sends: broken percent-encoding and NUL bytes, which PostgreSQL cannot store. */
export function checkAddress(request: Request, _: Response, next: NextFunction): void {
  if (isReadable(request.originalUrl)) return next();
  next(new Unacceptable(400, 'address-unreadable', 'Die Adresse enthält unlesbare Zeichen.'));
}

function isReadable(url: string): boolean {
  try {
    return !decodeURIComponent(url.replaceAll('+', ' ')).includes('\0');
  } catch {
    return false;
  }
}

/** The API takes JSON, pages take forms; anything else with a body is refused before it is read. Files are read by their routes. */
export function checkContentType(request: Request, _: Response, next: NextFunction): void {
  if (!hasBody(request)) return next();
  const isApi = request.path.startsWith('/api/');
  const taken = isApi
    ? ['application/json', 'application/merge-patch+json', 'multipart/form-data']
    : ['application/x-www-form-urlencoded', 'multipart/form-data', 'application/json'];
  if (request.is(taken)) return next();
  const wanted = isApi ? 'application/json' : 'application/x-www-form-urlencoded';
  next(
    new Unacceptable(415, 'content-type-unsupported', `Dieses Format wird hier nicht angenommen, sondern ${wanted}.`),
  );
}

function hasBody(request: Request): boolean {
  if (request.headers['transfer-encoding'] !== undefined) return true;
  return Number(request.headers['content-length'] ?? 0) > 0;
}

/** Reads forms and JSON up to 1 MB. */
export function bodyReaders(): RequestHandler[] {
  return [
    express.json({ limit: BODY_LIMIT, type: ['application/json', 'application/merge-patch+json'] }),
    express.urlencoded({ limit: BODY_LIMIT, extended: false, parameterLimit: FIELDS_MAX }),
  ];
}

/** Halves of a character (lone surrogates) and NUL: PostgreSQL stores neither. */
const UNSTORABLE = /\0|\p{Cs}/u;

/** Refuses unstorable characters, names of built-in properties and endless nesting anywhere in what was read. */
export function checkBody(request: Request, _: Response, next: NextFunction): void {
  const fault = faultIn(request.body, 0);
  next(fault ?? undefined);
}

function faultIn(value: unknown, depth: number): Unacceptable | null {
  if (typeof value === 'string' && UNSTORABLE.test(value)) {
    return new Unacceptable(400, 'text-unreadable', 'Ein Text enthält Zeichen, die nicht gespeichert werden können.');
  }
  if (typeof value !== 'object' || value === null) return null;
  if (depth > DEPTH_MAX) return new Unacceptable(400, 'nesting-too-deep', 'Die Angaben sind zu tief verschachtelt.');
  for (const [name, inner] of Object.entries(value)) {
    const fault = faultInName(name) ?? faultIn(name, depth) ?? faultIn(inner, depth + 1);
    if (fault) return fault;
  }
  return null;
}

/** "__proto__" or "constructor" as the name of a field makes whatever copies objects stumble. */
function faultInName(name: string): Unacceptable | null {
  if (!(name in Object.prototype)) return null;
  return new Unacceptable(400, 'name-not-allowed', 'Ein Feld hat einen Namen, der hier nicht erlaubt ist.');
}
