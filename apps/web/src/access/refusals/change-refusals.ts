import { euros, word } from './facts.js';
import { wrongInput, type RefusalAnswers } from './refusal-answer.js';

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
};
