import type { ReceiptContent } from '#notices';
import { noticeCommon, type NoticeCommonParts } from '../read/notice-common.js';
import type { Transaction } from '#platform';

export interface ReceiptParts extends Pick<
  NoticeCommonParts,
  'application' | 'organisation' | 'letterhead' | 'programmeName' | 'terms'
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

const LATE =
  'Der Antrag ist nach Ablauf der Antragsfrist eingegangen. Ob er noch berücksichtigt wird, entscheidet die Bewilligungsbehörde.';
const PROVES_RECEIPT_ONLY =
  'Ich prüfe Ihren Antrag und melde mich, wenn Angaben oder Unterlagen fehlen. Diese Bestätigung sagt nichts darüber, ob eine Zuwendung bewilligt wird.';
/** A measure begun before the decision is not funded (Nr. 1.3 of the rules on § 44 of either budget code). */
const NOT_YET =
  'Beginnen Sie mit der Maßnahme nicht vor der Bewilligung, es sei denn, ich habe einem vorzeitigen Beginn zugestimmt.';

/** The receipt names file number, time and the hash of what was received, so that nobody can doubt it later. */
export function receiptContent(tx: Pick<Transaction, 'now' | 'today' | 'isDemo'>, parts: ReceiptParts): ReceiptContent {
  return {
    ...noticeCommon(tx, {
      ...parts,
      reference: parts.number === 1 ? 'Ihr Antrag' : `Ihre Antwort, Fassung ${parts.number}`,
      signature: {
        name: parts.letterhead.name,
        function: 'Antragsannahme',
        statement: 'Dieses Schreiben wurde automatisch erstellt und ist ohne Unterschrift gültig.',
      },
    }),
    norms: [],
    kind: 'RECEIPT',
    receivedOn: tx.today.toString(),
    receivedAt: berlinTime(tx.now),
    submittedBy: parts.submittedBy,
    versionNumber: parts.number,
    versionHash: parts.hash,
    documents: parts.documents,
    notes: [...(parts.isLate ? [LATE] : []), PROVES_RECEIPT_ONLY, ...(parts.number === 1 ? [NOT_YET] : [])],
  };
}
