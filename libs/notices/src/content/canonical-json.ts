import { createHash } from 'node:crypto';
import type { NoticeContent } from './notice-content.js';

/**
 * JSON with sorted keys and no blanks: equal values give equal text. Throws for what JSON would lose or bend
 * (undefined, functions, NaN, fractions: amounts are whole cents).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (isPlainObject(value)) return canonicalObject(value);
  throw new TypeError(`not JSON: ${typeof value}`);
}

/** SHA-256 of the canonical JSON, hexadecimal. */
export function contentHash(content: NoticeContent): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

function canonicalNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError(`not a whole number in the safe range: ${value}`);
  return String(value === 0 ? 0 : value);
}

function canonicalObject(value: Readonly<Record<string, unknown>>): string {
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(',')}}`;
}

/** Judged by its tag, not its prototype: a value read from the database may come from another realm. */
function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return Object.prototype.toString.call(value) === '[object Object]';
}
