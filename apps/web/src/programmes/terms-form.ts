import { Money } from '#kernel';
import { TERM_FIELDS, valueAt, type NumberUnit, type TermColumn, type TermField } from '#programmes';
import type { FormBody } from '../access/index.js';

const MEGABYTE = 1_048_576;
const ROWS_MAX = 61;

type RowsField = TermField & { readonly input: 'ROWS' };

/** The name of the tick "noch ungeprüft" of a parameter. */
export const unverifiedName = (path: string): string => `unverified/${path}`;

/**
 * Terms as typed: what is readable becomes a value, what is not stays text, so that the check names the field and the
 * form shows it again. Field names are the pointers without the leading slash.
 */
export function readTerms(form: FormBody): object {
  const terms: Record<string, unknown> = { upload: {} };
  for (const field of TERM_FIELDS) {
    const [first = '', second] = field.path.split('/');
    const value = readField(form, field);
    if (second === undefined) terms[first] = value;
    else terms[first] = { ...objectOf(terms[first]), [second]: value };
  }
  const unverified = TERM_FIELDS.map(({ path }) => path).filter((path) => form.isChecked(unverifiedName(path)));
  return { ...terms, unverified };
}

const objectOf = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

function readField(form: FormBody, field: TermField): unknown {
  const text = form.text(field.path);
  switch (field.input) {
    case 'NUMBER':
      return text === '' && field.isOptional ? null : readNumber(field.unit, text);
    case 'YES_NO':
      return text === 'ja' ? true : text === 'nein' ? false : text;
    case 'CODE':
      return text === '' ? null : text;
    case 'PERIOD':
      return { [form.text(`${field.path}/unit`) === 'days' ? 'days' : 'months']: readNumber('DAYS', text) };
    case 'NUMBERS':
      return parts(text).map((part) => readNumber(field.unit, part));
    case 'CODES':
      return parts(text);
    case 'ROWS':
      return readRows(form, field);
    case 'CHOICE':
    case 'TEXT':
      return text;
  }
}

const parts = (text: string): string[] => text.split(/[,;\s]+/).filter((part) => part !== '');

/** Empty rows are left out: that is how a row is removed. */
function readRows(form: FormBody, field: RowsField): object[] {
  const rows: object[] = [];
  for (let index = 0; index < ROWS_MAX; index++) {
    const cell = (column: TermColumn): string => form.text(`${field.path}/${index}/${column.name}`);
    const isEmpty = field.columns.every((column) => column.input === 'YES_NO' || cell(column) === '');
    if (isEmpty) continue;
    const cells = field.columns.map((column): [string, unknown] => [
      column.name,
      column.input === 'YES_NO' ? cell(column) === 'ja' : cell(column),
    ]);
    rows.push(Object.fromEntries(cells));
  }
  return rows;
}

function readNumber(unit: NumberUnit, text: string): number | string {
  const plain = text.replace(/\s*(%|Prozent|MB|EUR|€|Tage|Monate)$/i, '').replace(/\u2212/g, '-');
  switch (unit) {
    case 'PERCENT':
      return /^\d{1,3}(,\d{1,2})?$/.test(plain) ? hundredths(plain) : text;
    case 'CENTS': {
      const amount = Money.parseGerman(plain);
      return amount.ok ? amount.value.toCents() : text;
    }
    case 'BYTES':
      return /^\d{1,4}$/.test(plain) ? Number(plain) * MEGABYTE : text;
    case 'DAYS':
    case 'MONTHS':
    case 'COUNT':
      return /^-?\d{1,5}$/.test(plain) ? Number(plain) : text;
  }
}

/** "80,5" to 8050 without a fraction on the way. */
function hundredths(text: string): number {
  const [whole = '0', fraction = ''] = text.split(',');
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}

/** A value as the form shows it; what is no value of the field's kind is shown as it was typed. */
export function textOf(field: TermField, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  if (Array.isArray(value)) return value.map(String).join(', ');
  if (field.input === 'PERIOD') return plainText(Object.values(objectOf(value))[0]);
  return field.input === 'NUMBER' && typeof value === 'number' ? numberText(field.unit, value) : plainText(value);
}

const plainText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

export function numberText(unit: NumberUnit, value: number): string {
  switch (unit) {
    case 'PERCENT':
      return String(value / 100).replace('.', ',');
    case 'CENTS':
      return Money.ofCents(value).toGerman();
    case 'BYTES':
      return String(Math.round(value / MEGABYTE));
    case 'DAYS':
    case 'MONTHS':
    case 'COUNT':
      return String(value);
  }
}

/** The rows of a list as the form and the page show them. */
export function rowsOf(field: RowsField, terms: unknown): readonly unknown[] {
  const rows = valueAt(terms, field.path);
  return Array.isArray(rows) ? rows : [];
}

/** "days" or "months" of a period; months where nothing is entered yet. */
export const periodUnit = (value: unknown): 'days' | 'months' => ('days' in objectOf(value) ? 'days' : 'months');
