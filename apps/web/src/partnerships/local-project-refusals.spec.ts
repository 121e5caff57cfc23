import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isAnswered } from '../access/refusals/index.js';

const LIBRARY = 'libs/partnerships/src';
const kinds = readdirSync(LIBRARY, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .flatMap((file) => [
    ...readFileSync(path.join(LIBRARY, file), 'utf8').matchAll(
      /(?:refuse|fault)\(\s*'([a-z-]+)'|\? '([a-z-]+)' : '([a-z-]+)'/g,
    ),
  ])
  .flatMap(([, one, other, third]) => [one, other, third].filter((kind) => kind?.includes('-')));

describe('the refusals of partnerships and local projects', () => {
  it.each([...new Set(kinds)])('have a German sentence: %s', (kind) => expect(isAnswered(kind ?? '')).toBe(true));
});
