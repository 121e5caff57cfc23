import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { isAnswered } from '../access/refusals/index.js';
import { isFindingAnswered } from './finding-sentences.js';

const SOURCES = [
  'libs/applications/src/domain/draft-rules.ts',
  'libs/applications/src/domain/read-draft.ts',
  'libs/funding-law/src/plan/check-finance-plan.ts',
  'libs/notices/src/letter/printable.ts',
];

describe('findings of an application', () => {
  it('have a sentence each', () => {
    const kinds = SOURCES.flatMap((file) => {
      const found = readFileSync(file, 'utf8').matchAll(
        /(?:fieldFinding|refuse|error|finding)\([^)]*?'([a-z]+(?:-[a-z]+)+)'/g,
      );
      return [...found].flatMap(([, kind]) => (kind === undefined ? [] : [kind]));
    });
    expect(kinds).toEqual(expect.arrayContaining(['plan-uncovered', 'iban-invalid', 'document-missing']));
    expect(kinds.filter((kind) => !isFindingAnswered(kind) && !isAnswered(kind))).toEqual([]);
  });
});
