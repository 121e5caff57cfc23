export {
  ACCOUNT_CONFIRMERS,
  confirmBankAccount,
  discardBankAccount,
  type ConfirmBankAccount,
} from './use-cases/confirm-bank-account.js';
export { enterPayerAccount } from './use-cases/enter-payer-account.js';
export { exportPaymentRun, mayExport, type ExportedRun } from './use-cases/export-payment-run.js';
export { importFeedback } from './use-cases/import-feedback.js';
export { proposeBankAccount } from './use-cases/propose-bank-account.js';
export { recordLocalConsent, type RecordLocalConsent } from './use-cases/record-local-consent.js';
export { changeRequest, startRequest, submitRequest } from './use-cases/request-payment.js';
export {
  PAYMENT_STEPS,
  takePaymentStep,
  type PaymentStep,
  type TakePaymentStep,
} from './use-cases/take-payment-step.js';

export {
  bankAccountsOf,
  confirmedAccountOf,
  findBankAccount,
  proposedAccounts,
  type BankAccount,
} from './persistence/bank-account.repository.js';
export type { LocalConsent } from './persistence/local-consent.repository.js';
export {
  findPaymentRequest,
  paymentRequestsIn,
  paymentRequestsOf,
  type PaymentRequest,
  type RequestDraft,
} from './persistence/payment-request.repository.js';
export { filesOfRun, listPaymentRuns, payerAccount, type PaymentRun } from './persistence/payment-run.repository.js';
export type { Party } from './files/payment-file.js';
export { BANK_LIST_UNTIL, bankOfIban, type BankName } from './read/bank-of-iban.js';
export { obstacleToDrawing } from './use-cases/payment-preconditions.js';
export { paymentDutiesOf, paymentDutiesOfAll, paymentEventsOf } from './read/payment-life.js';
export { useByReceipts, useInTime, type UseByReceipts, type UseInTime } from './read/use-in-time.js';
export { drawingSituation, type DrawingSituation, type DrawingYear } from './read/drawing-situation.js';

export { useUntil, type UseOfFunds } from './domain/payment-rules.js';
export type { PaymentUse } from './domain/use-in-time.js';
export {
  holderDiffers,
  ibanInGroups,
  readAccount,
  type AccountDetails,
  type BankAccountState,
} from './domain/bank-account.js';
export {
  PAYMENT_LIFECYCLE,
  PAYMENT_STATUSES,
  type PaymentAction,
  type PaymentStatus,
} from './domain/payment-lifecycle.js';
