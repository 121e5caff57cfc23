import type { AwardContent } from './award-content.js';
import type { CompetentCourt, IsoDate, NoticeCommon } from './notice-common.js';
import type { UseLetterContent, UseReportPrint } from './use-report-content.js';
import type { ContentSection } from './content-section.js';

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
  | OrderContent
  | UseLetterContent
  | UseReportPrint
  | AgreementContent;

export type NoticeContentKind = NoticeContent['kind'];

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
  readonly kind:
    | 'AMENDMENT'
    | 'CHANGE_REJECTION'
    | 'HEARING'
    | 'RECOVERY'
    | 'SETTLEMENT'
    | 'EARLY_START'
    | 'INTEREST'
    | 'DEFERRAL'
    | 'REMISSION'
    | 'DUNNING';
  readonly operative: readonly string[];
  readonly sections: readonly ContentSection[];
  readonly reasons: readonly string[];
  readonly court: CompetentCourt | null;
}

/** Weiterleitungsvertrag between a municipality and an association, and its settlement: contracts, no administrative acts. */
export interface AgreementContent extends NoticeCommon {
  readonly kind: 'AGREEMENT' | 'AGREEMENT_SETTLEMENT';
  readonly sections: readonly ContentSection[];
  /** Who signs by hand, one line each; empty where nobody has to. */
  readonly signatories: readonly string[];
}
