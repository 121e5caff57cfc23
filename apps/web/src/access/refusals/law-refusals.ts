import { CalendarDate } from '#kernel';
import { word } from './facts.js';
import { wrongInput, type Facts, type RefusalAnswers } from './refusal-answer.js';

/** What the law itself refuses to compute, and how the calculators read their fields. */
export const LAW_REFUSALS: RefusalAnswers = {
  'body-not-an-object': wrongInput('Senden Sie ein JSON-Objekt mit den Feldern des Rechners.'),
  'not-a-flag': wrongInput('Geben Sie true oder false an.'),
  'not-a-text': wrongInput('Geben Sie diesen Wert als Text an.'),
  'whole-number-out-of-range': wrongInput(
    (facts) => `Geben Sie eine ganze Zahl von ${word(facts, 'least')} bis ${word(facts, 'most')} an.`,
  ),
  'percent-out-of-range': wrongInput(
    'Geben Sie einen Prozentsatz von 0 bis 100 an, mit höchstens zwei Nachkommastellen.',
  ),
  'rate-out-of-range': wrongInput('Der Fördersatz liegt zwischen 0 und 100 %.'),
  'round-unit-invalid': wrongInput('Gerundet wird auf einen positiven Betrag in Cent, zum Beispiel 1 oder 100.'),
  'units-invalid': wrongInput('Geben Sie die Zahl der Einheiten als positive ganze Zahl an.'),
  'day-out-of-range': wrongInput('Rechnen lässt sich mit Tagen von 2000 bis 2150.'),
  'period-reversed': wrongInput('Das Ende liegt vor dem Beginn. Vertauschen Sie die beiden Tage.'),
  'eligible-plan-zero': wrongInput(
    'Ohne zuwendungsfähige Ausgaben im Plan gibt es keinen Anteil, nach dem gerechnet wird.',
  ),
  'land-norms-missing': {
    status: 422,
    sentence: (facts) =>
      `Für das Land ${word(facts, 'land')} ist nicht hinterlegt, welches Verfahrensrecht gilt. Es muss erst mit Quelle eingetragen werden; das eines anderen Landes wird nicht genannt.`,
  },
  'base-rate-missing': {
    status: 422,
    sentence: (facts) =>
      `Für den ${german(facts, 'date')} ist kein Basiszinssatz hinterlegt, bekannt sind die Werte vom ${german(facts, 'knownFrom')} bis ${german(facts, 'knownUntil')}. Der Wert muss erst mit Quelle eingetragen werden; geschätzt wird nicht.`,
  },
};

function german(facts: Facts, name: string): string {
  const day = CalendarDate.parse(word(facts, name));
  return day.ok ? day.value.toGerman() : word(facts, name);
}
