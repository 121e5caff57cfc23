import { euros, word } from './facts.js';
import { wrongInput, type RefusalAnswers } from './refusal-answer.js';

const overtaken = (sentence: string): RefusalAnswers[string] => ({ status: 409, sentence: () => sentence });

/** What people hear about partnerships and their funds. */
export const PARTNERSHIP_REFUSALS: RefusalAnswers = {
  'partnership-not-found': { status: 404, sentence: () => 'Diese Partnerschaft gibt es nicht.' },
  'partnership-slug-form': wrongInput(
    'Die Adresse besteht aus kleinen Buchstaben, Ziffern und Bindestrichen, zum Beispiel „hamm“.',
  ),
  'partnership-slug-taken': wrongInput('Diese Adresse hat schon eine andere Partnerschaft.'),
  'partnership-goals-many': wrongInput((facts) => `Nennen Sie höchstens ${word(facts, 'max')} Ziele, je Zeile eines.`),
  'partnership-handover-day': wrongInput(
    'Wechselt das Amt oder die Fachstelle, fehlt der Tag, seit dem die neue Stelle zuständig ist.',
  ),
  'partnership-ended': wrongInput(
    (facts) =>
      `Die Partnerschaft endete am ${word(facts, 'endedOn')}. Geht sie weiter, löschen Sie das Ende unter „Angaben ändern“.`,
  ),
  'member-not-open': overtaken('Diese Mitgliedschaft ist schon beendet.'),
  'frame-not-found': { status: 404, sentence: () => 'Dieses Förderjahr gibt es nicht.' },
  'frame-exists': wrongInput((facts) => `Das Jahr ${word(facts, 'year')} ist schon angelegt.`),
  'frame-exceeded': wrongInput(
    (facts) =>
      `Vom Rahmen des Jahres sind noch ${euros(facts, 'roomCents')} nicht verteilt; angesetzt sind ${euros(facts, 'amountCents')}.`,
  ),
  'frame-project-share': wrongInput(
    (facts) =>
      `Mindestens ${Number(facts['bps']) / 100} % sind für Projekte bestimmt. Für die Fachstelle sind deshalb höchstens ${euros(facts, 'maxCents')} möglich, es wären ${euros(facts, 'afterCents')}.`,
  ),
  'frame-above-award': wrongInput((facts) =>
    facts['limitCents'] === undefined
      ? 'Der Rahmen läge über der Bewilligung.'
      : `Der Rahmen läge mit ${euros(facts, 'amountCents')} über dem, was die Bewilligung dafür enthält (${euros(facts, 'limitCents')}).`,
  ),
  'frame-overtaken': overtaken('Zur selben Zeit wurde der Rahmen anders verteilt. Prüfen Sie, was noch frei ist.'),
  'forwarded-above-award': overtaken(
    'Die Bewilligung wurde inzwischen gemindert; weitergeleitet würde mehr, als sie enthält.',
  ),
  'fund-not-found': wrongInput('Diesen Fonds gibt es in diesem Jahr nicht.'),
  'fund-exhausted': {
    status: 409,
    sentence: (facts) =>
      `Im Fonds sind ${euros(facts, 'freeCents')} frei, gebraucht werden ${euros(facts, 'amountCents')}: Es fehlen ${euros(facts, 'missingCents')}. Möglich sind ein kleinerer Betrag oder eine Umverteilung aus einem anderen Fonds.`,
  },
  'fund-overtaken': overtaken('Zur selben Zeit wurde Geld dieses Fonds gebunden. Prüfen Sie, was noch frei ist.'),
  'own-expense-not-found': { status: 404, sentence: () => 'Diese Ausgabe gibt es nicht.' },
  'own-expense-exceeded': wrongInput('Für diese Ausgabe ist weniger gebunden.'),
  'consent-with-award': overtaken(
    'Die Zustimmung gehört zur Bewilligung. Tragen Sie sie dort bei den Auszahlungen ein.',
  ),
  'draw-with-award': overtaken('Die Mittel dieser Bewilligung fordern Sie hier bei den Auszahlungen an.'),
  'draw-above-award': wrongInput('Abgerufen würde mehr, als der Bund für das Jahr bewilligt hat.'),
};
