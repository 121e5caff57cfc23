import type { Award } from '#awards';
import type { DrawingSituation, UseInTime } from '#disbursements';
import type { OrganisationView } from '#districts';
import type { Actor, CalendarDate, LifeDuty, LifeEvent, Money } from '#kernel';
import type { NoticeView } from '#notices';

/** Everything the page of a grant tells, gathered from the contexts that know it. */
export interface GrantLife {
  readonly actor: Actor;
  readonly award: Award;
  readonly recipient: OrganisationView;
  readonly programme: string;
  readonly situation: DrawingSituation;
  readonly use: UseInTime;
  /** Of the case, newest first. */
  readonly notices: readonly NoticeView[];
  /** What happened and what comes by itself, in the order of the days; those of the same day in the order they were told. */
  readonly events: readonly LifeEvent[];
  /** What is to be done, in the order of the days. */
  readonly duties: readonly LifeDuty[];
  /** The grant's share that a proof of use has proved; null before there is one. */
  readonly proved: Money | null;
  readonly today: CalendarDate;
  readonly asOf: Date;
}

/** What the steps of a grant and its next duty follow from: enough for a line in a list. */
export type LifeStanding = Pick<GrantLife, 'award' | 'events' | 'duties' | 'today'>;

/** Interim reports have the same kinds as the final one; the steps of a grant know only the final one. */
const isOfFinalReport = ({ facts }: LifeEvent): boolean => facts['report'] !== 'INTERIM';

/** Whether something of this kind has happened until today. */
export const hasHappened = ({ events, today }: LifeStanding, ...kinds: readonly string[]): boolean =>
  events.some((event) => kinds.includes(event.kind) && isOfFinalReport(event) && !event.on.isAfter(today));

/** In the order of the days. What requests say about the use of money counts until the proof of use does. */
export function inOrder(standing: LifeStanding): LifeDuty[] {
  const isProved = hasHappened(standing, 'use-report-submitted');
  return standing.duties
    .filter(({ kind }) => !(isProved && kind === 'use-payment'))
    .sort((one, other) => one.due.compare(other.due));
}

export const dayOfEvent = ({ events }: LifeStanding, kind: string): CalendarDate | null =>
  events.findLast((event) => event.kind === kind && isOfFinalReport(event))?.on ?? null;
