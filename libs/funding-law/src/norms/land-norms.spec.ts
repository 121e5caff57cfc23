import { describe, expect, it } from '@jest/globals';
import { CalendarDate } from '#kernel';
import { LAND_NORMS, landNormsOn } from './land-norms.js';

const DAY = CalendarDate.of(2027, 3, 1);

describe('the norms of a Land', () => {
  it('are its own: Niedersachsen cites nothing of Nordrhein-Westfalen', () => {
    const norms = landNormsOn('NI', DAY);
    expect(JSON.stringify(norms)).toContain('NVwVfG');
    expect(JSON.stringify(norms)).not.toMatch(/NRW|VVG|ANBest-G/);
    expect(landNormsOn('NW', DAY)).toMatchObject({ ok: true, value: { procedureAct: 'VwVfG NRW' } });
  });

  it('are not guessed for a Land or a day without any', () => {
    for (const [land, day] of [
      ['HE', DAY],
      ['NI', CalendarDate.of(2001, 1, 1)],
    ] as const)
      expect(landNormsOn(land, day)).toEqual({ ok: false, refusal: { kind: 'land-norms-missing', facts: { land } } });
  });

  it('stay marked as unverified until somebody confirms them', () => {
    for (const versions of Object.values(LAND_NORMS))
      for (const { verifiedBy } of versions) expect(verifiedBy).toBeNull();
  });
});
