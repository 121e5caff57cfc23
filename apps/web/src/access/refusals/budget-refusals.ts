import { euros, word } from './facts.js';
import { wrongInput, type RefusalAnswers } from './refusal-answer.js';

/** What finance hears about the life of a budget year. */
export const BUDGET_REFUSALS: RefusalAnswers = {
  'set-off-year-closed': {
    status: 409,
    sentence: (facts) =>
      `Die Zahlung wurde im Haushaltsjahr ${word(facts, 'year')} von der Ausgabe abgesetzt, und dieses Jahr ist abgeschlossen. Stornieren lässt sie sich nicht mehr; berichtigen Sie über die Haushaltsstelle im laufenden Jahr.`,
  },
  'budget-year-closed': {
    status: 409,
    sentence: (facts) =>
      `Das Haushaltsjahr ${word(facts, 'year')} ist abgeschlossen, darin wird nichts mehr gebucht. Buchen Sie im folgenden Jahr.`,
  },
  'budget-year-opened': {
    status: 409,
    sentence: (facts) => `Das Haushaltsjahr ${word(facts, 'year')} wurde schon begonnen.`,
  },
  'budget-year-not-opened': {
    status: 409,
    sentence: (facts) =>
      `Für ${word(facts, 'year')} stehen noch Verpflichtungen aus Vorjahren als Verpflichtungsermächtigung. Beginnen Sie zuerst das Haushaltsjahr, dann können Sie es abschließen.`,
  },
  'budget-year-running': {
    status: 409,
    sentence: (facts) =>
      `Das Haushaltsjahr ${word(facts, 'year')} läuft noch. Abgeschlossen wird es ab dem 01.01.${Number(facts['year']) + 1}.`,
  },
  'budget-reservations-open': {
    status: 409,
    sentence: (facts) =>
      `Im Haushaltsjahr ${word(facts, 'year')} sind noch ${euros(facts, 'cents')} vorgemerkt. Diese Entscheidungen müssen zuerst gezeichnet oder zurückgegeben werden.`,
  },
  'carryover-above-free': {
    status: 422,
    sentence: (facts) => `Übertragen werden kann höchstens, was frei ist: ${euros(facts, 'freeCents')}.`,
  },
  'carryover-without-consent': {
    status: 422,
    sentence: (facts) =>
      `${euros(facts, 'cents')} gehen als Ausgaberest in das nächste Jahr. Dafür braucht es eine Einwilligung (§§ 19, 45 LHO): Nennen Sie ihr Aktenzeichen.`,
  },
  'transfer-to-itself': wrongInput('Wählen Sie einen anderen Titel: Geber und Empfänger sind derselbe.'),
  'block-too-small': {
    status: 409,
    sentence: () => 'Gebucht wurde nichts: So viel ist im Titel nicht gesperrt.',
  },
  'reason-too-short': wrongInput((facts) => `Begründen Sie mit mindestens ${word(facts, 'lengthMin')} Zeichen.`),
  'payment-not-committed': {
    status: 409,
    sentence: (facts) =>
      `Für ${word(facts, 'year')} ist im Haushalt weniger festgelegt, als ausgezahlt werden soll: Es fehlen ${euros(facts, 'missingCents')}.`,
  },
};
