import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isAnswered } from './index.js';

const SOURCE = 'libs/settlement/src';

describe('The refusals of settlement and recovery', () => {
  const kinds = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .flatMap((file) => [...readFileSync(path.join(SOURCE, file), 'utf8').matchAll(/refuse\(\s*'([a-z0-9-]+)'/g)])
    .map((match) => match[1] ?? '');

  it('are many', () => expect(kinds.length).toBeGreaterThan(40));
  it.each([...new Set(kinds)])('have a German sentence: %s', (kind) => expect(isAnswered(kind)).toBe(true));
});
