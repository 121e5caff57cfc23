export { appropriate, bookAppropriation, type Appropriate } from './use-cases/appropriate.js';
export {
  commitBudget,
  reduceCommitment,
  releaseBudget,
  reserveBudget,
  type BudgetBooking,
} from './use-cases/budget-doors.js';
export { addTitle, openTitle, type NewTitle } from './use-cases/open-title.js';
export { budgetMovements, type BudgetEntryKind, type BudgetMovement } from './read/budget-movements.js';
export {
  budgetSituation,
  listTitles,
  lockBudget,
  titleOfProgramme,
  type BudgetTitle,
} from './read/budget-situation.js';
export type {
  BudgetAuthority,
  BudgetRefusal,
  BudgetSituation,
  BudgetTranche,
  ReductionRefusal,
} from './domain/budget-account.js';
