import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { checkTerms } from './check-terms.js';
import { completeTerms, SETTLEMENT_DEFAULTS, type StoredTerms } from './complete-terms.js';
import { unverifiedParameters } from './unverified.js';

const current: StoredTerms = JSON.parse(readFileSync('libs/programmes/reference/nrweltoffen.json', 'utf8')).terms[0]
  .terms;
const names = Object.keys(SETTLEMENT_DEFAULTS);
const older: StoredTerms = JSON.parse(
  JSON.stringify(current, (name, value: unknown) => (names.includes(name) ? undefined : value)),
);
const before: StoredTerms = { ...older, unverified: older.unverified.filter((name) => !names.includes(name)) };

describe('terms that were recorded before settlement had parameters', () => {
  it('count with the defaults, all of them unverified', () => {
    const { terms, assumed } = completeTerms(before);
    expect(assumed).toEqual(names);
    expect(terms).toMatchObject({ hearingDays: 21, recoveryPaymentMonths: 1, knowledgeMonths: 12 });
    expect(terms.unverified).toEqual(expect.arrayContaining([...names]));
    expect(checkTerms(terms).refusals).toEqual([]);
  });

  it('keep what they hold, and lose nothing', () => {
    const { terms, assumed } = completeTerms({ ...before, hearingDays: 28 });
    expect(terms).toMatchObject({ ...older, hearingDays: 28, unverified: terms.unverified });
    expect(assumed).not.toContain('hearingDays');
  });

  it('leave the defaults unverified even where a person has verified the version', () => {
    const { terms, assumed } = completeTerms(before);
    expect(unverifiedParameters({ terms, assumed, verifiedBy: 'Vera Muster' })).toEqual(names);
  });

  it('are complete in the reference, so that nothing is assumed', () => {
    const { terms, assumed } = completeTerms(current);
    expect(assumed).toEqual([]);
    expect(unverifiedParameters({ terms, assumed, verifiedBy: 'Vera Muster' })).toEqual([]);
  });
});
