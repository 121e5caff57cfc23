import { termsOfApplication, loadApplication } from '#applications';
import { awardVersions, currentDecision, type Award } from '#awards';
import type { CalculationStep, Settlement } from '#funding-law';
import { Money, ok, refuse, type Refusal, type Result } from '#kernel';
import { findNotice } from '#notices';
import type { Transaction } from '#platform';
import type { TermsVersion } from '#programmes';
import type { ExaminedUse } from '#use-reports';
import { settleAward, type SettlementFacts } from '../domain/settle-award.js';
import type { SettlementContent, StepRecord } from '../persistence/settlement.repository.js';
import { awardMoney, type AwardMoney } from './award-money.js';
import { normsOf } from './order-common.js';
import { recognisedSentence } from './settlement-letter.js';

/** A settlement as computed now. */
export interface ComputedSettlement {
  readonly facts: SettlementFacts;
  readonly settlement: Settlement;
  readonly money: AwardMoney;
  readonly terms: TermsVersion;
}

/** Computes the settlement of an award from its examined proof of use. Refuses while payments are under way. */
export async function computeSettlement(
  tx: Transaction,
  award: Award,
  use: ExaminedUse | null,
): Promise<Result<ComputedSettlement, Refusal>> {
  if (!use) return refuse('use-not-examined');
  const money = await awardMoney(tx, award.id);
  if (money.underWay > 0) return refuse('payments-under-way', { count: money.underWay });
  const terms = await termsOfAward(tx, award);
  if (!terms.ok) return terms;
  const norms = await normsOf(tx, award);
  if (!norms.ok) return norms;
  const facts = await factsOf(tx, award, use, money);
  const settlement = settleAward(facts, terms.value.terms, norms.value.citations);
  return settlement.ok ? ok({ facts, settlement: settlement.value, money, terms: terms.value }) : settlement;
}

/** The terms under which the application was begun: they hold for the whole life of the grant. */
export async function termsOfAward(tx: Transaction, award: Award): Promise<Result<TermsVersion, Refusal>> {
  const application = await loadApplication(tx, award.applicationId);
  if (!application) return refuse('award-not-found', { awardId: award.id });
  const context = await termsOfApplication(tx, application);
  return context.ok ? ok(context.value.version) : context;
}

async function factsOf(tx: Transaction, award: Award, use: ExaminedUse, money: AwardMoney): Promise<SettlementFacts> {
  const plan = await planOf(tx, award);
  return {
    financingType: award.financingType,
    rateBps: award.rateBps,
    grant: award.amount,
    eligiblePlan: award.eligible,
    thirdPartyPlan: plan.thirdParty,
    ownPlan: plan.own,
    eligibleActual: use.eligible,
    thirdPartyActual: use.otherIncome,
    ownActual: use.ownFunds,
    delivered: null,
    paid: Money.max(Money.ZERO, money.paid.minus(money.demanded)),
  };
}

/** Third-party and own funds of the plan the award rests on; what an amendment adds to the costs is for own funds. */
async function planOf(tx: Transaction, award: Award): Promise<{ thirdParty: Money; own: Money }> {
  const decision = await currentDecision(tx, award.applicationId);
  const years = decision?.content.years ?? [];
  const thirdParty = Money.sum(years.map(({ thirdPartyCents }) => Money.ofCents(thirdPartyCents)));
  const own = Money.sum(years.map(({ ownCents }) => Money.ofCents(ownCents)));
  return { thirdParty, own };
}

/** True once an act has settled the award and no court has annulled it. */
export async function isSettled(tx: Transaction, awardId: string): Promise<boolean> {
  const settled = (await awardVersions(tx, awardId)).filter(({ cause }) => cause === 'SETTLEMENT');
  for (const { noticeId } of settled) {
    const notice = await findNotice(tx, noticeId);
    if (notice?.service.status !== 'ANNULLED') return true;
  }
  return false;
}

/** What was computed, as it is stored and printed. */
export function settlementContent(
  { facts, settlement, terms }: ComputedSettlement,
  use: ExaminedUse,
  notes: readonly string[],
): SettlementContent {
  const content: SettlementContent = {
    financingType: facts.financingType,
    eligiblePlanCents: facts.eligiblePlan.toCents(),
    thirdPartyPlanCents: facts.thirdPartyPlan.toCents(),
    ownPlanCents: facts.ownPlan.toCents(),
    eligibleActualCents: facts.eligibleActual.toCents(),
    thirdPartyActualCents: facts.thirdPartyActual.toCents(),
    ownActualCents: facts.ownActual.toCents(),
    steps: settlement.steps.map(toStepRecord),
    cuts: use.findings.map((found) => ({
      label: `Nr. ${found.line} ${found.item}: ${found.purpose}`,
      claimedCents: found.claimed.toCents(),
      cutCents: found.cut.toCents(),
      reason: found.reason,
    })),
    reasons: [],
    termsLabel: terms.label,
  };
  return { ...content, reasons: [recognisedSentence(content), ...notes] };
}

const toStepRecord = (step: CalculationStep): StepRecord => ({
  label: step.label,
  amountCents: step.amount.toCents(),
  basis: step.basis,
  formula: step.formula ?? null,
});
