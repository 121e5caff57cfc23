import type { BaseRateTable, CalculationStep } from '#funding-law';
import { CalendarDate, Money, ok, refuse, type Refusal, type Result } from '#kernel';

export type FieldKind = 'CENTS' | 'BPS' | 'COUNT' | 'DATE' | 'PERCENT' | 'FLAG';

/** One input of a calculator: its name in the API, its German label, and how it is written. */
export interface CalculatorField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: FieldKind;
  /** Value of the empty page, as Germans write it. */
  readonly example: string;
  /** May be null: a grant that is no multiple of units has none. */
  readonly isNullable?: boolean;
}

/** One line of the way to the result, as the page shows it. */
export interface CalculatorLine {
  readonly label: string;
  readonly value: string;
  readonly basis: string;
}

export interface Calculation {
  /** The answer of the API: amounts in cents, days as YYYY-MM-DD. */
  readonly answer: Readonly<Record<string, number | string>>;
  readonly lines: readonly CalculatorLine[];
  /** Sentences that say why a day came out as it did. */
  readonly reasons?: readonly string[];
}

export interface Calculator {
  readonly slug: string;
  readonly title: string;
  readonly purpose: string;
  readonly fields: readonly CalculatorField[];
  readonly compute: (input: CalculatorInput, rates: BaseRateTable) => Result<Calculation>;
}

const CENTS_MAX = 1_000_000_000_000;
const COUNT_MAX = 100_000;

type Value = Money | bigint | number | CalendarDate | boolean | null;

/** The checked values of a calculator's fields. Asking for a field of another kind is a bug and throws. */
export class CalculatorInput {
  constructor(private readonly values: ReadonlyMap<string, Value>) {}

  money(name: string): Money {
    return this.value(name, (value) => value instanceof Money);
  }

  bps(name: string): bigint {
    return this.value(name, (value) => typeof value === 'bigint');
  }

  count(name: string): number {
    return this.value(name, (value) => typeof value === 'number');
  }

  countOrNull(name: string): number | null {
    return this.values.get(name) === null ? null : this.count(name);
  }

  moneyOrNull(name: string): Money | null {
    return this.values.get(name) === null ? null : this.money(name);
  }

  date(name: string): CalendarDate {
    return this.value(name, (value) => value instanceof CalendarDate);
  }

  flag(name: string): boolean {
    return this.value(name, (value) => typeof value === 'boolean');
  }

  private value<T extends Value>(name: string, fits: (value: Value | undefined) => boolean): T {
    const value = this.values.get(name);
    if (!fits(value)) throw new Error(`calculator field ${name} is missing or of another kind`);
    return value as T;
  }
}

/** Reads the JSON body of the API. All wrong fields at once, each with its pointer; unknown fields are refused. */
export function readBody(
  fields: readonly CalculatorField[],
  body: unknown,
): Result<CalculatorInput, readonly Refusal[]> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return { ok: false, refusal: [refuse('body-not-an-object', {}, '').refusal] };
  }
  const given = new Map<string, unknown>(Object.entries(body));
  const wrong: Refusal[] = [...given.keys()]
    .filter((name) => !fields.some((field) => field.name === name))
    .map((name) => refuse('field-unknown', { field: name.slice(0, 80) }, `/${name.slice(0, 80)}`).refusal);
  const values = new Map<string, Value>();
  for (const field of fields) {
    const value = given.has(field.name)
      ? readJson(field, given.get(field.name))
      : refuse('entry-missing', {}, `/${field.name}`);
    if (value.ok) values.set(field.name, value.value);
    else wrong.push(value.refusal);
  }
  return wrong.length > 0 ? { ok: false, refusal: wrong } : ok(new CalculatorInput(values));
}

/** Reads the form of the page, as Germans write amounts, percentages and days. */
export function readForm(
  fields: readonly CalculatorField[],
  textOf: (name: string) => string,
): Result<CalculatorInput, readonly Refusal[]> {
  const wrong: Refusal[] = [];
  const values = new Map<string, Value>();
  for (const field of fields) {
    const value = readText(field, textOf(field.name).trim());
    if (value.ok) values.set(field.name, value.value);
    else wrong.push({ ...value.refusal, pointer: `/${field.name}` });
  }
  return wrong.length > 0 ? { ok: false, refusal: wrong } : ok(new CalculatorInput(values));
}

function readJson(field: CalculatorField, value: unknown): Result<Value> {
  const pointer = `/${field.name}`;
  if (value === null && field.isNullable) return ok(null);
  if (field.kind === 'FLAG') return typeof value === 'boolean' ? ok(value) : refuse('not-a-flag', {}, pointer);
  if (field.kind === 'DATE' || field.kind === 'PERCENT') {
    if (typeof value !== 'string') return refuse('not-a-text', {}, pointer);
    const read = field.kind === 'DATE' ? readIsoDate(value) : readPercent(value.replace('.', ','));
    return read.ok ? read : { ok: false, refusal: { ...read.refusal, pointer } };
  }
  const most = field.kind === 'CENTS' ? CENTS_MAX : field.kind === 'BPS' ? 10_000 : COUNT_MAX;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > most) {
    return refuse('whole-number-out-of-range', { least: 0, most }, pointer);
  }
  if (field.kind === 'CENTS') return ok(Money.ofCents(value));
  return ok(field.kind === 'BPS' ? BigInt(value) : value);
}

/** The API takes one notation of days only. */
function readIsoDate(text: string): Result<CalendarDate> {
  return /^\d{4}-/.test(text) ? CalendarDate.parse(text) : refuse('date-unreadable', { text: text.slice(0, 40) });
}

function readText(field: CalculatorField, text: string): Result<Value> {
  if (text === '' && field.isNullable) return ok(null);
  switch (field.kind) {
    case 'FLAG':
      return ok(text === 'JA');
    case 'DATE':
      return CalendarDate.parse(text);
    case 'CENTS': {
      const amount = Money.parseGerman(text);
      return amount.ok && amount.value.isNegative() ? refuse('amount-negative', { amount: text }) : amount;
    }
    case 'COUNT':
      return /^\d{1,6}$/.test(text) && Number(text) <= COUNT_MAX
        ? ok(Number(text))
        : refuse('whole-number-out-of-range', { least: 0, most: COUNT_MAX });
    case 'BPS':
    case 'PERCENT':
      return readPercent(text.replace(/\s*%$/, ''));
  }
}

/** A percentage with at most two decimals, as basis points: "80" = 8000, "6,52" = 652. */
function readPercent(text: string): Result<bigint> {
  const match = /^(\d{1,3})(?:,(\d{1,2}))?$/.exec(text.trim());
  const bps = match ? BigInt(match[1] ?? '0') * 100n + BigInt((match[2] ?? '').padEnd(2, '0')) : -1n;
  return bps >= 0n && bps <= 10_000n ? ok(bps) : refuse('percent-out-of-range', {});
}

/** Steps of the law as lines of the page. */
export const linesOf = (steps: readonly CalculationStep[]): CalculatorLine[] =>
  steps.map((step) => ({
    label: step.formula ? `${step.label}: ${step.formula}` : step.label,
    value: step.amount.toString(),
    basis: step.basis,
  }));
