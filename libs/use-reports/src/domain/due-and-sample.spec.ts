import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wordsOfLaw } from '#funding-law';
import { CalendarDate } from '#kernel';
import { reachedStep, reportDuties, type DueChange } from './due-days.js';
import { drawSample, SAMPLE_METHODS } from './sample.js';

const day = (text: string): CalendarDate => CalendarDate.iso(text);
const AWARD = { periodFrom: day('2027-01-01'), periodTo: day('2028-11-30'), years: [2027, 2028] };
const NRW = wordsOfLaw('NW', day('2027-01-01'));
const TERMS = { useReportMonths: 3, interimReportMonths: 4 };
const change = (changes: Partial<DueChange>): DueChange => ({
  kind: 'FINAL',
  budgetYear: null,
  basis: 'EXTENSION',
  state: 'IN_FORCE',
  dueOn: day('2029-05-31'),
  decidedAt: new Date('2029-02-01T09:00:00Z'),
  ...changes,
});

describe('The day on which a report is due', () => {
  it('follows the end of the period and of every year but the last', () => {
    expect(
      reportDuties(AWARD, TERMS, [], NRW).map(({ kind, budgetYear, due }) => [kind, budgetYear, due.toString()]),
    ).toEqual([
      ['INTERIM', 2027, '2028-04-30'],
      ['FINAL', null, '2029-02-28'],
    ]);
  });

  it('is reasoned with the law of the Land whose grant it is', () => {
    const basesIn = (land: string): string[] => {
      const law = wordsOfLaw(land, day('2027-01-01'));
      const moved = (['INVESTMENT', 'EXTENSION'] as const).map((basis) => [change({ basis })]);
      return [[], ...moved].map((changes) => reportDuties(AWARD, TERMS, changes, law).at(-1)?.basis ?? '');
    };
    expect(basesIn('NW')).toEqual([
      '3 Monate nach Ende des Bewilligungszeitraums (Nr. 7.1 ANBest-G)',
      'Frist für Investitionen (Nr. 7.1 ANBest-G)',
      'verlängerte Frist (§ 31 Abs. 7 VwVfG NRW)',
    ]);
    expect(basesIn('NI')).toEqual([
      '3 Monate nach Ende des Bewilligungszeitraums (Nr. 6.1 ANBest-P)',
      'Frist für Investitionen (Nr. 6.1 ANBest-P)',
      'verlängerte Frist (§ 31 Abs. 7 VwVfG i. V. m. § 1 Abs. 1 NVwVfG)',
    ]);
  });

  it('is moved by the latest decision in force, not by requests, refusals or those of other reports', () => {
    const moved = (changes: DueChange[]): string =>
      reportDuties(AWARD, TERMS, changes, NRW).at(-1)?.due.toString() ?? '';
    const earlier = change({ dueOn: day('2029-03-31'), decidedAt: new Date('2029-01-01T09:00:00Z') });
    expect(moved([change({}), earlier])).toBe('2029-05-31');
    expect(moved([change({ state: 'REQUESTED', decidedAt: null }), earlier])).toBe('2029-03-31');
    expect(moved([change({ state: 'REFUSED' }), change({ kind: 'INTERIM', budgetYear: 2027 })])).toBe('2029-02-28');
  });

  it.each([
    ['2027-03-01', null],
    ['2027-03-02', { step: -30, form: 'MAIL' }],
    ['2027-04-01', { step: 0, form: 'MAIL' }],
    ['2027-04-14', { step: 0, form: 'MAIL' }],
    ['2027-04-15', { step: 14, form: 'REMINDER' }],
    ['2027-04-29', { step: 28, form: 'FINAL_REMINDER' }],
    ['2028-04-29', { step: 28, form: 'FINAL_REMINDER' }],
  ])('is reminded of on %s as %p', (today, expected) => {
    expect(reachedStep(day('2027-04-01'), day(today), [-30, 0, 14, 28])).toEqual(expected);
  });

  it('threatens nothing where the programme reminds only once after the day', () => {
    expect(reachedStep(day('2027-04-01'), day('2027-05-01'), [-30, 14])).toEqual({ step: 14, form: 'REMINDER' });
  });
});

describe('A sample', () => {
  const lines = fc
    .array(
      fc.record({
        itemId: fc.constantFrom('a', 'b', 'c'),
        eligibleCents: fc.integer({ min: -10_000, max: 1_000_000 }),
      }),
      { minLength: 1, maxLength: 80 },
    )
    .map((list) => list.map((line, index) => ({ ...line, id: `l${index}`, number: index + 1 })));
  const wish = fc.record({
    method: fc.constantFrom(...SAMPLE_METHODS),
    size: fc.integer({ min: 1, max: 90 }),
    seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  });

  it('is the same list for the same seed, without a line twice, never larger than asked', () => {
    fc.assert(
      fc.property(lines, wish, (list, asked) => {
        const drawn = drawSample(list, asked);
        expect(drawSample([...list].reverse(), asked)).toEqual(drawn);
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn.length).toBeLessThanOrEqual(Math.min(asked.size + 1, list.length));
      }),
    );
  });

  it('by items takes a line of each while the size allows it', () => {
    fc.assert(
      fc.property(lines, wish, (list, asked) => {
        const items = new Set(list.map(({ itemId }) => itemId));
        const size = Math.max(asked.size, items.size);
        const drawn = new Set(drawSample(list, { ...asked, method: 'STRATIFIED', size }));
        expect(new Set(list.filter(({ id }) => drawn.has(id)).map(({ itemId }) => itemId))).toEqual(items);
      }),
    );
  });

  it('by amounts always takes a line above the interval', () => {
    const list = [1, 2, 3, 4].map((number) => ({
      id: `l${number}`,
      number,
      itemId: 'a',
      eligibleCents: number === 3 ? 900_000 : 1_000,
    }));
    for (let seed = 0; seed < 50; seed += 1)
      expect(drawSample(list, { method: 'AMOUNT_WEIGHTED', size: 2, seed })).toContain('l3');
  });

  it('keeps its published generator: this list does not change', () => {
    const list = Array.from({ length: 20 }, (_, index) => ({
      id: String(index + 1),
      number: index + 1,
      itemId: 'a',
      eligibleCents: 1_000,
    }));
    expect(drawSample(list, { method: 'STRATIFIED', size: 4, seed: 2027 })).toMatchInlineSnapshot(`
     [
       "4",
       "8",
       "10",
       "20",
     ]
    `);
  });
});
