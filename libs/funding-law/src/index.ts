export {
  award,
  awardDeficit,
  awardFixed,
  awardFull,
  awardShare,
  FINANCING_TYPES,
  type Award,
  type AwardInputs,
  type DeficitAwardInput,
  type FinancingType,
  type FixedAmount,
  type FixedAwardInput,
  type FullAwardInput,
  type ShareAwardInput,
} from './financing/award.js';
export { percent, type CalculationStep, type StepKey } from './financing/calculation-step.js';
export {
  settle,
  settleDeficit,
  settleFixed,
  settleFull,
  settleShare,
  type DeficitSettlementInput,
  type FixedSettlementInput,
  type FullSettlementInput,
  type SettlementInputs,
  type ShareSettlementInput,
} from './financing/settlement.js';
export type { Settlement } from './financing/settlement-outcome.js';
export { checkFinancePlan, type Finding, type FindingKind, type PlanCheck } from './plan/check-finance-plan.js';
export { computePlan } from './plan/compute-plan.js';
export {
  FUNDING_KINDS,
  type AmountsByYear,
  type CostCategoryTerms,
  type CostItem,
  type FinancePlan,
  type FundingItem,
  type FundingKind,
  type PlanComputation,
  type PlanLimit,
  type PlanSums,
  type PlanTerms,
  type PlanYear,
} from './plan/finance-plan.js';
export {
  holidayCalendar,
  holidaysOf,
  holidaysOfLand,
  type HolidayCalendar,
  type Land,
  type PublicHoliday,
} from './deadlines/holidays.js';
export { dayPeriod, monthPeriod, type Period } from './deadlines/periods.js';
export {
  ELECTRONIC_RULES,
  PORTAL_RULES,
  POST_RULES,
  type ServiceRule,
  type ServiceRuleVersions,
} from './deadlines/service-rules.js';
export {
  actionPeriod,
  electronicSending,
  portalRetrieval,
  postFiction,
  type ActionPeriod,
  type ServiceDates,
} from './deadlines/service.js';
export { isWorkingDay, shiftToWorkingDay } from './deadlines/working-day.js';
export { baseRateOn, readBaseRates, type BaseRate, type BaseRateTable } from './interest/base-rates.js';
export { DAY_COUNTS, type DayCount } from './interest/day-count.js';
export {
  interest49a,
  type Interest,
  type InterestInput,
  type InterestSegment,
  type Repayment,
} from './interest/interest-49a.js';
export {
  lateUseInterest,
  type CreditedPayment,
  type LateUse,
  type LateUseInput,
  type LateUseInterest,
  type PaidExpense,
} from './interest/late-use-interest.js';
export {
  inWordsOf,
  LAND_NORMS,
  landNormsOn,
  landNormsVersionOn,
  wordsOfLaw,
  type LandNorms,
} from './norms/land-norms.js';
export { CITATION_VERSIONS, DEFAULT_CITATIONS, type Citations } from './norms/citations.js';
export { versionOn, type NormVersion } from './norms/norm-version.js';
