import type { Refusal } from '#kernel';
import { euros, word } from './facts.js';
import { wrongInput, type RefusalAnswers } from './refusal-answer.js';
import { law } from '../land-of-visit.js';

const BLOCKED: Readonly<Record<string, (facts: Refusal['facts']) => string>> = {
  'payments-stopped': (facts) => `Die Auszahlung ist angehalten (${word(facts, 'reason')}).`,
  'notice-not-final': () => 'Der Bescheid ist nicht mehr bestandskräftig.',
  'bank-account-missing': () => 'Es gibt keine bestätigte Bankverbindung.',
  'payment-above-grant': (facts) =>
    `Die Zuwendung wurde auf ${euros(facts, 'grantCents')} gesenkt, frei sind davon ${euros(facts, 'roomCents')}, gezahlt würden ${euros(facts, 'amountCents')}.`,
  'payment-above-tranche': (facts) =>
    `Der Betrag für ${word(facts, 'year')} wurde auf ${euros(facts, 'trancheCents')} gesenkt, frei sind davon ${euros(facts, 'roomCents')}, gezahlt würden ${euros(facts, 'amountCents')}.`,
};

/** What people hear about bank accounts, payment requests and payment runs. */
export const PAYMENT_REFUSALS: RefusalAnswers = {
  'account-holder-missing': wrongInput('Geben Sie an, auf welchen Namen das Konto lautet.'),
  'iban-invalid': wrongInput('Diese IBAN stimmt nicht. Prüfen Sie jede Stelle; eine deutsche IBAN hat 22 Zeichen.'),
  'iban-not-domestic': wrongInput(
    'Gezahlt wird nur auf ein Konto im Inland, dessen Inhaberin Sie selbst sind (Nr. 7.4 VV zu § 44 LHO). Die IBAN muss mit DE beginnen.',
  ),
  'bank-account-already-proposed': {
    status: 409,
    sentence: (facts) =>
      `${facts['proposedBy'] ? `${word(facts, 'proposedBy')} hat` : 'Jemand hat'} bereits eine Bankverbindung vorgeschlagen. Sie muss erst bestätigt oder verworfen werden.`,
  },
  'bank-account-unchanged': wrongInput('Diese Bankverbindung ist bereits bestätigt. Es gibt nichts zu ändern.'),
  'bank-account-four-eyes': {
    status: 403,
    sentence: (facts) =>
      `Bestätigen darf nur eine zweite Person: ${word(facts, 'proposedBy')} hat die Bankverbindung vorgeschlagen (Vier-Augen-Prinzip).`,
  },
  'call-back-note-missing': wrongInput(
    'Halten Sie den Rückruf fest: wen Sie wann unter welcher bekannten Nummer erreicht haben (mindestens 10 Zeichen).',
  ),
  'bank-account-not-found': { status: 404, sentence: () => 'Diese Bankverbindung gibt es nicht.' },
  'bank-account-not-open': {
    status: 409,
    sentence: () => 'Über diese Bankverbindung ist schon entschieden. Laden Sie die Seite neu.',
  },
  'award-not-found': { status: 404, sentence: () => 'Diese Bewilligung gibt es nicht.' },
  'payment-request-not-found': { status: 404, sentence: () => 'Diese Mittelanforderung gibt es nicht.' },
  'notice-not-final': {
    status: 409,
    sentence: (facts) =>
      `Der Zuwendungsbescheid ist noch nicht bestandskräftig; vorher wird nicht gezahlt (Nr. 7.1 ${law().grantRules}). ${facts['finalFrom'] ? `Bestandskräftig wird er voraussichtlich am ${word(facts, 'finalFrom')}, mit einem Rechtsbehelfsverzicht sofort.` : 'Mit einem Rechtsbehelfsverzicht nach der Bekanntgabe wird er es sofort.'}`,
  },
  'bank-account-missing': {
    status: 409,
    sentence: () => 'Es gibt noch keine bestätigte Bankverbindung. Schlagen Sie unter „Unser Kreis“ eine vor.',
  },
  'bank-account-changed-since': {
    status: 409,
    sentence: () =>
      'Die Bankverbindung hat sich seit der Feststellung geändert. Geben Sie die Auszahlung zurück, damit sie neu festgestellt wird.',
  },
  'local-consent-missing': {
    status: 409,
    sentence: (facts) =>
      `Für ${word(facts, 'year')} fehlt die Zustimmung des örtlichen Gremiums. Tragen Sie den Beschluss ein.`,
  },
  'consent-in-future': wrongInput('Der Beschluss kann nicht in der Zukunft liegen.'),
  'budget-year-not-granted': wrongInput((facts) => `Für ${word(facts, 'year')} ist nichts bewilligt.`),
  'budget-year-not-begun': {
    status: 409,
    sentence: (facts) =>
      `Das Haushaltsjahr ${word(facts, 'year')} hat noch nicht begonnen. Angeordnet wird erst darin.`,
  },
  'grant-drawn-up': { status: 409, sentence: () => 'Die bewilligten Mittel sind vollständig abgerufen.' },
  'amount-not-positive': wrongInput('Geben Sie einen Betrag über null ein.'),
  'payment-above-grant': wrongInput(
    (facts) =>
      `Angefordert sind ${euros(facts, 'amountCents')}, von der Zuwendung (${euros(facts, 'grantCents')}) sind noch ${euros(facts, 'roomCents')} frei.`,
  ),
  'payment-above-tranche': wrongInput(
    (facts) =>
      `Angefordert sind ${euros(facts, 'amountCents')}, vom Betrag für ${word(facts, 'year')} (${euros(facts, 'trancheCents')}) sind noch ${euros(facts, 'roomCents')} frei.`,
  ),
  'payment-above-need': wrongInput(
    (facts) =>
      `Bis zum ${word(facts, 'until')} dürfen Sie höchstens ${euros(facts, 'drawableCents')} anfordern: ${facts['financingType'] === 'DEFICIT' ? 'Eigene und andere Mittel gehen vor' : 'Die Zuwendung deckt ihren Anteil an den bezahlten und fälligen Ausgaben'} (Nr. 7.2 ${law().grantRules}).`,
  ),
  'spent-below-before': wrongInput(
    (facts) => `In einer früheren Anforderung waren schon ${euros(facts, 'beforeCents')} ausgegeben.`,
  ),
  'drawing-overtaken': {
    status: 409,
    sentence: () => 'Zur selben Zeit wurde ein anderer Betrag angefordert. Prüfen Sie, was noch frei ist.',
  },
  'payer-changed-account': {
    status: 403,
    sentence: () =>
      'Sie haben die Bankverbindung vorgeschlagen oder bestätigt. Feststellen und anordnen müssen andere (Vier-Augen-Prinzip).',
  },
  'payment-four-eyes': {
    status: 403,
    sentence: (facts) =>
      `Anordnen darf nur eine zweite Person: ${word(facts, 'certifiedBy')} hat die Auszahlung festgestellt (Vier-Augen-Prinzip).`,
  },
  'payer-account-missing': {
    status: 409,
    sentence: () => 'Es ist kein Konto eingetragen, von dem gezahlt wird. Die Programmverwaltung trägt es ein.',
  },
  'nothing-to-pay': {
    status: 409,
    sentence: () => 'Es gibt keine angeordnete Auszahlung, die noch in keinem Lauf ist.',
  },
  'run-account-changed': {
    status: 409,
    sentence: (facts) =>
      `Die Bankverbindung zu ${word(facts, 'fileNumber')}, ${word(facts, 'number')}. Anforderung, hat sich seit der Feststellung geändert. Geben Sie diese Auszahlung zurück; gezahlt wurde nichts.`,
  },
  'run-payment-blocked': {
    status: 409,
    sentence: (facts) =>
      `Die ${word(facts, 'number')}. Anforderung zu ${word(facts, 'fileNumber')} darf nicht gezahlt werden: ${BLOCKED[word(facts, 'because')]?.(facts) ?? 'Eine Voraussetzung fehlt.'} Geben Sie diese Auszahlung zurück; dann lässt sich der Lauf bilden. Gezahlt wurde nichts.`,
  },
  'run-overtaken': {
    status: 409,
    sentence: () =>
      'Zur selben Zeit wurde eine Bewilligung geändert. Gezahlt wurde nichts. Bilden Sie den Lauf noch einmal.',
  },
  'feedback-empty': wrongInput('Die Rückmeldung enthält keine Zahlung.'),
  'feedback-unreadable': wrongInput((facts) =>
    Number(facts['count'] ?? 1) > 1
      ? `${word(facts, 'count')} Zeilen der Rückmeldung sind nicht lesbar: ${word(facts, 'lines')}. Gebucht wurde nichts.`
      : `Zeile ${word(facts, 'line')} der Rückmeldung ist nicht lesbar. Gebucht wurde nichts.`,
  ),
  'feedback-payment-unknown': wrongInput(
    (facts) =>
      `Zeile ${word(facts, 'line')}: Die Referenz „${word(facts, 'id')}“ gehört zu keiner Zahlung. Gebucht wurde nichts.`,
  ),
  'feedback-amount-differs': wrongInput(
    (facts) =>
      `Zeile ${word(facts, 'line')}: Gezahlt werden sollten ${euros(facts, 'expectedCents')}, gemeldet sind ${euros(facts, 'actualCents')}. Gebucht wurde nichts.`,
  ),
  'feedback-in-future': wrongInput(
    (facts) => `Zeile ${word(facts, 'line')}: Der Tag liegt in der Zukunft. Gebucht wurde nichts.`,
  ),
  'feedback-does-not-fit': wrongInput(
    (facts) =>
      `Zeile ${word(facts, 'line')} (${word(facts, 'fileNumber')}) passt nicht zum Stand der Zahlung. Gebucht wurde nichts.`,
  ),
  'feedback-imported-before': wrongInput('Diese Rückmeldung wurde schon übernommen.'),
};
