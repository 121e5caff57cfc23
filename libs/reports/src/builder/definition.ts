import { CalendarDate, Money, ok, refuse, type Refusal, type Result } from '#kernel';
import type { ColumnType } from '../export/report-table.js';
import { findSubject, type ReportSubject } from './subject.js';

export const FILTERS_MAX = 5;
const GROUPS_MAX = 3;

export type FilterOperator = 'is' | 'contains' | 'at-least' | 'at-most' | 'from' | 'until';

/** The operators that make sense for a kind of column, in the order in which a form offers them. */
export const OPERATORS: Readonly<Record<ColumnType, readonly FilterOperator[]>> = {
  TEXT: ['is', 'contains'],
  MONEY: ['at-least', 'at-most', 'is'],
  INTEGER: ['is', 'at-least', 'at-most'],
  PERCENT: ['at-least', 'at-most', 'is'],
  DATE: ['from', 'until', 'is'],
  INSTANT: ['from', 'until'],
};

export interface ReportFilter {
  readonly column: string;
  readonly operator: FilterOperator;
  /** As it was typed: "12.000,00", "30.06.2026", "Düren". */
  readonly value: string;
}

/** A report of one's own as data: kept, shared, run again. */
export interface ReportDefinition {
  readonly subject: string;
  readonly columns: readonly string[];
  readonly filters: readonly ReportFilter[];
  /** Empty: one row per record. Otherwise one row per combination, amounts added up. */
  readonly groupBy: readonly string[];
}

/** A definition that was checked, with its subject and the values as PostgreSQL reads them. */
export interface CheckedDefinition {
  readonly subject: ReportSubject;
  readonly definition: ReportDefinition;
  readonly values: readonly string[];
}

/**
 * Checks a definition against its subject; all errors at once, each with its pointer (/columns, /filters/0/value ...).
 * Nothing of it ever becomes SQL but names that the subject knows: values travel as parameters.
 */
export function checkDefinition(definition: ReportDefinition): Result<CheckedDefinition, readonly Refusal[]> {
  const subject = findSubject(definition.subject);
  if (!subject) return { ok: false, refusal: [refuse('report-subject-unknown', {}, '/subject').refusal] };
  const refusals: Refusal[] = [];
  const known = new Map(subject.columns.map((column) => [column.key, column]));
  if (definition.columns.length === 0) refusals.push(refuse('report-columns-missing', {}, '/columns').refusal);
  for (const key of [...definition.columns, ...definition.groupBy]) {
    if (!known.has(key))
      refusals.push(refuse('report-column-unknown', { column: key.slice(0, 40) }, '/columns').refusal);
  }
  if (definition.groupBy.length > GROUPS_MAX) {
    refusals.push(refuse('report-groups-too-many', { max: GROUPS_MAX }, '/groupBy').refusal);
  }
  if (definition.filters.length > FILTERS_MAX) {
    refusals.push(refuse('report-filters-too-many', { max: FILTERS_MAX }, '/filters').refusal);
  }
  const values = definition.filters.map((filter, index) => {
    const column = known.get(filter.column);
    const read = column ? readValue(column.type, filter) : refuse('report-column-unknown', { column: filter.column });
    if (read.ok) return read.value;
    refusals.push({ ...read.refusal, pointer: `/filters/${index}/value` });
    return '';
  });
  return refusals.length > 0 ? { ok: false, refusal: refusals } : ok({ subject, definition, values });
}

function readValue(type: ColumnType, { operator, value }: ReportFilter): Result<string> {
  if (!OPERATORS[type].includes(operator)) return refuse('report-operator-unfit', { operator });
  const text = value.trim();
  if (text === '') return refuse('report-value-missing');
  if (text.length > 200) return refuse('entry-too-long', { lengthMax: 200 });
  switch (type) {
    case 'MONEY': {
      const amount = Money.parseGerman(text);
      return amount.ok ? ok(String(amount.value.cents)) : amount;
    }
    case 'DATE':
    case 'INSTANT': {
      const day = CalendarDate.parse(text);
      return day.ok ? ok(day.value.toString()) : day;
    }
    case 'INTEGER':
      return /^-?\d{1,9}$/.test(text) ? ok(text) : refuse('report-number-unreadable', { text });
    case 'PERCENT':
      return /^\d{1,3}(,\d{1,2})?$/.test(text)
        ? ok(String(Math.round(Number(text.replace(',', '.')) * 100)))
        : refuse('report-number-unreadable', { text });
    default:
      return ok(text);
  }
}
