import type { ApplicationStatus } from '#applications';

/** The steps of a case: the same names in the list and on the case page. */
export const STEP_NAMES = [
  'Eingereicht',
  'Formale Prüfung',
  'Fachliche Prüfung',
  'Entscheidung vorbereitet',
  'Zweitprüfung',
  'Bescheid',
] as const;

/** The current step, counted from 0; six means that all are done. */
const STEP_OF_STATUS: Readonly<Record<ApplicationStatus, number>> = {
  DRAFT: 0,
  SUBMITTED: 0,
  FORMAL_CHECK: 1,
  INFO_REQUESTED: 1,
  MATERIAL_CHECK: 2,
  DECISION_PREPARED: 3,
  RETURNED: 3,
  IN_REVIEW: 4,
  APPROVED: 6,
  REJECTED: 6,
  INADMISSIBLE: 6,
  WITHDRAWN: 6,
};

/** `askedInMaterialCheck` tells a request from the material check apart from one of the formal check. */
export const stepOf = (status: ApplicationStatus, askedInMaterialCheck = false): number =>
  status === 'INFO_REQUESTED' && askedInMaterialCheck ? 2 : STEP_OF_STATUS[status];
