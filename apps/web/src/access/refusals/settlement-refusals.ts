import { enumeration, euros, listOf, word } from './facts.js';
import { wrongInput, type RefusalAnswer, type RefusalAnswers } from './refusal-answer.js';
import { law } from '../land-of-visit.js';

const conflict = (sentence: RefusalAnswer['sentence']): RefusalAnswer => ({ status: 409, sentence });
const forbidden = (sentence: RefusalAnswer['sentence']): RefusalAnswer => ({ status: 403, sentence });
const missing = (sentence: string): RefusalAnswer => ({ status: 404, sentence: () => sentence });

const OBSTACLES: Readonly<Record<string, string>> = {
  'not-settled': 'die Zuwendung ist noch nicht abgerechnet',
  'settlement-not-final': 'der Schlussbescheid ist noch nicht bestandskräftig',
  'payment-under-way': 'eine Auszahlung ist unterwegs',
  'payment-remaining': 'es ist noch etwas auszuzahlen',
  'recovery-open': 'über eine Rückforderung ist noch nicht entschieden',
  'claim-open': 'eine Forderung ist noch offen',
};

/** The German words of what stands against closing a file. */
export const obstacleWords = (obstacle: string): string => OBSTACLES[obstacle] ?? obstacle;

/** What people hear about settlement, recovery, claims and interest. */
export const SETTLEMENT_REFUSALS: RefusalAnswers = {
  'use-not-examined': conflict(
    () => 'Es gibt noch keinen geprüften Verwendungsnachweis. Abgerechnet wird erst nach der Prüfung.',
  ),
  'payments-under-way': conflict(
    (facts) =>
      `${word(facts, 'count')} Mittelanforderung(en) sind noch unterwegs. Abgerechnet wird, wenn sie ausgezahlt oder abgelehnt sind.`,
  ),
  'award-already-settled': conflict(
    () => 'Die Zuwendung ist schon abgerechnet. Der Schlussbescheid steht bei den Bescheiden.',
  ),
  'award-without-rate': conflict(
    () => 'Zu dieser Bewilligung ist kein Fördersatz hinterlegt; so lässt sie sich nicht abrechnen.',
  ),
  'settlement-not-prepared': conflict(() => 'Es ist keine Abrechnung vorbereitet.'),
  'settlement-four-eyes': forbidden(
    (facts) =>
      `Zeichnen darf nur eine zweite Person: ${word(facts, 'preparedBy')} hat die Abrechnung vorbereitet (Vier-Augen-Prinzip).`,
  ),
  'settlement-outdated': conflict(
    () =>
      'Seit der Vorbereitung haben sich Zahlungen, Nachweis oder Bewilligung geändert. Bereiten Sie die Abrechnung neu vor; gebucht wurde nichts.',
  ),
  'recovery-not-found': missing('Diese Rückforderung gibt es nicht.'),
  'recovery-not-prepared': conflict(() => 'Die Entscheidung ist noch nicht vorbereitet.'),
  'recovery-four-eyes': forbidden(
    (facts) =>
      `Zeichnen darf nur eine zweite Person: ${word(facts, 'preparedBy')} hat die Entscheidung vorbereitet (Vier-Augen-Prinzip).`,
  ),
  'recovery-outdated': conflict(
    () =>
      'Seit dem Öffnen der Seite wurde gezahlt oder zurückgefordert. Prüfen Sie den Betrag noch einmal; gebucht wurde nichts.',
  ),
  'recovery-too-late': conflict(
    (facts) =>
      `Die Jahresfrist ist am ${word(facts, 'until')} abgelaufen (§ 48 Abs. 4, § 49 Abs. 3 ${law().procedureAct}). Ein Bescheid ist nur möglich, wenn die Programmverwaltung ihn mit Begründung zulässt.`,
  ),
  'recovery-not-late': conflict(
    (facts) => `Die Jahresfrist läuft noch bis zum ${word(facts, 'until')}. Eine Zulassung ist nicht nötig.`,
  ),
  'recovery-of-settlement': conflict(
    () =>
      'Diese Erstattung folgt aus dem Schlussbescheid und lässt sich nicht fallen lassen. Möglich sind Stundung, Niederschlagung oder Erlass der Forderung.',
  ),
  'nothing-to-recover': conflict(() => 'Es ist nichts zu viel gezahlt und nichts zu widerrufen.'),
  'recovery-after-closure': conflict(
    (facts) =>
      `Die Akte ist seit dem ${word(facts, 'closedOn')} abgeschlossen; darin wird nichts mehr zurückgefordert. Halten Sie den Befund als Nachricht zum Vorgang fest und legen Sie ihn der Leitung vor.`,
  ),
  'hearing-missing': conflict(
    () =>
      `Vor der Entscheidung ist anzuhören (§ 28 ${law().procedureAct}). Versenden Sie die Anhörung oder halten Sie fest, warum sie entbehrlich ist.`,
  ),
  'hearing-still-running': conflict(
    (facts) =>
      `Die Frist der Anhörung läuft noch bis zum ${word(facts, 'due')}. Entschieden wird nach ihrem Ablauf oder nach der Antwort.`,
  ),
  'hearing-too-short': wrongInput(
    (facts) =>
      `Das Programm sieht ${word(facts, 'days')} Tage vor. Der früheste Tag ist der ${word(facts, 'earliest')}.`,
  ),
  'hearing-not-longer': wrongInput(
    (facts) => `Wählen Sie einen Tag nach dem ${word(facts, 'due')}, der nicht in der Vergangenheit liegt.`,
  ),
  'hearing-already-answered': conflict(
    (facts) =>
      `${facts['by'] ? `${word(facts, 'by')} hat` : 'Jemand hat'} sich schon geäußert. Weiteres schreiben Sie bitte als Nachricht.`,
  ),
  'reduction-above-grant': wrongInput(
    (facts) => `Mehr als die Zuwendung von ${euros(facts, 'grantCents')} lässt sich nicht zurücknehmen.`,
  ),
  'day-in-future': wrongInput('Dieser Tag liegt in der Zukunft.'),
  'day-not-ahead': wrongInput('Wählen Sie einen Tag, der noch vor Ihnen liegt.'),
  'claim-not-found': missing('Diese Forderung gibt es nicht.'),
  'claim-payment-not-found': missing('Diese Zahlung gibt es nicht, oder sie ist schon zurückgebucht.'),
  'claim-reversal-four-eyes': forbidden(
    (facts) => `Zurückbuchen darf nur eine zweite Person: ${word(facts, 'by')} hat die Zahlung gebucht.`,
  ),
  'payment-above-balance': wrongInput(
    (facts) =>
      `Offen sind nur ${euros(facts, 'balanceCents')}. Was darüber hinausgeht, gehört nicht zu dieser Forderung.`,
  ),
  'relief-already-proposed': conflict(
    () => 'Über einen Vorschlag ist noch zu entscheiden. Erst danach ist ein weiterer möglich.',
  ),
  'relief-not-proposed': conflict(() => 'Es liegt kein Vorschlag vor.'),
  'relief-four-eyes': forbidden(
    (facts) =>
      `Entscheiden darf nur eine zweite Person: ${word(facts, 'by')} hat es vorgeschlagen (Vier-Augen-Prinzip).`,
  ),
  'relief-outdated': conflict(
    (facts) =>
      `Vorgeschlagen waren ${euros(facts, 'amountCents')}, offen sind jetzt ${euros(facts, 'balanceCents')}. Lehnen Sie ab und lassen Sie es neu vorschlagen.`,
  ),
  'relief-consent-missing': wrongInput(
    (facts) =>
      `Bei ${euros(facts, 'amountCents')} muss ${facts['of'] === 'FINANCE' ? 'das Ministerium der Finanzen' : 'das Ministerium'} eingewilligt haben (§ 59 LHO). Nennen Sie den Erlass.`,
  ),
  'instalments-not-countable': wrongInput(
    (facts) => `Geben Sie eine ganze Zahl von 1 bis ${word(facts, 'max')} an, zum Beispiel 6.`,
  ),
  'instalments-not-in-order': wrongInput(
    (facts) =>
      `Die Raten müssen nacheinander fällig werden, die erste nach heute, die letzte spätestens am ${word(facts, 'until')}.`,
  ),
  'instalments-do-not-add-up': wrongInput(
    (facts) => `Die Raten ergeben ${euros(facts, 'sumCents')}, offen sind ${euros(facts, 'balanceCents')}.`,
  ),
  'claim-not-overdue': conflict((facts) =>
    facts['due']
      ? `Gezahlt werden kann bis zum ${word(facts, 'due')}. Gemahnt wird erst danach.`
      : 'Die Forderung ist noch nicht fällig.',
  ),
  'dunning-still-running': conflict((facts) => `Die letzte Mahnung lässt Zeit bis zum ${word(facts, 'until')}.`),
  'claim-bears-no-interest': conflict(() => 'Diese Forderung trägt keine Zinsen.'),
  'interest-after-payment': wrongInput(
    (facts) => `Die Forderung ist bezahlt. Der letzte Tag mit Zinsen ist der ${word(facts, 'last')}.`,
  ),
  'interest-already-set': conflict(
    (facts) => `Bis zum ${word(facts, 'until')} sind Zinsen schon festgesetzt, oder sie beginnen erst danach.`,
  ),
  'interest-too-small': conflict(
    (facts) => `Die Zinsen betragen ${euros(facts, 'amountCents')}. So wenig setzt das Programm nicht fest.`,
  ),
  'interest-waiver-needs-payment-in-time': conflict(
    () =>
      `Von Zinsen kann nur abgesehen werden, wenn die Erstattung rechtzeitig gezahlt ist (§ 49a Abs. 3 Satz 2 ${law().procedureAct}).`,
  ),
  'interest-order-not-found': missing('Diese Zinsfestsetzung gibt es nicht, oder über sie ist schon entschieden.'),
  'interest-four-eyes': forbidden(
    (facts) =>
      `Zeichnen darf nur eine zweite Person: ${word(facts, 'preparedBy')} hat die Zinsen vorbereitet (Vier-Augen-Prinzip).`,
  ),
  'interest-outdated': conflict(
    () =>
      'Seit der Vorbereitung wurde gezahlt oder ein Zinssatz berichtigt. Bereiten Sie die Zinsen neu vor; gebucht wurde nichts.',
  ),
  'late-use-before-settlement': conflict(
    () =>
      'Zinsen wegen verspäteter Verwendung stehen erst nach dem Schlussbescheid fest. Rechnen Sie die Zuwendung zuerst ab.',
  ),
  'nothing-used-late': conflict(() => 'Alle Mittel wurden rechtzeitig verwendet. Es sind keine Zinsen festzusetzen.'),
  'late-use-already-decided': conflict(
    () =>
      'Über die Zinsen wegen verspäteter Verwendung ist schon entschieden. Die Entscheidung steht bei der Abrechnung.',
  ),
  'file-already-closed': conflict(() => 'Die Akte ist schon abgeschlossen.'),
  'file-not-ready': conflict(
    (facts) =>
      `Die Akte lässt sich noch nicht abschließen: ${enumeration(listOf(facts, 'obstacles').map(obstacleWords))}.`,
  ),
};
