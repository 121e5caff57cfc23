import type { Role } from '#kernel';

/** Who of the authority may read reports and examinations. */
export const REPORT_READERS: [Role, ...Role[]] = [
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
