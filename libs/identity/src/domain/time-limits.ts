const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A session ends after this time without a request. */
export const SESSION_IDLE_MS = 30 * MINUTE_MS;
/** A session ends after this time in any case: a long working day. */
export const SESSION_TOTAL_MS = 10 * HOUR_MS;
/** An ended session is remembered this long, so that a form sent too late still finds its owner. */
export const ENDED_SESSION_KEPT_MS = DAY_MS;
export const PARKED_FORM_MS = HOUR_MS;
export const PASSWORD_RESET_MS = HOUR_MS;
export const INVITATION_MS = 7 * DAY_MS;
export const FIRST_ADMINISTRATOR_MS = 7 * DAY_MS;
export const API_TOKEN_DAYS_DEFAULT = 90;
export const API_TOKEN_DAYS_MAX = 365;

export const plusMs = (instant: Date, milliseconds: number): Date => new Date(instant.getTime() + milliseconds);

export const plusDays = (instant: Date, days: number): Date => plusMs(instant, days * DAY_MS);

/** The instant at which a session ends if nothing more is asked for. */
export function sessionEnd(lastSeenAt: Date, expiresAt: Date): Date {
  const idleEnd = plusMs(lastSeenAt, SESSION_IDLE_MS);
  return idleEnd < expiresAt ? idleEnd : expiresAt;
}
