export { addTitle, appropriate, bookAppropriation, type Appropriate } from './appropriate.js';
export {
  commitBudget,
  releaseBudget,
  reserveBudget,
  type BudgetBooking,
  type BudgetRefusal,
  type BudgetTranche,
} from './budget-doors.js';
export {
  budgetSituation,
  listTitles,
  lockBudget,
  titleOfProgramme,
  type BudgetSituation,
  type BudgetTitle,
} from './budget-situation.js';
