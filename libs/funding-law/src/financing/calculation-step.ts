import { Money } from '#kernel';

export type StepKey =
  | 'eligible'
  | 'rated'
  | 'uncovered'
  | 'own-funds'
  | 'fixed-amount'
  | 'limit'
  | 'cap'
  | 'room'
  | 'requested'
  | 'own-share-kept'
  | 'grant'
  | 'own'
  | 'open'
  | 'awarded'
  | 'saving'
  | 'rated-actual'
  | 'rated-after-saving'
  | 'uncovered-actual'
  | 'threshold'
  | 'final-grant'
  | 'paid'
  | 'repay'
  | 'remaining';

/** One line of a calculation as pages and notices print it: what, how much, by which rule, and how it came about. */
export interface CalculationStep {
  readonly key: StepKey;
  /** German. */
  readonly label: string;
  readonly amount: Money;
  /** German citation. */
  readonly basis: string;
  /** German, amounts in euros: "75.956,80 × 80 %". */
  readonly formula?: string;
}

export const step = (key: StepKey, label: string, amount: Money, basis: string, formula?: string): CalculationStep =>
  formula === undefined ? { key, label, amount, basis } : { key, label, amount, basis, formula };

/** Amounts of which the least binds. */
export type Candidates = readonly [CalculationStep, ...CalculationStep[]];

/** The step that binds: the least amount, on a tie the one named first. */
export function smallest([first, ...others]: Candidates): CalculationStep {
  return others.reduce((least, each) => (least.amount.exceeds(each.amount) ? each : least), first);
}

export const smallestOf = (steps: readonly CalculationStep[]): string =>
  `kleinster Wert aus ${steps.map((each) => each.amount.toGerman()).join('; ')}`;

/** Basis points as Germans write a percentage: 8000 = "80 %", 1252 = "12,52 %". */
export function percent(basisPoints: bigint): string {
  const absolute = basisPoints < 0n ? -basisPoints : basisPoints;
  const fraction = (absolute % 100n).toString().padStart(2, '0').replace(/0+$/, '');
  const sign = basisPoints < 0n ? '-' : '';
  return `${sign}${absolute / 100n}${fraction === '' ? '' : `,${fraction}`} %`;
}

export const notBelowZero = (amount: Money): Money => Money.max(Money.ZERO, amount);
