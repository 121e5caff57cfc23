import { describe, expect, it } from '@jest/globals';
import { CalendarDate } from '#kernel';
import { holidaysOfLand } from '../deadlines/holidays.js';
import { dayPeriod } from '../deadlines/periods.js';
import { portalRetrieval, postFiction } from '../deadlines/service.js';
import { LAND_NORMS, landNormsOn, wordsOfLaw } from './land-norms.js';

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

  it('are cited beside every deadline of the Land', () => {
    const reasonsIn = (land: string): string => {
      const holidays = holidaysOfLand(land);
      const served = [
        postFiction({ posted: DAY, holidays }),
        postFiction({ posted: CalendarDate.of(2024, 3, 1), holidays }),
        portalRetrieval({ retrieved: DAY, holidays }),
      ];
      const sunday = dayPeriod({ eventDay: CalendarDate.of(2027, 3, 6), days: 1, holidays });
      return [...served.flatMap((each) => (each.ok ? each.value.reasons : [])), ...sunday.reasons].join('\n');
    };
    expect(reasonsIn('NW').match(/VwVfG NRW/g)).toHaveLength(4);
    const act = 'VwVfG i. V. m. § 1 Abs. 1 NVwVfG';
    for (const cited of [
      `(§ 41 Abs. 2 Satz 1 ${act}).`,
      `(§ 41 Abs. 2 Satz 1 ${act} in der bis 31.12.2024 geltenden Fassung).`,
      `(§ 41 Abs. 2a ${act}).`,
      `(§ 31 Abs. 3 ${act}, § 193 BGB).`,
    ])
      expect(reasonsIn('NI')).toContain(cited);
    expect(reasonsIn('NI')).not.toContain('NRW');
    expect(reasonsIn('HE')).not.toMatch(/NRW|NVwVfG/);
  });

  it('lend words that name no Land where they are unknown', () => {
    expect(JSON.stringify(wordsOfLaw('HE', DAY))).not.toMatch(/NRW|Nds|VVG|ANBest-/);
    expect(wordsOfLaw('HE', DAY).procedureAct).toBe('VwVfG');
  });

  it('stay marked as unverified until somebody confirms them', () => {
    for (const versions of Object.values(LAND_NORMS))
      for (const { verifiedBy } of versions) expect(verifiedBy).toBeNull();
  });
});
