import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { checkTerms } from './check-terms.js';
import { TERM_FIELDS } from './terms-catalogue.js';

const read = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(`libs/programmes/reference/${name}`, 'utf8')).terms[0].terms;
const NRWELTOFFEN = read('nrweltoffen.json');
const PARTNERSHIP = read('demokratie-leben.json');

const refusalsOf = (change: object): string[] =>
  checkTerms({ ...NRWELTOFFEN, ...change }).refusals.map(({ kind, pointer }) => `${kind} ${pointer}`);

describe('the check of programme terms', () => {
  it.each([NRWELTOFFEN, PARTNERSHIP])('accepts the terms of both programmes', (terms) => {
    expect(checkTerms(terms)).toEqual({ terms, refusals: [] });
  });

  it('knows every parameter of both programmes, and nothing else', () => {
    const inCatalogue = [...new Set(TERM_FIELDS.map(({ path }) => path.split('/')[0])), 'unverified'].sort();
    expect(Object.keys(NRWELTOFFEN).sort()).toEqual(inCatalogue);
    expect(Object.keys(PARTNERSHIP).sort()).toEqual(inCatalogue);
  });

  it('says for every parameter what it does and what it rests on', () => {
    const silent = TERM_FIELDS.filter(({ label, explanation, legalSource }) => !label || !explanation || !legalSource);
    expect(silent).toEqual([]);
  });

  it.each([
    [{ rateBps: 10_001 }, 'number-out-of-range /rateBps'],
    [{ rateBps: -1 }, 'number-out-of-range /rateBps'],
    [{ rateBps: 80.5 }, 'number-out-of-range /rateBps'],
    [{ rateBps: Number.NaN }, 'number-out-of-range /rateBps'],
    [{ rateBps: '8000' }, 'number-out-of-range /rateBps'],
    [{ rateBps: 0 }, 'number-out-of-range /rateBps'],
    [{ infoRequestDays: 0 }, 'number-out-of-range /infoRequestDays'],
    [{ infoRequestDays: 367 }, 'number-out-of-range /infoRequestDays'],
    [{ infoRequestDays: undefined }, 'entry-missing /infoRequestDays'],
    [{ financingType: 'GIFT' }, 'entry-not-offered /financingType'],
    [{ financingType: 'FIXED' }, 'entry-not-offered /financingType'],
    [{ councilConsentRequired: 'ja' }, 'entry-not-offered /councilConsentRequired'],
    [{ normSet: ' ' }, 'entry-missing /normSet'],
    [{ normSet: 'x'.repeat(121) }, 'entry-too-long /normSet'],
    [{ demarcationProgramme: 'a b' }, 'code-form /demarcationProgramme'],
    [{ useOfFunds: { weeks: 6 } }, 'period-unreadable /useOfFunds'],
    [{ useOfFunds: { days: 0 } }, 'number-out-of-range /useOfFunds'],
    [{ reminderDays: [-30, -30] }, 'entry-twice /reminderDays'],
    [{ reminderDays: [-367] }, 'number-out-of-range /reminderDays'],
    [{ reminderDays: 'often' }, 'list-unreadable /reminderDays'],
    [
      { upload: { fileBytesMax: 15_728_640, filesMax: 0, acceptedTypes: ['pdf'] } },
      'number-out-of-range /upload/filesMax',
    ],
    [{ upload: { fileBytesMax: 15_728_640, filesMax: 20, acceptedTypes: [] } }, 'list-empty /upload/acceptedTypes'],
    [
      { upload: { fileBytesMax: 15_728_640, filesMax: 20, acceptedTypes: ['exe'] } },
      'entry-not-allowed /upload/acceptedTypes',
    ],
    [{ costCategories: [] }, 'list-empty /costCategories'],
    [
      { costCategories: [{ code: 'A', label: 'A', hint: '', eligible: false }] },
      'no-eligible-category /costCategories',
    ],
    [{ costCategories: [{ code: '1A', label: 'A', hint: '', eligible: true }] }, 'code-form /costCategories/0/code'],
    [{ phases: [{ code: 'A', label: '', needsConcept: true }] }, 'entry-missing /phases/0/label'],
    [{ checks: [] }, 'list-empty /checks'],
    [{ projectCategories: ['REISEN'] }, 'category-unknown /projectCategories'],
    [{ minProjectShareBps: 5000 }, 'list-empty /projectCategories'],
    [{ unverified: ['colour'] }, 'parameter-unknown /unverified'],
    [{ colour: 'blue' }, 'parameter-unknown /colour'],
  ])('refuses %j and names the field', (change, finding) => {
    expect(refusalsOf(change)).toEqual([finding]);
  });

  it('refuses a code that stands twice in a list, in its second row', () => {
    const category = { code: 'SACH', label: 'Sachausgaben', hint: '', eligible: true };
    expect(refusalsOf({ costCategories: [category, category] })).toEqual(['entry-twice /costCategories/1/code']);
  });

  it('tells all findings at once', () => {
    expect(refusalsOf({ rateBps: null, checks: null, normSet: '' })).toEqual([
      'entry-missing /rateBps',
      'entry-missing /normSet',
      'entry-missing /checks',
    ]);
  });

  it.each([null, undefined, 'terms', 5, []])('refuses %j as a whole', (value) => {
    expect(checkTerms(value).refusals.length).toBeGreaterThan(10);
  });
});
