import type { CalendarDate } from '#kernel';
import { formatDate, type Step } from '../layout/index.js';
import { dayOfEvent, hasHappened, type LifeStanding } from './life.js';

interface Milestone {
  readonly label: string;
  readonly isDone: (life: LifeStanding) => boolean;
  readonly day: (life: LifeStanding) => CalendarDate | null;
  /** Before the day: "bis". */
  readonly prefix?: string;
}

const due = (life: LifeStanding, kind: string): CalendarDate | null =>
  life.duties.findLast((duty) => duty.kind === kind)?.due ?? null;

/** The seven steps of a grant. A proof of use before the end of the period ends the period: nobody waits for its last day. */
const MILESTONES: readonly Milestone[] = [
  { label: 'Bescheid', isDone: () => true, day: (life) => dayOfEvent(life, 'award-signed') },
  {
    label: 'Bekannt gegeben',
    isDone: (life) => hasHappened(life, 'notice-served'),
    day: (life) => dayOfEvent(life, 'notice-served'),
  },
  {
    label: 'Bestandskräftig',
    isDone: (life) => hasHappened(life, 'notice-final', 'remedies-waived', 'notice-upheld'),
    day: (life) => dayOfEvent(life, 'remedies-waived') ?? dayOfEvent(life, 'notice-final'),
  },
  {
    label: 'Laufzeit',
    isDone: ({ award, today }) => award.periodTo.isBefore(today),
    day: ({ award }) => award.periodTo,
    prefix: 'bis ',
  },
  {
    label: 'Verwendungsnachweis',
    isDone: (life) => hasHappened(life, 'use-report-submitted'),
    day: (life) => dayOfEvent(life, 'use-report-submitted') ?? due(life, 'use-report-due'),
  },
  {
    label: 'Prüfung',
    isDone: (life) => hasHappened(life, 'use-report-examined'),
    day: (life) => dayOfEvent(life, 'use-report-examined'),
  },
  {
    label: 'Schlussbescheid',
    isDone: (life) => hasHappened(life, 'settlement-signed'),
    day: (life) => dayOfEvent(life, 'settlement-signed'),
  },
];

const REPORTED = 4;

export function lifeSteps(life: LifeStanding): Step[] {
  const lastDone = MILESTONES.findLastIndex(({ isDone }) => isDone(life));
  const firstOpen = MILESTONES.findIndex(({ isDone }) => !isDone(life));
  const current = lastDone >= REPORTED ? lastDone + 1 : firstOpen;
  return MILESTONES.map(({ label, day, prefix = '' }, index) => {
    const on = day(life);
    return {
      label,
      state: index < current ? 'done' : index === current ? 'now' : 'open',
      note: on ? `${prefix}${formatDate(on)}` : undefined,
    };
  });
}

/** The steps by name and what comes after the last one: for filters. */
export const STEP_LABELS: readonly string[] = [...MILESTONES.map(({ label }) => label), 'Abgeschlossen'];

export interface ReachedStep {
  readonly label: string;
  /** Counts from 1; one more than `of` when all steps are done. */
  readonly current: number;
  readonly of: number;
}

/** The step a grant has reached, for lists. */
export function stepReached(life: LifeStanding): ReachedStep {
  const steps = lifeSteps(life);
  const index = steps.findIndex(({ state }) => state === 'now');
  const current = index === -1 ? steps.length : index;
  return { label: STEP_LABELS[current] ?? '', current: current + 1, of: steps.length };
}
