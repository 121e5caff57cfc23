import { Lifecycle, type Role } from '#kernel';

/** The first four are steps of the recovery; what follows a decision is the state of its claim, derived from facts. */
export const RECOVERY_STATUSES = [
  'PROPOSED',
  'HEARING',
  'DECIDED',
  'SERVED',
  'DUE',
  'SUSPENDED',
  'DEFERRED',
  'PART_PAID',
  'PAID',
  'WRITTEN_OFF_TEMP',
  'WRITTEN_OFF',
  'REMITTED',
  'DROPPED',
  'ANNULLED',
] as const;
export type RecoveryStatus = (typeof RECOVERY_STATUSES)[number];
export type ClaimStatus = Exclude<RecoveryStatus, 'PROPOSED' | 'HEARING' | 'DROPPED'>;

export type RecoveryAction =
  | 'send-hearing'
  | 'exempt-from-hearing'
  | 'answer-hearing'
  | 'extend-hearing'
  | 'prepare-decision'
  | 'permit-late-recovery'
  | 'confirm-decision'
  | 'sign-decision'
  | 'drop-recovery'
  | 'count-as-served'
  | 'become-due'
  | 'contest'
  | 'uphold'
  | 'annul'
  | 'record-payment'
  | 'reverse-payment'
  | 'propose-relief'
  | 'confirm-relief'
  | 'approve-relief'
  | 'end-relief'
  | 'let-relief-end'
  | 'send-dunning';

const CLERK: readonly Role[] = ['CASEWORKER'];
const SIGNATORY: readonly Role[] = ['SIGNATORY'];
/** Whoever speaks for a lead body approves first, where the programme has some. */
const LEAD_BODIES: readonly Role[] = ['REVIEWER', 'SIGNATORY'];
const DISTRICT: readonly Role[] = ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'];
/** Permission to recover after the year of knowledge (H20): named, and never with who signs. */
const LATE: readonly Role[] = ['PROGRAMME_ADMIN'];
const CASH: readonly Role[] = ['PAYMENT_CERTIFIER'];
const RELIEF_PROPOSERS: readonly Role[] = ['CASEWORKER', 'PAYMENT_CERTIFIER'];
const RELIEF_DECIDERS: readonly Role[] = ['SIGNATORY', 'PAYMENT_AUTHORISER'];
const COURT: readonly Role[] = ['CASEWORKER', 'SIGNATORY'];
const SYSTEM: readonly Role[] = ['SYSTEM'];

type Row = {
  from: RecoveryStatus;
  action: RecoveryAction;
  to: RecoveryStatus;
  by: readonly Role[];
  outcome?: string;
};

/** Steps of the case before its decision. */
const beforeDecision = (from: 'PROPOSED' | 'HEARING'): Row[] => [
  { from, action: 'prepare-decision', to: from, by: CLERK },
  { from, action: 'permit-late-recovery', to: from, by: LATE },
  { from, action: 'confirm-decision', to: from, by: LEAD_BODIES },
  { from, action: 'sign-decision', to: 'DECIDED', by: SIGNATORY },
  { from, action: 'drop-recovery', to: 'DROPPED', by: CLERK },
];

/** What may happen to a claim that is open, wherever it stands. */
const ofOpenClaim = (from: ClaimStatus, afterPart: ClaimStatus): Row[] => [
  { from, action: 'record-payment', outcome: 'PART', to: afterPart, by: CASH },
  { from, action: 'record-payment', outcome: 'WHOLE', to: 'PAID', by: CASH },
  { from, action: 'reverse-payment', outcome: 'SOME_PAID', to: afterPart, by: CASH },
  { from, action: 'reverse-payment', outcome: 'NOTHING_PAID', to: from === 'PART_PAID' ? 'DUE' : from, by: CASH },
];

const relief = (from: ClaimStatus): Row[] => [
  { from, action: 'propose-relief', to: from, by: RELIEF_PROPOSERS },
  { from, action: 'confirm-relief', to: from, by: LEAD_BODIES },
  { from, action: 'approve-relief', outcome: 'DEFERRAL', to: 'DEFERRED', by: RELIEF_DECIDERS },
  { from, action: 'approve-relief', outcome: 'WRITE_OFF_TEMP', to: 'WRITTEN_OFF_TEMP', by: RELIEF_DECIDERS },
  { from, action: 'approve-relief', outcome: 'WRITE_OFF', to: 'WRITTEN_OFF', by: RELIEF_DECIDERS },
  { from, action: 'approve-relief', outcome: 'REMISSION', to: 'REMITTED', by: RELIEF_DECIDERS },
];

const contestable = (from: ClaimStatus): Row[] => [{ from, action: 'contest', to: 'SUSPENDED', by: COURT }];

const ending = (from: 'DEFERRED' | 'WRITTEN_OFF_TEMP'): Row[] => [
  { from, action: 'end-relief', outcome: 'SOME_PAID', to: 'PART_PAID', by: RELIEF_DECIDERS },
  { from, action: 'end-relief', outcome: 'NOTHING_PAID', to: 'DUE', by: RELIEF_DECIDERS },
  { from, action: 'let-relief-end', outcome: 'SOME_PAID', to: 'PART_PAID', by: SYSTEM },
  { from, action: 'let-relief-end', outcome: 'NOTHING_PAID', to: 'DUE', by: SYSTEM },
  { from, action: 'propose-relief', to: from, by: RELIEF_PROPOSERS },
  { from, action: 'confirm-relief', to: from, by: LEAD_BODIES },
  { from, action: 'approve-relief', outcome: 'WRITE_OFF', to: 'WRITTEN_OFF', by: RELIEF_DECIDERS },
  { from, action: 'approve-relief', outcome: 'REMISSION', to: 'REMITTED', by: RELIEF_DECIDERS },
];

/** Recovery and claim in one table (domain part 8). Pages, API, permissions and tests read it. SYSTEM: the passing of days. */
export const RECOVERY_LIFECYCLE = new Lifecycle<RecoveryStatus, RecoveryAction, Role>({
  name: 'recovery',
  initial: 'PROPOSED',
  terminal: ['WRITTEN_OFF', 'REMITTED', 'DROPPED', 'ANNULLED'],
  transitions: [
    { from: 'PROPOSED', action: 'send-hearing', to: 'HEARING', by: CLERK },
    { from: 'PROPOSED', action: 'exempt-from-hearing', to: 'PROPOSED', by: CLERK },
    ...beforeDecision('PROPOSED'),
    { from: 'HEARING', action: 'answer-hearing', to: 'HEARING', by: DISTRICT },
    { from: 'HEARING', action: 'extend-hearing', to: 'HEARING', by: CLERK },
    ...beforeDecision('HEARING'),
    { from: 'DECIDED', action: 'count-as-served', to: 'SERVED', by: SYSTEM },
    ...ofOpenClaim('DECIDED', 'PART_PAID'),
    { from: 'SERVED', action: 'become-due', to: 'DUE', by: SYSTEM },
    ...contestable('SERVED'),
    ...ofOpenClaim('SERVED', 'PART_PAID'),
    ...relief('SERVED'),
    ...contestable('DUE'),
    ...ofOpenClaim('DUE', 'PART_PAID'),
    ...relief('DUE'),
    { from: 'DUE', action: 'send-dunning', to: 'DUE', by: CLERK },
    { from: 'SUSPENDED', action: 'uphold', to: 'DUE', by: COURT },
    { from: 'SUSPENDED', action: 'annul', to: 'ANNULLED', by: COURT },
    ...ofOpenClaim('SUSPENDED', 'SUSPENDED'),
    ...ofOpenClaim('DEFERRED', 'DEFERRED'),
    ...ending('DEFERRED'),
    ...contestable('PART_PAID'),
    ...ofOpenClaim('PART_PAID', 'PART_PAID'),
    ...relief('PART_PAID'),
    { from: 'PART_PAID', action: 'send-dunning', to: 'PART_PAID', by: CLERK },
    { from: 'PAID', action: 'reverse-payment', outcome: 'SOME_PAID', to: 'PART_PAID', by: CASH },
    { from: 'PAID', action: 'reverse-payment', outcome: 'NOTHING_PAID', to: 'DUE', by: CASH },
    ...ofOpenClaim('WRITTEN_OFF_TEMP', 'WRITTEN_OFF_TEMP'),
    ...ending('WRITTEN_OFF_TEMP'),
  ],
});
