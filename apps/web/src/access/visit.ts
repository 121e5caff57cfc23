import type { Actor, CalendarDate } from '#kernel';

/** What is known about the caller of one request. */
export interface Visit {
  readonly actor: Actor | null;
  readonly session: VisitSession | null;
  /** The organisation of a district's person, for the head of the page. */
  readonly organisationName: string | null;
  /** Messages to this organisation that nobody there has opened; zero for everyone else. */
  readonly unreadMessages: number;
  readonly demo: boolean;
  /** The day of the demo clock, or the real one. */
  readonly today: CalendarDate;
  /** Marks the request in logs and on error pages. */
  readonly reference: string;
}

export interface VisitSession {
  readonly secret: string;
  readonly email: string;
  readonly csrfToken: string;
  readonly flash: string | null;
  readonly endsAt: Date;
}

const visits = new WeakMap<object, Visit>();
const shown = new WeakSet<object>();

export function rememberVisit(request: object, visit: Visit): void {
  visits.set(request, visit);
}

/** The visit behind a request; undefined where the request failed before the guard saw it. */
export const visitOf = (request: object): Visit | undefined => visits.get(request);

/** The page took the message of the last act: it is not shown again. */
export function markFlashShown(request: object): void {
  shown.add(request);
}

export const wasFlashShown = (request: object): boolean => shown.has(request);
