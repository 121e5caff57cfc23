import { formatPercent } from '../../layout/formats.js';
import { enumeration, euros, listOf, word } from './facts.js';
import { wrongInput, type RefusalAnswers } from './refusal-answer.js';
import { law } from '../land-of-visit.js';

const INCOME_WORDS: Readonly<Record<string, string>> = {
  THIRD_PARTY: 'Leistungen Dritter',
  OTHER_PUBLIC: 'andere öffentliche Förderung',
  OWN_CASH: 'Eigenmittel',
  OWN_STAFF: 'eigenes Personal',
};

/** What is wrong in a report, as findings and as refusals: each says where, by how much, and what helps. */
const FINDINGS: RefusalAnswers = {
  'receipts-missing': wrongInput('Die Belegliste ist leer. Tragen Sie Belege ein oder übernehmen Sie eine Datei.'),
  'receipt-entry-missing': wrongInput('Diese Angabe fehlt.'),
  'receipt-item-unknown': wrongInput(
    (facts) => `„${word(facts, 'text')}“ ist keine Position des Finanzierungsplans. Wählen Sie eine aus der Liste.`,
  ),
  'receipt-hours-unreadable': wrongInput(
    (facts) => `„${word(facts, 'text')}“ ist keine Zahl von Stunden. Schreiben Sie zum Beispiel 12,5.`,
  ),
  'receipt-vat-above-gross': wrongInput(
    (facts) =>
      `Die Umsatzsteuer (${euros(facts, 'vatCents')}) ist höher als der Betrag (${euros(facts, 'grossCents')}).`,
  ),
  'receipt-eligible-above-cost': wrongInput(
    (facts) =>
      `Zuwendungsfähig sind höchstens ${euros(facts, 'costCents')}${facts['vatDeductible'] ? ' (ohne Umsatzsteuer, weil Sie zum Vorsteuerabzug berechtigt sind)' : ''}; eingetragen sind ${euros(facts, 'eligibleCents')}.`,
  ),
  'receipt-outside-period': wrongInput(
    (facts) =>
      `Gezahlt am ${word(facts, 'paidOn')}. Zuwendungsfähig sind nur Zahlungen vom ${word(facts, 'from')} bis zum ${word(facts, 'to')}. Berichtigen Sie den Tag, oder setzen Sie „davon zuwendungsfähig“ auf 0,00.`,
  ),
  'receipt-in-future': wrongInput((facts) => `Der Tag der Zahlung (${word(facts, 'paidOn')}) liegt in der Zukunft.`),
  'receipt-category-not-eligible': wrongInput(
    (facts) =>
      `${word(facts, 'category')} sind nach dem Programm nicht zuwendungsfähig. Setzen Sie „davon zuwendungsfähig“ auf 0,00.`,
  ),
  'receipt-duplicate': wrongInput(
    (facts) =>
      `Gleicher Empfänger, Betrag, Zahltag und gleiche Beleg-Nr. wie in Zeile ${word(facts, 'other')}. Nehmen Sie eine der Zeilen heraus.`,
  ),
  'receipt-hours-missing': wrongInput(
    'Bei Honoraren fehlt die Zahl der Stunden. Ohne sie lässt sich der Satz nicht prüfen.',
  ),
  'receipt-fee-above-limit': wrongInput(
    (facts) =>
      `Das Honorar beträgt ${euros(facts, 'rateCents')} je Stunde; das Programm erkennt höchstens ${euros(facts, 'maxCents')} an.`,
  ),
  'receipt-catering-above-limit': wrongInput(
    (facts) =>
      `Für Bewirtung erkennt das Programm höchstens ${euros(facts, 'maxCents')} je Beleg an. Der Rest kann gekürzt werden.`,
  ),
  'receipt-travel-above-limit': wrongInput(
    (facts) =>
      `Für Reisen erkennt das Programm höchstens ${euros(facts, 'maxCents')} je Beleg an. Der Rest kann gekürzt werden.`,
  ),
  'receipt-offers-missing': wrongInput(
    (facts) =>
      `Ab ${euros(facts, 'thresholdCents')} netto sind Vergleichsangebote zu dokumentieren. Nennen Sie das Aktenzeichen oder die Zahl der Angebote.`,
  ),
  'item-above-plan-unexplained': wrongInput(
    (facts) =>
      `„${word(facts, 'item')}“ liegt mit ${euros(facts, 'eligibleCents')} um mehr als ${percent(facts['toleranceBps'])} über dem Plan (${euros(facts, 'planCents')}). Begründen Sie das; ohne Zustimmung können die Mehrausgaben gekürzt werden.`,
  ),
  'item-above-plan': wrongInput(
    (facts) =>
      `„${word(facts, 'item')}“ liegt um mehr als ${percent(facts['toleranceBps'])} über dem Plan (${euros(facts, 'planCents')}, abgerechnet ${euros(facts, 'eligibleCents')}). Ihre Begründung wird geprüft.`,
  ),
  'books-total-missing': wrongInput('Geben Sie die Summe der Ausgaben nach Ihrer Buchführung an.'),
  'books-total-differs': wrongInput(
    (facts) =>
      `Nach Ihrer Buchführung sind es ${euros(facts, 'booksCents')}, nach der Belegliste ${euros(facts, 'receiptsCents')}. Der Unterschied beträgt ${euros(facts, 'differenceCents')}.`,
  ),
  'grant-received-differs': wrongInput(
    (facts) =>
      `Angegeben sind ${euros(facts, 'statedCents')} erhaltene Zuwendung; ausgezahlt wurden ${euros(facts, 'paidCents')}.`,
  ),
  'income-below-plan': wrongInput(
    (facts) =>
      `Einnahmen: ${INCOME_WORDS[word(facts, 'income')] ?? 'Mittel'} sind mit ${euros(facts, 'actualCents')} niedriger als im Plan (${euros(facts, 'planCents')}).`,
  ),
  'financing-uncovered': wrongInput(
    (facts) =>
      `${euros(facts, 'uncoveredCents')} der Ausgaben sind durch keine Einnahme und keine noch offene Zuwendung gedeckt. Erklären Sie den Unterschied.`,
  ),
  'financing-surplus': wrongInput(
    (facts) =>
      `Die Einnahmen übersteigen die Ausgaben um ${euros(facts, 'surplusCents')}. Das kann die Zuwendung mindern.`,
  ),
  'money-used-late': wrongInput(
    (facts) =>
      `Von der Zahlung vom ${word(facts, 'creditedOn')} waren am ${word(facts, 'until')} noch ${euros(facts, 'unusedCents')} nicht verwendet. Dafür können Zinsen anfallen (§ 49a Abs. 4 ${law().procedureAct}).`,
  ),
  'goal-result-missing': wrongInput((facts) => `Zum Ziel „${word(facts, 'goal').slice(0, 80)}“ fehlt das Ergebnis.`),
  'count-unreadable': wrongInput('Geben Sie eine Zahl an, keine Namen.'),
  'confirmation-missing': wrongInput('Diese Bestätigung fehlt.'),
  'audit-office-unanswered': wrongInput(
    'Geben Sie an, ob eine eigene Prüfungseinrichtung besteht (Rechnungsprüfungsamt).',
  ),
};

const IMPORT: RefusalAnswers = {
  'cell-formula': wrongInput((facts) => `Hier steht eine Formel (${word(facts, 'formula')}). Fügen Sie den Wert ein.`),
  'cell-error': wrongInput((facts) => `Hier steht ein Fehlerwert (${word(facts, 'text')}).`),
  'cell-not-a-value': wrongInput((facts) => `„${word(facts, 'text')}“ ist hier kein gültiger Wert.`),
  'amount-finer-than-cents': wrongInput(
    (facts) => `${word(facts, 'text')} hat mehr als zwei Nachkommastellen. Runden Sie auf Cent.`,
  ),
  'file-columns-missing': wrongInput(
    (facts) => `In der Datei fehlen Spalten: ${enumeration(listOf(facts, 'missing'))}. Nutzen Sie die Vorlage.`,
  ),
  'file-without-receipts': wrongInput('Unter der Überschrift stehen keine Belege.'),
  'too-many-receipts': wrongInput(
    (facts) =>
      `Eine Belegliste hat höchstens ${word(facts, 'max')} Zeilen. Fassen Sie gleichartige Zahlungen zusammen.`,
  ),
  'import-not-found': { status: 404, sentence: () => 'Diese Datei gibt es nicht.' },
  'import-decided-already': { status: 409, sentence: () => 'Über diese Datei ist schon entschieden.' },
  'import-has-faults': {
    status: 409,
    sentence: (facts) =>
      `Die Datei hat noch ${word(facts, 'faults')} Fehler. Berichtigen Sie sie und laden Sie die Datei neu hoch; Ihre Belegliste ist unverändert.`,
  },
};

const EXAMINATION: RefusalAnswers = {
  'examiner-approved-award': {
    status: 403,
    sentence: () => 'Sie haben an der Bewilligung mitgewirkt. Den Nachweis prüft eine andere Person.',
  },
  'examiner-wrote-report': { status: 403, sentence: () => 'Wer den Nachweis vorgelegt hat, prüft ihn nicht.' },
  'examiner-is-another': {
    status: 403,
    sentence: (facts) =>
      `Diesen Nachweis prüft ${word(facts, 'name')}. Sie können die Prüfung mit einem Grund übernehmen.`,
  },
  'examination-is-yours': { status: 409, sentence: () => 'Sie prüfen diesen Nachweis schon.' },
  'cut-negative': wrongInput('Eine Kürzung ist ein Betrag ab 0,00.'),
  'cut-above-line': wrongInput(
    (facts) =>
      `Zeile ${word(facts, 'line')}: Gekürzt werden können höchstens ${euros(facts, 'eligibleCents')}, eingetragen sind ${euros(facts, 'cutCents')}.`,
  ),
  'line-cut-without-reason': wrongInput(
    (facts) => `Zeile ${word(facts, 'line')}: Begründen Sie die Kürzung (mindestens 5 Zeichen).`,
  ),
  'no-line-judged': wrongInput('Es ist keine Zeile ausgewählt.'),
  'lines-not-judged': {
    status: 409,
    sentence: (facts) =>
      `${word(facts, 'lines')} Zeilen sind noch nicht geprüft, zuerst Zeile ${word(facts, 'first')}.`,
  },
  'goal-not-reviewed': wrongInput((facts) => `Erfolgskontrolle: Zum Ziel „${word(facts, 'goal')}“ fehlt das Ergebnis.`),
  'audit-note-missing': wrongInput(
    (facts) => `Schreiben Sie einen Prüfvermerk (mindestens ${word(facts, 'lengthMin')} Zeichen).`,
  ),
  'sample-size-impossible': wrongInput((facts) => `Die Stichprobe umfasst 1 bis ${word(facts, 'lines')} Zeilen.`),
  'sample-seed-impossible': wrongInput('Die Startzahl ist eine ganze Zahl von 0 bis 4294967295.'),
  'question-extended-already': {
    status: 409,
    sentence: (facts) =>
      `Die Frist ist schon einmal verlängert, bis ${word(facts, 'until')}. Danach können Sie ohne Antwort fortsetzen.`,
  },
  'question-not-open': { status: 409, sentence: () => 'Es ist keine Rückfrage offen.' },
};

/** Interim report and proof of use: findings, import, examination, due days. */
export const USE_REPORT_REFUSALS: RefusalAnswers = {
  ...FINDINGS,
  ...IMPORT,
  ...EXAMINATION,
  'use-report-not-found': { status: 404, sentence: () => 'Diesen Nachweis gibt es nicht.' },
  'use-report-not-owed': { status: 409, sentence: () => 'Dieser Nachweis ist zu dieser Bewilligung nicht vorzulegen.' },
  'receipt-not-found': { status: 404, sentence: () => 'Diesen Beleg gibt es nicht mehr. Laden Sie die Seite neu.' },
  'report-incomplete': {
    status: 422,
    sentence: (facts) => `Vor der Vorlage sind noch ${word(facts, 'findings')} Angaben zu berichtigen.`,
  },
  'extension-asked-already': { status: 409, sentence: () => 'Ein Antrag auf Verlängerung ist schon gestellt.' },
  'extension-not-later': wrongInput(
    (facts) => `Der Tag muss nach der bisherigen Frist (${word(facts, 'due')}) liegen.`,
  ),
  'extension-not-found': { status: 404, sentence: () => 'Diesen Antrag auf Verlängerung gibt es nicht.' },
  'extension-decided-already': { status: 409, sentence: () => 'Über diesen Antrag ist schon entschieden.' },
};

const percent = (bps: unknown): string => (typeof bps === 'number' ? formatPercent(bps) : '20 %');
