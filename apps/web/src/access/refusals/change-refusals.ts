import { euros, word } from './facts.js';
import { wrongInput, type RefusalAnswers } from './refusal-answer.js';
import { law } from '../land-of-visit.js';

/** What people hear about changes of a grant after its award. */
export const CHANGE_REFUSALS: RefusalAnswers = {
  'award-changed-since': {
    status: 409,
    sentence: (facts) =>
      `Die Bewilligung hat sich geändert: Es gilt Fassung ${word(facts, 'version')}, bearbeitet wurde Fassung ${word(facts, 'expected')}. Laden Sie die Seite neu und beginnen Sie mit der geltenden Fassung.`,
  },
  'tranche-negative': wrongInput(
    (facts) => `Für ${word(facts, 'year')} ist der Betrag negativ. Erlaubt sind null und mehr.`,
  ),
  'tranches-do-not-add-up': wrongInput(
    (facts) =>
      `Die Jahresscheiben ergeben ${euros(facts, 'sumCents')}, die Zuwendung soll ${euros(facts, 'amountCents')} sein.`,
  ),
  'grant-above-costs': wrongInput(
    (facts) =>
      `Die Zuwendung liegt ${euros(facts, 'excessCents')} über den zuwendungsfähigen Ausgaben von ${euros(facts, 'eligibleCents')}.`,
  ),
  'payments-stopped': {
    status: 409,
    sentence: (facts) =>
      `Die Auszahlung ist angehalten: ${word(facts, 'reason')} Sobald die Bewilligungsbehörde sie freigibt, geht es weiter.`,
  },
  'notice-not-annulled': {
    status: 409,
    sentence: () => 'Dieser Bescheid ist nicht aufgehoben. Tragen Sie zuerst die Entscheidung des Gerichts ein.',
  },
  'annulled-act-built-upon': {
    status: 409,
    sentence: (facts) =>
      `Auf diesem Bescheid (Fassung ${word(facts, 'version')}) bauen spätere auf, es gilt Fassung ${word(facts, 'current')}. Passen Sie die Bewilligung mit einer Änderung von Amts wegen an.`,
  },
  'change-not-found': { status: 404, sentence: () => 'Diesen Antrag gibt es nicht.' },
  'change-changed-meanwhile': {
    status: 409,
    sentence: () => 'Der Antrag wurde inzwischen weiterbearbeitet. Laden Sie die Seite neu und entscheiden Sie dann.',
  },
  'change-of-somebody-else': {
    status: 403,
    sentence: (facts) =>
      facts['origin'] === 'AUTHORITY'
        ? 'Diese Änderung geht von der Bewilligungsbehörde aus. Nur sie nimmt sie zurück, und gefragt wird dazu niemand.'
        : 'Das hat der Kreis beantragt. Nur er nimmt es zurück; Sie können ablehnen.',
  },
  'change-already-open': {
    status: 409,
    sentence: () =>
      'Zu diesem Vorgang ist schon ein Antrag offen. Erst wenn darüber entschieden oder er zurückgenommen ist, geht der nächste.',
  },
  'change-without-difference': wrongInput('Es ändert sich nichts. Ändern Sie mindestens eine Angabe.'),
  'change-needs-no-consent': {
    status: 409,
    sentence: (facts) =>
      `Dafür brauchen Sie keine Zustimmung: Jede Position bleibt im Rahmen von ${word(facts, 'percent')} %, und das Geld wird an anderer Stelle eingespart (ANBest Nr. 1.2). Wirtschaften Sie so und erläutern Sie es im Verwendungsnachweis.`,
  },
  'grant-closed': {
    status: 409,
    sentence: () =>
      'An dieser Bewilligung ist nichts mehr zu ändern: Sie ist abgerechnet, widerrufen oder auf null gesetzt.',
  },
  'grant-above-formula': wrongInput(
    (facts) =>
      `Für ${word(facts, 'year')} sind ${euros(facts, 'askedCents')} Zuwendung verlangt. Nach der Finanzierungsart sind mit diesen Ausgaben höchstens ${euros(facts, 'possibleCents')} möglich, ${euros(facts, 'excessCents')} weniger. Verschieben Sie auch die Ausgaben oder senken Sie den Betrag.`,
  ),
  'waiver-raises-grant': wrongInput(
    (facts) =>
      `Ein Verzicht senkt die Zuwendung. Für ${word(facts, 'year')} liegt der Betrag ${euros(facts, 'excessCents')} über dem geltenden.`,
  ),
  'purpose-missing': wrongInput('Beschreiben Sie den Zweck mit mindestens zehn Zeichen.'),
  'year-outside-period': wrongInput(
    (facts) =>
      `${word(facts, 'year')} liegt außerhalb des Bewilligungszeitraums, der am ${word(facts, 'periodTo')} endet. Verlängern Sie den Zeitraum oder setzen Sie den Betrag auf null.`,
  ),
  'own-motion-not-rejected': {
    status: 409,
    sentence: () => 'Eine Änderung von Amts wegen wird nicht abgelehnt. Nehmen Sie sie zurück.',
  },
  'answer-missing': wrongInput('Schreiben Sie die Antwort auf die Rückfrage.'),
  'deadline-in-past': wrongInput('Die Frist muss nach dem heutigen Tag enden.'),
  'question-missing': wrongInput('Stellen Sie die Frage in mindestens zehn Zeichen.'),
  'start-before-approval': {
    status: 409,
    sentence: (facts) =>
      `Das Vorhaben soll am ${word(facts, 'startOn')} beginnen, also vor der Bewilligung (Nr. 1.3 ${law().grantRules})${facts['earliestStart'] ? `; zugestimmt ist erst ab dem ${word(facts, 'earliestStart')}` : ''}. Möglich ist das mit einer Zustimmung zum vorzeitigen Beginn oder als Fortsetzung einer laufenden Maßnahme: Tragen Sie dann den Grund beim Prüfpunkt „Noch nicht begonnen“ ein.`,
  },
  'early-start-not-open': {
    status: 409,
    sentence: () =>
      'Ein vorzeitiger Beginn lässt sich nur zwischen Antrag und Entscheidung erbitten. Jetzt gilt, was der Bescheid sagt.',
  },
  'early-start-in-past': wrongInput(
    (facts) =>
      `Der ${word(facts, 'startOn')} ist vorbei. Zugestimmt wird nur für die Zukunft, frühestens ab heute, dem ${word(facts, 'today')}.`,
  ),
  'early-start-after-period': wrongInput(
    (facts) => `Das Vorhaben endet nach Ihrem Antrag am ${word(facts, 'periodTo')}. Der Beginn muss davor liegen.`,
  ),
};
