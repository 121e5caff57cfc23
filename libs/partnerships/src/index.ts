export {
  applyByForm,
  confirmForm,
  draftOfLink,
  DRAFT_DAYS,
  expireForms,
  projectOfLink,
  renewLink,
  type ApplyByForm,
} from './use-cases/apply-by-form.js';
export {
  goWithoutRecommendation,
  openRecommendation,
  recordRecommendation,
  type OpenRecommendation,
} from './use-cases/ask-recommendation.js';
export {
  acceptDecision,
  prepareLocalDecision,
  returnLocalDecision,
  signLocalDecision,
  type AcceptDecision,
} from './use-cases/decide-project.js';
export { askCompletion, completeApplication, passCheck, withdrawProject } from './use-cases/examine-application.js';
export { changePartnership, type ChangePartnership } from './use-cases/change-partnership.js';
export { foundPartnership, type FoundPartnership, type PartnershipDescription } from './use-cases/found-partnership.js';
export { endMember, enterMember, type EnterMember } from './use-cases/keep-members.js';
export { foundRecommendingBody, nameBodies } from './use-cases/name-bodies.js';
export { changeFundRules } from './use-cases/change-fund-rules.js';
export { openFrame, transferBetweenFunds, type MoveFunds, type OpenFrame } from './use-cases/keep-frame.js';
export { commitOwnExpense, payOwnExpense, type OwnExpense } from './use-cases/own-expense.js';
export { recordFederalDraw, recordFrameConsent, type RecordConsent } from './use-cases/record-federal-money.js';
export {
  payableRest,
  recordLocalPayment,
  refuseLocalPayment,
  requestLocalPayment,
  type RequestLocalPayment,
} from './use-cases/pay-project.js';
export {
  prepareSettlement,
  recordRepayment,
  repaymentRest,
  returnProof,
  returnSettlement,
  signSettlement,
  submitProof,
} from './use-cases/settle-project.js';

export { publicPartnerships, type PublicPartnership } from './read/public-partnerships.js';
export { awardForFrame } from './read/award-for-frame.js';
export { frameSituation, type Consent, type FrameSituation } from './read/frame-situation.js';
export { decisionContent } from './read/local-decision-content.js';
export { settlementContent } from './read/local-settlement-content.js';
export { ownExpensesOf, type OwnExpenseView } from './read/own-expenses.js';
export {
  entriesOf,
  findFrame,
  frameOfYear,
  framesOf,
  type FundEntry,
  type FundEntryKind,
} from './persistence/frame.repository.js';
export {
  findPartnership,
  listPartnerships,
  MEMBER_ROLES,
  membersOf,
  partnershipBySlug,
  type Member,
  type MemberRole,
  type Partnership,
} from './persistence/partnership.repository.js';
export { latestProof, openPaymentOf, paymentsOf, type LocalPayment } from './persistence/project-part.repository.js';
export { coordinates } from './use-cases/lead-office.js';
export { findProject, projectsOf } from './persistence/project.repository.js';

export { associationActor } from './domain/association.js';
export { payableFrom } from './domain/decision-rules.js';
export {
  freeOf,
  FUND_CODES,
  FUNDS_OF,
  LOCAL_FINANCING,
  overheadMax,
  type Frame,
  type Fund,
  type FundCode,
  type FundRules,
  type LocalFinancing,
  type PartnershipProgramme,
  type RecommendingBody,
} from './domain/fund.js';
export {
  costsOf,
  COSTS_MAX,
  LEGAL_FORMS,
  mustBeOpen,
  requestedOf,
  type LegalForm,
  type LocalApplication,
  type PlannedCost,
} from './domain/local-application.js';
export {
  LOCAL_ACTIONS,
  LOCAL_LIFECYCLE,
  LOCAL_STATUSES,
  partsOf,
  type LocalAction,
  type LocalPart,
  type LocalStatus,
} from './domain/local-lifecycle.js';
export {
  nextDateOf,
  projectNumber,
  type LocalDecision,
  type LocalDecisionForm,
  type LocalDecisionKind,
  type LocalProject,
  type LocalSettlement,
  type Recommendation,
} from './domain/local-project.js';
export { RECEIPTS_MAX, spentOf, type Proof, type Receipt, type Recognised } from './domain/proof.js';
