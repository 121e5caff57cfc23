import type { LabelledText, Letter, LetterAuthority, LetterBlock } from '../letter/letter.js';
import { AWARD_HEADING, awardBody } from './award-letter.js';
import { canonicalJson } from './canonical-json.js';
import { agreementBody } from './agreement-letter.js';
import type { NoticeContent, NoticeContentKind } from './notice-content.js';
import {
  applicationBody,
  inadmissibleBody,
  infoRequestBody,
  orderBody,
  receiptBody,
  rejectionBody,
} from './other-letters.js';
import { useLetterBody, useReportBody } from './use-report-letters.js';
import { day, quoted } from './wording.js';

const HEADINGS: Readonly<Record<NoticeContentKind, string>> = {
  AWARD: AWARD_HEADING,
  REJECTION: 'Ablehnungsbescheid',
  INADMISSIBLE: 'Ablehnungsbescheid',
  INFO_REQUEST: 'Nachforderung von Angaben und Unterlagen',
  RECEIPT: 'Eingangsbestätigung',
  APPLICATION: 'Antrag auf Gewährung einer Zuwendung',
  AMENDMENT: 'Änderungsbescheid',
  CHANGE_REJECTION: 'Ablehnungsbescheid',
  HEARING: 'Anhörung',
  RECOVERY: 'Widerrufs- und Erstattungsbescheid',
  SETTLEMENT: 'Schlussbescheid',
  EARLY_START: 'Zustimmung zum vorzeitigen Maßnahmebeginn',
  USE_REMINDER: 'Erinnerung an den Nachweis der Verwendung',
  USE_FINAL_REMINDER: 'Mahnung: Nachweis der Verwendung',
  USE_QUESTION: 'Rückfragen zum Nachweis der Verwendung',
  USE_RECEIPT: 'Eingangsbestätigung',
  USE_RESULT: 'Prüfmitteilung',
  USE_REPORT: 'Verwendungsnachweis',
  USE_AUDIT_NOTE: 'Prüfvermerk',
  AGREEMENT: 'Weiterleitungsvertrag',
  AGREEMENT_SETTLEMENT: 'Abrechnung des Weiterleitungsvertrags',
  INTEREST: 'Zinsbescheid',
  DEFERRAL: 'Stundungsbescheid',
  REMISSION: 'Bescheid über einen Erlass',
  DUNNING: 'Mahnung',
};

/** Documents of the applicant or of the file, not letters. */
const PRINTS: readonly NoticeContentKind[] = ['APPLICATION', 'USE_REPORT', 'USE_AUDIT_NOTE'];

/** Turns a content into a letter: all wording, in order, ready to be drawn or shown as a page. Pure. */
export function composeNotice(content: NoticeContent): Letter {
  const heading = 'heading' in content ? content.heading : HEADINGS[content.kind];
  const isPrint = PRINTS.includes(content.kind);
  return {
    form: isPrint ? 'PRINT' : 'POSTAL',
    documentTitle: `${heading}, Az. ${content.fileNumber}`,
    heading,
    authority: letterhead(content),
    recipientLines: content.recipientLines,
    facts: facts(content),
    opening: isPrint ? [] : opening(content),
    body: body(content),
    footer: `${letterhead(content).name} · Az. ${content.fileNumber}`,
    watermark: watermark(content),
    bannerText: banner(content),
    date: content.date,
    attachments: [
      {
        name: 'notice.json',
        mediaType: 'application/json',
        description: 'Inhalt dieses Schreibens in maschinenlesbarer Form',
        content: canonicalJson(content),
      },
    ],
  };
}

/** An application is the applicant's document: its head names the applicant, and the authority as addressee. */
function letterhead(content: NoticeContent): LetterAuthority {
  const { authority } = content;
  if (content.kind === 'APPLICATION') {
    return { name: content.applicant, subline: `An: ${authority.name}`, returnLine: '' };
  }
  if (content.kind === 'USE_REPORT') return { name: content.author, subline: `An: ${authority.name}`, returnLine: '' };
  return {
    name: authority.name,
    subline: authority.subline,
    returnLine: `${authority.name} · ${authority.street} · ${authority.postcode} ${authority.city}`,
  };
}

function body(content: NoticeContent): LetterBlock[] {
  switch (content.kind) {
    case 'AWARD':
      return awardBody(content);
    case 'REJECTION':
      return rejectionBody(content);
    case 'INADMISSIBLE':
      return inadmissibleBody(content);
    case 'INFO_REQUEST':
      return infoRequestBody(content);
    case 'RECEIPT':
      return receiptBody(content);
    case 'APPLICATION':
      return applicationBody(content);
    case 'USE_REMINDER':
    case 'USE_FINAL_REMINDER':
    case 'USE_QUESTION':
    case 'USE_RECEIPT':
    case 'USE_RESULT':
      return useLetterBody(content);
    case 'USE_REPORT':
    case 'USE_AUDIT_NOTE':
      return useReportBody(content);
    case 'AGREEMENT':
    case 'AGREEMENT_SETTLEMENT':
      return agreementBody(content);
    default:
      return orderBody(content);
  }
}

function facts({ authority, contact, date, fileNumber }: NoticeContent): LabelledText[] {
  return [
    { label: 'Aktenzeichen', text: fileNumber },
    { label: 'Auskunft erteilt', text: contact.name },
    { label: 'Telefon', text: contact.phone },
    { label: 'E-Mail', text: contact.email },
    { label: 'Ort, Datum', text: `${authority.place}, ${day(date)}` },
  ];
}

function opening(content: NoticeContent): LetterBlock[] {
  const enclosures = content.enclosures.join('; ');
  return [
    { type: 'paragraph', text: content.subject, style: 'strong' },
    { type: 'labelled', label: 'hier:', text: `${content.programme} – ${quoted(content.projectTitle)}` },
    ...(content.reference === '' ? [] : [labelled('Bezug:', content.reference)]),
    ...(enclosures === '' ? [] : [labelled('Anlagen:', enclosures)]),
  ];
}

function labelled(label: string, text: string): LetterBlock {
  return { type: 'labelled', label, text };
}

function watermark({ isDemo, isDraft, kind }: NoticeContent): string | null {
  if (isDraft) return 'ENTWURF';
  if (!isDemo) return null;
  return kind === 'APPLICATION' ? 'DEMO – kein Antrag' : 'DEMO – kein Verwaltungsakt';
}

/** The watermark is invisible to a screen reader, so the fact is said in words as well. */
function banner({ isDemo, isDraft, kind }: NoticeContent): string | null {
  const isApplication = kind === 'APPLICATION';
  const draft = isApplication
    ? 'Entwurf: Dieser Antrag ist noch nicht eingereicht.'
    : 'Entwurf: Dieses Schreiben ist noch nicht gezeichnet und nicht wirksam.';
  const demo = isApplication
    ? 'Demo: Dies ist kein wirklicher Antrag. Alle Angaben sind erfunden.'
    : 'Demo: Dieses Schreiben ist kein Verwaltungsakt. Alle Angaben sind erfunden.';
  const sentences = [...(isDraft ? [draft] : []), ...(isDemo ? [demo] : [])];
  return sentences.length > 0 ? sentences.join(' ') : null;
}
