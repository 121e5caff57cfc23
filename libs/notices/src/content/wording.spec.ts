import { describe, expect, it } from '@jest/globals';
import { amountInWords } from '#notices';
import { euros, rate } from './wording.js';

describe('amounts in words', () => {
  it.each([
    [0, 'null Euro'],
    [1, 'null Euro und ein Cent'],
    [100, 'ein Euro'],
    [101, 'ein Euro und ein Cent'],
    [7_050, 'siebzig Euro und fünfzig Cent'],
    [6_800_026, 'achtundsechzigtausend Euro und sechsundzwanzig Cent'],
    [7_210_000, 'zweiundsiebzigtausendeinhundert Euro'],
    [7_210_044, 'zweiundsiebzigtausendeinhundert Euro und vierundvierzig Cent'],
    [11_820_000, 'einhundertachtzehntausendzweihundert Euro'],
    [100_000_000, 'eine Million Euro'],
  ])('writes %d cents as %s', (cents, words) => {
    expect(amountInWords(cents)).toBe(words);
  });

  it('has no words for a negative amount', () => {
    expect(() => amountInWords(-1)).toThrow('negative');
  });
});

describe('figures', () => {
  it('writes rates without idle zeros', () => {
    expect([8000, 8050, 10_000, 9125].map(rate)).toEqual(['80 v. H.', '80,5 v. H.', '100 v. H.', '91,25 v. H.']);
  });

  it('writes an amount with its currency', () => {
    expect(euros(7_210_000)).toBe('72.100,00 EUR');
  });
});
