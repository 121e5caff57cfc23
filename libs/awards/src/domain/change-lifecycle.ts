import { Lifecycle, type Role } from '#kernel';

/** CHANGE: amendment of a grant. WAIVER: the recipient gives up a part or all. EARLY_START: consent to begin before the decision. */
export const CHANGE_KINDS = ['CHANGE', 'WAIVER', 'EARLY_START'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Who asks: the recipient, or the authority of its own motion. */
export type ChangeOrigin = 'RECIPIENT' | 'AUTHORITY';

export const CHANGE_STATUSES = [
  'DRAFT',
  'SUBMITTED',
  'QUESTION',
  'PREPARED',
  'IN_REVIEW',
  'APPROVED',
  'REJECTED',
  'WITHDRAWN',
] as const;
export type ChangeStatus = (typeof CHANGE_STATUSES)[number];

export type ChangeAction =
  | 'edit-change'
  | 'submit-change'
  | 'withdraw-change'
  | 'ask-about-change'
  | 'answer-about-change'
  | 'prepare-change'
  | 'send-change-to-review'
  | 'confirm-change'
  | 'return-change'
  | 'sign-change';

const APPLICANT: readonly Role[] = ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'];
const APPLICANT_SIGNATORY: readonly Role[] = ['APPLICANT_SIGNATORY'];
const CASEWORKER: readonly Role[] = ['CASEWORKER'];
const SECOND_PERSON: readonly Role[] = ['REVIEWER', 'SIGNATORY'];
const SIGNATORY: readonly Role[] = ['SIGNATORY'];
/** The recipient takes back its own request, the caseworker one of the authority's own motion. */
const WHO_ASKED: readonly Role[] = ['APPLICANT_SIGNATORY', 'CASEWORKER'];

/**
 * The life of a request about a grant: amendment, waiver and early start alike (domain 3.2, steps 6 and 15). What the
 * authority opens of its own motion begins as SUBMITTED.
 */
export const CHANGE_LIFECYCLE = new Lifecycle<ChangeStatus, ChangeAction, Role>({
  name: 'change request',
  initial: 'DRAFT',
  terminal: ['APPROVED', 'REJECTED', 'WITHDRAWN'],
  transitions: [
    { from: 'DRAFT', action: 'edit-change', to: 'DRAFT', by: APPLICANT },
    { from: 'DRAFT', action: 'submit-change', to: 'SUBMITTED', by: APPLICANT_SIGNATORY },
    { from: 'DRAFT', action: 'withdraw-change', to: 'WITHDRAWN', by: APPLICANT },

    { from: 'SUBMITTED', action: 'ask-about-change', to: 'QUESTION', by: CASEWORKER },
    { from: 'SUBMITTED', action: 'prepare-change', to: 'PREPARED', by: CASEWORKER },
    { from: 'SUBMITTED', action: 'withdraw-change', to: 'WITHDRAWN', by: WHO_ASKED },

    { from: 'QUESTION', action: 'edit-change', to: 'QUESTION', by: APPLICANT },
    { from: 'QUESTION', action: 'answer-about-change', to: 'SUBMITTED', by: APPLICANT_SIGNATORY },
    { from: 'QUESTION', action: 'prepare-change', to: 'PREPARED', by: CASEWORKER },
    { from: 'QUESTION', action: 'withdraw-change', to: 'WITHDRAWN', by: WHO_ASKED },

    { from: 'PREPARED', action: 'prepare-change', to: 'PREPARED', by: CASEWORKER },
    { from: 'PREPARED', action: 'ask-about-change', to: 'QUESTION', by: CASEWORKER },
    { from: 'PREPARED', action: 'send-change-to-review', to: 'IN_REVIEW', by: CASEWORKER },
    { from: 'PREPARED', action: 'withdraw-change', to: 'WITHDRAWN', by: WHO_ASKED },

    { from: 'IN_REVIEW', action: 'confirm-change', to: 'IN_REVIEW', by: SECOND_PERSON },
    { from: 'IN_REVIEW', action: 'return-change', to: 'PREPARED', by: SECOND_PERSON },
    { from: 'IN_REVIEW', action: 'sign-change', to: 'APPROVED', by: SIGNATORY, outcome: 'approve' },
    { from: 'IN_REVIEW', action: 'sign-change', to: 'REJECTED', by: SIGNATORY, outcome: 'reject' },
    { from: 'IN_REVIEW', action: 'withdraw-change', to: 'WITHDRAWN', by: WHO_ASKED },
  ],
});
