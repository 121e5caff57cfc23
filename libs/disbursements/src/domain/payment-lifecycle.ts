import { Lifecycle, type Role } from '#kernel';

export const PAYMENT_STATUSES = [
  'DRAFT',
  'SUBMITTED',
  'CHECKED',
  'CERTIFIED',
  'AUTHORISED',
  'EXPORTED',
  'EXECUTED',
  'CREDITED',
  'REJECTED',
  'RETURNED',
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

export type PaymentAction =
  | 'change-request'
  | 'submit-request'
  | 'check-request'
  | 'certify-payment'
  | 'authorise-payment'
  | 'send-back-payment'
  | 'reject-request'
  | 'export-payment'
  | 'record-execution'
  | 'record-credit'
  | 'record-return';

const DISTRICT: readonly Role[] = ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'];
const CASH: readonly Role[] = ['PAYMENT_AUTHORISER'];

/** The way of a payment request (domain part 8). Pages, API, permissions and tests read this table. */
export const PAYMENT_LIFECYCLE = new Lifecycle<PaymentStatus, PaymentAction, Role>({
  name: 'payment request',
  initial: 'DRAFT',
  terminal: ['CREDITED', 'REJECTED', 'RETURNED'],
  transitions: [
    { from: 'DRAFT', action: 'change-request', to: 'DRAFT', by: DISTRICT },
    { from: 'DRAFT', action: 'submit-request', to: 'SUBMITTED', by: ['APPLICANT_SIGNATORY'] },
    { from: 'SUBMITTED', action: 'check-request', to: 'CHECKED', by: ['CASEWORKER'] },
    { from: 'SUBMITTED', action: 'reject-request', to: 'REJECTED', by: ['CASEWORKER'] },
    { from: 'CHECKED', action: 'certify-payment', to: 'CERTIFIED', by: ['PAYMENT_CERTIFIER'] },
    { from: 'CHECKED', action: 'reject-request', to: 'REJECTED', by: ['PAYMENT_CERTIFIER'] },
    { from: 'CERTIFIED', action: 'authorise-payment', to: 'AUTHORISED', by: ['PAYMENT_AUTHORISER'] },
    { from: 'CERTIFIED', action: 'send-back-payment', to: 'CHECKED', by: ['PAYMENT_AUTHORISER'] },
    { from: 'CERTIFIED', action: 'reject-request', to: 'REJECTED', by: ['PAYMENT_AUTHORISER'] },
    { from: 'AUTHORISED', action: 'export-payment', to: 'EXPORTED', by: CASH },
    { from: 'AUTHORISED', action: 'send-back-payment', to: 'CHECKED', by: ['PAYMENT_AUTHORISER'] },
    { from: 'EXPORTED', action: 'record-execution', to: 'EXECUTED', by: CASH },
    { from: 'EXPORTED', action: 'record-return', to: 'RETURNED', by: CASH },
    { from: 'EXECUTED', action: 'record-credit', to: 'CREDITED', by: CASH },
    { from: 'EXECUTED', action: 'record-return', to: 'RETURNED', by: CASH },
  ],
});
