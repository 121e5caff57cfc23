/**
 * A draft is what people typed, field by field, as text: half sums and wrong dates are kept as they are.
 * Names: `project.title`, `goal.<item>.indicator`, `cost.<item>.amount.2027`, `funding.OWN_CASH.2027`.
 */
export type DraftFields = Readonly<Record<string, string>>;

export const FIELD_LENGTH_MAX = 4000;
export const FIELD_COUNT_MAX = 1500;
export const ITEM_COUNT_MAX = 60;

const PLAIN_FIELDS: ReadonlySet<string> = new Set([
  'applicant.unit',
  'applicant.contactName',
  'applicant.contactFunction',
  'applicant.contactEmail',
  'applicant.contactPhone',
  'applicant.signatoryName',
  'applicant.signatoryFunction',
  'bank.holder',
  'bank.iban',
  'project.title',
  'project.phase',
  'project.periodFrom',
  'project.periodTo',
  'project.summary',
  'project.targetGroups',
  'project.place',
  'project.conceptBody',
  'project.conceptDate',
  'project.coordinationOffice',
  'project.coordinationOfficeName',
  'declaration.notBegun',
  'declaration.earlyStartReason',
  'declaration.vatDeductible',
  'declaration.otherFunding',
  'declaration.otherFundingDetails',
  'declaration.demarcation',
  'declaration.privacy',
  'declaration.correctness',
]);

const ITEM_FIELD =
  /^(?:goal\.[a-z0-9]{4,20}\.(?:goal|measure|indicator|target)|cost\.[a-z0-9]{4,20}\.(?:category|description|amount\.20\d\d)|funding\.[A-Z_]{3,20}\.20\d\d)$/;

/** Whether a field name belongs to an application at all; anything else in a form is dropped or refused. */
export const isDraftField = (name: string): boolean => PLAIN_FIELDS.has(name) || ITEM_FIELD.test(name);

/** The items of a repeated group in the order in which they were added (item ids are ordered by time). */
export function itemIds(fields: DraftFields, group: 'goal' | 'cost'): string[] {
  const ids = new Set<string>();
  for (const name of Object.keys(fields)) {
    const [first, id] = name.split('.');
    if (first === group && id !== undefined) ids.add(id);
  }
  return [...ids].sort();
}

export const valueOf = (fields: DraftFields, name: string): string => fields[name] ?? '';

/** All fields of one item removed. */
export function withoutItem(fields: DraftFields, group: 'goal' | 'cost', id: string): DraftFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith(`${group}.${id}.`)));
}
