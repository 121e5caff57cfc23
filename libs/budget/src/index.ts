export { addTitle, appropriate, bookAppropriation, openTitle, type Appropriate, type NewTitle } from './appropriate.js';
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
