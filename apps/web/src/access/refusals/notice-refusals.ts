import type { Facts, RefusalAnswer, RefusalAnswers } from './refusal-answer.js';
import { wrongInput } from './refusal-answer.js';

const text = (facts: Facts, name: string): string => String(facts[name] ?? '');

const conflict = (sentence: string | ((facts: Facts) => string)): RefusalAnswer => ({
  status: 409,
  sentence: typeof sentence === 'string' ? () => sentence : sentence,
});

const STATUS_WORDS: Readonly<Record<string, string>> = {
  SIGNED: 'unterschrieben, aber noch nicht auf dem Weg',
  DISPATCHED: 'noch nicht bekannt gegeben',
  SERVED: 'bekannt gegeben',
  FINAL: 'bestandskräftig',
  CONTESTED: 'mit einer Klage angefochten',
  ANNULLED: 'aufgehoben',
};

const ACTION_WORDS: Readonly<Record<string, string>> = {
  'record-posting': 'Eine Aufgabe zur Post kann nicht mehr erfasst werden',
  'record-receipt': 'Ein Zugang kann nicht erfasst werden',
  'waive-remedies': 'Auf Rechtsbehelfe kann nicht verzichtet werden',
  'record-contest': 'Eine Klage kann für diesen Tag nicht erfasst werden',
  uphold: 'Das Ende eines Klageverfahrens kann nicht erfasst werden',
  annul: 'Eine Aufhebung durch das Gericht kann nicht erfasst werden',
  retrieve: 'Ein Abruf kann nicht erfasst werden',
};

/** What people hear about notices on their way. */
export const NOTICE_REFUSALS: RefusalAnswers = {
  'notice-not-found': { status: 404, sentence: () => 'Diesen Bescheid gibt es nicht.' },
  'notice-not-rendered': conflict(
    'Die PDF-Datei wird gerade erstellt. Das dauert meist nur wenige Sekunden; versuchen Sie es gleich noch einmal.',
  ),
  'notice-step-not-possible': conflict(
    (facts) =>
      `${ACTION_WORDS[text(facts, 'action')] ?? 'Das ist nicht möglich'}: Der Bescheid ist ${STATUS_WORDS[text(facts, 'status')] ?? text(facts, 'status')}.`,
  ),
  'notice-step-not-permitted': {
    status: 403,
    sentence: (facts) =>
      facts['action'] === 'waive-remedies'
        ? 'Auf Rechtsbehelfe können nur die Zeichnungsberechtigten des Kreises verzichten.'
        : 'Dieser Schritt gehört nicht zu Ihren Aufgaben.',
  },
  'notice-is-no-act': conflict(
    (facts) => `„${text(facts, 'title')}“ ist kein Verwaltungsakt; Rechtsbehelfe und Fristen gibt es dagegen nicht.`,
  ),
  'notice-already-posted': conflict(
    (facts) => `Die Aufgabe zur Post ist schon erfasst: am ${text(facts, 'postedOn')}.`,
  ),
  'waiver-not-confirmed': wrongInput('Bestätigen Sie den Verzicht, indem Sie das Kästchen ankreuzen.'),
  'date-in-the-future': wrongInput(
    (facts) => `Der ${text(facts, 'date')} liegt in der Zukunft. Geben Sie einen Tag bis heute ein.`,
  ),
  'date-before-issue': wrongInput(
    (facts) => `Der ${text(facts, 'date')} liegt vor dem Tag des Bescheids (${text(facts, 'issuedOn')}).`,
  ),
  'receipt-before-posting': wrongInput(
    (facts) => `Der Zugang kann nicht vor der Aufgabe zur Post am ${text(facts, 'postedOn')} liegen.`,
  ),
  'proof-missing': wrongInput('Nennen Sie den Nachweis, zum Beispiel „Empfangsbekenntnis vom 27.11.2026“.'),
  'court-and-number-missing': wrongInput('Nennen Sie Gericht und Aktenzeichen.'),
  'outcome-before-action': wrongInput(
    (facts) => `Das Verfahren kann nicht vor der Klage vom ${text(facts, 'contestedOn')} geendet haben.`,
  ),
};
