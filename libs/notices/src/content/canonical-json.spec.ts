import { describe, expect, it } from '@jest/globals';
import { canonicalJson, contentHash } from '#notices';
import { FULL_AWARD } from '#notices/testing';

describe('the canonical form of a content', () => {
  it('does not depend on the order in which it was written', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'ä' }], a: true })).toBe('{"a":true,"b":[1,{"c":"ä","d":null}]}');
    const reversed = Object.fromEntries(Object.entries(FULL_AWARD).reverse()) as unknown as typeof FULL_AWARD;
    expect(contentHash(reversed)).toBe(contentHash(FULL_AWARD));
  });

  it('changes its hash with one cent', () => {
    expect(contentHash({ ...FULL_AWARD, grantCents: 7_209_999 })).not.toBe(contentHash(FULL_AWARD));
    expect(contentHash(FULL_AWARD)).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([[0.5], [Number.NaN], [1e308], [undefined], [10n]])('refuses %p: JSON would bend or lose it', (value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  });
});
