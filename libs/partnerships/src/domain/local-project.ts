import type { CalendarDate, Money } from '#kernel';
import type { FundCode, LocalFinancing } from './fund.js';
import type { LocalApplication } from './local-application.js';
import type { LocalStatus } from './local-lifecycle.js';

export type Recommendation = 'RECOMMENDED' | 'NOT_RECOMMENDED' | 'NO_QUORUM' | 'NOT_ASKED';
export type LocalDecisionKind = 'AWARD' | 'REJECTION';
/** Zuwendungsbescheid of the municipality, or Weiterleitungsvertrag. */
export type LocalDecisionForm = 'NOTICE' | 'AGREEMENT';

export interface Signer {
  readonly id: string;
  readonly name: string;
}

/** What the lead office decides, as plain JSON; amounts in cents, days as YYYY-MM-DD. */
export interface LocalDecision {
  readonly kind: LocalDecisionKind;
  readonly form: LocalDecisionForm | null;
  readonly amountCents: number | null;
  readonly financingType: LocalFinancing;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly reasons: readonly string[];
  /** Why otherwise than the body recommended; empty where it is followed. */
  readonly deviationReason: string;
}

/** The result of the examination of the proof, with each step of the computation. */
export interface LocalSettlement {
  readonly recognisedCents: number;
  readonly incomeCents: number;
  readonly ownCents: number;
  readonly settledCents: number;
  readonly paidCents: number;
  readonly repayCents: number;
  readonly remainingCents: number;
  readonly note: string;
  readonly steps: readonly { label: string; amountCents: number; basis: string; formula: string | null }[];
}

export interface LocalProject {
  readonly id: string;
  readonly organisationId: string;
  readonly partnershipId: string;
  readonly frameId: string;
  readonly fundCode: FundCode;
  readonly budgetYear: number;
  readonly number: number;
  readonly status: LocalStatus;
  readonly statusSince: Date;
  readonly receivedAt: Date;
  readonly application: LocalApplication;
  readonly costs: Money;
  readonly requested: Money;
  readonly requestNote: string | null;
  readonly voteId: string | null;
  readonly voteClosesOn: CalendarDate | null;
  readonly recommendation: Recommendation | null;
  readonly recommendationNote: string | null;
  readonly decision: LocalDecision | null;
  readonly decided: Money | null;
  readonly prepared: Signer | null;
  readonly signed: (Signer & { readonly at: Date }) | null;
  readonly noticeId: string | null;
  readonly acceptedOn: CalendarDate | null;
  readonly waivedOn: CalendarDate | null;
  readonly proofDueOn: CalendarDate | null;
  readonly settlement: LocalSettlement | null;
  readonly settled: Money | null;
  readonly settlementPrepared: Signer | null;
  readonly settlementSigned: (Signer & { readonly at: Date }) | null;
  readonly settlementNoticeId: string | null;
  readonly reserved: Money;
  readonly committed: Money;
  readonly paid: Money;
  readonly version: number;
}

/** "P-26-031", as everybody calls the project. */
export const projectNumber = ({ budgetYear, number }: Pick<LocalProject, 'budgetYear' | 'number'>): string =>
  `P-${String(budgetYear % 100).padStart(2, '0')}-${String(number).padStart(3, '0')}`;

/** What is due next and when; null where nothing runs. */
export function nextDateOf(
  project: LocalProject,
): { readonly what: 'VOTE' | 'END' | 'PROOF'; readonly on: CalendarDate } | null {
  if (project.status === 'IN_VOTE' && project.voteClosesOn) return { what: 'VOTE', on: project.voteClosesOn };
  if (project.status !== 'RUNNING' && project.status !== 'APPROVED') return null;
  return project.proofDueOn
    ? { what: 'PROOF', on: project.proofDueOn }
    : { what: 'END', on: project.application.endsOn };
}
