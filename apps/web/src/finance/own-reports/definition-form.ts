import { FILTERS_MAX, findSubject, type FilterOperator, type ReportDefinition, type ReportFilter } from '#reports';

/** What the builder's form sends, in the address of its preview: texts or lists of texts. */
export type DefinitionQuery = Readonly<Record<string, unknown>>;

export const OPERATOR_WORDS: Readonly<Record<FilterOperator, string>> = {
  is: 'ist gleich',
  contains: 'enthält',
  'at-least': 'mindestens',
  'at-most': 'höchstens',
  from: 'ab dem',
  until: 'bis zum',
};

/** Reads the form as it is: whether it fits is said by checkDefinition. A row without a column is no condition. */
export function readDefinition(query: DefinitionQuery): ReportDefinition {
  const subject = textOf(query['gegenstand']);
  const isNew = query['spalte'] === undefined && query['gesendet'] === undefined;
  const filters = Array.from({ length: FILTERS_MAX }, (_, index): ReportFilter | null => {
    const column = textOf(query[`bedingung-${index}`]);
    return column === ''
      ? null
      : { column, operator: operatorOf(textOf(query[`vergleich-${index}`])), value: textOf(query[`wert-${index}`]) };
  });
  return {
    subject,
    columns: isNew ? (findSubject(subject)?.usual ?? []) : listOf(query['spalte']),
    filters: filters.filter((filter) => filter !== null),
    groupBy: [...new Set(['gruppe-0', 'gruppe-1'].map((name) => textOf(query[name])).filter((key) => key !== ''))],
  };
}

/** The definition as the address of its preview: what the form would send. */
export function definitionAddress(definition: ReportDefinition): string {
  const query = new URLSearchParams({ gegenstand: definition.subject, gesendet: 'ja' });
  for (const column of definition.columns) query.append('spalte', column);
  definition.filters.forEach(({ column, operator, value }, index) => {
    query.set(`bedingung-${index}`, column);
    query.set(`vergleich-${index}`, operator);
    query.set(`wert-${index}`, value);
  });
  definition.groupBy.forEach((column, index) => query.set(`gruppe-${index}`, column));
  return `/berichte/eigene/neu?${query}`;
}

/** A definition that travelled through a hidden field. Anything else than one is an empty one, which is refused. */
export function parseDefinition(text: string): ReportDefinition {
  const nothing: ReportDefinition = { subject: '', columns: [], filters: [], groupBy: [] };
  let sent: unknown;
  try {
    sent = JSON.parse(text);
  } catch {
    return nothing;
  }
  if (typeof sent !== 'object' || sent === null) return nothing;
  const record = new Map<string, unknown>(Object.entries(sent));
  return {
    subject: textOf(record.get('subject')),
    columns: listOf(record.get('columns')),
    filters: (Array.isArray(record.get('filters')) ? (record.get('filters') as unknown[]) : []).map(filterOf),
    groupBy: listOf(record.get('groupBy')),
  };
}

function filterOf(sent: unknown): ReportFilter {
  const record = new Map<string, unknown>(typeof sent === 'object' && sent !== null ? Object.entries(sent) : []);
  return {
    column: textOf(record.get('column')),
    operator: operatorOf(textOf(record.get('operator'))),
    value: textOf(record.get('value')),
  };
}

const OPERATOR_CODES: readonly FilterOperator[] = ['is', 'contains', 'at-least', 'at-most', 'from', 'until'];

const operatorOf = (text: string): FilterOperator => OPERATOR_CODES.find((operator) => operator === text) ?? 'is';

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 300) : '');

const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string' && each !== '').slice(0, 50);
