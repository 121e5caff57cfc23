import { Money, ok, type Result } from '#kernel';
import { DEFAULT_CITATIONS, type Citations } from '../norms/citations.js';
import {
  notBelowZero,
  percent,
  smallest,
  smallestOf,
  step,
  type CalculationStep,
  type Candidates,
  type StepKey,
} from './calculation-step.js';
import { impossibleAmount, impossibleRate, impossibleRoundUnit, impossibleUnits } from './impossible-input.js';

export const FINANCING_TYPES = ['SHARE', 'DEFICIT', 'FIXED', 'FULL'] as const;
export type FinancingType = (typeof FINANCING_TYPES)[number];

interface AwardBasis {
  /** Recognised eligible expenditure of the plan (A). */
  readonly eligible: Money;
  /** Funds of third parties, other public funds and income of the plan (E). */
  readonly thirdParty: Money;
  /** The most that may be granted: the smaller of the programme's maximum and the room under the cap (H). */
  readonly limit: Money;
  /** Printed in place of one line "Höchstbetrag" where several limits led to `limit`. */
  readonly limitSteps?: readonly CalculationStep[];
  /** Grants are rounded down to multiples of this many cents; 1 if left out. */
  readonly roundUnitCents?: bigint;
  readonly citations?: Citations;
}

export interface ShareAwardInput extends AwardBasis {
  readonly rateBps: bigint;
}

export interface DeficitAwardInput extends AwardBasis {
  /** Own funds of the recipient (K). */
  readonly own: Money;
}

/** Either one amount, or a number of units with an amount each. */
export type FixedAmount = { readonly amount: Money } | { readonly units: bigint; readonly unitAmount: Money };

export interface FixedAwardInput extends AwardBasis {
  readonly fixed: FixedAmount;
}

export type FullAwardInput = AwardBasis;

export interface Award {
  readonly grant: Money;
  /** What the recipient brings itself: the rest of the eligible expenditure, or the own funds handed in. */
  readonly own: Money;
  /** Eligible expenditure that nobody covers; above zero the total financing is not secured. */
  readonly uncovered: Money;
  /** The step that fixed the amount: a rate, a limit, or what is uncovered. */
  readonly decidedBy: StepKey;
  readonly steps: readonly CalculationStep[];
}

/** SHARE: a percentage of the eligible expenditure, at most the limit and what third parties leave uncovered. Floors. */
export function awardShare(input: ShareAwardInput): Result<Award> {
  const impossible = impossibleBasis(input) ?? impossibleRate(input.rateBps);
  if (impossible) return impossible;
  const basis = citationsOf(input).share;
  const rate = percent(input.rateBps);
  const formula = `${input.eligible.toGerman()} × ${rate}`;
  const rated = step(
    'rated',
    `davon ${rate}, abgerundet auf Cent`,
    input.eligible.shareFloor(input.rateBps),
    basis,
    formula,
  );
  const uncovered = uncoveredStep(input, basis);
  const candidates: Candidates = [rated, ...(input.thirdParty.isZero() ? [] : [uncovered]), ...limitsOf(input)];
  return ok(
    conclude(input, basis, candidates, (grant) => ({ own: uncovered.amount.minus(grant), uncovered: Money.ZERO })),
  );
}

/** DEFICIT: what own funds and third parties cannot cover, at most the limit. A rest above the limit stays uncovered. */
export function awardDeficit(input: DeficitAwardInput): Result<Award> {
  const impossible = impossibleBasis(input) ?? impossibleAmount({ own: input.own });
  if (impossible) return impossible;
  const basis = citationsOf(input).deficit;
  const gap = notBelowZero(input.eligible.minus(input.thirdParty).minus(input.own));
  const formula = `${input.eligible.toGerman()} − ${input.thirdParty.toGerman()} − ${input.own.toGerman()}`;
  const gapStep = step(
    'uncovered',
    'Fehlbedarf: Ausgaben abzüglich Leistungen Dritter und Eigenmittel',
    gap,
    basis,
    formula,
  );
  const candidates: Candidates = [gapStep, ...limitsOf(input)];
  return ok(conclude(input, basis, candidates, (grant) => ({ own: input.own, uncovered: gap.minus(grant) })));
}

/** FIXED: one amount or a multiple of a unit amount, never above the limit and what third parties leave uncovered. */
export function awardFixed(input: FixedAwardInput): Result<Award> {
  const impossible = impossibleBasis(input) ?? impossibleFixed(input.fixed);
  if (impossible) return impossible;
  const basis = citationsOf(input).fixed;
  const uncovered = uncoveredStep(input, basis);
  const candidates: Candidates = [fixedStep(input.fixed, basis), uncovered, ...limitsOf(input)];
  return ok(
    conclude(input, basis, candidates, (grant) => ({ own: uncovered.amount.minus(grant), uncovered: Money.ZERO })),
  );
}

/** FULL: all eligible expenditure less third-party funds, at most the limit; the recipient brings nothing. */
export function awardFull(input: FullAwardInput): Result<Award> {
  const impossible = impossibleBasis(input);
  if (impossible) return impossible;
  const basis = citationsOf(input).full;
  const uncovered = uncoveredStep(input, basis);
  const candidates: Candidates = [uncovered, ...limitsOf(input)];
  return ok(
    conclude(input, basis, candidates, (grant) => ({ own: Money.ZERO, uncovered: uncovered.amount.minus(grant) })),
  );
}

export interface AwardInputs {
  readonly SHARE: ShareAwardInput;
  readonly DEFICIT: DeficitAwardInput;
  readonly FIXED: FixedAwardInput;
  readonly FULL: FullAwardInput;
}

const AWARD_BY_TYPE: { readonly [T in FinancingType]: (input: AwardInputs[T]) => Result<Award> } = {
  SHARE: awardShare,
  DEFICIT: awardDeficit,
  FIXED: awardFixed,
  FULL: awardFull,
};

/** The grant by its financing type. Refuses impossible input with a pointer to the field. */
export function award<T extends FinancingType>(financingType: T, input: AwardInputs[T]): Result<Award> {
  return AWARD_BY_TYPE[financingType](input);
}

export const impossibleFixed = (fixed: FixedAmount) =>
  'amount' in fixed
    ? impossibleAmount({ amount: fixed.amount })
    : (impossibleUnits(fixed.units) ?? impossibleAmount({ unitAmount: fixed.unitAmount }));

export function fixedStep(fixed: FixedAmount, basis: string): CalculationStep {
  if ('amount' in fixed) return step('fixed-amount', 'Festbetrag', fixed.amount, basis);
  const total = Money.ofCents(fixed.units * fixed.unitAmount.cents);
  return step('fixed-amount', 'Festbetrag je Einheit', total, basis, `${fixed.units} × ${fixed.unitAmount.toGerman()}`);
}

const impossibleBasis = ({ eligible, thirdParty, limit, roundUnitCents = 1n }: AwardBasis) =>
  impossibleAmount({ eligible, thirdParty, limit }) ?? impossibleRoundUnit(roundUnitCents);

const citationsOf = (input: AwardBasis): Citations => input.citations ?? DEFAULT_CITATIONS;

function uncoveredStep({ eligible, thirdParty }: AwardBasis, basis: string): CalculationStep {
  const formula = `${eligible.toGerman()} − ${thirdParty.toGerman()}`;
  return step(
    'uncovered',
    'Ausgaben abzüglich Leistungen Dritter',
    notBelowZero(eligible.minus(thirdParty)),
    basis,
    formula,
  );
}

const limitsOf = (input: AwardBasis): readonly CalculationStep[] =>
  input.limitSteps ?? [step('limit', 'Höchstbetrag', input.limit, citationsOf(input).limit)];

function conclude(
  input: AwardBasis,
  basis: string,
  candidates: Candidates,
  restOf: (grant: Money) => Pick<Award, 'own' | 'uncovered'>,
): Award {
  const unit = input.roundUnitCents ?? 1n;
  const decisive = smallest(candidates);
  // The limit binds even where a caller prints other limits in its place.
  const grant = Money.min(decisive.amount, input.limit).floorTo(unit);
  const rounding = unit === 1n ? '' : `, abgerundet auf ein Vielfaches von ${Money.ofCents(unit).toGerman()}`;
  const rest = restOf(grant);
  const { ownShare } = citationsOf(input);
  const open = rest.uncovered.isZero() ? [] : [step('open', 'Nicht gedeckte Ausgaben', rest.uncovered, ownShare)];
  return {
    grant,
    ...rest,
    decidedBy: decisive.key,
    steps: [
      step('eligible', 'Zuwendungsfähige Ausgaben', input.eligible, basis),
      ...candidates,
      step('grant', 'Zuwendung', grant, basis, smallestOf(candidates) + rounding),
      step('own', 'Eigenanteil', rest.own, ownShare),
      ...open,
    ],
  };
}
