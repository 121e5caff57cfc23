import { enumeration, listOf, word } from './facts.js';
import { wrongInput, type RefusalAnswer, type RefusalAnswers } from './refusal-answer.js';
import { law } from '../land-of-visit.js';

const notNow = (sentence: string): RefusalAnswer => ({ status: 409, sentence: () => sentence });
const missing = (sentence: string): RefusalAnswer => ({ status: 404, sentence: () => sentence });

/** What people hear about bodies, meetings, minutes and votes. */
export const BODY_REFUSALS: RefusalAnswers = {
  'body-not-found': missing('Dieses Gremium gibt es nicht.'),
  'body-of-others': {
    status: 403,
    sentence: () => 'Sie können nur Gremien Ihrer eigenen Organisation anlegen.',
  },
  'body-without-seats': notNow('Das Gremium hat an diesem Tag keine Sitze. Tragen Sie zuerst Mitglieder ein.'),
  'quorum-not-a-share': wrongInput('Die Beschlussfähigkeit ist ein Anteil zwischen 0 und 1, zum Beispiel 1 von 2.'),
  'seat-not-found': missing('Diesen Sitz gibt es in diesem Gremium nicht.'),
  'seat-ended-before': {
    status: 409,
    sentence: (facts) => `Die Amtszeit dieses Sitzes endete schon am ${word(facts, 'day')}.`,
  },
  'term-ends-before-start': wrongInput('Die Amtszeit kann nicht vor ihrem Beginn enden.'),
  'deputy-outside-term': wrongInput('Die Vertretung beginnt außerhalb der Amtszeit des Sitzes.'),
  'email-invalid': wrongInput('Geben Sie eine E-Mail-Adresse ein, zum Beispiel vorstand@verein.example.'),
  'seats-unreachable': {
    status: 409,
    sentence: (facts) =>
      `Ohne E-Mail-Adresse erreicht die Nachricht nicht alle. Es fehlt: ${enumeration(listOf(facts, 'seats'))}.`,
  },
  'meeting-not-found': missing('Diese Sitzung gibt es nicht.'),
  'meeting-in-past': wrongInput('Der Beginn liegt in der Vergangenheit. Wählen Sie einen späteren Zeitpunkt.'),
  'meeting-ends-before-start': wrongInput('Das Ende muss nach dem Beginn liegen.'),
  'meeting-not-begun': notNow('Die Sitzung hat noch nicht begonnen. Schließen können Sie sie erst danach.'),
  'meeting-not-held': notNow('Ein Protokoll gibt es erst, wenn die Sitzung stattgefunden hat und geschlossen ist.'),
  'agenda-too-long': wrongInput((facts) => `Die Tagesordnung fasst höchstens ${word(facts, 'max')} Punkte.`),
  'agenda-item-too-short': wrongInput('Jeder Punkt der Tagesordnung braucht mindestens drei Zeichen.'),
  'deputy-unknown': wrongInput(
    (facts) => `Für ${word(facts, 'organisation')} ist an diesem Tag keine solche Vertretung eingetragen.`,
  ),
  'time-skipped': wrongInput('Diese Uhrzeit gibt es an dem Tag nicht: Die Uhr wird auf Sommerzeit vorgestellt.'),
  'invitation-link-unknown': missing('Dieser Link gilt nicht mehr. In der neuesten Einladung steht ein neuer.'),
  'invitation-over': notNow('Zu dieser Sitzung kann man nicht mehr zu- oder absagen.'),
  'minutes-too-short': wrongInput('Das Protokoll ist leer oder zu kurz (mindestens zehn Zeichen).'),
  'minutes-missing': notNow('Es gibt noch kein Protokoll.'),
  'resolution-in-future': wrongInput('Ein Beschluss kann nicht in der Zukunft gefasst worden sein.'),
  'task-not-found': missing('Diese Aufgabe gibt es nicht.'),
  'task-due-in-past': wrongInput('Die Frist liegt in der Vergangenheit.'),
  'task-done-before': {
    status: 409,
    sentence: (facts) => `Die Aufgabe wurde schon am ${word(facts, 'day')} erledigt.`,
  },
  'vote-not-found': missing('Diese Abstimmung gibt es nicht.'),
  'vote-already-open': {
    status: 409,
    sentence: (facts) => `Darüber läuft schon eine Abstimmung („${word(facts, 'title')}“).`,
  },
  'vote-closed': notNow('Die Abstimmung ist beendet. Stimmen werden nicht mehr angenommen, das Ergebnis steht fest.'),
  'vote-deadline-missing': wrongInput('Geben Sie an, bis wann abgestimmt werden kann.'),
  'vote-deadline-over': wrongInput('Das Ende der Abstimmung liegt in der Vergangenheit.'),
  'vote-still-running': {
    status: 409,
    sentence: (facts) =>
      `Die Frist läuft noch, und ${word(facts, 'missing')} ${facts['missing'] === 1 ? 'Sitz hat' : 'Sitze haben'} noch nicht abgestimmt. Die Abstimmung endet von selbst mit der Frist.`,
  },
  'nobody-may-vote': notNow(
    'Niemand darf abstimmen: Das Gremium hat heute keinen stimmberechtigten, unbefangenen Sitz.',
  ),
  'recused-seat-unknown': wrongInput('Als befangen ist ein Sitz genannt, der heute nicht stimmberechtigt ist.'),
  'recusal-reason-missing': wrongInput('Nennen Sie zu jeder Befangenheit den Grund.'),
  'recusal-after-secret-ballot': notNow(
    'Dieser Sitz hat schon geheim abgestimmt; seine Stimme lässt sich nicht wiederfinden. Beenden Sie die Abstimmung und stimmen Sie neu ab.',
  ),
  'seat-recused': {
    status: 403,
    sentence: () =>
      `Dieser Sitz ist befangen und stimmt nicht mit ab (${law().recusal}). Er zählt auch nicht für die Beschlussfähigkeit.`,
  },
  'seat-not-on-roll': missing('Dieser Sitz war bei Beginn der Abstimmung nicht stimmberechtigt.'),
  'ballot-link-unknown': missing('Dieser Link gehört zu keiner Abstimmung.'),
  'ballot-not-by-hand': notNow('In dieser Abstimmung werden Stimmen nicht von Hand eingetragen.'),
  'urn-count-missing': wrongInput('Tragen Sie die ausgezählten Ja- und Nein-Stimmen und Enthaltungen ein.'),
  'more-ballots-than-seats': wrongInput(
    (facts) =>
      `Gezählt sind ${word(facts, 'cast')} Stimmen, abstimmen dürfen aber nur ${word(facts, 'entitled')} Sitze.`,
  ),
};
