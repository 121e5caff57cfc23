import type { ColumnType } from '../export/report-table.js';
import type { LedgerColumn, LedgerTable } from '../export/ledger-table.js';
import type { CheckedDefinition, FilterOperator } from './definition.js';

export interface ComposedReport {
  readonly table: LedgerTable;
  readonly parameters: readonly string[];
  /** Columns of money, for the foot. */
  readonly totals: readonly string[];
}

const CASTS: Readonly<Record<ColumnType, string>> = {
  TEXT: 'text',
  MONEY: 'bigint',
  INTEGER: 'int',
  PERCENT: 'int',
  DATE: 'date',
  INSTANT: 'date',
};

/** SQL of a checked definition. Names come from the subject, values are parameters, the order is fixed. */
export function composeTable({ subject, definition, values }: CheckedDefinition, name: string): ComposedReport {
  const known = new Map(subject.columns.map((column) => [column.key, column]));
  const named = (keys: readonly string[]): LedgerColumn[] =>
    keys.flatMap((key) => {
      const column = known.get(key);
      return column ? [column] : [];
    });
  const conditions = definition.filters.map((filter, index) => {
    const [column] = named([filter.column]);
    if (!column) throw new Error(`unknown column ${filter.column}`);
    return condition(column, filter.operator, `$${index + 1}::${CASTS[column.type]}`);
  });
  const where = `${subject.from} WHERE ${[subject.where, ...conditions].join(' AND ')}`;
  const groups = named([...new Set(definition.groupBy)]);
  const chosen = named([...new Set(definition.columns)]);
  const isGrouped = groups.length > 0;
  const columns = isGrouped ? groupedColumns(groups, chosen) : chosen;
  const positions = groups.map((_, index) => String(index + 1)).join(', ');
  const from = isGrouped ? `${where} GROUP BY ${positions}` : where;
  const order = isGrouped ? positions : subject.order;
  return {
    table: { name: fileNameOf(name), sheet: subject.title.slice(0, 31), columns, from, order },
    parameters: values,
    totals: columns.filter(({ type }) => type === 'MONEY').map(({ key }) => key),
  };
}

/** The groups themselves, how many records each holds, and the sums of the chosen amounts. */
const groupedColumns = (groups: readonly LedgerColumn[], chosen: readonly LedgerColumn[]): LedgerColumn[] => [
  ...groups,
  { type: 'INTEGER', key: 'recordCount', heading: 'Anzahl', sql: 'count(*)::int' },
  ...chosen
    .filter(({ type, key }) => type === 'MONEY' && !groups.some((group) => group.key === key))
    .map((column) => ({ ...column, sql: `coalesce(sum(${column.sql}), 0)::bigint` })),
];

function condition({ type, sql }: LedgerColumn, operator: FilterOperator, value: string): string {
  const column = type === 'INSTANT' ? `((${sql}) AT TIME ZONE 'Europe/Berlin')::date` : `(${sql})`;
  switch (operator) {
    case 'contains':
      return `position(lower(${value}) IN lower(${column})) > 0`;
    case 'at-least':
    case 'from':
      return `${column} >= ${value}`;
    case 'at-most':
    case 'until':
      return `${column} <= ${value}`;
    default:
      return type === 'TEXT' ? `lower(${column}) = lower(${value})` : `${column} = ${value}`;
  }
}

/** "Meine Bewilligungen 2027!" -> "meine-bewilligungen-2027". */
const fileNameOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'bericht';
