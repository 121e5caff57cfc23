import type { Refusal } from '#kernel';
import { Refused } from './errors.js';
import type { FormBody } from './form-body.js';
import { sentencesByField } from './refusals/index.js';

/** Texts by the name of their field: as typed, or as sentences about it. */
export type Typed = Readonly<Record<string, string>>;

/** Everything that was typed, to be shown again. */
export const typedIn = (form: FormBody): Typed =>
  Object.fromEntries(form.names().map((name) => [name, form.raw(name)]));

/** The sentences of refusals at their fields. Where one belongs to no field, all become a page of their own: thrown. */
export function atFields(refusal: Refusal | readonly Refusal[]): Typed {
  const refusals = 'kind' in refusal ? [refusal] : refusal;
  if (refusals.some(({ pointer }) => pointer === undefined)) throw new Refused(refusals);
  return sentencesByField(refusals);
}
