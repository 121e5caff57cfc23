import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isAnswered } from '../access/refusals/index.js';

const kinds = ['domain', 'use-cases', 'read'].flatMap((folder) =>
  readdirSync(path.join('libs/awards/src', folder))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .flatMap((file) => [
      ...readFileSync(path.join('libs/awards/src', folder, file), 'utf8').matchAll(/refuse\(\s*'([^']+)'/g),
    ])
    .flatMap((match) => match[1] ?? []),
);

describe('the refusals of awards and their changes', () => {
  it.each([...new Set(kinds)])('have a German sentence: %s', (kind) => expect(isAnswered(kind)).toBe(true));
});
