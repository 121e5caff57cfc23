import type { CalendarDate } from '#kernel';
import type { Majority, QuorumRule } from './vote-count.js';

export const BODY_KINDS = [
  'ALLIANCE',
  'STEERING_BODY',
  'YOUTH_FORUM',
  'STATE_NETWORK',
  'INTERMINISTERIAL_GROUP',
  'COMPETENCE_CENTRE',
  'WORKING_GROUP',
  'PARTNERSHIP_NETWORK',
] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

export type Secrecy = 'OPEN' | 'SECRET';

/** A body (Gremium): its rules are data. Seats belong to organisations, never to named persons. */
export interface Body {
  readonly id: string;
  readonly kind: BodyKind;
  readonly name: string;
  readonly land: string;
  /** Null: kept by the authority itself. */
  readonly ownerOrganisationId: string | null;
  readonly partnershipId: string | null;
  readonly purpose: string;
  /** Address of the body's office, a function: the organiser in calendar files. */
  readonly officeEmail: string | null;
  /** Where the structure is described in public. */
  readonly source: string;
  readonly quorum: QuorumRule;
  readonly majority: Majority;
  readonly secrecy: Secrecy;
  readonly foundedOn: CalendarDate | null;
  readonly dissolvedOn: CalendarDate | null;
}

interface Term {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

export interface Deputy extends Term {
  readonly id: string;
  readonly organisation: string;
  readonly contactEmail: string | null;
}

export interface Seat extends Term {
  readonly id: string;
  readonly bodyId: string;
  readonly organisation: string;
  readonly role: string;
  readonly hasVote: boolean;
  readonly contactEmail: string | null;
  readonly deputies: readonly Deputy[];
}

/** True on the first and on the last day of a term. */
export const isInTerm = ({ from, to }: Term, day: CalendarDate): boolean =>
  !from.isAfter(day) && (to === null || !to.isBefore(day));
