import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { isWorded } from './life-words.js';

/** Kinds are the codes with a dash in the files that tell a life. */
const kindsIn = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map((match) => match[1] ?? '');

describe('What happens in the life of a grant and what is due', () => {
  const folders = readdirSync('libs')
    .map((name) => `libs/${name}/src/read`)
    .filter(existsSync);
  const told = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('-life.ts'))
      .map((file) => `${folder}/${file}`),
  );
  const files = [...told, 'apps/web/src/grant-life/expected.ts'];
  const kinds = [...new Set(files.flatMap(kindsIn))];

  it('is found in the contexts that tell it', () => expect(kinds.length).toBeGreaterThan(15));

  it.each(kinds)('has German words: %s', (kind) => expect(isWorded(kind)).toBe(true));
});
