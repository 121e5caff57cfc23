import type { Refusal } from '#kernel';
import { found, checkText } from './field-list.js';
import type { ProgrammeTerms } from './programme-terms.js';
import type { TermColumn, TermField } from './term-field.js';
import { TERM_FIELDS } from './terms-catalogue.js';

/** Codes become keys of forms and notices: letters, digits, dash and underscore, beginning with a letter. */
const CODE_FORM = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/;
const ROWS_MAX = 60;

type TermsCheck =
  | { readonly terms: ProgrammeTerms; readonly refusals: readonly [] }
  | { readonly terms: null; readonly refusals: readonly Refusal[] };

/** Checks terms of unknown origin against the catalogue. All findings at once, each with the pointer of its field. */
export function checkTerms(value: unknown): TermsCheck {
  const refusals = [
    ...TERM_FIELDS.flatMap((field) => checkField(field, valueAt(value, field.path))),
    ...checkUnverified(value),
    ...checkUnknown(value),
  ];
  if (!isComplete(value, refusals)) return { terms: null, refusals };
  const across = checkAcross(value);
  return across.length > 0 ? { terms: null, refusals: across } : { terms: value, refusals: [] };
}

/** Every field of the interface is a field of the catalogue (proved by a test), so without findings the shape is known. */
const isComplete = (_value: unknown, refusals: readonly Refusal[]): _value is ProgrammeTerms => refusals.length === 0;

/** The value at a path with slashes, undefined where there is none. */
export function valueAt(value: unknown, path: string): unknown {
  let reached: unknown = value;
  for (const step of path.split('/')) {
    if (typeof reached !== 'object' || reached === null) return undefined;
    reached = Object.entries(reached).find(([name]) => name === step)?.[1];
  }
  return reached;
}

function checkField(field: TermField, value: unknown): Refusal[] {
  const pointer = `/${field.path}`;
  if ('isOptional' in field && field.isOptional && value === null) return [];
  if (value === undefined || value === null || value === '') return [found('entry-missing', pointer)];
  switch (field.input) {
    case 'NUMBER':
      return checkNumber(value, pointer, field);
    case 'NUMBERS':
      return checkEach(value, pointer, (each, at) => checkNumber(each, at, field));
    case 'CHOICE':
      return isOneOf(field.options, value) ? [] : [found('entry-not-offered', pointer)];
    case 'YES_NO':
      return typeof value === 'boolean' ? [] : [found('entry-not-offered', pointer)];
    case 'TEXT':
      return typeof value === 'string'
        ? checkText(value, pointer, { min: 1, max: field.lengthMax })
        : [found('entry-missing', pointer)];
    case 'CODE':
      return checkCode(value, pointer);
    case 'CODES':
      return checkCodes(field, value, pointer);
    case 'PERIOD':
      return checkPeriod(value, pointer, field.max);
    case 'ROWS':
      return checkRows(field, value, pointer);
  }
}

function checkNumber(value: unknown, pointer: string, limits: { unit: string; min: number; max: number }): Refusal[] {
  const { unit, min, max } = limits;
  const isWithin = typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max;
  return isWithin ? [] : [found('number-out-of-range', pointer, { unit, min, max })];
}

const checkCode = (value: unknown, pointer: string): Refusal[] =>
  typeof value === 'string' && CODE_FORM.test(value) ? [] : [found('code-form', pointer)];

const isOneOf = (options: readonly { readonly value: string }[], value: unknown): boolean =>
  options.some((option) => option.value === value);

/** Findings of a list belong to the list's one field: in the form it is one line. */
function checkEach(value: unknown, pointer: string, check: (each: unknown, pointer: string) => Refusal[]): Refusal[] {
  if (!Array.isArray(value) || value.length > ROWS_MAX) return [found('list-unreadable', pointer)];
  if (new Set(value).size < value.length) return [found('entry-twice', pointer)];
  return value.flatMap((each) => check(each, pointer)).slice(0, 1);
}

function checkCodes(field: TermField & { input: 'CODES' }, value: unknown, pointer: string): Refusal[] {
  if (Array.isArray(value) && value.length < field.lengthMin) return [found('list-empty', pointer)];
  return checkEach(value, pointer, (each, at) => {
    if (field.allowed === undefined) return checkCode(each, at);
    return field.allowed.some((allowed) => allowed === each)
      ? []
      : [found('entry-not-allowed', at, { entry: String(each).slice(0, 40), allowed: field.allowed })];
  });
}

function checkPeriod(value: unknown, pointer: string, max: number): Refusal[] {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const [unit, count] = entries[0] ?? [];
  if (entries.length !== 1 || (unit !== 'days' && unit !== 'months')) return [found('period-unreadable', pointer)];
  return checkNumber(count, pointer, { unit: unit === 'days' ? 'DAYS' : 'MONTHS', min: 1, max });
}

function checkRows(field: TermField & { input: 'ROWS' }, value: unknown, pointer: string): Refusal[] {
  if (!Array.isArray(value) || value.length > ROWS_MAX) return [found('list-unreadable', pointer)];
  if (value.length < field.rowsMin) return [found('list-empty', pointer)];
  const seen = new Set<unknown>();
  return value.flatMap((row, index) => {
    const key = valueAt(row, field.uniqueBy);
    const isTwice = seen.has(key);
    seen.add(key);
    const at = `${pointer}/${index}`;
    const refusals = field.columns.flatMap((column) =>
      checkCell(column, valueAt(row, column.name), `${at}/${column.name}`),
    );
    return isTwice ? [...refusals, found('entry-twice', `${at}/${field.uniqueBy}`)] : refusals;
  });
}

function checkCell(column: TermColumn, value: unknown, pointer: string): Refusal[] {
  switch (column.input) {
    case 'CODE':
      return value === '' ? [found('entry-missing', pointer)] : checkCode(value, pointer);
    case 'YES_NO':
      return typeof value === 'boolean' ? [] : [found('entry-not-offered', pointer)];
    case 'CHOICE':
      return isOneOf(column.options, value) ? [] : [found('entry-not-offered', pointer)];
    case 'TEXT':
      if (typeof value !== 'string') return [found('entry-missing', pointer)];
      return checkText(value, pointer, { min: column.isOptional ? 0 : 1, max: column.lengthMax });
  }
}

function checkUnverified(value: unknown): Refusal[] {
  const unverified = valueAt(value, 'unverified');
  const isKnown = (path: unknown): boolean => TERM_FIELDS.some((field) => field.path === path);
  return Array.isArray(unverified) && unverified.every(isKnown) ? [] : [found('parameter-unknown', '/unverified')];
}

/** A misspelt parameter must not be kept as if it worked. */
function checkUnknown(value: unknown): Refusal[] {
  if (typeof value !== 'object' || value === null) return [];
  const known = new Set(['unverified', ...TERM_FIELDS.map((field) => field.path.split('/')[0])]);
  return Object.keys(value)
    .filter((name) => !known.has(name))
    .map((name) => found('parameter-unknown', `/${name.slice(0, 60)}`));
}

function checkAcross(terms: ProgrammeTerms): Refusal[] {
  const refusals: Refusal[] = [];
  const codes = terms.costCategories.map(({ code }) => code);
  const foreign = terms.projectCategories.find((code) => !codes.includes(code));
  if (!terms.costCategories.some(({ eligible }) => eligible)) {
    refusals.push(found('no-eligible-category', '/costCategories'));
  }
  if (foreign !== undefined) refusals.push(found('category-unknown', '/projectCategories', { code: foreign }));
  if (terms.minProjectShareBps !== null && terms.projectCategories.length === 0) {
    refusals.push(found('list-empty', '/projectCategories'));
  }
  if (terms.financingType === 'SHARE' && terms.rateBps === 0) {
    refusals.push(found('number-out-of-range', '/rateBps', { unit: 'PERCENT', min: 1, max: 10_000 }));
  }
  return refusals;
}
