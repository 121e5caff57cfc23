import {
  checkFinancePlan,
  computePlan,
  type FinancePlan,
  type FundingKind,
  type PlanComputation,
  type PlanTerms,
} from '#funding-law';
import { Money, ok, refuse, type Refusal, type Result } from '#kernel';
import { toStepRecord, type DecidedItem, type DecidedYear } from './decision.js';

/** The application's plan as submitted. Amounts in cents by year. */
export interface SubmittedPlan {
  readonly years: readonly number[];
  readonly costItems: readonly {
    id: string;
    category: string;
    description: string;
    amountsCents: Readonly<Record<string, number>>;
  }[];
  readonly funding: readonly { kind: FundingKind; amountsCents: Readonly<Record<string, number>> }[];
  readonly grantCents: Readonly<Record<string, number>>;
}

/** What the caseworker recognises of one item; years left out are recognised as requested. */
export interface Recognition {
  readonly id: string;
  readonly recognised: Readonly<Record<number, Money>>;
  readonly cutReason: string;
}

export interface DecidedPlan {
  readonly items: readonly DecidedItem[];
  readonly years: readonly DecidedYear[];
  readonly amount: Money;
}

const REASON_LENGTH_MIN = 5;

/**
 * Recognised costs and the grant by the formula of the financing type, year by year. Refuses a cut without a reason,
 * more than was requested for an item, items that are not in the plan, shares below their minimum (H4) and a decision
 * without an amount.
 */
export function decideAward(
  plan: SubmittedPlan,
  terms: PlanTerms,
  recognitions: readonly Recognition[],
  grantLimits: Readonly<Record<number, Money>>,
): Result<DecidedPlan, Refusal> {
  const unknown = recognitions.find(({ id }) => !plan.costItems.some((item) => item.id === id));
  if (unknown) return refuse('item-unknown', { id: unknown.id }, `/items/${unknown.id}`);
  const items: DecidedItem[] = [];
  for (const item of plan.costItems) {
    const isEligible = terms.costCategories.some(({ code, eligible }) => eligible && code === item.category);
    const recognition = recognitions.find(({ id }) => id === item.id);
    const decided = isEligible ? decideItem(plan, item, recognition) : ok(notEligible(plan, item, recognition));
    if (!decided.ok) return decided;
    items.push(decided.value);
  }
  const recognisedPlan: FinancePlan = {
    years: plan.years,
    costItems: items.map((item) => ({
      id: item.id,
      category: item.category,
      description: item.label,
      amounts: moneyByYear(item.recognisedCents),
    })),
    funding: plan.funding.map(({ kind, amountsCents }) => ({ kind, amounts: moneyByYear(amountsCents) })),
    requestedGrant: grantLimits,
  };
  const computed = computeWithinRequest(recognisedPlan, terms, plan, items);
  if (!computed.ok) return computed;
  const shares = sharesMustSuffice(recognisedPlan, terms);
  if (!shares.ok) return shares;
  const years: DecidedYear[] = computed.value.years.map((year) => ({
    year: year.year,
    requestedGrantCents: plan.grantCents[year.year] ?? 0,
    eligibleCents: year.eligible.toCents(),
    thirdPartyCents: year.thirdParty.toCents(),
    grantCents: year.grant.toCents(),
    ownCents: year.ownRequired.toCents(),
    steps: year.steps.map(toStepRecord),
  }));
  const amount = computed.value.totals.grant;
  if (!amount.isPositive()) return refuse('award-without-amount', {});
  const excessCents = amount.toCents() - total(plan.grantCents);
  if (excessCents > 0) return refuse('award-above-request', { excessCents });
  return ok({ items, years, amount });
}

/**
 * Nobody gets more than applied for, even where the cap has risen since: a year is limited to its requested grant
 * unless costs have moved into it.
 */
function computeWithinRequest(
  recognised: FinancePlan,
  terms: PlanTerms,
  plan: SubmittedPlan,
  items: readonly DecidedItem[],
): Result<PlanComputation, Refusal> {
  const computed = computePlan(recognised, terms);
  if (!computed.ok) return computed;
  const gains = (year: number): boolean =>
    items.some((item) => (item.recognisedCents[year] ?? 0) > (item.requestedCents[year] ?? 0));
  const above = computed.value.years.filter(
    ({ year, grant }) => !gains(year) && grant.toCents() > (plan.grantCents[year] ?? 0),
  );
  if (above.length === 0) return computed;
  const requested = above.map(({ year }) => [year, Money.ofCents(plan.grantCents[year] ?? 0)] as const);
  return computePlan(
    { ...recognised, requestedGrant: { ...recognised.requestedGrant, ...Object.fromEntries(requested) } },
    terms,
  );
}

const SHARE_FINDINGS: readonly string[] = ['own-share-below-minimum', 'project-share-below-minimum'];

/** What held for the plan as submitted must hold for what is left of it: minimum own share (H4), share of projects. */
function sharesMustSuffice(plan: FinancePlan, terms: PlanTerms): Result<true, Refusal> {
  const checked = checkFinancePlan(plan, terms);
  if (!checked.ok) return checked;
  const finding = checked.value.findings.find(({ kind }) => SHARE_FINDINGS.includes(kind));
  return finding ? refuse(finding.kind, finding.facts) : ok(true);
}

/**
 * The first year in which less is granted than requested although no item of that year is cut, or although the
 * authority sets a limit of its own: only a reason of the decision can explain it (§ 39 (1) VwVfG NRW).
 */
export function yearToExplain(decided: DecidedPlan, grantLimits: Readonly<Record<number, Money>>): number | null {
  const isCut = (year: number): boolean =>
    decided.items.some((item) => (item.recognisedCents[year] ?? 0) < (item.requestedCents[year] ?? 0));
  const isLimited = ({ year, grantCents }: DecidedYear): boolean => grantLimits[year]?.toCents() === grantCents;
  const year = decided.years.find(
    (each) => each.grantCents < each.requestedGrantCents && (isLimited(each) || !isCut(each.year)),
  );
  return year?.year ?? null;
}

function decideItem(
  plan: SubmittedPlan,
  item: SubmittedPlan['costItems'][number],
  recognition: Recognition | undefined,
): Result<DecidedItem, Refusal> {
  const recognisedCents: Record<string, number> = {};
  let isCut = false;
  for (const year of plan.years) {
    const requested = item.amountsCents[year] ?? 0;
    const recognised = recognition?.recognised[year]?.toCents() ?? requested;
    if (recognised < 0) return refuse('amount-negative', { item: item.description, year }, `/items/${item.id}/${year}`);
    recognisedCents[year] = recognised;
    isCut ||= recognised < requested;
  }
  const requestedTotal = total(item.amountsCents);
  const recognisedTotal = total(recognisedCents);
  // Amounts may move between years with the district's consent, but never grow in total.
  if (recognisedTotal > requestedTotal) {
    return refuse(
      'recognised-above-requested',
      { item: item.description, excessCents: recognisedTotal - requestedTotal },
      `/items/${item.id}`,
    );
  }
  const cutReason = (recognition?.cutReason ?? '').trim();
  if (isCut && cutReason.length < REASON_LENGTH_MIN) {
    return refuse(
      'cut-without-reason',
      { item: item.description, cutCents: requestedTotal - recognisedTotal },
      `/items/${item.id}/cutReason`,
    );
  }
  return ok({
    id: item.id,
    category: item.category,
    label: item.description,
    requestedCents: item.amountsCents,
    recognisedCents,
    cutReason,
  });
}

/** Items of a category that the programme does not recognise are cut whole, with that reason unless another is given. */
function notEligible(
  plan: SubmittedPlan,
  item: SubmittedPlan['costItems'][number],
  recognition: Recognition | undefined,
): DecidedItem {
  return {
    id: item.id,
    category: item.category,
    label: item.description,
    requestedCents: item.amountsCents,
    recognisedCents: Object.fromEntries(plan.years.map((year) => [year, 0])),
    cutReason: recognition?.cutReason.trim() || 'Im Programm nicht zuwendungsfähig',
  };
}

const total = (cents: Readonly<Record<string, number>>): number =>
  Object.values(cents).reduce((sum, each) => sum + each, 0);

const moneyByYear = (cents: Readonly<Record<string, number>>): Record<number, Money> =>
  Object.fromEntries(Object.entries(cents).map(([year, each]) => [year, Money.ofCents(each)]));
