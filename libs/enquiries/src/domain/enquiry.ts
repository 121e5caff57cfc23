import type { CalendarDate } from '#kernel';
import type { EnquiryStatus } from './enquiry-lifecycle.js';

export const ENQUIRY_KINDS = ['QUESTION', 'OBSERVATION'] as const;
export type EnquiryKind = (typeof ENQUIRY_KINDS)[number];

/** The four areas of extremism the network works on: right, left, Islamism, related to other countries. */
export const PHENOMENA = ['RIGHT', 'LEFT', 'ISLAMISM', 'FOREIGN'] as const;
export type Phenomenon = (typeof PHENOMENA)[number];

/** The facts of an enquiry. They stay after the wipe and take no text of anybody. */
export interface Enquiry {
  readonly id: string;
  /** "KGE-2026-0004" */
  readonly reference: string;
  readonly municipalityId: string;
  readonly municipalityName: string;
  readonly adminRegion: string;
  readonly kind: EnquiryKind;
  readonly phenomenon: Phenomenon;
  readonly topicCode: string;
  readonly topicName: string;
  readonly status: EnquiryStatus;
  readonly askedOn: CalendarDate;
  readonly statusSince: Date;
  readonly referralTargetId: string | null;
  readonly closedOn: CalendarDate | null;
  readonly wipeOn: CalendarDate | null;
  readonly wipedOn: CalendarDate | null;
  readonly version: number;
}

export type PassageKind = 'QUESTION' | 'FOLLOW_UP' | 'CONFIRMATION' | 'ANSWER' | 'REFERRAL';

/** What somebody wrote; gone after a rejection for personal data and after the wipe. */
export interface Passage {
  readonly id: string;
  readonly number: number;
  readonly kind: PassageKind;
  readonly body: string;
  readonly isRedacted: boolean;
  readonly writtenAt: Date;
}
