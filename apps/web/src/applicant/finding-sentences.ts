import type { DraftFields, FieldFinding } from '#applications';
import { Money } from '#kernel';
import type { ProgrammeTerms } from '#programmes';
import { sentenceOf } from '../access/index.js';
import { labelOfField } from './field-labels.js';

/** What a sentence may name besides the finding itself. */
export interface FindingContext {
  readonly fields: DraftFields;
  readonly terms: ProgrammeTerms;
}

type Sentence = (finding: FieldFinding, context: FindingContext) => string;

const fact = (finding: FieldFinding, name: string): string => String(finding.facts[name] ?? '');

/** What to write into an empty field; fields without a line of their own are asked for by their label. */
const MISSING: Readonly<Record<string, string>> = {
  'applicant.contactName': 'Nennen Sie eine Ansprechperson.',
  'applicant.contactEmail': 'Geben Sie die E-Mail-Adresse der Ansprechperson an. Dorthin geht die Eingangsbestätigung.',
  'applicant.contactPhone': 'Geben Sie eine Telefonnummer für Rückfragen an.',
  'applicant.signatoryName': 'Nennen Sie die Person, die den Kreis oder die Stadt vertritt und zeichnet.',
  'applicant.signatoryFunction': 'Nennen Sie die Funktion dieser Person, zum Beispiel Landrätin.',
  'bank.holder': 'Geben Sie an, wem das Konto gehört.',
  'bank.iban': 'Geben Sie die IBAN an, auf die ausgezahlt werden soll.',
  'project.title': 'Geben Sie dem Vorhaben einen Titel.',
  'project.phase': 'Wählen Sie die Phase, in der sich das Vorhaben befindet.',
  'project.periodFrom': 'Geben Sie an, wann das Vorhaben beginnt.',
  'project.periodTo': 'Geben Sie an, wann das Vorhaben endet.',
  'project.summary': 'Beschreiben Sie das Vorhaben in einigen Sätzen.',
  'project.targetGroups': 'Nennen Sie, an wen sich das Vorhaben richtet.',
  'project.conceptBody': 'In dieser Phase ist ein beschlossenes Handlungskonzept nötig. Nennen Sie das Gremium.',
  'project.conceptDate':
    'In dieser Phase ist ein beschlossenes Handlungskonzept nötig. Nennen Sie das Datum des Beschlusses.',
  'declaration.earlyStartReason':
    'Sie haben angegeben, schon begonnen zu haben. Begründen Sie, warum ein vorzeitiger Beginn nötig war oder ist.',
  'declaration.otherFundingDetails': 'Nennen Sie die andere Förderung: von wem, wofür und in welcher Höhe.',
  'declaration.demarcation': 'Erklären Sie, wie Sie eine doppelte Förderung derselben Ausgaben ausschließen.',
};

const GOAL_MISSING: Readonly<Record<string, string>> = {
  goal: 'Nennen Sie das Ziel.',
  measure: 'Nennen Sie die Maßnahme, mit der Sie das Ziel erreichen wollen.',
  indicator: 'Nennen Sie, woran Sie den Erfolg messen.',
  target: 'Nennen Sie den Wert, den Sie erreichen wollen.',
};

const CHOICE_MISSING: Readonly<Record<string, string>> = {
  'declaration.notBegun': 'Sagen Sie, ob mit dem Vorhaben schon begonnen wurde.',
  'declaration.vatDeductible': 'Sagen Sie, ob Sie zum Vorsteuerabzug berechtigt sind.',
  'declaration.otherFunding': 'Sagen Sie, ob es für dieselben Ausgaben eine andere Förderung gibt.',
};

const CONFIRMATION_MISSING: Readonly<Record<string, string>> = {
  'declaration.privacy': 'Bestätigen Sie, dass Sie die Hinweise zum Datenschutz gelesen haben.',
  'declaration.correctness': 'Bestätigen Sie, dass die Angaben vollständig und richtig sind.',
};

const categoryLabel = (finding: FieldFinding, { terms }: FindingContext): string =>
  terms.costCategories.find(({ code }) => code === fact(finding, 'category'))?.label ?? fact(finding, 'category');

/** Own cash that would balance the plan: what is entered there now, plus (or minus) what does not come out. */
function ownCashNeeded(finding: FieldFinding, { fields }: FindingContext, difference: string): Money | null {
  const change = Money.parseGerman(fact(finding, difference));
  const entered = Money.parseGerman((fields[finding.field] ?? '').trim() || '0');
  if (!change.ok || !entered.ok) return null;
  return difference === 'excess' ? entered.value.minus(change.value) : entered.value.plus(change.value);
}

function uncovered(finding: FieldFinding, context: FindingContext): string {
  const needed = ownCashNeeded(finding, context, 'missing');
  const mend = needed === null ? 'Erhöhen Sie die Eigenmittel' : `Tragen Sie ${needed.toGerman()} EUR ein`;
  return `Es fehlen ${fact(finding, 'missing')} EUR. ${mend} oder senken Sie die Ausgaben.`;
}

function overfunded(finding: FieldFinding, context: FindingContext): string {
  const needed = ownCashNeeded(finding, context, 'excess');
  const tooMuch = `Die Finanzierung ist um ${fact(finding, 'excess')} EUR höher als die Ausgaben.`;
  if (needed === null || needed.isNegative())
    return `${tooMuch} Senken Sie die Leistungen Dritter oder den Eigenanteil.`;
  return `${tooMuch} Tragen Sie ${needed.toGerman()} EUR ein.`;
}

const SENTENCES: Readonly<Record<string, Sentence>> = {
  'entry-missing': (finding, context) => {
    const [group, , part = ''] = finding.field.split('.');
    if (group === 'goal') return GOAL_MISSING[part] ?? 'Füllen Sie dieses Feld aus.';
    const label = labelOfField(finding.field, context.fields, context.terms);
    return MISSING[finding.field] ?? `Füllen Sie das Feld „${label}“ aus.`;
  },
  'entry-too-long': (finding, { fields }) => {
    const length = (fields[finding.field] ?? '').length;
    return `Der Text hat ${length} Zeichen. Höchstens ${fact(finding, 'lengthMax')} sind möglich.`;
  },
  'choice-missing': ({ field }) => CHOICE_MISSING[field] ?? 'Wählen Sie Ja oder Nein.',
  'confirmation-missing': ({ field }) => CONFIRMATION_MISSING[field] ?? 'Diese Bestätigung ist nötig.',
  'email-unreadable': (finding) =>
    `„${fact(finding, 'text')}“ ist keine E-Mail-Adresse. Schreiben Sie sie wie name@kreis.de.`,
  'iban-invalid': (finding) => `Die IBAN „${fact(finding, 'text')}“ stimmt nicht. Prüfen Sie die Ziffern.`,
  'date-unreadable': () => 'Geben Sie ein Datum an, zum Beispiel 01.03.2027.',
  'date-does-not-exist': (finding) => `Den Tag ${fact(finding, 'text')} gibt es nicht.`,
  'period-reversed': () => 'Das Ende liegt vor dem Beginn.',
  'period-outside-call': (finding) =>
    `Das Vorhaben muss zwischen dem ${fact(finding, 'from')} und dem ${fact(finding, 'to')} liegen.`,
  'goal-missing': () => 'Nennen Sie mindestens ein Ziel mit Maßnahme, Indikator und Zielwert.',
  'document-missing': (finding, { fields, terms }) =>
    `Es fehlt: ${labelOfField(finding.field, fields, terms)}. Laden Sie die Unterlage hoch.`,
  'amount-unreadable': (finding) => `„${fact(finding, 'text')}“ ist kein Betrag. Schreiben Sie zum Beispiel 1.250,50.`,
  'amount-negative': () => 'Der Betrag darf nicht unter 0 liegen.',
  'amount-too-large': () => 'Der Betrag ist zu groß.',
  'years-missing': () => 'Geben Sie unter „Vorhaben“ zuerst Beginn und Ende an.',
  'year-repeated': (finding) => `Das Jahr ${fact(finding, 'year')} steht zweimal im Plan.`,
  'year-not-in-plan': (finding) =>
    `Für ${fact(finding, 'year')} sind ${fact(finding, 'amount')} EUR eingetragen, das Vorhaben liegt aber nicht in diesem Jahr.`,
  'item-repeated': () => 'Diese Position steht zweimal im Plan. Entfernen Sie eine davon.',
  'category-unknown': () => 'Diese Kategorie gibt es im Programm nicht. Entfernen Sie die Position.',
  'category-not-eligible': (finding, context) =>
    `${categoryLabel(finding, context)} sind im Programm nicht zuwendungsfähig. Der Betrag zählt nicht für den Zuschuss.`,
  'description-missing': (finding) => `Beschreiben Sie, wofür Sie ${fact(finding, 'amount')} EUR brauchen.`,
  'funding-kind-unknown': () => 'Diese Art der Finanzierung gibt es im Programm nicht.',
  'plan-without-costs': () => 'Tragen Sie mindestens eine Ausgabe mit Betrag ein.',
  'plan-uncovered': uncovered,
  'plan-overfunded': overfunded,
  'own-share-below-minimum': (finding) =>
    `Ihr Eigenanteil ${fact(finding, 'year')} muss mindestens ${fact(finding, 'ownMinimum')} EUR betragen, nach dem Plan sind es ${fact(finding, 'ownRequired')} EUR. Senken Sie die Leistungen Dritter.`,
  'project-share-below-minimum': (finding) =>
    `Für Projekte müssen ${fact(finding, 'year')} mindestens ${fact(finding, 'projectMinimum')} EUR vorgesehen sein, es sind ${fact(finding, 'projectCosts')} EUR.`,
  'cap-missing-for-year': (finding) =>
    `Für ${fact(finding, 'year')} ist noch kein Höchstbetrag festgelegt. Verkürzen Sie den Zeitraum.`,
};

/** True for a finding with a sentence of its own: for the test that no kind is forgotten. */
export const isFindingAnswered = (kind: string): boolean => kind in SENTENCES;

/** One German sentence: what is wrong and how to mend it, with amounts. */
export function sentenceOfFinding(finding: FieldFinding, context: FindingContext): string {
  const sentence = SENTENCES[finding.kind];
  return sentence ? sentence(finding, context) : sentenceOf(finding);
}

/** For lists away from the field: "Position 3.2: Beschreiben Sie, wofür Sie 6.500,00 EUR brauchen." */
export function lineOfFinding(finding: FieldFinding, context: FindingContext): string {
  const label = labelOfField(finding.field, context.fields, context.terms);
  return `${label}: ${sentenceOfFinding(finding, context)}`;
}
