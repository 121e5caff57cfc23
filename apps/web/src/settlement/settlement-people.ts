import { READERS } from '../authority/people.js';

const RECIPIENTS = ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'] as const;

/** Everybody who may look at settlement, recoveries and claims of a grant: the recipient and the authority. */
export const SETTLEMENT_READERS = [...RECIPIENTS, ...READERS] as const;

/** Who prepares, approves for a lead body, signs and takes back a settlement, and closes the file; which step exactly, the use cases say. */
export const SETTLEMENT_ACTORS = ['CASEWORKER', 'REVIEWER', 'SIGNATORY'] as const;

/** Who acts on recoveries and claims; which step exactly, the lifecycle says. */
export const RECOVERY_ACTORS = [...RECIPIENTS, 'CASEWORKER', 'REVIEWER', 'SIGNATORY', 'PROGRAMME_ADMIN'] as const;
export const CLAIM_ACTORS = ['CASEWORKER', 'REVIEWER', 'SIGNATORY', 'PAYMENT_CERTIFIER', 'PAYMENT_AUTHORISER'] as const;
