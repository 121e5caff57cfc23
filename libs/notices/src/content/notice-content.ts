import type { ContentBlock } from './content-blocks.js';

/** A calendar day, YYYY-MM-DD. */
export type IsoDate = string;

/**
 * What a notice says, as plain JSON: amounts are integer cents, days are YYYY-MM-DD. It is stored with the signed act,
 * embedded in the PDF as notice.json and is all the renderer knows.
 */
export type NoticeContent =
  | AwardContent
  | RejectionContent
  | InadmissibleContent
  | InfoRequestContent
  | ReceiptContent
  | ApplicationContent
  | OrderContent;

export type NoticeContentKind = NoticeContent['kind'];

export interface NoticeCommon {
  readonly authority: IssuingAuthority;
  /** The lines of the address field, from the name to postcode and city. Empty for an APPLICATION. */
  readonly recipientLines: readonly string[];
  readonly fileNumber: string;
  /** Day of the notice: day of signature, or of preparation for a draft. */
  readonly date: IsoDate;
  readonly contact: ContactPerson;
  readonly programme: string;
  readonly projectTitle: string;
  /** First line of the subject: "Zuwendungen des Landes Nordrhein-Westfalen". */
  readonly subject: string;
  /** What the notice answers: "Ihr Antrag vom 28.10.2026". */
  readonly reference: string;
  readonly enclosures: readonly string[];
  /** A draft is watermarked ENTWURF, a demonstration DEMO – kein Verwaltungsakt. */
  readonly isDraft: boolean;
  readonly isDemo: boolean;
  /** Null while nobody has signed. */
  readonly signature: NoticeSignature | null;
  /** The versions of the rules the notice was decided by. */
  readonly norms: readonly NormVersion[];
}

export interface IssuingAuthority {
  readonly name: string;
  readonly subline: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly phone: string;
  readonly email: string;
  /** Where the notice is dated: "Düsseldorf". */
  readonly place: string;
}

export interface ContactPerson {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

export interface NoticeSignature {
  readonly name: string;
  readonly function: string;
  /** How it was signed: "Dieser Bescheid wurde elektronisch erstellt und ist ohne Unterschrift gültig." */
  readonly statement: string;
}

export interface NormVersion {
  readonly name: string;
  readonly version: string;
}

/** The administrative court of the recipient's seat (§ 52 Nr. 3 VwGO): name and town only (§ 58 (1) VwGO). */
export interface CompetentCourt {
  /** "Verwaltungsgericht Minden" */
  readonly name: string;
  /** "Minden" */
  readonly seat: string;
}

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

/** Ablehnungsbescheid. */
export interface RejectionContent extends NoticeCommon {
  readonly kind: 'REJECTION';
  readonly applicationDate: IsoDate;
  readonly requestedGrantCents: number;
  readonly reasons: readonly string[];
  readonly court: CompetentCourt;
}

/** Refusal without examination of the merits: late, not entitled, withdrawn right. */
export interface InadmissibleContent extends NoticeCommon {
  readonly kind: 'INADMISSIBLE';
  readonly applicationDate: IsoDate;
  readonly reasons: readonly string[];
  readonly court: CompetentCourt;
}

/** Nachforderungsschreiben. No administrative act, hence no instruction on remedies. */
export interface InfoRequestContent extends NoticeCommon {
  readonly kind: 'INFO_REQUEST';
  readonly applicationDate: IsoDate;
  readonly requests: readonly string[];
  readonly deadline: IsoDate;
  readonly consequences: readonly string[];
}

/** Eingangsbestätigung. */
export interface ReceiptContent extends NoticeCommon {
  readonly kind: 'RECEIPT';
  readonly receivedOn: IsoDate;
  /** Time of day in Berlin, HH:MM or HH:MM:SS. */
  readonly receivedAt: string;
  readonly submittedBy: string;
  readonly versionNumber: number;
  /** SHA-256 of the submitted version, hexadecimal. */
  readonly versionHash: string;
  readonly documents: readonly { readonly name: string; readonly sha256: string }[];
  readonly notes: readonly string[];
}

/** The whole application as the applicant's print; the authority is the addressee. */
export interface ApplicationContent extends NoticeCommon {
  readonly kind: 'APPLICATION';
  readonly applicant: string;
  /** Null for a draft. */
  readonly submittedOn: IsoDate | null;
  readonly versionNumber: number;
  readonly versionHash: string | null;
  readonly sections: readonly ContentSection[];
}

/**
 * The other acts and letters of a grant's life: title, numbered operative part, sections, and a court where it is
 * an administrative act (null for a hearing).
 */
export interface OrderContent extends NoticeCommon {
  readonly kind: 'AMENDMENT' | 'HEARING' | 'RECOVERY' | 'SETTLEMENT' | 'EARLY_START';
  readonly operative: readonly string[];
  readonly sections: readonly ContentSection[];
  readonly reasons: readonly string[];
  readonly court: CompetentCourt | null;
}

export interface ContentSection {
  readonly heading: string;
  readonly blocks: readonly ContentBlock[];
}
