import { describe, expect, it } from '@jest/globals';
import { CalendarDate } from '#kernel';
import { CITATION_VERSIONS } from './citations.js';
import { versionOn, type NormVersion } from './norm-version.js';

const day = CalendarDate.iso;
const version = (id: string, from: string, to: string | null): NormVersion<string> => ({
  id,
  validFrom: day(from),
  validTo: to === null ? null : day(to),
  source: 'test',
  verifiedBy: null,
  value: id,
});
const old = version('old', '2020-01-01', '2024-12-31');
const current = version('current', '2025-01-01', null);

describe('A norm by date', () => {
  it.each([
    ['2020-01-01', 'old'],
    ['2024-12-31', 'old'],
    ['2025-01-01', 'current'],
    ['2199-12-31', 'current'],
  ])('on %s is the %s version', (date, id) => {
    expect(versionOn([current, old], day(date))).toMatchObject({ ok: true, value: { id } });
  });

  it('is refused where none is known', () => {
    expect(versionOn([old], day('2019-12-31'))).toMatchObject({
      refusal: { kind: 'no-version-for-date', facts: { date: '2019-12-31', known: ['old'] } },
    });
    expect(versionOn([], day('2026-01-01'))).toMatchObject({ refusal: { kind: 'no-version-for-date' } });
  });

  it('is refused where two versions overlap', () => {
    const overlapping = version('overlapping', '2024-12-31', null);
    expect(versionOn([old, overlapping], day('2024-12-31'))).toMatchObject({
      refusal: { kind: 'several-versions-for-date', facts: { versions: ['old', 'overlapping'] } },
    });
  });

  it('finds one edition of the citations around the change of April 2026', () => {
    const idOn = (date: string) => versionOn(CITATION_VERSIONS, day(date));
    expect(idOn('2026-04-21')).toMatchObject({ value: { id: 'vvg-44-lho-2012' } });
    expect(idOn('2026-04-22')).toMatchObject({ value: { id: 'vvg-44-lho-2026', verifiedBy: null } });
  });
});
