import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isAnswered } from '../access/refusals/index.js';

const SOURCE = 'libs/enquiries/src';

describe('The refusals of the room for enquiries', () => {
  const kinds = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .flatMap((file) => [
      ...readFileSync(path.join(SOURCE, file), 'utf8').matchAll(/(?:refuse\(\s*|\{ kind: )'([a-z]+-[a-z0-9-]+)'/g),
    ])
    .map((match) => match[1] ?? '');

  it.each([...new Set(kinds)])('have a German sentence: %s', (kind) => expect(isAnswered(kind)).toBe(true));
});
