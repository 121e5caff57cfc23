import type { CalendarDate, Money } from '#kernel';

export const FUND_CODES = [
  'KUF',
  'AKTIONSFONDS',
  'JUGENDFONDS',
  'OEFFENTLICHKEIT_VERNETZUNG',
  'WEITERLEITUNG',
] as const;
export type FundCode = (typeof FUND_CODES)[number];

export type PartnershipProgramme = 'DEMOKRATIE_LEBEN' | 'NRWELTOFFEN';

/** The funds of a programme: four of a Partnerschaft für Demokratie, one of a district that forwards NRWeltoffen. */
export const FUNDS_OF: Readonly<Record<PartnershipProgramme, readonly FundCode[]>> = {
  DEMOKRATIE_LEBEN: ['KUF', 'AKTIONSFONDS', 'JUGENDFONDS', 'OEFFENTLICHKEIT_VERNETZUNG'],
  NRWELTOFFEN: ['WEITERLEITUNG'],
};

export const LOCAL_FINANCING = ['FIXED', 'DEFICIT', 'SHARE'] as const;
export type LocalFinancing = (typeof LOCAL_FINANCING)[number];
export type RecommendingBody = 'ALLIANCE' | 'YOUTH_FORUM' | 'NONE';

/** What a partnership lays down for the local projects of a fund in a year. Days count calendar days. */
export interface FundRules {
  readonly acceptsApplications: boolean;
  readonly opensOn: CalendarDate | null;
  readonly closesOn: CalendarDate | null;
  /** Null: no limit but the fund itself. */
  readonly amountMax: Money | null;
  readonly ownShareBps: number;
  /** An own share is asked for from this grant on. */
  readonly ownShareFrom: Money;
  readonly financingType: LocalFinancing;
  readonly recommendedBy: RecommendingBody;
  readonly daysBeforeMeeting: number;
  readonly onlineVoteDays: number;
  /** Proof of use, days after the end of the project. */
  readonly proofDays: number;
  readonly source: string;
  /** Null: nobody has confirmed these rules yet (ungeprüft). */
  readonly verifiedBy: string | null;
}

export interface Fund {
  readonly frameId: string;
  readonly code: FundCode;
  readonly isProject: boolean;
  readonly rules: FundRules;
  readonly allocated: Money;
  readonly reserved: Money;
  readonly committed: Money;
  readonly paid: Money;
}

export const freeOf = (fund: Fund): Money => fund.allocated.minus(fund.committed).minus(fund.reserved);

/** The money of a partnership in a year. */
export interface Frame {
  readonly id: string;
  readonly partnershipId: string;
  readonly organisationId: string;
  readonly programmeCode: PartnershipProgramme;
  readonly budgetYear: number;
  readonly federalReference: string;
  /** Null: the award is not in this system; then the federal reference names it. */
  readonly awardId: string | null;
  readonly award: Money;
  readonly ownShare: Money;
  readonly minProjectBps: number;
  readonly allocated: Money;
  readonly overhead: Money;
  readonly funds: readonly Fund[];
}

/** What may at most go to funds that are no projects: the award less its least share for projects, rounded down. */
export const overheadMax = (award: Money, minProjectBps: number): Money => award.shareFloor(10_000 - minProjectBps);
