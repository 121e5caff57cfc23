import { formatAmount, formatNumber, formatPercent } from '../../layout/formats.js';
import { enumeration, euros, listOf, word } from './facts.js';
import { wrongInput, type Facts, type RefusalAnswer, type RefusalAnswers } from './refusal-answer.js';

const conflict = (sentence: RefusalAnswer['sentence']): RefusalAnswer => ({ status: 409, sentence });
const missing = (sentence: string): RefusalAnswer => ({ status: 404, sentence: () => sentence });

const MEGABYTE = 1_048_576;

/** Limits in the unit in which the form asks. */
function limits(facts: Facts): string {
  const show = (value: unknown): string => {
    const number = typeof value === 'number' ? value : 0;
    switch (facts['unit']) {
      case 'PERCENT':
        return formatPercent(number);
      case 'CENTS':
        return `${formatAmount(number)} EUR`;
      case 'BYTES':
        return `${formatNumber(number / MEGABYTE)} MB`;
      default:
        return formatNumber(number);
    }
  };
  return `${show(facts['min'])} bis ${show(facts['max'])}`;
}

/** What the programme administration hears about terms, caps, calls, texts and addresses. */
export const PROGRAMME_REFUSALS: RefusalAnswers = {
  'fields-invalid': wrongInput('Einige Angaben sind nicht annehmbar.'),
  'entry-too-short': wrongInput((facts) => `Schreiben Sie mindestens ${word(facts, 'lengthMin')} Zeichen.`),
  'entry-not-offered': wrongInput('Wählen Sie einen der angebotenen Werte.'),
  'entry-not-allowed': wrongInput(
    (facts) => `„${word(facts, 'entry')}“ ist nicht möglich. Erlaubt sind ${enumeration(listOf(facts, 'allowed'))}.`,
  ),
  'entry-twice': wrongInput('Dieser Eintrag kommt zweimal vor. Jeder darf nur einmal stehen.'),
  'number-out-of-range': wrongInput((facts) => `Geben Sie eine Zahl von ${limits(facts)} ein.`),
  'period-unreadable': wrongInput('Geben Sie eine Zahl ein und wählen Sie Tage oder Monate.'),
  'list-unreadable': wrongInput('Trennen Sie die Einträge mit Kommas. Höchstens 60 sind möglich.'),
  'list-empty': wrongInput('Hier ist mindestens ein Eintrag nötig.'),
  'code-form': wrongInput(
    'Eine Kennung beginnt mit einem Buchstaben und hat nur Buchstaben (ohne Umlaute), Ziffern, - und _, höchstens 40 Zeichen.',
  ),
  'block-code-form': wrongInput(
    'Die Kennung hat 2 bis 40 Kleinbuchstaben, Ziffern oder Bindestriche, zum Beispiel foerderhinweis.',
  ),
  'parameter-unknown': wrongInput('Diesen Parameter kennt die Anwendung nicht.'),
  'no-eligible-category': wrongInput('Mindestens eine Ausgabenart muss zuwendungsfähig sein.'),
  'category-unknown': wrongInput(
    (facts) => `Die Ausgabenart „${word(facts, 'code')}“ steht nicht in der Liste der Ausgabenarten.`,
  ),
  'label-taken': conflict(
    (facts) => `Eine Fassung „${word(facts, 'label')}“ gibt es schon. Wählen Sie eine andere Bezeichnung.`,
  ),
  'version-begins-too-early': wrongInput(
    (facts) =>
      `Die neueste Fassung gilt ab ${word(facts, 'predecessorFrom')}. Eine weitere kann erst danach beginnen, damit sich keine zwei überschneiden.`,
  ),
  'reason-for-past-missing': wrongInput(
    (facts) =>
      `Die Fassung soll vor heute (${word(facts, 'today')}) beginnen. Nennen Sie den Grund, mit mindestens ${word(facts, 'lengthMin')} Zeichen.`,
  ),
  'reason-for-stricter-call-missing': wrongInput(
    (facts) =>
      `Der Aufruf wird strenger als bisher. Nennen Sie den Grund, mit mindestens ${word(facts, 'lengthMin')} Zeichen.`,
  ),
  'already-verified': conflict((facts) => `Diese Fassung ist schon bestätigt: ${word(facts, 'by')}.`),
  'cap-unchanged': conflict(
    (facts) => `Für ${word(facts, 'year')} gilt genau dieser Höchstbetrag schon. Gespeichert wurde nichts.`,
  ),
  'cap-below-committed': conflict(
    (facts) =>
      `${euros(facts, 'amountCents')} sind zu wenig: Für ${word(facts, 'year')} ist bei mindestens einem Kreis oder einer Partnerschaft schon mehr bewilligt oder vorgemerkt. Gespeichert wurde nichts.`,
  ),
  'base-rate-day': wrongInput('Der Basiszinssatz ändert sich nur am 1. Januar und am 1. Juli (§ 247 BGB).'),
  'base-rate-gap': wrongInput(
    (facts) =>
      `Davor fehlt ein Halbjahr. Tragen Sie zuerst den Wert ab dem ${word(facts, 'expected')} ein, auch wenn er gleich blieb.`,
  ),
  'base-rate-too-early': wrongInput(
    (facts) =>
      `Dieser Wert ist noch nicht bekannt gegeben. Eintragen lässt sich höchstens der ab dem ${word(facts, 'latest')}.`,
  ),
  'base-rate-unchanged': conflict(
    (facts) => `Für den ${word(facts, 'day')} gilt genau dieser Wert schon. Gespeichert wurde nichts.`,
  ),
  'call-closes-before-opening': wrongInput('Der Aufruf muss nach seiner Öffnung schließen.'),
  'period-ends-before-begin': wrongInput('Das Ende liegt vor dem Beginn.'),
  'period-outside-budget-year': wrongInput(
    (facts) => `Der Zeitraum muss im Haushaltsjahr ${word(facts, 'year')} beginnen.`,
  ),
  'period-too-long': wrongInput(
    (facts) => `Der Zeitraum darf höchstens ${word(facts, 'yearsMax')} Kalenderjahre berühren.`,
  ),
  'time-unreadable': wrongInput('Geben Sie eine Uhrzeit ein, zum Beispiel 23:59.'),
  'number-unreadable': wrongInput('Geben Sie ein Jahr mit vier Ziffern ein, zum Beispiel 2027.'),
  'percent-unreadable': wrongInput('Geben Sie einen Prozentsatz ein, zum Beispiel 1,52 oder -0,88.'),
  'placeholder-unknown': wrongInput(
    (facts) =>
      `Den Platzhalter {${word(facts, 'placeholder')}} gibt es nicht. Möglich sind ${enumeration(listOf(facts, 'allowed').map((name) => `{${name}}`))}.`,
  ),
  'postcode-form': wrongInput('Geben Sie eine Postleitzahl mit fünf Ziffern ein.'),
  'email-form': wrongInput('Geben Sie eine E-Mail-Adresse ein, zum Beispiel poststelle@behoerde.de.'),
  'programme-code-form': wrongInput(
    'Die Kennung hat 2 bis 31 Großbuchstaben, Ziffern oder _, zum Beispiel VIELFALT_VOR_ORT.',
  ),
  'short-name-form': wrongInput('Das Kürzel hat zwei bis sechs Großbuchstaben. Damit beginnt jedes Aktenzeichen.'),
  'programme-code-taken': conflict((facts) => `Ein Programm mit der Kennung ${word(facts, 'code')} gibt es schon.`),
  'short-name-taken': conflict((facts) => `Das Kürzel ${word(facts, 'shortName')} hat schon ein anderes Programm.`),
  'cap-years-out-of-range': wrongInput(
    (facts) =>
      `Das letzte Jahr darf nicht vor dem ersten liegen; höchstens ${word(facts, 'yearsMax')} Jahre auf einmal.`,
  ),
  'chapter-form': wrongInput('Schreiben Sie das Kapitel wie im Haushaltsplan, zum Beispiel 06 072.'),
  'title-number-form': wrongInput('Schreiben Sie den Titel wie im Haushaltsplan, zum Beispiel 633 65.'),
  'budget-title-taken': conflict(
    (facts) => `Den Haushaltstitel ${word(facts, 'chapter')} / ${word(facts, 'titleNumber')} gibt es schon.`,
  ),
  'programme-not-found': missing('Dieses Programm gibt es nicht.'),
  'terms-not-found': missing('Diese Fassung gibt es nicht.'),
  'organisation-not-found': missing('Diese Organisation gibt es nicht.'),
};
