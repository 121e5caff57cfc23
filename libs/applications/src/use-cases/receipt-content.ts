import type { ReceiptContent } from '#notices';
import { noticeCommon, type NoticeCommonParts } from '../read/notice-common.js';
import type { Transaction } from '#platform';

export interface ReceiptParts extends Pick<
  NoticeCommonParts,
  'application' | 'organisation' | 'letterhead' | 'programmeName'
> {
  readonly number: number;
  readonly hash: string;
  readonly submittedBy: string;
  readonly isLate: boolean;
  readonly documents: ReceiptContent['documents'];
}

const BERLIN_TIME = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** Time of day in Berlin, HH:MM:SS. */
export const berlinTime = (instant: Date): string => BERLIN_TIME.format(instant);

/** The receipt names file number, time and the hash of what was received, so that nobody can doubt it later. */
export function receiptContent(tx: Pick<Transaction, 'now' | 'today' | 'isDemo'>, parts: ReceiptParts): ReceiptContent {
  const late =
    'Der Antrag ist nach Ablauf der Antragsfrist eingegangen. Ob er noch berücksichtigt wird, entscheidet die Bewilligungsbehörde.';
  return {
    ...noticeCommon(tx, {
      ...parts,
      reference: parts.number === 1 ? 'Ihr Antrag' : `Ihre Antwort, Fassung ${parts.number}`,
      officer: 'Landeskoordinierungsstelle',
      signature: null,
    }),
    kind: 'RECEIPT',
    receivedOn: tx.today.toString(),
    receivedAt: berlinTime(tx.now),
    submittedBy: parts.submittedBy,
    versionNumber: parts.number,
    versionHash: parts.hash,
    documents: parts.documents,
    notes: parts.isLate ? [late] : [],
  };
}
