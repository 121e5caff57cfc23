import type { IsoDate, NoticeCommon } from './notice-common.js';
import type { ContentSection } from './content-section.js';

/**
 * Letters about a proof of use: reminder, last reminder, questions, receipt, result of the examination. None of them is
 * an administrative act, so none carries an instruction on remedies.
 */
export interface UseLetterContent extends NoticeCommon {
  readonly kind: 'USE_REMINDER' | 'USE_FINAL_REMINDER' | 'USE_QUESTION' | 'USE_RECEIPT' | 'USE_RESULT';
  /** Paragraphs after the salutation. */
  readonly opening: readonly string[];
  readonly sections: readonly ContentSection[];
}

/** A proof of use or interim report as the recipient's print, or the office's note on its examination. */
export interface UseReportPrint extends NoticeCommon {
  readonly kind: 'USE_REPORT' | 'USE_AUDIT_NOTE';
  /** "Verwendungsnachweis", "Zwischennachweis 2027", "Prüfvermerk zum Verwendungsnachweis". */
  readonly heading: string;
  /** Who wrote it: the recipient, or the authority. */
  readonly author: string;
  readonly submittedOn: IsoDate | null;
  readonly versionNumber: number;
  readonly versionHash: string | null;
  readonly sections: readonly ContentSection[];
}
