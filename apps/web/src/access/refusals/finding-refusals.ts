import { word } from './facts.js';
import { wrongInput, type RefusalAnswers } from './refusal-answer.js';

/** Findings in a draft where the form is not at hand (API): the pages say the same with labels and ways to mend it. */
export const FINDING_REFUSALS: RefusalAnswers = {
  'choice-missing': wrongInput('Wählen Sie JA oder NEIN.'),
  'confirmation-missing': wrongInput('Diese Bestätigung ist nötig (JA).'),
  'goal-missing': wrongInput('Nennen Sie mindestens ein Ziel mit Maßnahme, Indikator und Zielwert.'),
  'document-missing': wrongInput((facts) => `Die Unterlage ${word(facts, 'document')} fehlt. Laden Sie sie hoch.`),
  'iban-invalid': wrongInput((facts) => `Die IBAN „${word(facts, 'text')}“ stimmt nicht. Prüfen Sie die Ziffern.`),
  'period-outside-call': wrongInput(
    (facts) => `Das Vorhaben muss zwischen dem ${word(facts, 'from')} und dem ${word(facts, 'to')} liegen.`,
  ),
  'category-unknown': wrongInput('Diese Kategorie gibt es im Programm nicht.'),
  'category-not-eligible': wrongInput('Diese Kategorie ist im Programm nicht zuwendungsfähig; der Betrag zählt nicht.'),
  'description-missing': wrongInput((facts) => `Beschreiben Sie, wofür Sie ${word(facts, 'amount')} EUR brauchen.`),
  'plan-without-costs': wrongInput('Tragen Sie mindestens eine Ausgabe mit Betrag ein.'),
  'plan-uncovered': wrongInput((facts) => `Es fehlen ${word(facts, 'missing')} EUR, damit der Plan aufgeht.`),
  'plan-overfunded': wrongInput(
    (facts) => `Die Finanzierung ist um ${word(facts, 'excess')} EUR höher als die Ausgaben.`,
  ),
  'own-share-below-minimum': wrongInput(
    (facts) =>
      `Der Eigenanteil ${word(facts, 'year')} muss mindestens ${word(facts, 'ownMinimum')} EUR betragen, nach dem Plan sind es ${word(facts, 'ownRequired')} EUR.`,
  ),
  'project-share-below-minimum': wrongInput(
    (facts) =>
      `Für Projekte müssen ${word(facts, 'year')} mindestens ${word(facts, 'projectMinimum')} EUR vorgesehen sein, es sind ${word(facts, 'projectCosts')} EUR.`,
  ),
  'year-not-in-plan': wrongInput((facts) => `Das Vorhaben liegt nicht im Jahr ${word(facts, 'year')}.`),
};
