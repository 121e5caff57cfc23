import type { AuditEntry } from '#audit';
import { CalendarDate } from '#kernel';
import { formatDateTime, formatEuro, type TimelineEntry } from '../../layout/index.js';
import { actionWord, statusWord } from '../../access/refusals/case-words.js';

type Words = (entry: AuditEntry) => string;

const fact = (entry: AuditEntry, name: string): string => String(entry.facts[name] ?? '');
const amount = (entry: AuditEntry): string => {
  const cents = entry.facts['amountCents'];
  return typeof cents === 'number' && cents > 0 ? ` über ${formatEuro(cents)}` : '';
};
const until = (entry: AuditEntry): string => {
  const parsed = CalendarDate.parse(fact(entry, 'deadline'));
  return parsed.ok ? parsed.value.toGerman() : '';
};

/** " (Tag: 03.12.2026)" where the act has a day of its own. */
const onDay = (entry: AuditEntry): string => {
  const parsed = CalendarDate.parse(fact(entry, 'occurredOn'));
  return parsed.ok ? ` (Tag: ${parsed.value.toGerman()})` : '';
};

const KIND_WORDS: Readonly<Record<string, string>> = {
  AWARD: 'Bewilligung',
  REJECTION: 'Ablehnung',
  INADMISSIBLE: 'Ablehnung als unzulässig',
};
const kind = (entry: AuditEntry): string => KIND_WORDS[fact(entry, 'kind')] ?? 'Entscheidung';

export const CHECK_WORDS: Readonly<Record<string, string>> = {
  MET: 'erfüllt',
  TO_REQUEST: 'nachzufordern',
  NOT_MET: 'nicht erfüllt',
  OPEN: 'in Arbeit',
};

const CHANGE_WORDS: Readonly<Record<string, string>> = {
  CHANGE: 'Antrag auf Änderung',
  WAIVER: 'Verzicht',
  EARLY_START: 'Antrag auf vorzeitigen Beginn',
};
const changeOf = (entry: AuditEntry): string =>
  `${CHANGE_WORDS[fact(entry, 'kind')] ?? 'Antrag'} ${fact(entry, 'number')}`;

const SENTENCES: Readonly<Record<string, Words>> = {
  'start-draft': (entry) => `${entry.actorName} hat den Antrag begonnen`,
  submit: (entry) => `Antrag eingegangen, Eingangsbestätigung versandt (${entry.actorName})`,
  withdraw: (entry) => `${entry.actorName} hat den Antrag zurückgenommen`,
  'start-formal-check': (entry) => `${entry.actorName} hat die formale Prüfung begonnen`,
  'complete-formal-check': (entry) => `${entry.actorName} hat die formale Prüfung abgeschlossen`,
  'request-info': (entry) =>
    `Nachforderung ${fact(entry, 'number')} versandt, Antwort bis ${until(entry)} (${entry.actorName})`,
  'extend-info-request': (entry) => `${entry.actorName} hat die Antwortfrist bis ${until(entry)} verlängert`,
  'answer-info-request': (entry) =>
    `Fassung ${fact(entry, 'submission')} eingereicht (Antwort auf Nachforderung ${fact(entry, 'request')}, ${entry.actorName})`,
  'continue-without-answer': (entry) => `${entry.actorName} prüft ohne Antwort weiter`,
  'prepare-decision': (entry) => `${entry.actorName} hat vorbereitet: ${kind(entry)}${amount(entry)}`,
  'discard-decision': (entry) => `${entry.actorName} ist zur Prüfung zurückgekehrt`,
  'resume-check': (entry) => `${entry.actorName} hat die Prüfung wieder aufgenommen`,
  'decision-discarded': (entry) => `${entry.actorName} hat den Entwurf der Entscheidung verworfen`,
  'send-to-review': (entry) => `${entry.actorName} hat die ${kind(entry)}${amount(entry)} zur Zweitprüfung gegeben`,
  'confirm-review': (entry) => `${entry.actorName} hat die Zweitprüfung bestätigt`,
  'return-decision': (entry) => `${entry.actorName} hat die Entscheidung zurückgegeben`,
  'expire-reservation': (entry) => `Die Vormerkung${amount(entry)} ist abgelaufen und wieder frei`,
  sign: (entry) => `${entry.actorName} hat den Bescheid gezeichnet: ${kind(entry)}${amount(entry)}`,
  assign: (entry) =>
    entry.facts['assignee'] === null ? 'Die Zuständigkeit ist aufgehoben' : `Zuständig ist ${fact(entry, 'assignee')}`,
  'set-deadline': (entry) => (until(entry) === '' ? 'Die Frist ist aufgehoben' : `Frist auf ${until(entry)} gesetzt`),
  'attach-file': (entry) => `${entry.actorName} hat eine Anlage hochgeladen`,
  'remove-attachment': (entry) => `${entry.actorName} hat eine Anlage entfernt`,
  'retrieve-notice': (entry) => `${entry.actorName} hat „${fact(entry, 'title')}“ abgerufen`,
  'record-posting': (entry) => `${entry.actorName} hat die Aufgabe zur Post eingetragen${onDay(entry)}`,
  'record-receipt': (entry) => `${entry.actorName} hat den nachgewiesenen Zugang eingetragen${onDay(entry)}`,
  'waive-remedies': (entry) => `${entry.actorName} hat auf Rechtsbehelfe verzichtet`,
  'record-contest': (entry) => `${entry.actorName} hat die Klage gegen den Bescheid eingetragen${onDay(entry)}`,
  'uphold-notice': (entry) =>
    `${entry.actorName} hat eingetragen: Das Gericht hat den Bescheid bestätigt${onDay(entry)}`,
  'annul-notice': (entry) =>
    `${entry.actorName} hat eingetragen: Das Gericht hat den Bescheid aufgehoben${onDay(entry)}`,
  'grant-cap-exception': (entry) => `${entry.actorName} hat eine Ausnahme vom Höchstbetrag eingetragen${amount(entry)}`,
  'begin-change': (entry) => `${entry.actorName} hat begonnen: ${changeOf(entry)}`,
  'submit-change': (entry) => `Eingegangen: ${changeOf(entry)} (${entry.actorName})`,
  'withdraw-change': (entry) => `Zurückgenommen: ${changeOf(entry)} (${entry.actorName})`,
  'ask-about-change': (entry) => `${entry.actorName} hat eine Rückfrage gestellt zu: ${changeOf(entry)}`,
  'answer-about-change': (entry) => `${entry.actorName} hat die Rückfrage beantwortet zu: ${changeOf(entry)}`,
  'prepare-change': (entry) => `${entry.actorName} hat die Entscheidung vorbereitet über: ${changeOf(entry)}`,
  'send-change-to-review': (entry) => `${entry.actorName} hat zur Zweitprüfung gegeben: ${changeOf(entry)}`,
  'confirm-change': (entry) => `${entry.actorName} hat zugestimmt (${fact(entry, 'body')}): ${changeOf(entry)}`,
  'return-change': (entry) => `${entry.actorName} hat die Entscheidung zurückgegeben über: ${changeOf(entry)}`,
  'sign-change': (entry) =>
    `${entry.actorName} hat ${entry.facts['outcome'] === 'REJECT' ? 'abgelehnt' : 'zugestimmt'}: ${changeOf(entry)}`,
  'revise-award': (entry) => `Fassung ${fact(entry, 'version')} der Bewilligung${amount(entry)} gilt`,
  'stop-payments': (entry) => `${entry.actorName} hat die Auszahlung angehalten`,
  'resume-payments': (entry) => `${entry.actorName} hat die Auszahlung freigegeben`,
  'write-message': (entry) => `${entry.actorName} hat eine Nachricht geschrieben`,
  'write-note': (entry) => `${entry.actorName} hat einen Vermerk geschrieben`,
};

/** One entry of the history as a sentence of the office. `labels` are the check points of the programme. */
export function historySentence(entry: AuditEntry, labels: ReadonlyMap<string, string> = new Map()): string {
  if (entry.action === 'record-check') {
    const label = labels.get(fact(entry, 'code')) ?? fact(entry, 'code');
    return `${entry.actorName}: „${label}“ ${CHECK_WORDS[fact(entry, 'result')] ?? ''}`;
  }
  const words = SENTENCES[entry.action];
  return words ? words(entry) : `${entry.actorName}: ${actionWord(entry.action)}`;
}

/** Sentence and reason of an entry, for the vertical line. */
export function timelineEntry(entry: AuditEntry, labels: ReadonlyMap<string, string>): TimelineEntry {
  const sentence = historySentence(entry, labels);
  return { when: formatDateTime(entry.at), text: entry.reason ? `${sentence}: „${entry.reason}“` : sentence };
}

/** "Formale Prüfung → Fachliche Prüfung", for the whole history. */
export function statusChange(entry: AuditEntry): string {
  if (entry.statusAfter === null || entry.statusAfter === entry.statusBefore) return '';
  return entry.statusBefore === null
    ? statusWord(entry.statusAfter)
    : `${statusWord(entry.statusBefore)} → ${statusWord(entry.statusAfter)}`;
}
