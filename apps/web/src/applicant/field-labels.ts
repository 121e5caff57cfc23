import { itemIds, type DraftFields } from '#applications';
import type { ProgrammeTerms } from '#programmes';

const LABELS: Readonly<Record<string, string>> = {
  'applicant.unit': 'Organisationseinheit',
  'applicant.contactName': 'Ansprechperson',
  'applicant.contactFunction': 'Funktion der Ansprechperson',
  'applicant.contactEmail': 'E-Mail-Adresse',
  'applicant.contactPhone': 'Telefon',
  'applicant.signatoryName': 'Zeichnungsberechtigte Person',
  'applicant.signatoryFunction': 'Funktion der zeichnungsberechtigten Person',
  'bank.holder': 'Kontoinhaberin',
  'bank.iban': 'IBAN',
  'project.title': 'Titel des Vorhabens',
  'project.phase': 'Phase',
  'project.periodFrom': 'Beginn',
  'project.periodTo': 'Ende',
  'project.summary': 'Kurzbeschreibung',
  'project.targetGroups': 'Zielgruppen',
  'project.place': 'Ort der Durchführung',
  'project.conceptBody': 'Gremium, das das Handlungskonzept beschlossen hat',
  'project.conceptDate': 'Datum des Beschlusses',
  'project.coordinationOfficeName': 'Koordinierende Fachstelle',
  'declaration.notBegun': 'Noch nicht begonnen',
  'declaration.earlyStartReason': 'Begründung für den vorzeitigen Beginn',
  'declaration.vatDeductible': 'Vorsteuerabzug',
  'declaration.otherFunding': 'Andere Förderung',
  'declaration.otherFundingDetails': 'Angaben zur anderen Förderung',
  'declaration.demarcation': 'Abgrenzung zu anderen Programmen',
  'declaration.privacy': 'Datenschutz',
  'declaration.correctness': 'Richtigkeit der Angaben',
  goal: 'Ziele und Maßnahmen',
  cost: 'Ausgaben',
  funding: 'Finanzierung',
};

const GOAL_PARTS: Readonly<Record<string, string>> = {
  goal: 'Ziel',
  measure: 'Maßnahme',
  indicator: 'Indikator',
  target: 'Zielwert',
};

/** A cost item's number on the page: "3.2" is the second item of the third category. */
export function positionOf(fields: DraftFields, terms: ProgrammeTerms, id: string): string {
  const code = fields[`cost.${id}.category`] ?? '';
  const category = terms.costCategories.findIndex((each) => each.code === code);
  const siblings = itemIds(fields, 'cost').filter((each) => (fields[`cost.${each}.category`] ?? '') === code);
  return `${category + 1}.${siblings.indexOf(id) + 1}`;
}

/** How a field is called on its page and in lists of errors. */
export function labelOfField(field: string, fields: DraftFields, terms: ProgrammeTerms): string {
  const known = LABELS[field];
  if (known !== undefined) return known;
  const [group = '', id = '', part = '', year = ''] = field.split('.');
  if (group === 'goal') {
    const number = itemIds(fields, 'goal').indexOf(id) + 1;
    return `${GOAL_PARTS[part] ?? part} ${number}`;
  }
  if (group === 'cost') {
    const position = `Position ${positionOf(fields, terms, id)}`;
    if (part === 'amount') return `${position}, Betrag ${year}`;
    return part === 'category' ? `${position}, Kategorie` : position;
  }
  if (group === 'funding') {
    const kind = terms.fundingKinds.find((each) => each.kind === id);
    return `${kind?.label ?? id} ${part}`;
  }
  if (group === 'attachment') return terms.requiredDocuments.find((each) => each.kind === id)?.label ?? id;
  return field;
}
