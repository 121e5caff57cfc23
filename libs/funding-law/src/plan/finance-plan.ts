import type { Money } from '#kernel';
import type { FinancingType } from '../financing/award.js';
import type { CalculationStep } from '../financing/calculation-step.js';
import type { Citations } from '../norms/citations.js';

/** Amounts by calendar year; a missing year counts as zero. */
export type AmountsByYear = Readonly<Record<number, Money>>;

export const FUNDING_KINDS = ['OWN_CASH', 'OWN_STAFF', 'THIRD_PARTY', 'OTHER_PUBLIC'] as const;
export type FundingKind = (typeof FUNDING_KINDS)[number];

export interface CostItem {
  readonly id: string;
  readonly category: string;
  readonly description: string;
  readonly amounts: AmountsByYear;
}

export interface FundingItem {
  readonly kind: FundingKind;
  readonly amounts: AmountsByYear;
}

/** What an applicant enters. The grant is never entered, it is computed. */
export interface FinancePlan {
  readonly years: readonly number[];
  readonly costItems: readonly CostItem[];
  readonly funding: readonly FundingItem[];
  /** Where an applicant asks for less than could be granted. */
  readonly requestedGrant?: AmountsByYear;
}

export interface CostCategoryTerms {
  readonly code: string;
  readonly eligible: boolean;
  /** Counts towards the minimum share of projects. */
  readonly isProject?: boolean;
}

/** The terms of a programme version that bear on the plan. All shares in basis points. */
export interface PlanTerms {
  readonly financingType: FinancingType;
  readonly rateBps: bigint;
  readonly minOwnShareBps: bigint;
  readonly roundUnitCents: bigint;
  /** The programme's maximum per district and year; every year of the plan needs one. */
  readonly capByYear: AmountsByYear;
  readonly costCategories: readonly CostCategoryTerms[];
  readonly minProjectShareBps?: bigint;
  /** The amount per year of a FIXED programme. */
  readonly fixedAmountByYear?: AmountsByYear;
  /** REDUCE_GRANT: the grant leaves room for the minimum own share. REPORT (default): only a finding says so. */
  readonly ownShareRule?: 'REPORT' | 'REDUCE_GRANT';
  readonly citations?: Citations;
}

/** What kept the grant below the sum of its formula. */
export type PlanLimit = 'CAP' | 'ROOM' | 'REQUESTED' | 'OWN_SHARE';

export interface PlanSums {
  readonly costs: Money;
  /** Costs in categories that the programme recognises. */
  readonly eligible: Money;
  readonly notEligible: Money;
  /** Third parties and other public funds. */
  readonly thirdParty: Money;
  readonly grant: Money;
  /** What own funds must cover so that the plan balances. */
  readonly ownRequired: Money;
  /** The programme's minimum own share of the eligible costs, rounded up. */
  readonly ownMinimum: Money;
  readonly ownEntered: Money;
  /** Above zero: still uncovered. Below zero: more funding than costs. */
  readonly missing: Money;
  readonly projectCosts: Money;
}

export interface PlanYear extends PlanSums {
  readonly year: number;
  readonly cap: Money;
  /** Room left under the cap; the cap itself where the caller knows of no other award. */
  readonly room: Money;
  readonly limitedBy: PlanLimit | null;
  readonly steps: readonly CalculationStep[];
}

export interface PlanComputation {
  readonly years: readonly PlanYear[];
  readonly totals: PlanSums;
  /** True if a cap or the room under it lowered the grant in any year. */
  readonly isLimitedByCap: boolean;
}
