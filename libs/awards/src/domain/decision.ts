import type { CalculationStep } from '#funding-law';
import type { Money } from '#kernel';

export type DecisionKind = 'AWARD' | 'REJECTION' | 'INADMISSIBLE';
export type DecisionState = 'DRAFT' | 'IN_REVIEW' | 'RETURNED' | 'SIGNED' | 'DISCARDED';

/** A cost item as decided: what is recognised per year, and why less than requested (§ 39 VwVfG NRW). */
export interface DecidedItem {
  readonly id: string;
  readonly category: string;
  readonly label: string;
  readonly requestedCents: Readonly<Record<string, number>>;
  readonly recognisedCents: Readonly<Record<string, number>>;
  readonly cutReason: string;
}

/** One year of the computation, with every step and its legal basis. */
export interface DecidedYear {
  readonly year: number;
  readonly requestedGrantCents: number;
  readonly eligibleCents: number;
  readonly thirdPartyCents: number;
  readonly grantCents: number;
  readonly ownCents: number;
  readonly steps: readonly { key: string; label: string; amountCents: number; basis: string; formula: string | null }[];
}

/** What was decided, as plain JSON, stored with the decision: which rule, in which version, led to which figure. */
export interface DecisionContent {
  readonly items: readonly DecidedItem[];
  readonly years: readonly DecidedYear[];
  /** Where the authority grants less than the formula gives, per year. */
  readonly grantLimitsCents: Readonly<Record<string, number>>;
  readonly clauses: readonly { readonly code: string; readonly version: string; readonly text: string }[];
  readonly reasons: readonly string[];
  readonly termsLabel: string;
  readonly submission: number;
}

export function toStepRecord(step: CalculationStep): DecidedYear['steps'][number] {
  return {
    key: step.key,
    label: step.label,
    amountCents: step.amount.toCents(),
    basis: step.basis,
    formula: step.formula ?? null,
  };
}

export const centsByYear = (amounts: Readonly<Record<number, Money>>): Record<string, number> =>
  Object.fromEntries(Object.entries(amounts).map(([year, amount]) => [year, amount.toCents()]));
