/**
 * Which status of HTTP a refusal gets in the API. Everything that is not listed is wrong input: 422.
 * 409: right as such, but not in the present state; 412: the state that If-Match names is over.
 */
const STATUS_OF: Readonly<Record<string, 403 | 404 | 409 | 412>> = {
  'application-not-found': 404,
  'decision-not-found': 404,
  'message-not-found': 404,
  'notice-not-found': 404,
  'award-not-found': 404,
  'attachment-not-found': 404,

  'action-not-permitted': 403,

  'application-changed-meanwhile': 412,

  'action-not-possible': 409,
  'applicant-not-entitled': 409,
  'budget-exceeded': 409,
  'budget-missing': 409,
  'call-closed': 409,
  'call-not-open': 409,
  'cap-exceeded': 409,
  'checks-open': 409,
  'deadline-belongs-to-act': 409,
  'deadline-extended-already': 409,
  'deadline-still-running': 409,
  'draft-changed-meanwhile': 409,
  'draft-not-editable': 409,
  'four-eyes': 409,
  'idempotency-key-in-use': 409,
  'info-request-not-open': 409,
  'no-letterhead-for-date': 409,
  'no-terms-for-date': 409,
  'notice-not-rendered': 409,
};

export const statusOfRefusal = (kind: string): 403 | 404 | 409 | 412 | 422 => STATUS_OF[kind] ?? 422;
