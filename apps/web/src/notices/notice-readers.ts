import type { Role } from '#kernel';

/** Who may read notices: the district its own (the database sees to it), the authority all. */
export const NOTICE_READERS: [Role, ...Role[]] = [
  'APPLICANT_EDITOR',
  'APPLICANT_SIGNATORY',
  'CASEWORKER',
  'REVIEWER',
  'SIGNATORY',
  'BUDGET_OFFICER',
  'PAYMENT_CERTIFIER',
  'PAYMENT_AUTHORISER',
  'USE_AUDITOR',
  'AUDIT_READ',
  'PROGRAMME_ADMIN',
];
