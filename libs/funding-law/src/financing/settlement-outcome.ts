import { Money } from '#kernel';
import { DEFAULT_CITATIONS, type Citations } from '../norms/citations.js';
import { notBelowZero, smallest, smallestOf, step, type CalculationStep, type Candidates } from './calculation-step.js';
import { impossibleAmount } from './impossible-input.js';

export interface SettlementBasis {
  /** The grant of the notice in force (Z); settlement never goes above it. */
  readonly grant: Money;
  /** Recognised actual eligible expenditure (A'). */
  readonly eligibleActual: Money;
  /** Actual third-party funds and income (E'). */
  readonly thirdPartyActual: Money;
  readonly paid: Money;
  readonly citations?: Citations;
}

export interface PlannedBasis extends SettlementBasis {
  readonly eligiblePlan: Money;
  readonly thirdPartyPlan: Money;
  /** Changes up to this amount do not reduce the grant; zero if left out. */
  readonly threshold?: Money;
}

export interface Settlement {
  readonly finalGrant: Money;
  readonly reduction: Money;
  readonly repay: Money;
  readonly remaining: Money;
  readonly steps: readonly CalculationStep[];
}

export const citationsOf = (input: SettlementBasis): Citations => input.citations ?? DEFAULT_CITATIONS;

export const impossibleBasis = ({ grant, eligibleActual, thirdPartyActual, paid }: SettlementBasis) =>
  impossibleAmount({ grant, eligibleActual, thirdPartyActual, paid });

export const impossiblePlanned = (input: PlannedBasis) =>
  impossibleBasis(input) ??
  impossibleAmount({
    eligiblePlan: input.eligiblePlan,
    thirdPartyPlan: input.thirdPartyPlan,
    threshold: input.threshold,
  });

/** A threshold of zero never applies: without one every change counts. */
export const isBelowThreshold = (change: Money, { threshold = Money.ZERO }: PlannedBasis): boolean =>
  threshold.isPositive() && !change.exceeds(threshold);

export const awardedStep = (input: SettlementBasis): CalculationStep =>
  step('awarded', 'Zuwendung laut Bescheid', input.grant, 'Zuwendungsbescheid');

export function uncoveredActual({ eligibleActual, thirdPartyActual }: SettlementBasis, basis: string): CalculationStep {
  const amount = notBelowZero(eligibleActual.minus(thirdPartyActual));
  const formula = `${eligibleActual.toGerman()} − ${thirdPartyActual.toGerman()}`;
  return step('uncovered-actual', 'Ausgaben laut Nachweis abzüglich Einnahmen', amount, basis, formula);
}

/** Below the threshold nothing is reduced pro rata, but money that nobody spent for the purpose is not kept either. */
export function concludeUnreduced(input: PlannedBasis, before: readonly CalculationStep[]): Settlement {
  const basis = citationsOf(input).reduction;
  const threshold = step('threshold', 'Bagatellgrenze: keine Ermäßigung', input.threshold ?? Money.ZERO, basis);
  return concludeSettlement(input, basis, [...before, threshold], [awardedStep(input), uncoveredActual(input, basis)]);
}

export function concludeSettlement(
  input: SettlementBasis,
  basis: string,
  before: readonly CalculationStep[],
  candidates: Candidates,
): Settlement {
  const { reimbursement } = citationsOf(input);
  const finalGrant = notBelowZero(smallest(candidates).amount);
  const repay = notBelowZero(input.paid.minus(finalGrant));
  const remaining = notBelowZero(finalGrant.minus(input.paid));
  const outcome = repay.isPositive()
    ? step('repay', 'Zu erstatten', repay, reimbursement, `${input.paid.toGerman()} − ${finalGrant.toGerman()}`)
    : step(
        'remaining',
        'Noch auszuzahlen',
        remaining,
        'Zuwendungsbescheid',
        `${finalGrant.toGerman()} − ${input.paid.toGerman()}`,
      );
  return {
    finalGrant,
    reduction: input.grant.minus(finalGrant),
    repay,
    remaining,
    steps: [
      step('eligible', 'Anerkannte Ausgaben laut Nachweis', input.eligibleActual, basis),
      ...before,
      ...candidates,
      step('final-grant', 'Endgültige Zuwendung', finalGrant, basis, smallestOf(candidates)),
      step('paid', 'Ausgezahlt', input.paid, 'Zahlungen zu diesem Bescheid'),
      outcome,
    ],
  };
}
