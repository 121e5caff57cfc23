import { wrongInput, type RefusalAnswers } from './refusal-answer.js';

/** Refusals of the API itself: names and ids in a request that lead to nothing. */
export const API_REFUSALS: RefusalAnswers = {
  'assignee-unknown': wrongInput('Diesem Konto kann kein Vorgang zugewiesen werden.'),
  'programme-unknown': wrongInput('Dieses Förderprogramm gibt es nicht.'),
  'district-unknown': wrongInput('Einen Kreis mit diesem AGS gibt es nicht.'),
  'organisation-of-other-district': wrongInput('Diese Organisation gehört nicht zu diesem Kreis.'),
};
