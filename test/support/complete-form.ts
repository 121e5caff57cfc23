import type { DraftFields } from '#applications';

/** A complete form for one year whose plan balances: costs in euros, 80 % grant unless capped. */
export function completeForm(costsInEuros: number, title = 'Vielfalt im Kreis Düren 2027', year = 2027): DraftFields {
  const grant = Math.min(Math.floor(costsInEuros * 80) / 100, 72_100);
  const own = Math.round((costsInEuros - grant) * 100) / 100;
  const german = (amount: number): string => amount.toFixed(2).replace('.', ',');
  return {
    'applicant.unit': 'Kommunales Integrationszentrum',
    'applicant.contactName': 'D. Vorlage',
    'applicant.contactFunction': 'Sachbearbeitung',
    'applicant.contactEmail': 'd.vorlage@kreis.example',
    'applicant.contactPhone': '02421 00-0',
    'applicant.signatoryName': 'Z. Landrat',
    'applicant.signatoryFunction': 'Landrat',
    'bank.holder': 'Kreiskasse',
    'bank.iban': 'DE89370400440532013000',
    'project.title': title,
    'project.phase': 'ENTWICKLUNG',
    'project.periodFrom': `01.01.${year}`,
    'project.periodTo': `31.12.${year}`,
    'project.summary':
      'Ein Handlungskonzept gegen Rechtsextremismus und Rassismus wird mit der Zivilgesellschaft entwickelt.',
    'project.targetGroups': 'Fachkräfte, Vereine, Jugendliche',
    'goal.a0001.goal': 'Bedarfe sind bekannt',
    'goal.a0001.measure': 'Vier Dialogwerkstätten',
    'goal.a0001.indicator': 'Zahl der Werkstätten',
    'goal.a0001.target': '4',
    'cost.b0001.category': 'PERSONAL',
    'cost.b0001.description': 'Koordinierende Fachstelle, 0,75 Stelle, EG 11',
    [`cost.b0001.amount.${year}`]: german(costsInEuros),
    [`funding.OWN_CASH.${year}`]: german(own),
    'declaration.notBegun': 'JA',
    'declaration.vatDeductible': 'NEIN',
    'declaration.otherFunding': 'NEIN',
    'declaration.demarcation': 'Keine Förderung derselben Positionen durch „Demokratie leben!“.',
    'declaration.privacy': 'JA',
    'declaration.correctness': 'JA',
  };
}

/** The same over 2027 and 2028: costs of each year in euros, 80 % grant. */
export function twoYearForm(costsInEuros: Readonly<Record<2027 | 2028, number>>): DraftFields {
  const later = completeForm(costsInEuros[2028], 'Vielfalt im Kreis Düren 2027', 2028);
  return {
    ...Object.fromEntries(Object.entries(later).filter(([field]) => field.endsWith('.2028'))),
    ...completeForm(costsInEuros[2027]),
    'project.periodTo': '31.12.2028',
  };
}
