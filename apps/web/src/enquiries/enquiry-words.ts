import type { EnquiryKind, EnquiryStatus, MunicipalityKind, Outcome, PassageKind, Phenomenon } from '#enquiries';
import type { Option, Tone } from '../layout/index.js';

export const KIND_WORDS: Readonly<Record<EnquiryKind, string>> = { QUESTION: 'Frage', OBSERVATION: 'Hinweis' };

export const PHENOMENON_WORDS: Readonly<Record<Phenomenon, string>> = {
  RIGHT: 'Rechtsextremismus',
  LEFT: 'Linksextremismus',
  ISLAMISM: 'Islamismus',
  FOREIGN: 'auslandsbezogener Extremismus',
};

const STATUS_WORDS: Readonly<Record<EnquiryStatus, readonly [Tone, string]>> = {
  NEW: ['info', 'neu'],
  ACCEPTED: ['info', 'in Bearbeitung'],
  REJECTED_PERSONAL_DATA: ['danger', 'abgelehnt: personenbezogene Daten'],
  ANSWERED: ['success', 'beantwortet'],
  REFERRED: ['success', 'verwiesen'],
  CLOSED: ['success', 'abgeschlossen'],
  WIPED: ['info', 'gelöscht'],
};

export const statusOf = (status: EnquiryStatus): { tone: Tone; text: string } => {
  const [tone, text] = STATUS_WORDS[status];
  return { tone, text };
};

export const PASSAGE_WORDS: Readonly<Record<PassageKind, string>> = {
  QUESTION: 'Anfrage der Kommune',
  FOLLOW_UP: 'Rückfrage der Kommune',
  CONFIRMATION: 'Erklärung, warum keine Person gemeint ist',
  ANSWER: 'Antwort des Teams',
  REFERRAL: 'Verweis des Teams',
};

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  ANSWERED: 'beantwortet',
  REFERRED: 'verwiesen',
  REJECTED_PERSONAL_DATA: 'abgelehnt',
  OPEN: 'offen',
};

export const MUNICIPALITY_WORDS: Readonly<Record<MunicipalityKind, string>> = {
  KREIS: 'Kreis',
  STAEDTEREGION: 'Städteregion',
  KREISFREIE_STADT: 'kreisfreie Stadt',
  GEMEINDE: 'Stadt oder Gemeinde in einem Kreis',
};

const HISTORY_WORDS: Readonly<Record<string, string>> = {
  'ask-enquiry': 'Eingegangen',
  'accept-enquiry': 'Zur Bearbeitung angenommen',
  'redact-passage': 'Stellen geschwärzt',
  'reject-for-personal-data': 'Wegen personenbezogener Daten abgelehnt, Inhalt gelöscht',
  'answer-enquiry': 'Beantwortet',
  'refer-enquiry': 'An eine Stelle verwiesen',
  'ask-again': 'Rückfrage gestellt',
  'close-enquiry': 'Abgeschlossen',
  'wipe-enquiry': 'Inhalt nach Ablauf der Frist gelöscht',
};

export const historyWord = (action: string): string => HISTORY_WORDS[action] ?? 'Geändert';

export const REGIONS = ['Arnsberg', 'Detmold', 'Düsseldorf', 'Köln', 'Münster'] as const;

export const optionsOf = (words: Readonly<Record<string, string>>): Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export const REGION_OPTIONS: readonly Option[] = REGIONS.map((region) => ({ value: region, label: region }));

export const NO_ADVICE =
  'Hier erhalten Sie keine Beratung zu Entscheidungen, die Ihre Kommune selbst zu treffen hat. Das Team beantwortet allgemeine Fragen und nennt Ihnen Stellen, die vor Ort helfen.';

export const NO_PERSONS =
  'Nennen Sie keine Namen, Anschriften, Telefonnummern, Kennzeichen, Geburtsdaten, Konten oder Profile, auch nicht Ihre eigenen. Besteht Gefahr oder geht es um eine bestimmte Person, wenden Sie sich an die Polizei.';
