import { refuse, type Refusal, type RefusalFact } from '#kernel';

/** All findings about what was entered, each tied to its field. */
export interface FieldsRefusal extends Refusal<'fields-invalid'> {
  readonly refusals: readonly Refusal[];
}

export const refuseFields = (
  refusals: readonly Refusal[],
): { readonly ok: false; readonly refusal: FieldsRefusal } => ({
  ok: false,
  refusal: { ...refuse('fields-invalid', { fields: refusals.length }).refusal, refusals },
});

export const found = (kind: string, pointer: string, facts: Readonly<Record<string, RefusalFact>> = {}): Refusal =>
  refuse(kind, facts, pointer).refusal;

/** A text that must be there and have between min and max characters after trimming. */
export function checkText(
  text: string,
  pointer: string,
  limits: { readonly min: number; readonly max: number },
): Refusal[] {
  const length = text.trim().length;
  if (length === 0 && limits.min > 0) return [found('entry-missing', pointer)];
  if (length < limits.min) return [found('entry-too-short', pointer, { lengthMin: limits.min })];
  return length > limits.max ? [found('entry-too-long', pointer, { lengthMax: limits.max })] : [];
}

/** Where a value comes from must be said: a decree, a guideline, a resolution. */
export const checkSource = (source: string): Refusal[] => checkText(source, '/source', { min: 5, max: 300 });
