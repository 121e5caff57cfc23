export { appropriate, bookAppropriation, type Appropriate } from './use-cases/appropriate.js';
export { beginBudgetYear, type BeginBudgetYear } from './use-cases/begin-budget-year.js';
export {
  commitBudget,
  reduceCommitment,
  releaseBudget,
  reserveBudget,
  type BudgetBooking,
} from './use-cases/budget-doors.js';
export { closeBudgetYear, type CloseBudgetYear } from './use-cases/close-budget-year.js';
export { grantOverrun, type GrantOverrun } from './use-cases/grant-overrun.js';
export { addTitle, openTitle, sectionOf, type NewTitle } from './use-cases/open-title.js';
export { coverPayment, recordPayment, reversePayment, type BudgetPayment } from './use-cases/payment-doors.js';
export { setOffRepayment, undoSetOff, type BudgetRepayment } from './use-cases/repayment-doors.js';
export { transferBudget, type TransferBudget } from './use-cases/transfer-budget.js';
export { budgetMovements, type BudgetEntryKind, type BudgetMovement } from './read/budget-movements.js';
export {
  budgetSituation,
  listTitles,
  lockBudget,
  titleOfProgramme,
  type BudgetTitle,
} from './read/budget-situation.js';
export type { BudgetAuthority, BudgetRefusal, BudgetSituation, BudgetTranche } from './domain/budget-account.js';
export type { ReductionRefusal } from './domain/reduction.js';
export { budgetYear, closedYear, type ClosedYear } from './read/budget-year.js';
export { closingOf, openingOf, type BudgetYear, type YearClosing, type YearOpening } from './domain/year-life.js';
