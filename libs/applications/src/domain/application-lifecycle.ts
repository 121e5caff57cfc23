import { Lifecycle, type Role } from '#kernel';

export const APPLICATION_STATUSES = [
  'DRAFT',
  'SUBMITTED',
  'FORMAL_CHECK',
  'INFO_REQUESTED',
  'MATERIAL_CHECK',
  'DECISION_PREPARED',
  'IN_REVIEW',
  'RETURNED',
  'APPROVED',
  'REJECTED',
  'INADMISSIBLE',
  'WITHDRAWN',
] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

export type ApplicationAction =
  | 'submit'
  | 'withdraw'
  | 'start-formal-check'
  | 'request-info'
  | 'answer-info-request'
  | 'continue-without-answer'
  | 'complete-formal-check'
  | 'prepare-decision'
  | 'discard-decision'
  | 'send-to-review'
  | 'confirm-review'
  | 'return-decision'
  | 'expire-reservation'
  | 'resume-check'
  | 'sign';

const APPLICANT: readonly Role[] = ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'];
const APPLICANT_SIGNATORY: readonly Role[] = ['APPLICANT_SIGNATORY'];
const CASEWORKER: readonly Role[] = ['CASEWORKER'];
const SECOND_PERSON: readonly Role[] = ['REVIEWER', 'SIGNATORY'];
const SIGNATORY: readonly Role[] = ['SIGNATORY'];
const SYSTEM: readonly Role[] = ['SYSTEM'];

/**
 * The life of an application (domain part 8). Outcomes: `formal` and `material` say to which examination a case
 * returns; `award`, `rejection` and `inadmissible` are the kinds of decision.
 */
export const APPLICATION_LIFECYCLE = new Lifecycle<ApplicationStatus, ApplicationAction, Role>({
  name: 'application',
  initial: 'DRAFT',
  terminal: ['APPROVED', 'REJECTED', 'INADMISSIBLE', 'WITHDRAWN'],
  transitions: [
    { from: 'DRAFT', action: 'submit', to: 'SUBMITTED', by: APPLICANT_SIGNATORY },
    { from: 'DRAFT', action: 'withdraw', to: 'WITHDRAWN', by: APPLICANT },

    { from: 'SUBMITTED', action: 'start-formal-check', to: 'FORMAL_CHECK', by: CASEWORKER },
    { from: 'SUBMITTED', action: 'withdraw', to: 'WITHDRAWN', by: APPLICANT_SIGNATORY },

    { from: 'FORMAL_CHECK', action: 'complete-formal-check', to: 'MATERIAL_CHECK', by: CASEWORKER },
    { from: 'FORMAL_CHECK', action: 'request-info', to: 'INFO_REQUESTED', by: CASEWORKER },
    {
      from: 'FORMAL_CHECK',
      action: 'prepare-decision',
      to: 'DECISION_PREPARED',
      by: CASEWORKER,
      outcome: 'inadmissible',
    },
    { from: 'FORMAL_CHECK', action: 'withdraw', to: 'WITHDRAWN', by: APPLICANT_SIGNATORY },

    {
      from: 'INFO_REQUESTED',
      action: 'answer-info-request',
      to: 'FORMAL_CHECK',
      by: APPLICANT_SIGNATORY,
      outcome: 'formal',
    },
    {
      from: 'INFO_REQUESTED',
      action: 'answer-info-request',
      to: 'MATERIAL_CHECK',
      by: APPLICANT_SIGNATORY,
      outcome: 'material',
    },
    {
      from: 'INFO_REQUESTED',
      action: 'continue-without-answer',
      to: 'FORMAL_CHECK',
      by: CASEWORKER,
      outcome: 'formal',
    },
    {
      from: 'INFO_REQUESTED',
      action: 'continue-without-answer',
      to: 'MATERIAL_CHECK',
      by: CASEWORKER,
      outcome: 'material',
    },
    { from: 'INFO_REQUESTED', action: 'withdraw', to: 'WITHDRAWN', by: APPLICANT_SIGNATORY },

    { from: 'MATERIAL_CHECK', action: 'prepare-decision', to: 'DECISION_PREPARED', by: CASEWORKER },
    { from: 'MATERIAL_CHECK', action: 'request-info', to: 'INFO_REQUESTED', by: CASEWORKER },
    { from: 'MATERIAL_CHECK', action: 'withdraw', to: 'WITHDRAWN', by: APPLICANT_SIGNATORY },

    { from: 'DECISION_PREPARED', action: 'send-to-review', to: 'IN_REVIEW', by: CASEWORKER },
    { from: 'DECISION_PREPARED', action: 'prepare-decision', to: 'DECISION_PREPARED', by: CASEWORKER },
    { from: 'DECISION_PREPARED', action: 'discard-decision', to: 'FORMAL_CHECK', by: CASEWORKER, outcome: 'formal' },
    {
      from: 'DECISION_PREPARED',
      action: 'discard-decision',
      to: 'MATERIAL_CHECK',
      by: CASEWORKER,
      outcome: 'material',
    },
    { from: 'DECISION_PREPARED', action: 'withdraw', to: 'WITHDRAWN', by: APPLICANT_SIGNATORY },

    { from: 'IN_REVIEW', action: 'sign', to: 'APPROVED', by: SIGNATORY, outcome: 'award' },
    { from: 'IN_REVIEW', action: 'sign', to: 'REJECTED', by: SIGNATORY, outcome: 'rejection' },
    { from: 'IN_REVIEW', action: 'sign', to: 'INADMISSIBLE', by: SIGNATORY, outcome: 'inadmissible' },
    { from: 'IN_REVIEW', action: 'confirm-review', to: 'IN_REVIEW', by: SECOND_PERSON },
    { from: 'IN_REVIEW', action: 'return-decision', to: 'RETURNED', by: SECOND_PERSON },
    { from: 'IN_REVIEW', action: 'expire-reservation', to: 'IN_REVIEW', by: SYSTEM },
    { from: 'IN_REVIEW', action: 'withdraw', to: 'WITHDRAWN', by: APPLICANT_SIGNATORY },

    { from: 'RETURNED', action: 'prepare-decision', to: 'DECISION_PREPARED', by: CASEWORKER },
    { from: 'RETURNED', action: 'resume-check', to: 'FORMAL_CHECK', by: CASEWORKER, outcome: 'formal' },
    { from: 'RETURNED', action: 'resume-check', to: 'MATERIAL_CHECK', by: CASEWORKER, outcome: 'material' },
    { from: 'RETURNED', action: 'withdraw', to: 'WITHDRAWN', by: APPLICANT_SIGNATORY },
  ],
});

/** Statuses in which the application is with the authority and not yet decided. */
export const PENDING_STATUSES: readonly ApplicationStatus[] = [
  'SUBMITTED',
  'FORMAL_CHECK',
  'INFO_REQUESTED',
  'MATERIAL_CHECK',
  'DECISION_PREPARED',
  'IN_REVIEW',
  'RETURNED',
];
