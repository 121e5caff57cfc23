/** How a number is stored and read: basis points, cents, bytes, days, months, or a plain count. */
export type NumberUnit = 'PERCENT' | 'CENTS' | 'BYTES' | 'DAYS' | 'MONTHS' | 'COUNT';

export interface TermOption {
  readonly value: string;
  readonly label: string;
}

/** One column of a list of rows: how a cost category, a check or a document is described. */
export type TermColumn = { readonly name: string; readonly label: string } & (
  | { readonly input: 'CODE' }
  | { readonly input: 'TEXT'; readonly lengthMax: number; readonly isOptional?: true }
  | { readonly input: 'CHOICE'; readonly options: readonly TermOption[] }
  | { readonly input: 'YES_NO' }
);

/** How a parameter is entered and what it may be. Limits are inclusive and in the stored unit. */
export type TermInput =
  | {
      readonly input: 'NUMBER';
      readonly unit: NumberUnit;
      readonly min: number;
      readonly max: number;
      readonly isOptional?: true;
    }
  | { readonly input: 'CHOICE'; readonly options: readonly TermOption[] }
  | { readonly input: 'YES_NO' }
  | { readonly input: 'TEXT'; readonly lengthMax: number }
  | { readonly input: 'CODE'; readonly isOptional: true }
  /** Either { months } or { days }. */
  | { readonly input: 'PERIOD'; readonly max: number }
  | { readonly input: 'NUMBERS'; readonly unit: NumberUnit; readonly min: number; readonly max: number }
  | { readonly input: 'CODES'; readonly allowed?: readonly string[]; readonly lengthMin: number }
  | {
      readonly input: 'ROWS';
      readonly columns: readonly TermColumn[];
      readonly uniqueBy: string;
      readonly rowsMin: number;
    };

/** A parameter of a programme as an office reads it. `path` is its place in the terms, with slashes. */
export type TermField = {
  readonly path: string;
  readonly label: string;
  /** One sentence: what the system does with it. */
  readonly explanation: string;
  /** The rule it comes from, or what it rests on where no rule is known; `{grantRules}` and the like are words of the Land. */
  readonly legalSource: string;
} & TermInput;

export interface TermGroup {
  readonly title: string;
  readonly fields: readonly TermField[];
}
