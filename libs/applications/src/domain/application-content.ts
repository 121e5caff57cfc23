import type { FundingKind } from '#funding-law';

/** A submitted application: complete, typed, plain JSON. Amounts are integer cents, days are YYYY-MM-DD. */
export interface ApplicationContent {
  readonly applicant: {
    readonly unit: string;
    readonly contactName: string;
    readonly contactFunction: string;
    readonly contactEmail: string;
    readonly contactPhone: string;
    readonly signatoryName: string;
    readonly signatoryFunction: string;
  };
  readonly bank: { readonly holder: string; readonly iban: string };
  readonly project: {
    readonly title: string;
    readonly phase: string;
    readonly periodFrom: string;
    readonly periodTo: string;
    readonly summary: string;
    readonly targetGroups: string;
    readonly place: string;
    readonly concept: { readonly body: string; readonly resolvedOn: string } | null;
    readonly coordinationOffice: string;
  };
  readonly goals: readonly ContentGoal[];
  readonly years: readonly number[];
  readonly costItems: readonly ContentCostItem[];
  readonly funding: readonly { readonly kind: FundingKind; readonly amountsCents: Readonly<Record<string, number>> }[];
  readonly declarations: {
    readonly notBegun: boolean;
    readonly earlyStartReason: string;
    readonly vatDeductible: boolean;
    readonly otherFunding: string;
    readonly demarcation: string;
  };
  /** What the formula of the financing type gives for this plan, per year. */
  readonly grantCents: Readonly<Record<string, number>>;
}

export interface ContentGoal {
  readonly id: string;
  readonly goal: string;
  readonly measure: string;
  readonly indicator: string;
  readonly target: string;
}

export interface ContentCostItem {
  readonly id: string;
  readonly category: string;
  readonly description: string;
  readonly amountsCents: Readonly<Record<string, number>>;
}
