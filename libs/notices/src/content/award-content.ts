import type { CompetentCourt, IsoDate, NoticeCommon } from './notice-common.js';

/** A versioned text block, passed in as the text it had on the day of the notice. */
export interface TextClause {
  readonly code: string;
  readonly version: string;
  readonly text: string;
}

export interface CostItem {
  readonly label: string;
  readonly requestedCents: number;
  readonly recognisedCents: number;
  /** Must be given where less is recognised than requested (§ 39 VwVfG NRW). */
  readonly cutReason: string | null;
}

export interface FundingItem {
  readonly source: 'OWN' | 'THIRD_PARTY' | 'OTHER_PUBLIC' | 'INCOME' | 'GRANT';
  readonly label: string;
  readonly amountCents: number;
}

export interface YearlyTranche {
  readonly year: number;
  /** EXPENDITURE: Ausgabeermächtigung of the current year; COMMITMENT: Verpflichtungsermächtigung of a later one. */
  readonly authorisation: 'EXPENDITURE' | 'COMMITMENT';
  readonly amountCents: number;
}

export type FinancingTerms =
  | { readonly type: 'SHARE'; readonly rateBasisPoints: number }
  | { readonly type: 'DEFICIT' }
  | { readonly type: 'FIXED' }
  | { readonly type: 'FULL' };

/** Zuwendungsbescheid after Grundmuster 2. The sums must agree; checkContent refuses otherwise. */
export interface AwardContent extends NoticeCommon {
  readonly kind: 'AWARD';
  /** PARTIAL: less than requested; the rest is refused and reasons must be given. */
  readonly scope: 'FULL' | 'PARTIAL';
  readonly applicationDate: IsoDate;
  readonly requestedGrantCents: number;
  readonly grantCents: number;
  readonly period: { readonly from: IsoDate; readonly to: IsoDate };
  /** ALLOCATION (Zuweisung) to municipalities, SUBSIDY (Zuschuss) to others. */
  readonly grantForm: 'ALLOCATION' | 'SUBSIDY';
  readonly financing: FinancingTerms;
  /** Paragraphs that describe the measure precisely enough to measure it. */
  readonly purpose: readonly string[];
  readonly goals: readonly string[];
  /** End of the Zweckbindung of acquired objects. */
  readonly purposeBindingUntil: IsoDate | null;
  readonly eligibleCostsCents: number;
  readonly costItems: readonly CostItem[];
  readonly fundingItems: readonly FundingItem[];
  readonly tranches: readonly YearlyTranche[];
  readonly paymentTerms: readonly string[];
  /** "ANBest-G": part of the notice by reference. */
  readonly annexName: string;
  readonly clauses: readonly TextClause[];
  readonly reasons: readonly string[];
  readonly court: CompetentCourt;
  /** Tell the recipient that a waiver of remedies makes the notice final at once. */
  readonly hasWaiverHint: boolean;
}
