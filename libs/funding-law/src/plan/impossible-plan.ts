import { Money, MONEY_LIMIT_CENTS, refuse, type Refusal } from '#kernel';
import { impossibleRate, impossibleRoundUnit } from '../financing/impossible-input.js';
import type { AmountsByYear, FinancePlan, PlanTerms } from './finance-plan.js';

const LIMIT = Money.ofCents(MONEY_LIMIT_CENTS);

/** The first entry no calculation can work with. Refusals of checkFinancePlan list them all. */
export function impossiblePlan(plan: FinancePlan, terms: PlanTerms) {
  const [first] = impossibleAmounts(plan);
  if (first) return { ok: false as const, refusal: first };
  return impossibleTerms(terms);
}

/** Every negative or absurd amount of the plan, with a pointer into it. */
export function impossibleAmounts(plan: FinancePlan): readonly Refusal<'amount-negative' | 'amount-too-large'>[] {
  const rows: readonly (readonly [string, AmountsByYear])[] = [
    ...plan.costItems.map(({ amounts }, index) => [`/costItems/${index}/amounts`, amounts] as const),
    ...plan.funding.map(({ amounts }, index) => [`/funding/${index}/amounts`, amounts] as const),
    ['/requestedGrant', plan.requestedGrant ?? {}],
  ];
  const single = rows.flatMap(([path, amounts]) =>
    Object.entries(amounts).flatMap(([year, amount]) => impossible(amount, `${path}/${year}`)),
  );
  const sumOf = (items: readonly { readonly amounts: AmountsByYear }[]): Money =>
    Money.sum(items.flatMap(({ amounts }) => Object.values(amounts)));
  const sums = [...impossible(sumOf(plan.costItems), '/costItems'), ...impossible(sumOf(plan.funding), '/funding')];
  return single.length > 0 ? single : sums;
}

function impossible(amount: Money, pointer: string): Refusal<'amount-negative' | 'amount-too-large'>[] {
  if (amount.isNegative()) return [{ kind: 'amount-negative', facts: { amount: amount.toGerman() }, pointer }];
  if (amount.exceeds(LIMIT)) return [{ kind: 'amount-too-large', facts: { amountMax: LIMIT.toGerman() }, pointer }];
  return [];
}

function impossibleTerms({ rateBps, minOwnShareBps, minProjectShareBps = 0n, roundUnitCents }: PlanTerms) {
  const wrongRate = impossibleRate(rateBps) ?? impossibleRate(minOwnShareBps) ?? impossibleRate(minProjectShareBps);
  const wrong = wrongRate ?? impossibleRoundUnit(roundUnitCents);
  return wrong ? refuse('terms-impossible', wrong.refusal.facts, `/terms${wrong.refusal.pointer ?? ''}`) : null;
}
