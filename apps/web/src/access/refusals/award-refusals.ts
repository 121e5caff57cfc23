import { Money } from '#kernel';
import { actionWord } from './case-words.js';
import { enumeration, euros, listOf, word } from './facts.js';
import { wrongInput, type Facts, type RefusalAnswers } from './refusal-answer.js';
import { law } from '../land-of-visit.js';

/** "bewilligt 11.334,56 EUR, vorgemerkt 0,00 EUR": what takes the room already. */
const boundBy = (facts: Facts): string =>
  `bewilligt sind ${euros(facts, 'committedCents')}, vorgemerkt ${euros(facts, 'reservedCents')}`;

/** What people hear about decisions, the cap and the budget. */
export const AWARD_REFUSALS: RefusalAnswers = {
  'approval-missing': {
    status: 409,
    sentence: (facts) =>
      `Es fehlt die Zustimmung von ${enumeration(listOf(facts, 'bodies'))}. Das Programm wird gleichberechtigt geführt: Jede federführende Stelle muss zustimmen, bevor gezeichnet wird.`,
  },
  'approval-not-yours': {
    status: 403,
    sentence: (facts) =>
      `Zustimmen können nur die Personen der federführenden Stellen (${enumeration(listOf(facts, 'bodies'))}), jede für ihre eigene.`,
  },
  'approval-not-asked': {
    status: 409,
    sentence: () => 'In diesem Programm gibt es keine federführenden Stellen; die Entscheidung wird gezeichnet.',
  },
  'approval-given': {
    status: 409,
    sentence: (facts) => `${word(facts, 'by')} hat für ${word(facts, 'body')} schon zugestimmt.`,
  },
  'lead-body-oneself': wrongInput(
    'Sich selbst kann niemand benennen. Das tut eine andere Person der Programmverwaltung.',
  ),
  'lead-body-unknown': wrongInput('Wählen Sie eine der federführenden Stellen dieses Programms.'),
  'lead-body-already': {
    status: 409,
    sentence: () => 'Diese Person stimmt bereits für eine der Stellen zu. Eine Person spricht nur für eine Stelle.',
  },
  'lead-body-member-not-found': { status: 404, sentence: () => 'Diese Benennung gibt es nicht, oder sie ist beendet.' },
  'role-of-programme-admin': { status: 403, sentence: () => 'Das steht nur der Programmverwaltung zu.' },
  'cap-exceeded': {
    status: 409,
    sentence: (facts) =>
      `Im Haushaltsjahr ${word(facts, 'year')} fehlen ${euros(facts, 'excessCents')} Spielraum: Gebraucht werden ${euros(facts, 'requestedCents')}, frei sind ${euros(facts, 'roomCents')}. Der Höchstbetrag ist ${euros(facts, 'capCents')}; ${boundBy(facts)}.`,
  },
  'cap-unknown': {
    status: 409,
    sentence: (facts) => `Für das Haushaltsjahr ${word(facts, 'year')} ist kein Höchstbetrag hinterlegt.`,
  },
  'cap-missing-for-year': {
    status: 409,
    sentence: (facts) => `Für das Haushaltsjahr ${word(facts, 'year')} ist kein Höchstbetrag hinterlegt.`,
  },
  'four-eyes': {
    status: 403,
    sentence: (facts) =>
      `„${actionWord(word(facts, 'action'))}“ darf nur eine zweite Person: ${word(facts, 'preparedBy')} hat die Entscheidung vorbereitet (Vier-Augen-Prinzip).`,
  },
  'decision-not-found': { status: 404, sentence: () => 'Zu diesem Vorgang ist keine Entscheidung vorbereitet.' },
  'item-unknown': wrongInput('Diese Position steht nicht im eingereichten Plan. Laden Sie die Seite neu.'),
  'recognised-above-requested': wrongInput(
    (facts) =>
      `Für „${word(facts, 'item')}“ sind ${euros(facts, 'excessCents')} mehr anerkannt als beantragt. Beträge dürfen zwischen Jahren wandern, aber in der Summe nicht wachsen.`,
  ),
  'cut-without-reason': wrongInput((facts) =>
    facts['cutCents'] === 0
      ? `„${word(facts, 'item')}“ ist zwischen den Jahren verschoben. Schreiben Sie den Grund dazu.`
      : `„${word(facts, 'item')}“ ist um ${euros(facts, 'cutCents')} gekürzt. Schreiben Sie den Grund dazu.`,
  ),
  'award-without-amount': wrongInput(
    'Mit diesen Beträgen ergibt sich keine Zuwendung. Wählen Sie „Ablehnung“, wenn nichts bewilligt werden soll.',
  ),
  'award-above-request': wrongInput(
    (facts) =>
      `Das sind ${euros(facts, 'excessCents')} mehr, als insgesamt beantragt ist. Begrenzen Sie die Zuwendung eines Jahres.`,
  ),
  'reduction-unexplained': wrongInput(
    (facts) =>
      `Für ${word(facts, 'year')} wird weniger bewilligt als beantragt, ohne dass eine Position gekürzt ist. Schreiben Sie den Grund auf (§ 39 ${law().procedureAct}).`,
  ),
  'own-share-below-minimum': wrongInput(
    (facts) =>
      `Der Eigenanteil ${word(facts, 'year')} muss mindestens ${word(facts, 'ownMinimum')} EUR betragen, nach dieser Entscheidung sind es ${word(facts, 'ownRequired')} EUR. Begrenzen Sie die Zuwendung auf ${word(facts, 'grantAtMost')} EUR.`,
  ),
  'project-share-below-minimum': wrongInput(
    (facts) =>
      `Für Projekte müssen ${word(facts, 'year')} mindestens ${word(facts, 'projectMinimum')} EUR anerkannt sein, es sind ${word(facts, 'projectCosts')} EUR.`,
  ),
  'address-is-placeholder': {
    status: 409,
    sentence: (facts) =>
      `Die Anschrift ist noch ein Platzhalter: ${word(facts, 'address')}. Die Programmleitung trägt sie unter „Kreise und Städte“ ein, bevor gezeichnet wird.`,
  },
  'address-unverified': {
    status: 409,
    sentence: (facts) => `Diese Anschrift hat noch niemand geprüft: ${word(facts, 'address')}.`,
  },
  'demarcation-to-examine': {
    status: 409,
    sentence: (facts) =>
      `Aus dem anderen Programm laufen im selben Gebiet und Jahr: ${enumeration(listOf(facts, 'fileNumbers'))}. Dieselbe Position darf nicht doppelt gefördert werden.`,
  },
  'period-ends-on-free-day': {
    status: 409,
    sentence: (facts) =>
      `Der Bewilligungszeitraum endet am ${word(facts, 'date')}, keinem Werktag. Er verschiebt sich nicht (§ 31 Abs. 4 ${law().procedureAct}).`,
  },
  'audit-copy-due': {
    status: 409,
    sentence: (facts) =>
      `Über ${euros(facts, 'aboveCents')} erhält der Rechnungshof einen Abdruck von Bescheid und Antrag, wenn er nicht verzichtet hat. Diese Zuwendung beträgt ${euros(facts, 'amountCents')}.`,
  },
  'pay-group-above-limit': {
    status: 409,
    sentence: (facts) =>
      `„${word(facts, 'label')}“ nennt Entgeltgruppe ${word(facts, 'highest')}; das Programm geht bis ${word(facts, 'payGroupMax')}. Prüfen Sie, ob das Personal besser gestellt würde als vergleichbares des Landes.`,
  },
  'own-share-raised': {
    status: 409,
    sentence: (facts) =>
      `Der Eigenanteil ${word(facts, 'year')} steigt gegenüber dem Antrag um ${euros(facts, 'raisedCents')} auf ${euros(facts, 'ownCents')}. Lassen Sie sich bestätigen, dass die Gesamtfinanzierung gesichert bleibt.`,
  },
  'text-block-not-in-force': {
    status: 409,
    sentence: (facts) =>
      `Der Textbaustein „${word(facts, 'code')}“ gilt am ${word(facts, 'date')} nicht mehr. Geben Sie die Entscheidung zurück und lassen Sie sie mit geltenden Bausteinen neu vorbereiten.`,
  },
  'clause-not-fitting': {
    status: 409,
    sentence: (facts) =>
      `Die Nebenbestimmung „${word(facts, 'title')}“ passt nicht: Der Zeitraum vom ${word(facts, 'periodFrom')} bis ${word(facts, 'periodTo')} liegt in einem Kalenderjahr, und über ihn ist nur ein Verwendungsnachweis vorzulegen (${law().proofOfUse}). Bereiten Sie die Entscheidung ohne sie vor.`,
  },
  'amount-negative': wrongInput('Geben Sie einen Betrag über null ein.'),
  'amount-unreadable': wrongInput(
    (facts) => `„${word(facts, 'text')}“ ist kein Betrag. Schreiben Sie zum Beispiel 1.234,56.`,
  ),
  'amount-too-large': wrongInput(
    `Der Betrag ist zu groß. Möglich sind weniger als ${Money.ofEuros(10_000_000_000).toGerman()} EUR.`,
  ),
  'reasons-missing': wrongInput(
    () => `Was nicht bewilligt wird, braucht eine Begründung (§ 39 ${law().procedureAct}).`,
  ),
  'court-missing': wrongInput('Zum Sitz der Organisation ist kein Verwaltungsgericht hinterlegt (§ 58 VwGO).'),
  'decree-missing': wrongInput('Geben Sie das Aktenzeichen des Erlasses an.'),
  'notice-sums-differ': {
    status: 409,
    sentence: (facts) =>
      `Die Summen des Bescheids gehen nicht auf: erwartet ${euros(facts, 'expectedCents')}, gerechnet ${euros(facts, 'actualCents')}.`,
  },
  'budget-exceeded': {
    status: 409,
    sentence: (facts) =>
      `Im Haushaltsjahr ${word(facts, 'year')} fehlen im Titel ${euros(facts, 'missingCents')} ${authorityWord(facts)}: Gebraucht werden ${euros(facts, 'requestedCents')}, frei sind ${euros(facts, 'freeCents')}.`,
  },
  'budget-title-missing': {
    status: 409,
    sentence: (facts) =>
      `Für das Haushaltsjahr ${word(facts, 'year')} ist im Haushalt dieses Programms keine ${authorityWord(facts)} veranschlagt.`,
  },
};

const authorityWord = (facts: Facts): string =>
  facts['authority'] === 'VE' ? 'Verpflichtungsermächtigung' : 'Ausgabeermächtigung';
