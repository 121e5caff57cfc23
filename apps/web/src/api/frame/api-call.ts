import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '#kernel';
import { Unacceptable } from '../../access/index.js';
import { visitOf } from '../../access/visit.js';

/** One acting call of the API: who, under which key, and on which version of the case. */
export interface ApiCall {
  readonly actor: Actor;
  readonly key: IdempotencyKey | null;
  /** From If-Match; null where the header is missing, -1 where it names nothing that could be a version. */
  readonly expectedVersion: number | null;
}

export interface IdempotencyKey {
  readonly key: string;
  /** Method, address, If-Match and body: the same key with another request is refused. */
  readonly requestHash: string;
}

const KEY = /^[\x21-\x7e]{1,200}$/;
const ETAG = /^(?:W\/)?"(\d{1,9})"$/;

export const Call = createParamDecorator((_: unknown, context: ExecutionContext): ApiCall => {
  const request = context.switchToHttp().getRequest<Request>();
  const actor = visitOf(request)?.actor;
  if (!actor) throw new Error('acting routes are never public');
  return { actor, key: keyOf(request), expectedVersion: versionOf(request) };
});

function keyOf(request: Request): IdempotencyKey | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !KEY.test(key)) {
    throw new Unacceptable(
      422,
      'idempotency-key-unreadable',
      'Idempotency-Key braucht 1 bis 200 druckbare Zeichen ohne Leerzeichen.',
    );
  }
  const content = [
    request.method,
    request.path,
    request.headers['if-match'] ?? '',
    JSON.stringify(request.body ?? null),
  ];
  return { key, requestHash: createHash('sha256').update(content.join('\n')).digest('hex') };
}

function versionOf(request: Request): number | null {
  const header = request.headers['if-match']?.trim();
  if (header === undefined || header === '*') return null;
  return Number(ETAG.exec(header)?.[1] ?? -1);
}
