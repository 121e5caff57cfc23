import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holidaysOfLand } from '#funding-law';
import { CalendarDate } from '#kernel';
import type { Delivery, DeliveryKind } from './delivery.js';
import { NOTICE_STATUSES } from './notice-lifecycle.js';
import { serviceState } from './service-state.js';

const day = CalendarDate.iso;
const holidays = holidaysOfLand('NW');
const event = (kind: DeliveryKind, occurredOn: string): Delivery => ({
  kind,
  occurredOn: day(occurredOn),
  note: '',
  recordedByName: 'A. Beispiel',
  recordedAt: new Date(0),
});
const act = (today: string, ...events: [DeliveryKind, string][]) =>
  serviceState({
    isAct: true,
    deliveries: events.map(([kind, on]) => event(kind, on)),
    today: day(today),
    holidays,
  });
const dates = (state: ReturnType<typeof act>): (string | null)[] =>
  [state.servedOn, state.actionPeriodEnds, state.finalFrom, state.conservativeFinalFrom].map(
    (each) => each?.toString() ?? null,
  );

describe('the service of an act', () => {
  it('is not brought about by waiting in the portal, however long', () => {
    const state = act('2027-06-01', ['PORTAL_AVAILABLE', '2026-11-02']);
    expect([state.status, state.isServed, ...dates(state)]).toEqual(['DISPATCHED', false, null, null, null, null]);
    expect(state.reasons).toEqual([
      'Der Bescheid liegt seit dem 02.11.2026 im Portal bereit. Bekannt gegeben ist er damit noch nicht: Das geschieht erst am Tag nach dem ersten Abruf (§ 41 Abs. 2a VwVfG NRW).',
      'Er wurde innerhalb von 10 Tagen nicht abgerufen und sollte auf anderem Weg bekannt gegeben werden.',
    ]);
  });

  it('asks for another way only after the tenth day', () => {
    expect(act('2026-11-12', ['PORTAL_AVAILABLE', '2026-11-02']).reasons).toHaveLength(1);
    expect(act('2026-11-13', ['PORTAL_AVAILABLE', '2026-11-02']).reasons).toHaveLength(2);
  });

  it('comes on the day after the retrieval, and finality a month and a day later', () => {
    const on = (today: string) => act(today, ['PORTAL_AVAILABLE', '2026-11-02'], ['PORTAL_RETRIEVED', '2026-11-20']);
    expect(dates(on('2026-11-20'))).toEqual(['2026-11-21', '2026-12-21', '2026-12-22', '2026-12-24']);
    expect(['2026-11-20', '2026-11-21', '2026-12-21', '2026-12-22'].map((today) => on(today).status)).toEqual([
      'DISPATCHED',
      'SERVED',
      'SERVED',
      'FINAL',
    ]);
    expect([on('2026-12-22').isSafelyFinal, on('2026-12-24').isSafelyFinal]).toEqual([false, true]);
  });

  it('takes the earlier day where it went both ways', () => {
    const both = (posted: string, retrieved: string) =>
      act('2026-12-01', ['POSTED', posted], ['PORTAL_RETRIEVED', retrieved]);
    expect([both('2026-11-03', '2026-11-04').way, both('2026-11-03', '2026-11-04').servedOn?.toString()]).toEqual([
      'PORTAL',
      '2026-11-05',
    ]);
    expect([both('2026-11-03', '2026-11-10').way, both('2026-11-03', '2026-11-10').servedOn?.toString()]).toEqual([
      'POST',
      '2026-11-07',
    ]);
  });

  it('by post waits for the fiction when the letter came earlier, and for the letter when it came later', () => {
    const received = (on: string) => act('2026-12-01', ['POSTED', '2026-11-20'], ['RECEIVED', on]);
    expect(dates(received('2026-11-21'))).toEqual(['2026-11-24', '2026-12-24', '2026-12-25', '2026-12-25']);
    expect(dates(received('2026-11-24'))).toEqual(dates(received('2026-11-21')));
    expect(dates(received('2026-11-25'))).toEqual(['2026-11-25', '2026-12-28', '2026-12-29', '2026-12-29']);
    expect(received('2026-11-25').reasons[0]).toBe(
      'Der Bescheid ist nachweislich erst am 25.11.2026 zugegangen, nicht schon am 24.11.2026; deshalb zählt der Tag des Zugangs (§ 41 Abs. 2 Satz 3 VwVfG NRW).',
    );
  });

  it('counts from a recorded day alone, and a later record corrects an earlier one', () => {
    expect(dates(act('2026-12-01', ['RECEIVED', '2026-11-25'], ['RECEIVED', '2026-11-26']))[0]).toBe('2026-11-26');
  });
});

describe('the finality of an act', () => {
  const RETRIEVED: [DeliveryKind, string] = ['PORTAL_RETRIEVED', '2026-11-19'];

  it('comes with the waiver of remedies on that very day', () => {
    const state = act('2026-11-23', RETRIEVED, ['REMEDY_WAIVED', '2026-11-23']);
    expect([state.status, state.isFinal, state.isSafelyFinal, state.finalFrom?.toString()]).toEqual([
      'FINAL',
      true,
      true,
      '2026-11-23',
    ]);
    expect(state.reasons.at(-1)).toContain('Am 23.11.2026 wurde auf Rechtsbehelfe verzichtet');
  });

  it('waits for the end of an action, whatever it is', () => {
    const contested = act('2027-06-01', RETRIEVED, ['CONTESTED', '2026-12-10']);
    expect([contested.status, contested.isFinal, contested.finalFrom]).toEqual(['CONTESTED', false, null]);
    const upheld = act('2027-06-01', RETRIEVED, ['CONTESTED', '2026-12-10'], ['UPHELD', '2027-05-03']);
    expect([upheld.status, upheld.finalFrom?.toString()]).toEqual(['FINAL', '2027-05-03']);
    const annulled = act('2027-06-01', RETRIEVED, ['CONTESTED', '2026-12-10'], ['ANNULLED', '2027-05-03']);
    expect([annulled.status, annulled.isFinal, annulled.finalFrom]).toEqual(['ANNULLED', false, null]);
  });
});

describe('a letter', () => {
  it('is there once retrieved, and sets no period in motion', () => {
    const letter = (...events: Delivery[]) =>
      serviceState({ isAct: false, deliveries: events, today: day('2027-06-01'), holidays });
    expect(letter(event('PORTAL_AVAILABLE', '2026-11-02')).status).toBe('DISPATCHED');
    const read = letter(event('PORTAL_AVAILABLE', '2026-11-02'), event('PORTAL_RETRIEVED', '2026-11-03'));
    expect([read.status, read.isFinal, read.actionPeriodEnds]).toEqual(['SERVED', false, null]);
  });
});

describe('every notice', () => {
  const KINDS: DeliveryKind[] = [
    'PORTAL_AVAILABLE',
    'PORTAL_RETRIEVED',
    'POSTED',
    'RECEIVED',
    'REMEDY_WAIVED',
    'CONTESTED',
    'UPHELD',
    'ANNULLED',
  ];
  const anEvent = fc
    .record({ kind: fc.constantFrom(...KINDS), offset: fc.nat(400) })
    .map(({ kind, offset }): Delivery => ({
      ...event(kind, '2026-01-01'),
      occurredOn: day('2026-01-01').plusDays(offset),
    }));
  // A court acts on what is served, and a waiver follows service: the use cases see to it.
  const inOrder = (events: Delivery[]): Delivery[] => {
    const served = serviceState({ isAct: true, deliveries: events, today: day('2030-01-01'), holidays }).servedOn;
    const isAboutRemedies = ({ kind }: Delivery): boolean =>
      ['REMEDY_WAIVED', 'CONTESTED', 'UPHELD', 'ANNULLED'].includes(kind);
    return events.filter((each) => !isAboutRemedies(each) || (served !== null && !each.occurredOn.isBefore(served)));
  };

  it('never falls back while the days pass: served stays served, final stays final', () => {
    const rank = (status: string): number => NOTICE_STATUSES.findIndex((each) => each === status);
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(anEvent, { maxLength: 7 }),
        fc.nat(900),
        fc.nat(900),
        (isAct, events, first, second) => {
          const deliveries = inOrder(events);
          const on = (offset: number) =>
            serviceState({ isAct, deliveries, today: day('2026-01-01').plusDays(offset), holidays });
          const [earlier, later] = [on(Math.min(first, second)), on(Math.max(first, second))];
          expect(later.servedOn).toEqual(earlier.servedOn);
          expect(later.finalFrom).toEqual(earlier.finalFrom);
          expect(Number(later.isServed)).toBeGreaterThanOrEqual(Number(earlier.isServed));
          expect(Number(later.isFinal)).toBeGreaterThanOrEqual(Number(earlier.isFinal));
          expect(Number(later.isSafelyFinal)).toBeGreaterThanOrEqual(Number(earlier.isSafelyFinal));
          if (earlier.status !== 'CONTESTED') expect(rank(later.status)).toBeGreaterThanOrEqual(rank(earlier.status));
          if (later.isSafelyFinal) expect(later.isFinal).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
