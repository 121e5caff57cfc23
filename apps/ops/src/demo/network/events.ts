import type { EventKind, EventPhenomenon } from '#events';

export interface DemoEvent {
  readonly kind: EventKind;
  readonly phenomenon: EventPhenomenon | null;
  readonly title: string;
  readonly organiser: string;
  readonly place: string;
  readonly districtAgs: string;
  /** Days from the demo's today. */
  readonly inDays: number;
  readonly capacity: number;
  /** How many invented people register and confirm. */
  readonly guests: number;
}

const awareness = (phenomenon: EventPhenomenon, title: string, inDays: number): DemoEvent => ({
  ...{ kind: 'AWARENESS', phenomenon, title, organiser: 'Kommunen gegen Extremismus, IM NRW', place: 'online' },
  ...{ districtAgs: '05111', inDays, capacity: 40, guests: 3 },
});

export const EVENTS: readonly DemoEvent[] = [
  {
    ...{
      kind: 'DEMOCRACY_CONFERENCE',
      phenomenon: null,
      title: 'Demokratiekonferenz Hamm',
      organiser: 'LKS mit der Stadt Hamm',
    },
    ...{ place: 'Hamm, Maximilianpark', districtAgs: '05915', inDays: 25, capacity: 5, guests: 7 },
  },
  {
    ...{ kind: 'ANNUAL_MEETING', phenomenon: null, title: 'Jahrestreffen „Kommunen gegen Extremismus“' },
    ...{ organiser: 'IM NRW', place: 'Düsseldorf', districtAgs: '05111', inDays: 40, capacity: 120, guests: 4 },
  },
  {
    ...{ kind: 'NETWORKING', phenomenon: null, title: 'Vernetzungstreffen der Partnerschaften', organiser: 'LKS' },
    ...{ place: 'Dortmund', districtAgs: '05913', inDays: 60, capacity: 60, guests: 2 },
  },
  awareness('RIGHT', 'Rechtsextremismus erkennen', 32),
  awareness('LEFT', 'Linksextremismus erkennen', 46),
  awareness('ISLAMISM', 'Islamismus erkennen', 53),
  awareness('FOREIGN', 'Auslandsbezogenen Extremismus erkennen', 67),
];
