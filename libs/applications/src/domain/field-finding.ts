import type { RefusalFact } from '#kernel';

/** Something wrong in a draft, tied to the field where it can be mended. An ERROR bars submission. */
export interface FieldFinding {
  readonly kind: string;
  readonly field: string;
  readonly facts: Readonly<Record<string, RefusalFact>>;
  readonly severity: 'ERROR' | 'WARNING';
}

export const fieldFinding = (
  kind: string,
  field: string,
  facts: FieldFinding['facts'] = {},
  severity: FieldFinding['severity'] = 'ERROR',
): FieldFinding => ({ kind, field, facts, severity });
