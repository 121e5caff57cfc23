import { itemIds, type Attachment, type DraftFields } from '#applications';
import type { OrganisationView } from '#districts';
import { Money } from '#kernel';
import type { ContentSection, ContentValue, TableContent } from '#notices';
import type { ProgrammeTerms } from '#programmes';
import type { StepSlug } from './form-steps.js';
import { labelOfField } from './field-labels.js';

export interface DescribedApplication {
  readonly fields: DraftFields;
  readonly terms: ProgrammeTerms;
  readonly organisation: OrganisationView;
  readonly years: readonly number[];
  /** The computed grant by year, in cents. */
  readonly grantCents: Readonly<Record<string, number>>;
  readonly attachments: readonly Attachment[];
}

/** A section with the step on which it can be changed. */
export interface DescribedSection extends ContentSection {
  readonly slug: StepSlug;
}

/** The whole application as it is read: on the page before submission, and on paper. */
export function applicationSections(described: DescribedApplication): DescribedSection[] {
  return [
    applicantSection(described),
    projectSection(described),
    goalsSection(described),
    planSection(described),
    declarationsSection(described),
    attachmentsSection(described),
  ];
}

const shown = (text: string | undefined): string => (text === undefined || text.trim() === '' ? '–' : text.trim());

function facts(
  described: DescribedApplication,
  caption: string,
  names: readonly string[],
): ContentSection['blocks'][number] {
  const { fields, terms } = described;
  return {
    block: 'FACTS',
    caption,
    entries: names.map((name) => ({ label: labelOfField(name, fields, terms), value: factValue(name, described) })),
  };
}

function factValue(name: string, { fields, terms }: DescribedApplication): string {
  const text = fields[name];
  if (name === 'project.phase') return shown(terms.phases.find(({ code }) => code === text)?.label);
  if (text === 'JA') return 'Ja';
  if (text === 'NEIN') return 'Nein';
  return shown(text);
}

function applicantSection(described: DescribedApplication): DescribedSection {
  const { organisation } = described;
  return {
    slug: 'antragsteller',
    heading: 'Antragsteller',
    blocks: [
      {
        block: 'FACTS',
        caption: 'Körperschaft',
        entries: [
          { label: 'Körperschaft', value: `${organisation.name} (${organisation.districtAgs})` },
          { label: 'Anschrift', value: `${organisation.street}, ${organisation.postcode} ${organisation.city}` },
        ],
      },
      facts(described, 'Kontakt und Zeichnung', [
        'applicant.unit',
        'applicant.contactName',
        'applicant.contactFunction',
        'applicant.contactEmail',
        'applicant.contactPhone',
        'applicant.signatoryName',
        'applicant.signatoryFunction',
      ]),
      facts(described, 'Bankverbindung', ['bank.holder', 'bank.iban']),
    ],
  };
}

function projectSection(described: DescribedApplication): DescribedSection {
  const names = [
    'project.title',
    ...(described.terms.phases.length > 0 ? ['project.phase'] : []),
    'project.periodFrom',
    'project.periodTo',
    'project.summary',
    'project.targetGroups',
    'project.place',
    ...(described.terms.phases.length > 0 ? ['project.conceptBody', 'project.conceptDate'] : []),
    'project.coordinationOfficeName',
  ];
  return { slug: 'vorhaben', heading: 'Vorhaben', blocks: [facts(described, 'Vorhaben', names)] };
}

function goalsSection({ fields }: DescribedApplication): DescribedSection {
  const rows = itemIds(fields, 'goal').map((id): ContentValue[] =>
    ['goal', 'measure', 'indicator', 'target'].map((part) => shown(fields[`goal.${id}.${part}`])),
  );
  const columns = [
    { heading: 'Ziel', isNumeric: false, share: 30 },
    { heading: 'Maßnahme', isNumeric: false, share: 30 },
    { heading: 'Indikator', isNumeric: false, share: 25 },
    { heading: 'Zielwert', isNumeric: false, share: 15 },
  ];
  return {
    slug: 'ziele',
    heading: 'Ziele und Maßnahmen',
    blocks:
      rows.length === 0
        ? [{ block: 'TEXT', text: 'Noch kein Ziel eingetragen.' }]
        : [{ block: 'TABLE', caption: 'Ziele und Maßnahmen', columns, rows, totals: [] }],
  };
}

function planSection(described: DescribedApplication): DescribedSection {
  return {
    slug: 'plan',
    heading: 'Ausgaben- und Finanzierungsplan',
    blocks: [costTable(described), fundingTable(described)],
  };
}

const NAME_SHARE = 55;

/** Shares are whole numbers, as everything printed; what does not divide goes to the first column. */
function yearColumns(first: string, years: readonly number[]): TableContent['columns'] {
  const share = Math.floor((100 - NAME_SHARE) / Math.max(1, years.length));
  return [
    { heading: first, isNumeric: false, share: 100 - share * years.length },
    ...years.map((year) => ({ heading: String(year), isNumeric: true, share })),
  ];
}

/** Unreadable amounts count as zero here; the finding at the field says so. */
function centsOf(fields: DraftFields, name: string): number {
  const amount = Money.parseGerman((fields[name] ?? '').trim() || '0');
  return amount.ok ? amount.value.toCents() : 0;
}

const sumOf = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

function costTable({ fields, terms, years }: DescribedApplication): TableContent {
  const ids = itemIds(fields, 'cost');
  const rows = terms.costCategories.flatMap(({ code, label }) =>
    ids
      .filter((id) => fields[`cost.${id}.category`] === code)
      .map((id): ContentValue[] => [
        `${label}: ${shown(fields[`cost.${id}.description`])}`,
        ...years.map((year) => ({ amountCents: centsOf(fields, `cost.${id}.amount.${year}`) })),
      ]),
  );
  const totals = years.map((year) => ({
    amountCents: sumOf(ids.map((id) => centsOf(fields, `cost.${id}.amount.${year}`))),
  }));
  return {
    block: 'TABLE',
    caption: 'Ausgaben in EUR',
    columns: yearColumns('Position', years),
    rows,
    totals: [['Ausgaben gesamt', ...totals]],
  };
}

function fundingTable({ fields, terms, years, grantCents }: DescribedApplication): TableContent {
  const amounts = (kind: string): number[] => years.map((year) => centsOf(fields, `funding.${kind}.${year}`));
  const grants = years.map((year) => grantCents[String(year)] ?? 0);
  const totals = years.map((_, index) =>
    sumOf([...terms.fundingKinds.map(({ kind }) => amounts(kind)[index] ?? 0), grants[index] ?? 0]),
  );
  return {
    block: 'TABLE',
    caption: 'Finanzierung in EUR',
    columns: yearColumns('Herkunft', years),
    rows: [
      ...terms.fundingKinds.map(({ kind, label }): ContentValue[] => [
        label,
        ...amounts(kind).map((amountCents) => ({ amountCents })),
      ]),
      ['Beantragte Zuwendung', ...grants.map((amountCents) => ({ amountCents }))],
    ],
    totals: [['Finanzierung gesamt', ...totals.map((amountCents) => ({ amountCents }))]],
  };
}

function declarationsSection(described: DescribedApplication): DescribedSection {
  const names = [
    'declaration.notBegun',
    'declaration.earlyStartReason',
    'declaration.vatDeductible',
    'declaration.otherFunding',
    'declaration.otherFundingDetails',
    'declaration.demarcation',
    'declaration.privacy',
    'declaration.correctness',
  ];
  return { slug: 'erklaerungen', heading: 'Erklärungen', blocks: [facts(described, 'Erklärungen', names)] };
}

function attachmentsSection({ attachments, terms }: DescribedApplication): DescribedSection {
  const labelOf = (kind: string): string => terms.requiredDocuments.find((each) => each.kind === kind)?.label ?? kind;
  const items = attachments.map((each) => `${labelOf(each.documentKind)}: ${each.fileName}`);
  return {
    slug: 'anlagen',
    heading: 'Anlagen',
    blocks:
      items.length === 0 ? [{ block: 'TEXT', text: 'Keine Anlagen.' }] : [{ block: 'LIST', isNumbered: true, items }],
  };
}
