import type { DraftFields } from '#applications';
import { CalendarDate, Money } from '#kernel';
import type { DemoCase } from './demo-case.js';
import type { DistrictPeople } from './people.js';
import { THEMES } from './themes.js';

/** The well-known example of an IBAN: it belongs to nobody. */
const EXAMPLE_IBAN = 'DE89370400440532013000';

/** The filled form of a case, field by field as its people typed it. */
export function formOf(demoCase: DemoCase, people: DistrictPeople): DraftFields {
  return { ...applicantFields(people), ...projectFields(demoCase, people), ...planFields(demoCase), ...declarations() };
}

function applicantFields(people: DistrictPeople): DraftFields {
  return {
    'applicant.unit': 'Kommunales Integrationszentrum',
    'applicant.contactName': people.editor.name,
    'applicant.contactFunction': 'Sachbearbeitung',
    'applicant.contactEmail': people.emailOfEditor,
    'applicant.contactPhone': '0000 00-123',
    'applicant.signatoryName': people.signatory.name,
    'applicant.signatoryFunction': 'Leitung der Verwaltung',
    'bank.holder': people.name,
    'bank.iban': EXAMPLE_IBAN,
  };
}

function projectFields(demoCase: DemoCase, { name }: DistrictPeople): DraftFields {
  const theme = THEMES[demoCase.theme];
  if (!theme) throw new Error(`unknown theme ${demoCase.theme}`);
  const [from, to] = demoCase.period ?? [`${demoCase.year}-01-01`, `${demoCase.year}-12-31`];
  const fields: Record<string, string> = {
    'project.title': demoCase.title,
    'project.phase': demoCase.phase,
    'project.periodFrom': CalendarDate.iso(from).toGerman(),
    'project.periodTo': CalendarDate.iso(to).toGerman(),
    'project.summary': theme.summary.replace('{district}', name),
    'project.targetGroups': theme.targetGroups,
    'project.place': `Gebiet: ${name}`,
    'project.coordinationOfficeName': 'beim Antragsteller, Fachdienst Bildung',
  };
  if (demoCase.phase === 'UMSETZUNG' || demoCase.phase === 'FORTSCHREIBUNG') {
    fields['project.conceptBody'] = name.includes('reis') ? 'Kreistag' : 'Rat der Stadt';
    fields['project.conceptDate'] = '22.06.2025';
  }
  for (const [index, [goal, measure, indicator, target]] of theme.goals.entries()) {
    const item = `goal.a000${index + 1}`;
    Object.assign(fields, { [`${item}.goal`]: goal, [`${item}.measure`]: measure });
    Object.assign(fields, { [`${item}.indicator`]: indicator, [`${item}.target`]: target });
  }
  return fields;
}

function planFields({ plan }: DemoCase): DraftFields {
  const fields: Record<string, string> = {};
  for (const [index, cost] of plan.costs.entries()) {
    const item = costItemId(index);
    fields[`cost.${item}.category`] = cost.category;
    fields[`cost.${item}.description`] = cost.description;
    for (const [year, cents] of Object.entries(cost.cents)) {
      fields[`cost.${item}.amount.${year}`] = Money.ofCents(cents).toGerman();
    }
  }
  for (const [kind, amounts] of Object.entries(plan.funding)) {
    for (const [year, cents] of Object.entries(amounts)) {
      fields[`funding.${kind}.${year}`] = Money.ofCents(cents).toGerman();
    }
  }
  return fields;
}

/** The id of the n-th cost item, as decisions name it. */
export const costItemId = (index: number): string => `b${String(index + 1).padStart(4, '0')}`;

const declarations = (): DraftFields => ({
  'declaration.notBegun': 'JA',
  'declaration.vatDeductible': 'NEIN',
  'declaration.otherFunding': 'NEIN',
  'declaration.demarcation': 'Dieselben Positionen werden aus keinem anderen Programm gefördert.',
  'declaration.privacy': 'JA',
  'declaration.correctness': 'JA',
});
