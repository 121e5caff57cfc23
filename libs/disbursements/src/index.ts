export {
  ACCOUNT_CONFIRMERS,
  confirmBankAccount,
  discardBankAccount,
  type ConfirmBankAccount,
} from './use-cases/confirm-bank-account.js';
export { proposeBankAccount } from './use-cases/propose-bank-account.js';

export {
  bankAccountsOf,
  confirmedAccountOf,
  proposedAccounts,
  type BankAccount,
} from './persistence/bank-account.repository.js';
export { BANK_LIST_UNTIL, bankOfIban, type BankName } from './read/bank-of-iban.js';

export { holderDiffers, ibanInGroups, type AccountDetails, type BankAccountState } from './domain/bank-account.js';
