import { word } from './facts.js';
import { wrongInput, type RefusalAnswer, type RefusalAnswers } from './refusal-answer.js';

const notNow = (sentence: string): RefusalAnswer => ({ status: 409, sentence: () => sentence });
const missing = (sentence: string): RefusalAnswer => ({ status: 404, sentence: () => sentence });

/** What people hear about events and about the registers of the network. */
export const NETWORK_REFUSALS: RefusalAnswers = {
  'event-not-found': missing('Diese Veranstaltung gibt es nicht.'),
  'event-cancelled': notNow('Die Veranstaltung ist abgesagt.'),
  'event-over': notNow('Die Veranstaltung hat schon begonnen oder ist vorbei.'),
  'event-in-past': wrongInput('Der Beginn liegt in der Vergangenheit.'),
  'event-ends-before-start': wrongInput('Das Ende muss nach dem Beginn liegen.'),
  'event-changed-meanwhile': notNow(
    'Jemand hat die Veranstaltung inzwischen geändert. Nichts ist verloren: Vergleichen Sie und speichern Sie noch einmal.',
  ),
  'capacity-below-taken': wrongInput(
    (facts) => `Vergeben sind schon ${word(facts, 'taken')} Plätze; weniger können es nicht werden.`,
  ),
  'retention-promised': wrongInput(
    (facts) => `Den Angemeldeten sind ${word(facts, 'days')} Tage zugesagt; länger dürfen ihre Namen nicht bleiben.`,
  ),
  'registration-over': notNow('Die Anmeldefrist ist abgelaufen.'),
  'registration-after-start': wrongInput('Die Anmeldefrist muss vor dem Beginn enden.'),
  'registration-link-unknown': missing(
    'Dieser Link gilt nicht mehr. Melden Sie sich neu an oder nehmen Sie den Link aus der neuesten Nachricht.',
  ),
  'capacity-unreadable': wrongInput((facts) => `Geben Sie 1 bis ${word(facts, 'max')} Plätze an.`),
  'retention-unreadable': wrongInput((facts) => `Geben Sie 0 bis ${word(facts, 'max')} Tage an.`),
  'event-phenomenon-missing': wrongInput('Zu einer Sensibilisierungsveranstaltung gehört der Phänomenbereich.'),
  'registered-not-found': missing('Diese Organisation steht nicht im Register.'),
  'website-unreadable': wrongInput('Eine Internetadresse beginnt mit https:// und enthält keine Leerzeichen.'),
  'offer-not-found': missing('Dieses Angebot gibt es nicht.'),
  'offer-without-district': wrongInput('Nennen Sie mindestens einen Kreis, für den das Angebot zuständig ist.'),
  'offer-refers-to-itself': wrongInput('Ein Angebot kann nicht auf sich selbst verweisen.'),
  'offer-referred-before': notNow('Dieser Verweis steht schon im Register.'),
  'offer-reference-not-found': missing('Dieser Verweis steht nicht mehr im Register.'),
  'award-not-linked': missing('Diese Bewilligung ist der Maßnahme nicht mehr zugeordnet.'),
  'half-year-unreadable': wrongInput('Geben Sie das Halbjahr als Jahr und 1 oder 2 an, zum Beispiel 2026-1.'),
  'cases-out-of-range': wrongInput((facts) => `Geben Sie eine ganze Zahl von 0 bis ${word(facts, 'max')} an.`),
  'concept-without-field': wrongInput('Ein Konzept braucht mindestens ein Handlungsfeld.'),
  'concept-phase-missing': wrongInput('Zu einem örtlichen Handlungskonzept gehört seine Phase.'),
  'field-of-action-unknown': wrongInput('Dieses Handlungsfeld gehört nicht zum Konzept.'),
  'measure-not-found': missing('Diese Maßnahme gibt es nicht.'),
  'entry-not-found': missing('Diesen Eintrag gibt es nicht.'),
  'entry-version-unknown': missing('Diesen Stand des Eintrags gibt es nicht.'),
  'entry-changed-meanwhile': {
    status: 409,
    sentence: (facts) =>
      `${word(facts, 'changedBy')} hat den Eintrag inzwischen geändert. Nichts ist verloren: Vergleichen Sie beide Fassungen und speichern Sie noch einmal.`,
  },
  'field-of-action-in-use': notNow(
    'Ein Handlungsfeld mit Maßnahmen kann nicht entfallen. Ordnen Sie die Maßnahmen zuerst einem anderen Feld zu.',
  ),
  'finding-not-found': missing('Dieses Forschungsergebnis gibt es nicht.'),
  'resolution-incomplete': wrongInput(
    'Nennen Sie zum Beschluss das Gremium, den Tag und die Nummer, oder nichts davon.',
  ),
  'year-unlikely': wrongInput('Das Jahr der Veröffentlichung liegt vor 1990 oder in der Zukunft.'),
};
