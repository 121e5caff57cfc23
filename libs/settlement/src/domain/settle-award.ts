import { DEFAULT_CITATIONS, settle, type Citations, type FinancingType, type Settlement } from '#funding-law';
import { Money, refuse, type Refusal, type Result } from '#kernel';

/** What a settlement is computed from; amounts of the whole grant, all years together. */
export interface SettlementFacts {
  readonly financingType: FinancingType;
  readonly rateBps: number | null;
  readonly grant: Money;
  readonly eligiblePlan: Money;
  readonly thirdPartyPlan: Money;
  readonly ownPlan: Money;
  readonly eligibleActual: Money;
  readonly thirdPartyActual: Money;
  readonly ownActual: Money;
  /** FIXED by unit: units delivered and the amount of one; null otherwise. */
  readonly delivered: { readonly units: number; readonly unitAmount: Money } | null;
  readonly paid: Money;
}

/** The programme's terms that decide between readings of the rule. */
export interface SettlementRules {
  readonly settlementRate: 'NOMINAL' | 'EFFECTIVE';
  readonly reductionThresholdCents: number;
  readonly overfundingGuard: boolean;
}

/**
 * The final amount by the formula of the financing type (domain part 4) with the programme's terms. The grant never rises.
 * Refuses `award-without-rate` and impossible figures with the pointer of the field.
 */
export function settleAward(
  facts: SettlementFacts,
  rules: SettlementRules,
  citations: Citations = DEFAULT_CITATIONS,
): Result<Settlement, Refusal> {
  const { grant, eligibleActual, thirdPartyActual, paid } = facts;
  const basis = { grant, eligibleActual, thirdPartyActual, paid, citations };
  const planned = {
    ...basis,
    eligiblePlan: facts.eligiblePlan,
    thirdPartyPlan: facts.thirdPartyPlan,
    threshold: Money.ofCents(rules.reductionThresholdCents),
  };
  switch (facts.financingType) {
    case 'SHARE':
      return facts.rateBps === null
        ? refuse('award-without-rate')
        : settle('SHARE', { ...planned, rateBps: BigInt(facts.rateBps), rateOption: rules.settlementRate });
    case 'DEFICIT':
      return settle('DEFICIT', { ...planned, ownPlan: facts.ownPlan, ownActual: facts.ownActual });
    case 'FIXED':
      return settle('FIXED', { ...basis, ...deliveredOf(facts), overfundingGuard: rules.overfundingGuard });
    case 'FULL':
      return settle('FULL', basis);
  }
}

const deliveredOf = ({ delivered }: SettlementFacts) =>
  delivered ? { delivered: { units: BigInt(delivered.units), unitAmount: delivered.unitAmount } } : {};
