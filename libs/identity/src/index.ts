export { changeAccount, ensureAccount, openAccount, storePassword, type AccountDraft } from './use-cases/accounts.js';
export {
  accountOfApiToken,
  issueApiToken,
  listApiTokens,
  revokeApiToken,
  type ApiToken,
} from './use-cases/api-tokens.js';
export { changePassword } from './use-cases/change-password.js';
export {
  createFirstAdministrator,
  findLink,
  inviteToAccount,
  requestPasswordReset,
  setPasswordByLink,
  setUpFirstAdministrator,
  type OpenLink,
} from './use-cases/one-time-links.js';
export { findParkedForm, parkForm, type FormFields, type ParkedForm } from './use-cases/parked-forms.js';
export {
  endSession,
  endSessionsOf,
  openSession,
  resumeSession,
  setFlash,
  type EndedSession,
  type LiveSession,
  type SessionFound,
} from './use-cases/sessions.js';
export { checkCredentials, type Credentials } from './use-cases/sign-in.js';
export { findAccount, listAccounts, listPeopleOf, listPeopleWithRole } from './read/accounts.js';
export { actorOf, scopeOf, type Account, type AccountState } from './domain/account.js';
export { PASSWORD_LENGTH_MIN } from './domain/password-rules.js';
export { Overcrowded } from './secrets/turnstile.js';
