import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { FINDING_REFUSALS } from './finding-refusals.js';
import { REFUSALS_BY_CONTEXT } from './index.js';

const KINDS = REFUSALS_BY_CONTEXT.flatMap((refusals) => Object.keys(refusals));
const TESTS = /\.spec\.tsx?$|^test\/|\/testing\//;

const sourceFiles = (): string[] =>
  ['apps', 'libs', 'test'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => path.join(folder, file)),
  );

const wordsIn = (files: readonly string[]): Set<string> =>
  new Set(files.flatMap((file) => readFileSync(file, 'utf8').match(/[a-z][a-z0-9]*(-[a-z0-9]+)*/g) ?? []));

describe('the sentences of refusals', () => {
  it('stand once for each kind: a second one would silently replace that of another context', () => {
    expect(KINDS.filter((kind, index) => KINDS.indexOf(kind) !== index)).toEqual([]);
  });

  it('are each spoken by some act, and each kind is named by the test that provokes it', () => {
    const files = sourceFiles();
    const tested = wordsIn(files.filter((file) => TESTS.test(file)));
    const spoken = wordsIn(files.filter((file) => !TESTS.test(file) && !file.includes('access/refusals/')));
    const kinds = [...KINDS, ...Object.keys(FINDING_REFUSALS)];
    expect(kinds.filter((kind) => !tested.has(kind))).toEqual([]);
    expect(kinds.filter((kind) => !spoken.has(kind))).toEqual([]);
  });
});
