import { word } from './facts.js';
import { wrongInput, type RefusalAnswers } from './refusal-answer.js';

/** What people hear who build reports of their own. */
export const OWN_REPORT_REFUSALS: RefusalAnswers = {
  'report-subject-unknown': { status: 404, sentence: () => 'Darüber gibt es keinen Bericht.' },
  'report-columns-missing': wrongInput('Wählen Sie mindestens eine Spalte.'),
  'report-column-unknown': wrongInput(
    (facts) => `Die Spalte „${word(facts, 'column')}“ gibt es hier nicht. Wählen Sie aus den angebotenen Spalten.`,
  ),
  'report-groups-too-many': wrongInput((facts) => `Gruppieren Sie nach höchstens ${word(facts, 'max')} Spalten.`),
  'report-filters-too-many': wrongInput((facts) => `Möglich sind höchstens ${word(facts, 'max')} Bedingungen.`),
  'report-operator-unfit': wrongInput('Dieser Vergleich passt nicht zu der Spalte. Wählen Sie einen anderen.'),
  'report-value-missing': wrongInput('Geben Sie ein, womit verglichen wird, oder wählen Sie die Bedingung ab.'),
  'report-number-unreadable': wrongInput((facts) => `„${word(facts, 'text')}“ ist keine Zahl.`),
  'report-name-missing': wrongInput(
    (facts) => `Geben Sie dem Bericht einen Namen mit mindestens ${word(facts, 'lengthMin')} Zeichen.`,
  ),
  'report-name-taken': wrongInput('Einen Bericht mit diesem Namen haben Sie schon. Wählen Sie einen anderen.'),
  'report-limit': {
    status: 409,
    sentence: (facts) =>
      `Sie haben schon ${word(facts, 'max')} Berichte gespeichert. Löschen Sie einen, den Sie nicht mehr brauchen.`,
  },
  'report-not-found': {
    status: 404,
    sentence: () => 'Diesen Bericht gibt es nicht, oder er ist nicht für Sie freigegeben.',
  },
  'report-of-another': {
    status: 403,
    sentence: (facts) => `Der Bericht gehört ${word(facts, 'owner')}. Ändern kann ihn nur, wer ihn angelegt hat.`,
  },
  'report-changed-since': {
    status: 409,
    sentence: () => 'Der Bericht wurde inzwischen geändert. Prüfen Sie den neuen Stand und ändern Sie ihn dann.',
  },
  'report-mail-missing': wrongInput('Geben Sie die E-Mail-Adresse an, an die die Nachricht gehen soll.'),
};
