import type { DayCount, FinancingType, FundingKind } from '#funding-law';

/** Everything a programme version demands, as plain JSON. Periods in days or months, shares in basis points. */
export interface ProgrammeTerms extends SettlementTerms {
  readonly financingType: FinancingType;
  readonly rateBps: number;
  readonly minOwnShareBps: number;
  /** REDUCE_GRANT: the computed grant leaves room for the minimum own share; REPORT: the plan is only marked. */
  readonly ownShareRule: 'REPORT' | 'REDUCE_GRANT';
  readonly roundUnitCents: number;
  readonly costCategories: readonly CostCategory[];
  readonly fundingKinds: readonly { readonly kind: FundingKind; readonly label: string; readonly hint: string }[];
  readonly phases: readonly { readonly code: string; readonly label: string; readonly needsConcept: boolean }[];
  /** Categories that count as projects, and the least share of them; null where the programme knows no such rule. */
  readonly projectCategories: readonly string[];
  readonly minProjectShareBps: number | null;
  readonly requiredDocuments: readonly RequiredDocument[];
  readonly upload: {
    readonly fileBytesMax: number;
    readonly filesMax: number;
    readonly acceptedTypes: readonly string[];
  };
  readonly councilConsentRequired: boolean;
  readonly demarcationProgramme: string | null;
  readonly infoRequestDays: number;
  readonly reservationDays: number;
  readonly useOfFunds: { readonly months: number } | { readonly days: number };
  readonly useReportMonths: number;
  readonly interimReportMonths: number;
  /** Days before (negative) and after a due date on which a reminder goes out. */
  readonly reminderDays: readonly number[];
  readonly checks: readonly CheckTerms[];
  readonly grantForm: 'ALLOCATION' | 'SUBSIDY';
  /** First line of a notice's subject: whose money it is. */
  readonly noticeSubject: string;
  readonly ancillaryRegulations: string;
  readonly normSet: string;
  /** Lead bodies on equal terms: a decision needs one approval from each. Empty where the programme knows none. */
  readonly approvals: readonly LeadBody[];
  /** Names of parameters whose value nobody has confirmed yet. */
  readonly unverified: readonly string[];
}

/** What a programme demands after the award: proof of use, settlement, recovery, interest. Money in cents. */
export interface SettlementTerms {
  /** Which rate a capped share is settled with: the nominal one or grant / eligible plan. */
  readonly settlementRate: 'NOMINAL' | 'EFFECTIVE';
  /** A change of costs and cover funds up to this amount does not reduce the grant. */
  readonly reductionThresholdCents: number;
  /** Whether income counts against a fixed amount. */
  readonly overfundingGuard: boolean;
  /** By how much one item of the plan may be exceeded if it is saved elsewhere. */
  readonly itemToleranceBps: number;
  readonly hearingDays: number;
  /** Months after finality within which a reimbursement is to be paid. */
  readonly recoveryPaymentMonths: number;
  /** Months after full knowledge within which revocation or withdrawal is possible. */
  readonly knowledgeMonths: number;
  readonly lateUseInterestFrom: 'CREDIT' | 'PERIOD_END';
  readonly interestDayCount: DayCount;
  /** Below this amount nothing is demanded; 0 where every cent is. */
  readonly smallClaimCents: number;
  /** Highest fee per hour, null where the programme knows none. */
  readonly feeRateCentsMax: number | null;
  /** Net amount from which a receipt list names the offers asked for; null where the programme knows none. */
  readonly offersFromCents: number | null;
  /** Highest amounts of one receipt for catering and for travel; null where the programme knows none. */
  readonly cateringReceiptCentsMax: number | null;
  readonly travelReceiptCentsMax: number | null;
  /** Highest pay group of funded staff (Besserstellungsverbot); null where the programme names none. */
  readonly payGroupMax: number | null;
  /** Awards above this amount are copied to the court of audit; null where it has waived that. */
  readonly auditCopyAboveCents: number | null;
  /** Days before the last of December on which money of the year is ordered for the last time. */
  readonly orderCutoffDays: number;
  /** Days before (negative) and after the due date of a proof of use on which a reminder goes out. */
  readonly useReportReminderDays: readonly number[];
  /** Days after the funding period in which a payment still counts. */
  readonly settlementTailDays: number;
  /** Months for the proof of use of an investment. */
  readonly investiveUseReportMonths: number;
}

export interface CostCategory {
  readonly code: string;
  readonly label: string;
  readonly hint: string;
  readonly eligible: boolean;
}

export interface RequiredDocument {
  readonly kind: string;
  readonly label: string;
  readonly required: 'ALWAYS' | 'IF_CONCEPT_PHASE' | 'IF_FORWARDING' | 'OPTIONAL';
}

/** A body that leads a programme together with others, for example Verfassungsschutz and Landeskriminalamt. */
export interface LeadBody {
  readonly body: string;
  readonly label: string;
}

export interface CheckTerms {
  readonly code: string;
  readonly stage: 'FORMAL' | 'MATERIAL';
  readonly label: string;
  readonly hint: string;
}

/** The authority as it stands on its letters. */
export interface Letterhead {
  readonly name: string;
  readonly subline: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly phone: string;
  readonly email: string;
  readonly place: string;
}
