import { ok, type Money, type Refusal, type Result } from '#kernel';
import { notBelowZero } from '../financing/calculation-step.js';
import { computePlan } from './compute-plan.js';
import {
  FUNDING_KINDS,
  type AmountsByYear,
  type FinancePlan,
  type FundingKind,
  type PlanComputation,
  type PlanTerms,
  type PlanYear,
} from './finance-plan.js';
import { impossibleAmounts } from './impossible-plan.js';

export type FindingKind =
  | 'amount-negative'
  | 'amount-too-large'
  | 'years-missing'
  | 'year-repeated'
  | 'year-not-in-plan'
  | 'item-repeated'
  | 'category-unknown'
  | 'category-not-eligible'
  | 'description-missing'
  | 'funding-kind-unknown'
  | 'plan-without-costs'
  | 'plan-uncovered'
  | 'plan-overfunded'
  | 'own-share-below-minimum'
  | 'project-share-below-minimum';

/** What is wrong with a plan and where. An ERROR bars submission, a WARNING does not. Amounts in facts are German text. */
export interface Finding extends Refusal<FindingKind> {
  /** Number of the rule in the list of validations; null for mere entries. */
  readonly rule: 'H2' | 'H3' | 'H4' | null;
  readonly severity: 'ERROR' | 'WARNING';
  readonly pointer: string;
}

export interface PlanCheck {
  readonly findings: readonly Finding[];
  /** Null while amounts are impossible. */
  readonly computation: PlanComputation | null;
  /** True without an ERROR. */
  readonly isSubmittable: boolean;
}

/**
 * All findings at once: entries, balance (H2), gaps (H3), own share (H4), share of projects; year by year.
 * Refuses like computePlan where the terms, not the entries, are at fault.
 */
export function checkFinancePlan(
  plan: FinancePlan,
  terms: PlanTerms,
  roomByYear: AmountsByYear = {},
): Result<PlanCheck> {
  const wrongAmounts = impossibleAmounts(plan).map(({ kind, facts, pointer = '' }) => error(kind, pointer, facts));
  const entries = [...wrongAmounts, ...yearFindings(plan), ...itemFindings(plan, terms), ...fundingFindings(plan)];
  if (wrongAmounts.length > 0) return ok({ findings: entries, computation: null, isSubmittable: false });
  const computed = computePlan(plan, terms, roomByYear);
  if (!computed.ok) return computed;
  const findings = [...entries, ...computed.value.years.flatMap((year) => balanceFindings(plan, terms, year))];
  const isSubmittable = findings.every(({ severity }) => severity === 'WARNING');
  return ok({ findings, computation: computed.value, isSubmittable });
}

function yearFindings({ years, costItems }: FinancePlan): Finding[] {
  if (years.length === 0) return [error('years-missing', '/years')];
  const repeated = years.flatMap((year, index) =>
    years.indexOf(year) === index ? [] : [error('year-repeated', `/years/${index}`, { year })],
  );
  const hasCosts = costItems.some(({ amounts }) => Object.values(amounts).some((amount) => amount.isPositive()));
  return hasCosts ? repeated : [...repeated, error('plan-without-costs', '/costItems')];
}

function itemFindings(plan: FinancePlan, terms: PlanTerms): Finding[] {
  const categories = new Map(terms.costCategories.map((category) => [category.code, category]));
  const seen = new Set<string>();
  return plan.costItems.flatMap((item, index) => {
    const path = `/costItems/${index}`;
    const findings = strayYears(plan, item.amounts, path);
    const total = Object.values(item.amounts).find((amount) => amount.isPositive());
    const category = categories.get(item.category);
    if (seen.has(item.id)) findings.push(error('item-repeated', `${path}/id`, { id: item.id }));
    seen.add(item.id);
    if (!category) findings.push(error('category-unknown', `${path}/category`, { category: item.category }));
    if (category?.eligible === false && total) {
      findings.push(finding('WARNING', null, 'category-not-eligible', `${path}/category`, { category: item.category }));
    }
    if (total && item.description.trim() === '') {
      findings.push(error('description-missing', `${path}/description`, { amount: total.toGerman() }));
    }
    return findings;
  });
}

function fundingFindings(plan: FinancePlan): Finding[] {
  return plan.funding.flatMap(({ kind, amounts }, index) => {
    const path = `/funding/${index}`;
    const unknown = FUNDING_KINDS.includes(kind) ? [] : [error('funding-kind-unknown', `${path}/kind`, { kind })];
    return [...unknown, ...strayYears(plan, amounts, path)];
  });
}

function strayYears({ years }: FinancePlan, amounts: AmountsByYear, path: string): Finding[] {
  return Object.entries(amounts).flatMap(([year, amount]) =>
    years.length === 0 || years.includes(Number(year)) || amount.isZero()
      ? []
      : [error('year-not-in-plan', `${path}/amounts/${year}`, { year: Number(year), amount: amount.toGerman() })],
  );
}

function balanceFindings(plan: FinancePlan, terms: PlanTerms, computed: PlanYear): Finding[] {
  const { year, missing, ownRequired, ownMinimum, ownEntered } = computed;
  const ownPointer = fundingPointer(plan, 'OWN_CASH', year);
  const findings: Finding[] = [];
  if (missing.isPositive()) {
    findings.push(
      finding('ERROR', 'H3', 'plan-uncovered', ownPointer, germanFacts(year, { missing, ownRequired, ownEntered })),
    );
  }
  if (missing.isNegative()) {
    findings.push(
      finding(
        'ERROR',
        'H2',
        'plan-overfunded',
        ownPointer,
        germanFacts(year, { excess: missing.negated(), ownRequired, ownEntered }),
      ),
    );
  }
  // A balanced plan has own funds of ownRequired; if that is below the minimum, filling the gap cannot mend it.
  if (ownMinimum.exceeds(ownRequired)) {
    const grantAtMost = notBelowZero(computed.eligible.minus(computed.thirdParty).minus(ownMinimum));
    const facts = germanFacts(year, { ownMinimum, ownRequired, grantAtMost });
    findings.push(finding('ERROR', 'H4', 'own-share-below-minimum', ownPointer, facts));
  }
  return [...findings, ...projectFindings(terms, computed)];
}

function projectFindings(
  { minProjectShareBps = 0n }: PlanTerms,
  { year, eligible, projectCosts }: PlanYear,
): Finding[] {
  const projectMinimum = eligible.shareCeil(minProjectShareBps);
  if (!projectMinimum.exceeds(projectCosts)) return [];
  return [error('project-share-below-minimum', '/costItems', germanFacts(year, { projectMinimum, projectCosts }))];
}

/** The field where the plan can be mended; the whole list where no such line exists yet. */
function fundingPointer(plan: FinancePlan, kind: FundingKind, year: number): string {
  const index = plan.funding.findIndex((item) => item.kind === kind);
  return index < 0 ? '/funding' : `/funding/${index}/amounts/${year}`;
}

function germanFacts(year: number, amounts: Readonly<Record<string, Money>>): Finding['facts'] {
  return { year, ...Object.fromEntries(Object.entries(amounts).map(([key, amount]) => [key, amount.toGerman()])) };
}

const finding = (
  severity: Finding['severity'],
  rule: Finding['rule'],
  kind: FindingKind,
  pointer: string,
  facts: Finding['facts'] = {},
): Finding => ({ severity, rule, kind, pointer, facts });

const error = (kind: FindingKind, pointer: string, facts: Finding['facts'] = {}): Finding =>
  finding('ERROR', null, kind, pointer, facts);
