export {
  approvalsOfAct,
  approveInterest,
  approveRecovery,
  approveSettlement,
  confirmRelief,
} from './use-cases/approve-act.js';
export { bookClaimPayment, reverseClaimPayment, type BookClaimPayment } from './use-cases/book-claim-payment.js';
export { closeFile } from './use-cases/close-file.js';
export {
  dropRecovery,
  mustBeHeard,
  permitLateRecovery,
  prepareRecovery,
  signRecovery,
  type PrepareRecovery,
  type SignedRecovery,
} from './use-cases/decide-recovery.js';
export { answerHearing, exemptFromHearing, extendHearing, sendHearing } from './use-cases/hear-recipient.js';
export { openRecovery, type OpenRecovery } from './use-cases/open-recovery.js';
export { discardSettlement, prepareSettlement, type PrepareSettlement } from './use-cases/prepare-settlement.js';
export {
  approveRelief,
  endRelief,
  proposeRelief,
  rejectRelief,
  type ProposeRelief,
} from './use-cases/relieve-claim.js';
export { sendDunning } from './use-cases/send-dunning.js';
export { interestOfClaim, prepareInterest, signInterest, type PrepareInterest } from './use-cases/set-interest.js';
export { prepareLateUseInterest, type PrepareLateUseInterest } from './use-cases/set-late-use-interest.js';
export { signSettlement, type SignedSettlement } from './use-cases/sign-settlement.js';
export { watchRecoveries } from './use-cases/watch-recoveries.js';

export { awardStatus, type AwardState, type ReportState } from './read/award-life.js';
export { awardMoney, type AwardMoney } from './read/award-money.js';
export { claimView, claimViewsOf, openClaimViews, type ClaimView } from './read/claim-view.js';
export { interestOrdersOf, isDecided, type InterestOrder } from './read/interest-orders.js';
export { lateUseOf, type LateUseView } from './read/late-use.js';
export { obstaclesToClosing, type ClosingObstacle } from './read/obstacles-to-closing.js';
export { effectOf, recoveryLawOf } from './read/recovery-effect.js';
export type { RecoveryEffect } from './read/recovery-letters.js';
export { repaymentsOf, type Repayment } from './read/repayments.js';
export { computeSettlement, isSettled, termsOfAward, type ComputedSettlement } from './read/settlement-basis.js';
export { settlementPreview } from './read/settlement-preview.js';
export {
  settlementDutiesOf,
  settlementEventsOf,
  settlementStandingsOf,
  type SettlementStanding,
} from './read/settlement-life.js';
export { closureOf, type FileClosure } from './persistence/closure.repository.js';
export {
  findRecovery,
  recoveriesOf,
  type Recovery,
  type RecoveryBasis,
  type RecoveryReasons,
} from './persistence/recovery.repository.js';
export type { Relief } from './persistence/relief.repository.js';
export { settlementsOf, type SettlementContent, type SettlementRecord } from './persistence/settlement.repository.js';

export { AWARD_SIDE_STATES, AWARD_STATUSES, type AwardSideState, type AwardStatus } from './domain/award-status.js';
export { equalInstalments } from './domain/instalments.js';
export type { ClaimEntry, ClaimEntryKind, ClaimKind, Instalment, ReliefKind } from './domain/claim.js';
export {
  RECOVERY_LIFECYCLE,
  RECOVERY_STATUSES,
  type ClaimStatus,
  type RecoveryAction,
  type RecoveryStatus,
} from './domain/recovery-lifecycle.js';
