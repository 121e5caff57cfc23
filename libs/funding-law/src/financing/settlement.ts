import { floorDivide, Money, ok, refuse, type Result } from '#kernel';
import { fixedStep, impossibleFixed, type FinancingType } from './award.js';
import { notBelowZero, percent, step } from './calculation-step.js';
import { impossibleAmount, impossibleRate } from './impossible-input.js';
import {
  awardedStep,
  citationsOf,
  concludeSettlement,
  concludeUnreduced,
  impossibleBasis,
  impossiblePlanned,
  isBelowThreshold,
  uncoveredActual,
  type PlannedBasis,
  type Settlement,
  type SettlementBasis,
} from './settlement-outcome.js';

export interface ShareSettlementInput extends PlannedBasis {
  readonly rateBps: bigint;
  /** NOMINAL: savings first relieve costs above the cap. EFFECTIVE: the rate grant / eligible plan counts. */
  readonly rateOption?: 'NOMINAL' | 'EFFECTIVE';
}

export interface DeficitSettlementInput extends PlannedBasis {
  readonly ownPlan: Money;
  readonly ownActual: Money;
}

export interface FixedSettlementInput extends SettlementBasis {
  /** Units delivered, where the grant was a multiple of a unit amount. */
  readonly delivered?: { readonly units: bigint; readonly unitAmount: Money };
  /** On (default): income counts against the grant. Off: only the expenditure bounds it. */
  readonly overfundingGuard?: boolean;
}

export type FullSettlementInput = SettlementBasis;

/** SHARE: savings reduce the grant pro rata (Nr. 2 ANBest-G). Refuses `eligible-plan-zero` for the effective rate. */
export function settleShare(input: ShareSettlementInput): Result<Settlement> {
  const { eligiblePlan, rateBps, rateOption = 'NOMINAL' } = input;
  const impossible = impossiblePlanned(input) ?? impossibleRate(rateBps);
  if (impossible) return impossible;
  const isEffective = rateOption === 'EFFECTIVE';
  if (isEffective && eligiblePlan.isZero()) return refuse('eligible-plan-zero', {}, '/eligiblePlan');
  const rate = isEffective
    ? { of: input.grant.cents, in: eligiblePlan.cents, text: `${input.grant.toGerman()} / ${eligiblePlan.toGerman()}` }
    : { of: rateBps, in: 10_000n, text: percent(rateBps) };
  const rated = (amount: Money): Money => Money.ofCents(floorDivide(amount.cents * rate.of, rate.in));

  const basis = citationsOf(input).reduction;
  const net = eligiblePlan.minus(input.thirdPartyPlan);
  const saving = notBelowZero(net.minus(input.eligibleActual.minus(input.thirdPartyActual)));
  const ratedBase = eligiblePlan.minus(saving);
  const savingStep = step('saving', 'Einsparung gegenüber dem Finanzierungsplan', saving, basis);
  const change = Money.max(saving, eligiblePlan.minus(input.eligibleActual));
  if (isBelowThreshold(change, input)) return ok(concludeUnreduced(input, [savingStep]));
  const actual = input.eligibleActual;
  return ok(
    concludeSettlement(
      input,
      basis,
      [savingStep],
      [
        awardedStep(input),
        step(
          'rated-actual',
          `Fördersatz auf die Ausgaben laut Nachweis`,
          rated(actual),
          basis,
          `${actual.toGerman()} × ${rate.text}`,
        ),
        step(
          'rated-after-saving',
          'Fördersatz auf den Plan abzüglich Einsparung',
          rated(ratedBase),
          basis,
          `${ratedBase.toGerman()} × ${rate.text}`,
        ),
        uncoveredActual(input, basis),
      ],
    ),
  );
}

/** DEFICIT: savings reduce the grant by their full amount; planned own funds count even if less was paid in. */
export function settleDeficit(input: DeficitSettlementInput): Result<Settlement> {
  const { eligiblePlan, thirdPartyPlan, ownPlan, ownActual } = input;
  const impossible = impossiblePlanned(input) ?? impossibleAmount({ ownPlan, ownActual });
  if (impossible) return impossible;
  const basis = citationsOf(input).reduction;
  const own = Money.max(ownPlan, ownActual);
  const gapPlan = eligiblePlan.minus(thirdPartyPlan).minus(ownPlan);
  const gap = input.eligibleActual.minus(input.thirdPartyActual).minus(own);
  const saving = notBelowZero(gapPlan.minus(gap));
  const ownStep = step('own-funds', 'Eigenmittel, mindestens wie geplant', own, basis);
  const savingStep = step('saving', 'Minderung des Fehlbedarfs', saving, basis);
  if (isBelowThreshold(saving, input)) return ok(concludeUnreduced(input, [ownStep, savingStep]));
  const formula = `${input.eligibleActual.toGerman()} − ${input.thirdPartyActual.toGerman()} − ${own.toGerman()}`;
  return ok(
    concludeSettlement(
      input,
      basis,
      [ownStep, savingStep],
      [awardedStep(input), step('uncovered-actual', 'Fehlbedarf laut Nachweis', notBelowZero(gap), basis, formula)],
    ),
  );
}

/** FIXED: the amount stands unless fewer units were delivered or the actual expenditure needs less. */
export function settleFixed(input: FixedSettlementInput): Result<Settlement> {
  const { delivered, overfundingGuard = true } = input;
  const impossible = impossibleBasis(input) ?? (delivered ? impossibleFixed(delivered) : null);
  if (impossible) return impossible;
  const basis = citationsOf(input).fixed;
  const bound = overfundingGuard
    ? uncoveredActual(input, basis)
    : step('uncovered-actual', 'Ausgaben laut Nachweis', input.eligibleActual, basis);
  return ok(
    concludeSettlement(
      input,
      basis,
      [],
      [awardedStep(input), ...(delivered ? [fixedStep(delivered, basis)] : []), bound],
    ),
  );
}

/** FULL: whatever the actual expenditure less all income does not need is returned; no threshold applies. */
export function settleFull(input: FullSettlementInput): Result<Settlement> {
  const impossible = impossibleBasis(input);
  if (impossible) return impossible;
  const basis = citationsOf(input).reduction;
  return ok(concludeSettlement(input, basis, [], [awardedStep(input), uncoveredActual(input, basis)]));
}

export interface SettlementInputs {
  readonly SHARE: ShareSettlementInput;
  readonly DEFICIT: DeficitSettlementInput;
  readonly FIXED: FixedSettlementInput;
  readonly FULL: FullSettlementInput;
}

const SETTLE_BY_TYPE: { readonly [T in FinancingType]: (input: SettlementInputs[T]) => Result<Settlement> } = {
  SHARE: settleShare,
  DEFICIT: settleDeficit,
  FIXED: settleFixed,
  FULL: settleFull,
};

/** The final grant by its financing type. Refuses impossible input with a pointer to the field. */
export function settle<T extends FinancingType>(financingType: T, input: SettlementInputs[T]): Result<Settlement> {
  return SETTLE_BY_TYPE[financingType](input);
}
