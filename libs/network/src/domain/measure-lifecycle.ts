import { Lifecycle, type Role } from '#kernel';

export const MEASURE_STATUSES = ['PLANNED', 'RUNNING', 'DONE', 'SUSPENDED', 'DROPPED'] as const;
export type MeasureStatus = (typeof MEASURE_STATUSES)[number];
export const MEASURE_ACTIONS = ['begin', 'finish', 'suspend', 'resume', 'drop', 'take-back'] as const;
export type MeasureAction = (typeof MEASURE_ACTIONS)[number];

/** Who keeps the registers. */
export const REGISTER_EDITORS: readonly Role[] = ['NETWORK_EDITOR', 'PROGRAMME_ADMIN'];

/** The way of a measure of an action concept. Pages, API and tests read this table. */
export const MEASURE_LIFECYCLE = new Lifecycle<MeasureStatus, MeasureAction, Role>({
  name: 'measure',
  initial: 'PLANNED',
  terminal: [],
  transitions: [
    { from: 'PLANNED', action: 'begin', to: 'RUNNING', by: REGISTER_EDITORS },
    { from: 'PLANNED', action: 'drop', to: 'DROPPED', by: REGISTER_EDITORS },
    { from: 'RUNNING', action: 'finish', to: 'DONE', by: REGISTER_EDITORS },
    { from: 'RUNNING', action: 'suspend', to: 'SUSPENDED', by: REGISTER_EDITORS },
    { from: 'SUSPENDED', action: 'resume', to: 'RUNNING', by: REGISTER_EDITORS },
    { from: 'SUSPENDED', action: 'drop', to: 'DROPPED', by: REGISTER_EDITORS },
    { from: 'RUNNING', action: 'take-back', to: 'PLANNED', by: REGISTER_EDITORS },
    { from: 'DONE', action: 'take-back', to: 'RUNNING', by: REGISTER_EDITORS },
    { from: 'DROPPED', action: 'take-back', to: 'PLANNED', by: REGISTER_EDITORS },
  ],
});

export interface FieldProgress {
  readonly total: number;
  readonly byStatus: Readonly<Record<MeasureStatus, number>>;
}

/** Measures of a field by status; dropped ones are counted but are no part of the total. */
export function progressOf(statuses: readonly MeasureStatus[]): FieldProgress {
  const number = (status: MeasureStatus): number => statuses.filter((each) => each === status).length;
  const byStatus = {
    PLANNED: number('PLANNED'),
    RUNNING: number('RUNNING'),
    DONE: number('DONE'),
    SUSPENDED: number('SUSPENDED'),
    DROPPED: number('DROPPED'),
  };
  return { total: statuses.length - byStatus.DROPPED, byStatus };
}
