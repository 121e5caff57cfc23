import type { Refusal } from '#kernel';
import { answerTo } from '../../access/refusals/index.js';

/**
 * The status of a refusal stands beside its sentence, in access/refusals. Here is only what a page tells otherwise than
 * the API: 409 is right as such but not in the present state, 422 is wrong input.
 */
const OTHERWISE: Readonly<Record<string, number>> = {
  'four-eyes': 409,
  'field-unknown': 422,
};

export const statusOfRefusal = (refusal: Refusal): number => OTHERWISE[refusal.kind] ?? answerTo(refusal).status;
