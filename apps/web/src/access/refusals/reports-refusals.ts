import { wrongInput, type RefusalAnswers } from './refusal-answer.js';

/** What finance hears about reports and bookings in titles. */
export const REPORTS_REFUSALS: RefusalAnswers = {
  'report-programme-unknown': {
    status: 404,
    sentence: (facts) => `Ein Programm mit der Kennung ${String(facts['programme'])} gibt es nicht.`,
  },
  'report-year-without-cap': {
    status: 422,
    sentence: (facts) =>
      `Für ${String(facts['programme'])} ist im Haushaltsjahr ${String(facts['year'])} kein Höchstbetrag festgelegt.`,
  },
  'report-holder-unknown': {
    status: 404,
    sentence: (facts) => `Zu ${String(facts['capHolder'])} gibt es hier keinen Höchstbetrag.`,
  },
  'as-of-in-future': wrongInput(
    (facts) =>
      `Der ${String(facts['asOf'])} liegt in der Zukunft. Zahlen gibt es bis heute, ${String(facts['today'])}.`,
  ),
  'amount-zero': wrongInput('Geben Sie einen Betrag über 0,00 EUR ein.'),
  'posting-negative': wrongInput(
    'Geben Sie den Betrag ohne Minus ein. Ob er den Titel mehrt oder mindert, sagt die Art der Buchung.',
  ),
  'amount-sign': wrongInput('Eine Sperre mindert den Titel; Ansatz und Verstärkung mehren ihn.'),
  'order-missing': wrongInput('Nennen Sie die Anordnung oder Fundstelle, mit mindestens drei Zeichen.'),
  'booking-kind-missing': wrongInput('Wählen Sie, was gebucht wird.'),
  'authority-missing': wrongInput('Wählen Sie Ausgabe- oder Verpflichtungsermächtigung.'),
  'year-out-of-range': wrongInput('Das Haushaltsjahr muss zwischen 2015 und 2100 liegen.'),
  'budget-already-bound': {
    status: 409,
    sentence: () =>
      'Gebucht wurde nichts: So viel ist im Titel nicht mehr frei, ein Teil ist schon bewilligt oder vorgemerkt.',
  },
};
