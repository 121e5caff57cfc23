import { describe, expect, it } from '@jest/globals';
import { REFUSALS_BY_CONTEXT } from './index.js';

describe('the sentences of refusals', () => {
  it('stand once for each kind: a second one would silently replace that of another context', () => {
    const kinds = REFUSALS_BY_CONTEXT.flatMap((refusals) => Object.keys(refusals));
    expect(kinds.filter((kind, index) => kinds.indexOf(kind) !== index)).toEqual([]);
  });
});
