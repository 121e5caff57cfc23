import { euros, word } from './facts.js';
import { wrongInput, type RefusalAnswers } from './refusal-answer.js';
import { law } from '../land-of-visit.js';

const conflict = (sentence: RefusalAnswers[string]['sentence']): RefusalAnswers[string] => ({ status: 409, sentence });
const inLine = (sentence: string): RefusalAnswers[string] =>
  wrongInput((facts) => `Beleg in Zeile ${word(facts, 'line')}: ${sentence}`);

/** What people hear about local projects, from the public form to the settlement. */
export const LOCAL_PROJECT_REFUSALS: RefusalAnswers = {
  'local-project-not-found': { status: 404, sentence: () => 'Dieses Projekt gibt es nicht.' },
  'local-link-unknown': {
    status: 404,
    sentence: () => 'Dieser Link gilt nicht mehr. Links zum Bestätigen gelten sieben Tage und nur einmal.',
  },
  'local-text-too-short': wrongInput((facts) => `Schreiben Sie mindestens ${word(facts, 'lengthMin')} Zeichen.`),
  'local-postcode': wrongInput('Die Postleitzahl hat fünf Ziffern.'),
  'local-email': wrongInput('Geben Sie eine E-Mail-Adresse an, die Sie lesen können, zum Beispiel verein@beispiel.de.'),
  'local-begun-already': wrongInput(
    (facts) => `Das Projekt muss nach dem ${word(facts, 'today')} beginnen: Was schon läuft, wird nicht gefördert.`,
  ),
  'local-period-reversed': wrongInput('Das Ende liegt vor dem Beginn.'),
  'local-period-outside-year': wrongInput(
    (facts) => `Das Projekt muss ganz im Jahr ${word(facts, 'year')} liegen; aus diesem Jahr kommt das Geld.`,
  ),
  'local-costs-missing': wrongInput('Nennen Sie mindestens eine Ausgabe.'),
  'local-costs-too-many': wrongInput(
    (facts) => `Fassen Sie die Ausgaben in höchstens ${word(facts, 'max')} Zeilen zusammen.`,
  ),
  'local-cost-row': wrongInput('Jede Ausgabe braucht eine Bezeichnung und einen Betrag über null.'),
  'local-nothing-to-fund': wrongInput(
    'Eigenmittel und Mittel Dritter decken die Ausgaben schon ganz. Es bleibt nichts zu fördern.',
  ),
  'local-amount-above-limit': wrongInput(
    (facts) =>
      `Aus Ausgaben, Eigenmitteln und Mitteln Dritter ergibt sich eine Förderung von ${euros(facts, 'requestedCents')}. Möglich sind höchstens ${euros(facts, 'maxCents')}, das sind ${euros(facts, 'aboveCents')} zu viel.`,
  ),
  'local-own-share-missing': wrongInput(
    (facts) =>
      `Bei dieser Höhe tragen Sie mindestens ${euros(facts, 'neededCents')} selbst oder mit Mitteln Dritter (${Number(facts['bps']) / 100} %). Es fehlen ${euros(facts, 'missingCents')}.`,
  ),
  'local-declaration-missing': wrongInput('Bestätigen Sie die Erklärungen.'),
  'local-fund-closed': conflict(() => 'Dieser Fonds nimmt im Moment keine Anträge an.'),
  'local-window-not-open': conflict((facts) => `Anträge sind ab dem ${word(facts, 'from')} möglich.`),
  'local-window-over': conflict((facts) => `Die Frist für Anträge endete am ${word(facts, 'to')}.`),
  'local-recommended-already': conflict(
    () =>
      'Das Gremium hat dazu schon eine Empfehlung beschlossen. Ein zweites Mal wird nur abgestimmt, wenn es nicht beschlussfähig war.',
  ),
  'local-body-missing': conflict(
    () =>
      'Für diesen Fonds ist kein Gremium benannt, das abstimmen könnte. Benennen Sie es oder entscheiden Sie mit Begründung ohne Empfehlung.',
  ),
  'local-day-past': wrongInput('Dieser Tag ist vorbei.'),
  'local-vote-too-short': wrongInput(
    (facts) =>
      `Eine Online-Abstimmung läuft mindestens ${word(facts, 'days')} Tage, also frühestens bis zum ${word(facts, 'earliest')}.`,
  ),
  'local-too-late-for-meeting': wrongInput(
    (facts) =>
      `Der Antrag ging am ${word(facts, 'received')} ein. Für diese Sitzung musste er ${word(facts, 'days')} Tage vorher da sein, also bis zum ${word(facts, 'last')}. Möglich sind eine spätere Sitzung oder eine Online-Abstimmung.`,
  ),
  'local-vote-running': conflict(
    (facts) => `Die Abstimmung läuft bis ${word(facts, 'until')}, ${word(facts, 'missing')} Stimmen fehlen.`,
  ),
  'local-deviation-unreasoned': wrongInput(
    (facts) =>
      `Das Gremium hat anders beschlossen (${recommendationWord(facts['recommendation'])}). Sie dürfen abweichen; begründen Sie es mit mindestens ${word(facts, 'lengthMin')} Zeichen.`,
  ),
  'local-reasons-missing': wrongInput(
    () => `Wer weniger als beantragt oder nichts bewilligt, begründet es (§ 39 ${law().procedureAct}).`,
  ),
  'local-form-missing': wrongInput('Wählen Sie Zuwendungsbescheid oder Weiterleitungsvertrag.'),
  'local-amount-above-request': wrongInput(
    (facts) => `Beantragt sind ${euros(facts, 'requestedCents')}; mehr kann nicht bewilligt werden.`,
  ),
  'local-begun-before-decision': conflict(
    (facts) =>
      `Der Zeitraum beginnt am ${word(facts, 'from')}, heute ist der ${word(facts, 'today')}: Bereits Begonnenes wird nicht bewilligt. Geben Sie die Entscheidung zurück und setzen Sie einen späteren Beginn.`,
  ),
  'local-four-eyes': {
    status: 403,
    sentence: (facts) =>
      `Zeichnen darf nur eine zweite Person: ${word(facts, 'preparedBy')} hat vorbereitet (Vier-Augen-Prinzip).`,
  },
  'local-agreement-on-paper': conflict(
    () => 'Der Vertrag kommt mit dem unterschriebenen Exemplar zustande. Senden Sie es an das Federführende Amt.',
  ),
  'local-decision-unread': conflict(() => 'Rufen Sie den Bescheid erst ab; dann können Sie den Empfang bestätigen.'),
  'local-not-payable-yet': conflict((facts) =>
    facts['from']
      ? `Gezahlt wird ab dem ${word(facts, 'from')}: Dann ist der Bescheid bestandskräftig. Mit einem Rechtsbehelfsverzicht geht es sofort.`
      : 'Gezahlt wird erst, wenn der Empfang des Bescheides bestätigt oder der unterschriebene Vertrag zurück ist.',
  ),
  'local-payment-open': conflict(
    () => 'Es ist noch eine Mittelanforderung offen. Warten Sie, bis über sie entschieden ist.',
  ),
  'local-payment-not-open': conflict(() => 'Es gibt keine offene Mittelanforderung. Laden Sie die Seite neu.'),
  'local-payment-above-grant': wrongInput((facts) => `Von der Förderung sind noch ${euros(facts, 'restCents')} offen.`),
  'local-participants': wrongInput('Geben Sie die Zahl der Teilnehmenden als ganze Zahl an.'),
  'local-proof-unconfirmed': wrongInput('Bestätigen Sie, dass die Angaben mit Büchern und Belegen übereinstimmen.'),
  'local-receipts-missing': wrongInput('Tragen Sie mindestens einen Beleg ein.'),
  'local-receipts-too-many': wrongInput((facts) => `Möglich sind höchstens ${word(facts, 'max')} Belege.`),
  'local-receipt-unreadable': inLine('Datum oder Betrag ist nicht lesbar.'),
  'local-receipt-incomplete': inLine('Empfänger, Zweck und ein Betrag über null gehören dazu.'),
  'local-receipt-in-future': inLine('Der Zahlungstag liegt in der Zukunft.'),
  'local-receipt-before-period': inLine('Gezahlt wurde vor dem Beginn des Bewilligungszeitraums.'),
  'local-receipt-twice': wrongInput(
    (facts) => `Der Beleg in Zeile ${word(facts, 'line')} steht schon in Zeile ${word(facts, 'before')}.`,
  ),
  'local-recognised-above-receipts': wrongInput(
    (facts) => `Belegt sind ${euros(facts, 'spentCents')}; mehr kann nicht anerkannt werden.`,
  ),
  'local-repayment-above-rest': wrongInput((facts) => `Zu erstatten sind noch ${euros(facts, 'restCents')}.`),
};

const recommendationWord = (fact: unknown): string =>
  fact === 'RECOMMENDED' ? 'empfohlen' : fact === 'NO_QUORUM' ? 'nicht beschlussfähig' : 'nicht empfohlen';
