import type { CalendarDate } from '#kernel';

export const AWARD_STATUSES = [
  'ISSUED',
  'EFFECTIVE',
  'FINAL',
  'RUNNING',
  'PERIOD_ENDED',
  'REPORT_DUE',
  'REPORTED',
  'IN_AUDIT',
  'SETTLED',
  'CLOSED',
] as const;
export type AwardStatus = (typeof AWARD_STATUSES)[number];

export const AWARD_SIDE_STATES = ['AMENDING', 'PAYMENT_STOP', 'RECOVERY', 'REVOKED', 'WAIVED'] as const;
export type AwardSideState = (typeof AWARD_SIDE_STATES)[number];

/** Everything the status of an award follows from; no status is stored. */
export interface AwardLife {
  readonly isServed: boolean;
  readonly isFinal: boolean;
  readonly periodFrom: CalendarDate;
  readonly periodTo: CalendarDate;
  readonly reportDue: CalendarDate | null;
  readonly report: 'NONE' | 'SUBMITTED' | 'IN_EXAMINATION' | 'EXAMINED';
  readonly isSettled: boolean;
  readonly isClosed: boolean;
  readonly isAmending: boolean;
  readonly isPaymentStopped: boolean;
  readonly hasOpenRecovery: boolean;
  /** Nothing is granted any more, by revocation or annulment. */
  readonly isRevoked: boolean;
  readonly isWaived: boolean;
}

type Rule = readonly [AwardStatus, (life: AwardLife, today: CalendarDate) => boolean];

/** Furthest first: the first rule that holds names the status (domain part 8). */
const RULES: readonly Rule[] = [
  ['CLOSED', ({ isClosed }) => isClosed],
  ['SETTLED', ({ isSettled }) => isSettled],
  ['IN_AUDIT', ({ report }) => report === 'IN_EXAMINATION' || report === 'EXAMINED'],
  ['REPORTED', ({ report }) => report === 'SUBMITTED'],
  ['REPORT_DUE', ({ reportDue }, today) => reportDue !== null && reportDue.isBefore(today)],
  ['PERIOD_ENDED', ({ periodTo }, today) => periodTo.isBefore(today)],
  ['RUNNING', ({ isFinal, periodFrom }, today) => isFinal && !periodFrom.isAfter(today)],
  ['FINAL', ({ isFinal }) => isFinal],
  ['EFFECTIVE', ({ isServed }) => isServed],
];

export const awardStatusOn = (life: AwardLife, today: CalendarDate): AwardStatus =>
  RULES.find(([, holds]) => holds(life, today))?.[0] ?? 'ISSUED';

export function sideStatesOf(life: AwardLife): AwardSideState[] {
  const holds: Readonly<Record<AwardSideState, boolean>> = {
    AMENDING: life.isAmending,
    PAYMENT_STOP: life.isPaymentStopped,
    RECOVERY: life.hasOpenRecovery,
    REVOKED: life.isRevoked,
    WAIVED: life.isWaived,
  };
  return AWARD_SIDE_STATES.filter((state) => holds[state]);
}
