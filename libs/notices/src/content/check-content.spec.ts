import { describe, expect, it } from '@jest/globals';
import { checkContent } from '#notices';
import { FULL_AWARD, NOTICE_SAMPLES, PARTIAL_AWARD, REJECTION } from '#notices/testing';
import { NOTICE_TITLES } from '../read/notice-titles.js';

describe('checking a content before it is signed', () => {
  it.each(Object.entries(NOTICE_SAMPLES))('accepts the sample %s', (_name, content) => {
    expect(checkContent(content)).toMatchObject({ ok: true });
  });

  it('has a sample of every kind of notice, so that each is validated as a PDF', () => {
    const sampled = new Set<string>(Object.values(NOTICE_SAMPLES).map(({ kind }) => kind));
    expect(Object.keys(NOTICE_TITLES).filter((kind) => !sampled.has(kind))).toEqual([]);
  });

  it('refuses an award whose yearly tranches miss the grant by one cent', () => {
    const tranches = [{ year: 2027, authorisation: 'EXPENDITURE' as const, amountCents: 7_209_999 }];
    expect(checkContent({ ...FULL_AWARD, tranches })).toMatchObject({
      refusal: {
        kind: 'notice-sums-differ',
        facts: { which: 'tranches', expectedCents: 7_210_000, actualCents: 7_209_999 },
      },
    });
  });

  it('refuses an award whose financing does not cover the eligible costs', () => {
    expect(checkContent({ ...FULL_AWARD, eligibleCostsCents: 9_012_501 })).toMatchObject({
      refusal: { kind: 'notice-sums-differ', facts: { which: 'costItems' } },
    });
  });

  it('refuses a cut without its reason', () => {
    const costItems = PARTIAL_AWARD.costItems.map((item) => ({ ...item, cutReason: null }));
    expect(checkContent({ ...PARTIAL_AWARD, costItems })).toMatchObject({
      refusal: { kind: 'reasons-missing', pointer: '/costItems/1/cutReason' },
    });
  });

  it('refuses a rejection and a partial award without reasons', () => {
    expect(checkContent({ ...REJECTION, reasons: [] })).toMatchObject({ refusal: { kind: 'reasons-missing' } });
    expect(checkContent({ ...PARTIAL_AWARD, reasons: [] })).toMatchObject({ refusal: { kind: 'reasons-missing' } });
  });

  it('refuses a day that does not exist and says where', () => {
    expect(checkContent({ ...FULL_AWARD, date: '2027-02-29' })).toMatchObject({
      refusal: { kind: 'date-does-not-exist', pointer: '/date' },
    });
  });

  it('refuses a character that cannot be printed and says where', () => {
    expect(checkContent({ ...FULL_AWARD, goals: ['gut', 'besser 👍'] })).toMatchObject({
      refusal: { kind: 'character-not-printable', pointer: '/goals/1', facts: { codePoint: 'U+1F44D' } },
    });
  });

  it('is refused without the court of the remedy and its seat (H11)', () => {
    for (const court of [
      { name: '', seat: 'Minden' },
      { name: 'Verwaltungsgericht Minden', seat: ' ' },
    ]) {
      expect(checkContent({ ...FULL_AWARD, court })).toMatchObject({ ok: false, refusal: { kind: 'court-missing' } });
    }
  });
});
