export {
  APPLICANT_ROLES,
  DEFAULT_LAND,
  ENQUIRY_ROLES,
  hasRole,
  PUBLIC_ACTOR,
  ROLES,
  SYSTEM_ACTOR,
  type Actor,
  type Role,
  type Scope,
} from './actor.js';
export { CalendarDate } from './calendar-date.js';
export { groupedBy } from './grouped-by.js';
export type { DutyOf, LifeDuty, LifeEvent } from './life-event.js';
export { Lifecycle, type LifecycleDefinition, type Transition, type TransitionRefusal } from './lifecycle.js';
export { floorDivide, Money, MONEY_LIMIT_CENTS } from './money.js';
export { DEFAULT_OFFICE, OFFICES, type Office } from './office.js';
export { ok, refuse, type Refusal, type RefusalFact, type Result } from './result.js';
