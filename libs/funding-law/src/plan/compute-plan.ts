import { Money, ok, refuse, type Result } from '#kernel';
import { award, type Award } from '../financing/award.js';
import { notBelowZero, percent, step, type CalculationStep, type StepKey } from '../financing/calculation-step.js';
import { DEFAULT_CITATIONS } from '../norms/citations.js';
import type {
  AmountsByYear,
  FinancePlan,
  FundingKind,
  PlanComputation,
  PlanLimit,
  PlanSums,
  PlanTerms,
  PlanYear,
} from './finance-plan.js';
import { impossiblePlan } from './impossible-plan.js';

const OWN_KINDS: readonly FundingKind[] = ['OWN_CASH', 'OWN_STAFF'];

/**
 * The plan year by year: eligible costs, the grant by the financing type, own share and what is missing.
 * Serves form, decision and notice alike. Refuses amounts below zero or absurd, and years without a cap.
 */
export function computePlan(
  plan: FinancePlan,
  terms: PlanTerms,
  roomByYear: AmountsByYear = {},
): Result<PlanComputation> {
  const impossible = impossiblePlan(plan, terms);
  if (impossible) return impossible;
  const years: PlanYear[] = [];
  for (const year of new Set(plan.years)) {
    const computed = computeYear(plan, terms, roomByYear, year);
    if (!computed.ok) return computed;
    years.push(computed.value);
  }
  const isLimitedByCap = years.some(({ limitedBy }) => limitedBy === 'CAP' || limitedBy === 'ROOM');
  return ok({ years, totals: totalsOf(years), isLimitedByCap });
}

function computeYear(plan: FinancePlan, terms: PlanTerms, roomByYear: AmountsByYear, year: number): Result<PlanYear> {
  const cap = terms.capByYear[year];
  if (!cap) return refuse('cap-missing-for-year', { year }, `/terms/capByYear/${year}`);
  const entered = enteredIn(plan, terms, year);
  const room = roomByYear[year] ?? cap;
  const limitSteps = limitStepsOf(plan, terms, entered, { year, cap, room });
  const awarded = awardYear(terms, entered, year, limitSteps);
  if (!awarded.ok) return awarded;
  const { grant } = awarded.value;
  const ownRequired = entered.costs.minus(entered.thirdParty).minus(grant);
  return ok({
    ...entered,
    year,
    cap,
    room,
    grant,
    ownRequired: notBelowZero(ownRequired),
    missing: ownRequired.minus(entered.ownEntered),
    limitedBy: LIMIT_OF_STEP[awarded.value.decidedBy] ?? null,
    steps: awarded.value.steps,
  });
}

type Entered = Omit<PlanSums, 'grant' | 'ownRequired' | 'missing'>;

function enteredIn(plan: FinancePlan, terms: PlanTerms, year: number): Entered {
  const categories = new Map(terms.costCategories.map((category) => [category.code, category]));
  const costsWhere = (fits: (category: string) => boolean): Money =>
    Money.sum(plan.costItems.filter((item) => fits(item.category)).map((item) => item.amounts[year] ?? Money.ZERO));
  const fundingWhere = (isOwn: boolean): Money =>
    Money.sum(
      plan.funding
        .filter(({ kind }) => OWN_KINDS.includes(kind) === isOwn)
        .map((item) => item.amounts[year] ?? Money.ZERO),
    );
  const costs = costsWhere(() => true);
  const eligible = costsWhere((code) => categories.get(code)?.eligible === true);
  return {
    costs,
    eligible,
    notEligible: costs.minus(eligible),
    thirdParty: fundingWhere(false),
    ownMinimum: eligible.shareCeil(terms.minOwnShareBps),
    ownEntered: fundingWhere(true),
    projectCosts: costsWhere((code) => categories.get(code)?.isProject === true),
  };
}

function limitStepsOf(
  plan: FinancePlan,
  terms: PlanTerms,
  entered: Entered,
  { year, cap, room }: { readonly year: number; readonly cap: Money; readonly room: Money },
): readonly CalculationStep[] {
  const { limit, ownShare } = terms.citations ?? DEFAULT_CITATIONS;
  const requested = plan.requestedGrant?.[year];
  const kept = notBelowZero(entered.eligible.minus(entered.thirdParty).minus(entered.ownMinimum));
  const keptFormula = `${entered.eligible.toGerman()} − ${entered.thirdParty.toGerman()} − ${entered.ownMinimum.toGerman()}`;
  const keptLabel = `Zuwendung, die den Mindesteigenanteil von ${percent(terms.minOwnShareBps)} wahrt`;
  return [
    step('cap', `Höchstbetrag ${year}`, cap, limit),
    step('room', `Spielraum ${year}`, notBelowZero(room), limit, 'Höchstbetrag abzüglich bewilligt und vorgemerkt'),
    ...(requested ? [step('requested', `Beantragte Zuwendung ${year}`, requested, 'Antrag')] : []),
    ...(terms.ownShareRule === 'REDUCE_GRANT' ? [step('own-share-kept', keptLabel, kept, ownShare, keptFormula)] : []),
  ];
}

function awardYear(
  terms: PlanTerms,
  entered: Entered,
  year: number,
  limitSteps: readonly CalculationStep[],
): Result<Award> {
  const { eligible, thirdParty } = entered;
  const limit = limitSteps.map(({ amount }) => amount).reduce((least, each) => Money.min(least, each));
  const { roundUnitCents, rateBps } = terms;
  const citations = terms.citations ?? DEFAULT_CITATIONS;
  const basis = { eligible, thirdParty, limit, limitSteps, roundUnitCents, citations };
  switch (terms.financingType) {
    case 'SHARE':
      return award('SHARE', { ...basis, rateBps });
    case 'DEFICIT':
      // Own funds pay for costs the programme does not recognise first; only the rest lowers the deficit.
      return award('DEFICIT', { ...basis, own: notBelowZero(entered.ownEntered.minus(entered.notEligible)) });
    case 'FIXED': {
      const amount = terms.fixedAmountByYear?.[year];
      if (!amount) return refuse('fixed-amount-missing', { year }, `/terms/fixedAmountByYear/${year}`);
      return award('FIXED', { ...basis, fixed: { amount } });
    }
    case 'FULL':
      return award('FULL', basis);
  }
}

const LIMIT_OF_STEP: Partial<Record<StepKey, PlanLimit>> = {
  cap: 'CAP',
  room: 'ROOM',
  requested: 'REQUESTED',
  'own-share-kept': 'OWN_SHARE',
};

function totalsOf(years: readonly PlanYear[]): PlanSums {
  const total = (key: keyof PlanSums): Money => Money.sum(years.map((year) => year[key]));
  return {
    costs: total('costs'),
    eligible: total('eligible'),
    notEligible: total('notEligible'),
    thirdParty: total('thirdParty'),
    grant: total('grant'),
    ownRequired: total('ownRequired'),
    ownMinimum: total('ownMinimum'),
    ownEntered: total('ownEntered'),
    missing: total('missing'),
    projectCosts: total('projectCosts'),
  };
}
