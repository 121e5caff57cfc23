import { describe, expect, it } from '@jest/globals';
import { CalendarDate } from '#kernel';
import { openGrantJson, toOpenGrant, type PublicAward } from './open-grant.js';

const AWARD: PublicAward = {
  prefix: 'DE-NWLKS',
  funder_id: 'DE-NW-LKS',
  funder_name: 'Landeskoordinierungsstelle',
  file_number: 'NRWO-2027-0001',
  land: 'NW',
  programme_code: 'NRWELTOFFEN',
  programme_name: 'NRWeltoffen',
  district_ags: '05358',
  district_name: 'Kreis Düren',
  recipient_id: '01900000-0000-7000-8000-0000000abcde',
  recipient_name: 'Kreis Düren',
  recipient_kind: 'KREIS',
  first_year: 2027,
  last_year: 2027,
  amount_cents: 4_000_007,
  paid_cents: 0,
  awarded_on: '2026-11-02',
  period_from: '2027-01-01',
  period_to: '2027-12-31',
  version: 1,
  is_annulled: false,
  deliveries: [{ kind: 'PORTAL_RETRIEVED', on: '2026-11-19' }],
  changed_at: '2026-11-02T09:00:00+00:00',
};
const SOURCE = { page: 'https://foerderakte.example/offene-daten', licence: 'https://www.govdata.de/dl-de/zero-2-0' };

const on = (day: string, change: Partial<PublicAward> = {}) =>
  toOpenGrant({ ...AWARD, ...change }, SOURCE, CalendarDate.iso(day));
const sumsOf = (grant: ReturnType<typeof on>) => {
  const [{ startDate, endDate }] = grant.plannedDates;
  return [grant.amountAwarded?.toCents() ?? null, grant.amountDisbursed?.toCents() ?? null, startDate, endDate];
};
const OPEN = [4_000_007, 0, '2027-01-01', '2027-12-31'];
const EMPTY = [null, null, null, null];

describe('an award as open data', () => {
  it('shows sums and period from the first day of finality', () => {
    expect([sumsOf(on('2026-12-20')), on('2026-12-20').withheld]).toEqual([EMPTY, ['NOT_FINAL']]);
    expect([sumsOf(on('2026-12-22')), on('2026-12-22').withheld]).toEqual([OPEN, []]);
  });

  it('withholds them again while a change is not final, and while an action is pending', () => {
    const changed = on('2027-03-01', { version: 2, deliveries: [{ kind: 'PORTAL_AVAILABLE', on: '2027-02-20' }] });
    expect([sumsOf(changed), changed.withheld]).toEqual([EMPTY, ['CHANGE_NOT_FINAL']]);
    const contested = on('2027-03-01', {
      deliveries: [...AWARD.deliveries, { kind: 'CONTESTED', on: '2026-12-10' }],
    });
    expect([sumsOf(contested), contested.withheld]).toEqual([EMPTY, ['NOT_FINAL']]);
  });

  it('shows what a court has left of it', () => {
    const deliveries = [...AWARD.deliveries, { kind: 'ANNULLED' as const, on: '2027-02-01' }];
    const annulled = on('2027-03-01', { version: 2, is_annulled: true, amount_cents: 0, deliveries });
    expect([sumsOf(annulled)[0], annulled.withheld]).toEqual([0, []]);
  });

  it('withholds a recipient that is no public body, and nothing else', () => {
    const grant = on('2027-03-01', { recipient_name: null, recipient_kind: 'VEREIN' });
    expect(grant.recipientOrganization).toEqual([{ id: null, name: null }]);
    expect([sumsOf(grant), grant.withheld]).toEqual([OPEN, ['RECIPIENT_PROTECTED']]);
  });

  it('names a district by its AGS, and another body in it by AGS and a part of its own', () => {
    expect(on('2027-03-01').recipientOrganization).toEqual([{ id: 'DE-AGS-05358', name: 'Kreis Düren' }]);
    const town = on('2027-03-01', { recipient_name: 'Stadt Jülich', recipient_kind: 'GEMEINDE' });
    expect(town.recipientOrganization[0].id).toBe('DE-AGS-05358-0000000abcde');
  });

  it('writes euros as numbers to the cent', () => {
    expect(openGrantJson(on('2027-03-01'))).toMatchObject({ amountAwarded: 40_000.07, amountDisbursed: 0 });
    expect(openGrantJson(on('2026-12-01'))).toMatchObject({ amountAwarded: null, amountDisbursed: null });
  });
});
