import type { Role } from '#kernel';

/** Who in the authority reads caps, titles and awards. Only the budget officer books. */
export const FINANCE_READERS: readonly [Role, ...Role[]] = [
  'BUDGET_OFFICER',
  'CASEWORKER',
  'REVIEWER',
  'SIGNATORY',
  'PAYMENT_CERTIFIER',
  'PAYMENT_AUTHORISER',
  'USE_AUDITOR',
  'PROGRAMME_ADMIN',
  'CAP_EXCEPTION_OFFICER',
  'BUDGET_OVERRUN_OFFICER',
  'AUDIT_READ',
];
