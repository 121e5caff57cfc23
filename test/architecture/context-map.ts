import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Context {
  readonly holds: string;
  readonly mayImport: readonly string[];
  /** Only the contexts of the base itself name their part of the base; all others may use the whole of it. */
  readonly usesBase?: readonly string[];
  /** Names of the jobs it publishes. */
  readonly asksFor: readonly string[];
}

/** A function that joins the caller's transaction; each caller needs the reason. */
export interface Door {
  readonly of: string;
  readonly door: string;
  readonly callers: readonly string[];
  readonly why: string;
}

export interface ContextMap {
  readonly base: readonly string[];
  readonly contexts: Readonly<Record<string, Context>>;
  readonly doors: readonly Door[];
}

export const contextMap = JSON.parse(
  readFileSync(path.resolve('test/architecture/context-map.json'), 'utf8'),
) as ContextMap;
