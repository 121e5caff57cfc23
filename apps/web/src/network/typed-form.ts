import { berlinInstant } from '#bodies';
import { CalendarDate, ok, refuse, type Refusal, type Result, type Role } from '#kernel';
import { atFields, type FormBody } from '../access/index.js';

/** Who reads the pages of the network in the authority. */
export const NETWORK_READERS = [
  'NETWORK_EDITOR',
  'PROGRAMME_ADMIN',
  'CASEWORKER',
  'REVIEWER',
  'SIGNATORY',
  'AUDIT_READ',
] as const satisfies readonly Role[];

/** Bodies and events also belong to organisations. */
export const BODY_READERS = [...NETWORK_READERS, 'APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', 'COORDINATION'] as const;

/** One of several forms of a page, as it was typed, with its errors. The others stay empty. */
export interface TypedForm {
  readonly form: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

export const NO_FORM: TypedForm = { form: '', values: {}, errors: {} };

/** Name, value and error of a field; names carry their form, so that a page may have several. */
export function fieldOf(
  typed: TypedForm,
  form: string,
  name: string,
  fallback = '',
): { name: string; value: string; error: string | undefined } {
  const isOwn = typed.form === form;
  return {
    name: `${form}-${name}`,
    value: (isOwn ? typed.values[name] : undefined) ?? fallback,
    error: isOwn ? typed.errors[name] : undefined,
  };
}

/** Errors of all fields of the page, for the summary. */
export const pageErrors = (typed: TypedForm): Record<string, string> =>
  Object.fromEntries(Object.entries(typed.errors).map(([name, text]) => [`${typed.form}-${name}`, text]));

/** The form again with its errors; a refusal that belongs to no field becomes a page of its own. */
export function typedAgain(form: string, body: FormBody, refusal: Refusal): TypedForm {
  const errors = atFields(refusal);
  return { form, values: typedValues(form, body), errors };
}

/** What was typed into the fields of a form; boxes of one name that were ticked stand one below the other. */
export function typedValues(form: string, body: FormBody): Record<string, string> {
  const names = body.names().filter((name) => name.startsWith(`${form}-`));
  const textOf = (name: string): string =>
    body
      .all(name)
      .map((text) => text.trim())
      .join('\n');
  return Object.fromEntries(names.map((name) => [name.slice(form.length + 1), textOf(name)]));
}

export function readDay(text: string, pointer: string): Result<CalendarDate, Refusal> {
  const day = CalendarDate.parse(text);
  return day.ok ? day : refuse(day.refusal.kind, day.refusal.facts, pointer);
}

/** An optional day: an empty field is none. */
export const readOptionalDay = (text: string, pointer: string): Result<CalendarDate | null, Refusal> =>
  text === '' ? ok(null) : readDay(text, pointer);

/** Day and hour as the clocks in Berlin show them. */
export function readInstant(day: string, time: string, pointers: { day: string; time: string }): Result<Date, Refusal> {
  const date = readDay(day, pointers.day);
  if (!date.ok) return date;
  const instant = berlinInstant(date.value, time);
  return instant.ok ? instant : refuse(instant.refusal.kind, instant.refusal.facts, pointers.time);
}
