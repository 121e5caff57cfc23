import type { FundingKind, PlanTerms } from '#funding-law';
import { CalendarDate, Money, ok, refuse, type Refusal, type Result } from '#kernel';
import { decideAward } from './decide-award.js';
import { changesBetween, costsOf, grantOf, type GrantPlan } from './grant-plan.js';

/** The plan that a change would make binding, with what is recognised of it. */
export interface DecidedChange {
  readonly plan: GrantPlan;
  readonly amount: Money;
  readonly eligible: Money;
}

export interface ChangeTerms {
  readonly plan: PlanTerms;
  readonly itemToleranceBps: number;
  /** What others give, as applied for; own funds follow from the plan. */
  readonly funding: readonly { readonly kind: FundingKind; readonly amountsCents: Readonly<Record<string, number>> }[];
}

const PURPOSE_LENGTH_MAX = 4000;

/**
 * Whether what is asked may be granted at all: period and years fit together (H10), every year keeps to the formula of
 * the financing type, own and project shares keep their minimum (H4), nothing is negative. Refuses by how much.
 */
export function decideChange(current: GrantPlan, asked: GrantPlan, terms: ChangeTerms): Result<DecidedChange, Refusal> {
  const whole = planMustBeWhole(asked);
  if (!whole.ok) return whole;
  const changes = changesBetween(current, asked, terms.itemToleranceBps);
  if (changes.length === 0) return refuse('change-without-difference', {});
  const limits = Object.fromEntries(Object.entries(asked.grantCents).map(([year, c]) => [year, Money.ofCents(c)]));
  const years = [...new Set([...Object.keys(limits), ...asked.items.flatMap((item) => Object.keys(item.amountsCents))])]
    .map(Number)
    .sort((first, second) => first - second);
  const costItems = asked.items.map(({ label, ...item }) => ({ ...item, description: label }));
  const decided = decideAward(
    { years, costItems, funding: terms.funding, grantCents: asked.grantCents },
    terms.plan,
    [],
    limits,
  );
  if (!decided.ok) return decided;
  for (const { year, grantCents } of decided.value.years) {
    const askedCents = asked.grantCents[year] ?? 0;
    if (grantCents < askedCents)
      return refuse('grant-above-formula', {
        year,
        askedCents,
        possibleCents: grantCents,
        excessCents: askedCents - grantCents,
      });
  }
  const eligible = Money.sum(decided.value.years.map(({ eligibleCents }) => Money.ofCents(eligibleCents)));
  return ok({ plan: asked, amount: decided.value.amount, eligible });
}

/** Inside the rule of single items nothing is asked: the recipient may do it, and the page says so. */
export function consentMustBeNeeded(current: GrantPlan, asked: GrantPlan, toleranceBps: number): Result<true, Refusal> {
  const changes = changesBetween(current, asked, toleranceBps);
  if (changes.length === 0) return refuse('change-without-difference', {});
  return changes.some(({ needsConsent }) => needsConsent)
    ? ok(true)
    : refuse('change-needs-no-consent', { percent: toleranceBps / 100 });
}

/** The recipient gives up a part or all of the grant: no year rises, at least one falls; nothing else changes. */
export function decideWaiver(current: GrantPlan, asked: GrantPlan): Result<DecidedChange, Refusal> {
  for (const [year, cents] of Object.entries(asked.grantCents)) {
    if (cents < 0) return refuse('tranche-negative', { year }, `/grant.${year}`);
    const excessCents = cents - (current.grantCents[year] ?? 0);
    if (excessCents > 0) return refuse('waiver-raises-grant', { year: Number(year), excessCents }, `/grant.${year}`);
  }
  if (!grantOf(current).exceeds(grantOf(asked))) return refuse('change-without-difference', {});
  const plan = { ...current, grantCents: asked.grantCents };
  return ok({ plan, amount: grantOf(asked), eligible: costsOf(current) });
}

/** What holds for every plan before any computation: days that exist, nothing negative, money only inside the period. */
export function planMustBeWhole(plan: GrantPlan): Result<true, Refusal> {
  const from = CalendarDate.parse(plan.periodFrom);
  const to = CalendarDate.parse(plan.periodTo);
  if (!from.ok) return { ok: false, refusal: { ...from.refusal, pointer: '/periodFrom' } };
  if (!to.ok) return { ok: false, refusal: { ...to.refusal, pointer: '/periodTo' } };
  if (to.value.isBefore(from.value)) return refuse('period-reversed', {}, '/periodTo');
  const purpose = plan.purpose.trim();
  if (purpose.length < 10) return refuse('purpose-missing', {}, '/purpose');
  if (purpose.length > PURPOSE_LENGTH_MAX)
    return refuse('entry-too-long', { lengthMax: PURPOSE_LENGTH_MAX }, '/purpose');
  const amounts = [
    ...Object.entries(plan.grantCents).map(([year, cents]) => ({ year, cents, pointer: `/grant.${year}` })),
    ...plan.items.flatMap(({ id, amountsCents }) =>
      Object.entries(amountsCents).map(([year, cents]) => ({ year, cents, pointer: `/item.${id}.${year}` })),
    ),
  ];
  for (const { year, cents, pointer } of amounts) {
    if (cents < 0) return refuse('tranche-negative', { year }, pointer);
    if (cents > 0 && (Number(year) < from.value.year || Number(year) > to.value.year))
      return refuse('year-outside-period', { year: Number(year), periodTo: to.value.toGerman() }, pointer);
  }
  return ok(true);
}
