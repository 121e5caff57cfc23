import { Lifecycle, type Role } from '#kernel';

export const NOTICE_STATUSES = ['SIGNED', 'DISPATCHED', 'SERVED', 'FINAL', 'CONTESTED', 'ANNULLED'] as const;
export type NoticeStatus = (typeof NOTICE_STATUSES)[number];

export type NoticeAction =
  | 'make-available'
  | 'record-posting'
  | 'retrieve'
  | 'record-receipt'
  | 'count-as-served'
  | 'waive-remedies'
  | 'record-contest'
  | 'let-period-end'
  | 'uphold'
  | 'annul';

const ISSUERS: readonly Role[] = ['CASEWORKER', 'SIGNATORY', 'APPLICANT_SIGNATORY', 'SYSTEM'];
const APPLICANT: readonly Role[] = ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'];
const APPLICANT_SIGNATORY: readonly Role[] = ['APPLICANT_SIGNATORY'];
const CASEWORKER: readonly Role[] = ['CASEWORKER'];
const AUTHORITY: readonly Role[] = ['CASEWORKER', 'SIGNATORY'];
/** Nobody acts: the day comes. */
const PASSING_OF_TIME: readonly Role[] = ['SYSTEM'];

/**
 * The life of an issued notice (domain part 8); draft and check belong to the decision before it. No status is stored:
 * it follows from the recorded events and the day, see serviceState.
 */
export const NOTICE_LIFECYCLE = new Lifecycle<NoticeStatus, NoticeAction, Role>({
  name: 'Notice',
  initial: 'SIGNED',
  terminal: ['FINAL', 'ANNULLED'],
  transitions: [
    { from: 'SIGNED', action: 'make-available', to: 'DISPATCHED', by: ISSUERS },
    { from: 'SIGNED', action: 'record-posting', to: 'DISPATCHED', by: CASEWORKER },

    { from: 'DISPATCHED', action: 'retrieve', to: 'DISPATCHED', by: APPLICANT },
    { from: 'DISPATCHED', action: 'record-posting', to: 'DISPATCHED', by: CASEWORKER },
    { from: 'DISPATCHED', action: 'record-receipt', to: 'DISPATCHED', by: CASEWORKER },
    { from: 'DISPATCHED', action: 'count-as-served', to: 'SERVED', by: PASSING_OF_TIME },

    { from: 'SERVED', action: 'record-receipt', to: 'SERVED', by: CASEWORKER },
    { from: 'SERVED', action: 'waive-remedies', to: 'FINAL', by: APPLICANT_SIGNATORY },
    { from: 'SERVED', action: 'record-contest', to: 'CONTESTED', by: AUTHORITY },
    { from: 'SERVED', action: 'let-period-end', to: 'FINAL', by: PASSING_OF_TIME },

    { from: 'CONTESTED', action: 'uphold', to: 'FINAL', by: AUTHORITY },
    { from: 'CONTESTED', action: 'annul', to: 'ANNULLED', by: AUTHORITY },
  ],
});
