import type { Role } from '#kernel';

/** Everybody of the authority who may look at cases. */
export const READERS = [
  'CASEWORKER',
  'REVIEWER',
  'SIGNATORY',
  'BUDGET_OFFICER',
  'PAYMENT_CERTIFIER',
  'PAYMENT_AUTHORISER',
  'USE_AUDITOR',
  'AUDIT_READ',
  'PROGRAMME_ADMIN',
  'CAP_EXCEPTION_OFFICER',
] as const satisfies readonly Role[];

/** Who may keep views of the worklist: all readers but the auditors, who write nothing. */
export const VIEW_KEEPERS = [
  'CASEWORKER',
  'REVIEWER',
  'SIGNATORY',
  'BUDGET_OFFICER',
  'PAYMENT_CERTIFIER',
  'PAYMENT_AUTHORISER',
  'USE_AUDITOR',
  'PROGRAMME_ADMIN',
  'CAP_EXCEPTION_OFFICER',
] as const satisfies readonly Role[];

/** Who of the authority may open the attachments of a case. */
export const FILE_READERS = [
  'CASEWORKER',
  'REVIEWER',
  'SIGNATORY',
  'USE_AUDITOR',
  'AUDIT_READ',
] as const satisfies readonly Role[];

/** Who works on cases; which step exactly, the lifecycle says. */
export const OFFICERS = ['CASEWORKER', 'REVIEWER', 'SIGNATORY'] as const satisfies readonly Role[];

/** Who may be responsible for a case. */
export const ASSIGNABLE: readonly Role[] = ['CASEWORKER', 'REVIEWER', 'SIGNATORY'];

/** Who may assign cases. */
export const ASSIGNERS = ['CASEWORKER', 'REVIEWER', 'SIGNATORY', 'PROGRAMME_ADMIN'] as const satisfies readonly Role[];
