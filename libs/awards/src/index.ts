export { clausePlaceholders, fillPlaceholders, fitsProject } from './read/clauses.js';
export { discardDecision, outcomeOf, prepareDecision, type PrepareDecision } from './use-cases/prepare-decision.js';
export { confirmReview, returnDecision, sendToReview, type DecisionCommand } from './use-cases/send-to-review.js';
export { approvalSituationOf, type ApprovalSituation } from './read/approval-situation.js';
export { allBodiesMustApprove, approvalOf, type DemandedApproval, type GivenApproval } from './domain/approvals.js';
export { signDecision, type SignedDecision } from './use-cases/sign-award.js';
export {
  discardWithdrawnDecision,
  expireReservations,
  grantCapException,
  withdrawApplication,
  type GrantCapException,
} from './use-cases/withdraw-application.js';

export {
  answerChange,
  saveChange,
  startChange,
  submitChange,
  withdrawChange,
  type StartChange,
} from './use-cases/request-change.js';
export {
  askAboutChange,
  confirmChange,
  prepareChange,
  returnChange,
  sendChangeToReview,
  signChange,
} from './use-cases/decide-change.js';
export type { ChangeCommand } from './use-cases/change-step.js';
export { expireChangeReservations, releaseChangeReservation } from './use-cases/reserve-change.js';
export { changeNoticePreview, changeView, type ChangeView } from './read/change-view.js';
export { grantSituation, type GrantSituation } from './read/grant-plan.js';
export { earliestStartOf } from './read/earliest-start.js';
export { awardDutiesOf, awardDutiesOfAll, awardEventsOf } from './read/award-life.js';
export {
  changeRequestsOf,
  countOpenChanges,
  findChangeRequest,
  openChangeRequests,
  type ChangeContent,
  type ChangeRequest,
  type QueuedChangeRequest,
} from './persistence/change-request.repository.js';
export type { ChangeDecision } from './persistence/change-decision.repository.js';
export {
  CHANGE_KINDS,
  CHANGE_LIFECYCLE,
  CHANGE_STATUSES,
  type ChangeAction,
  type ChangeKind,
  type ChangeOrigin,
  type ChangeStatus,
} from './domain/change-lifecycle.js';
export {
  changesBetween,
  costsOf,
  grantOf,
  itemLimit,
  totalOf,
  type ChangeSubject,
  type GrantPlan,
  type PlanChange,
  type PlanItem,
} from './domain/grant-plan.js';

export { reviseAward, stopPayments } from './use-cases/revise-award.js';
export { followAnnulment } from './use-cases/follow-annulment.js';
export { revisedTranches, type AwardRevision, type RevisionCause } from './domain/award-revision.js';
export { awardVersions, type AwardVersion, type VersionCause } from './persistence/award-version.repository.js';

export { applicationsOverCap, capsOfRows, type CapOfRow, type CapRow } from './read/caps-of-rows.js';
export { decisionWarnings } from './read/decision-warnings.js';
export { obstaclesTo, type GuardedStep } from './read/obstacles.js';
export { publicSums, type PublicSum } from './read/public-sums.js';
export { maySumsBePublished, type PublicAct } from './read/publishable.js';
export { decisionView, noticePreview, roomByYear, type CapOfCase, type DecisionView } from './read/decision-view.js';
export {
  awardOfApplication,
  findAward,
  findAwards,
  listAwards,
  type Award,
  type AwardFilter,
} from './persistence/award.repository.js';
export { readCapSituations, type CapHolder } from './persistence/cap-ledger.repository.js';
export { currentDecision, type Decision } from './persistence/decision.repository.js';

export type { DecidedItem, DecidedYear, DecisionContent, DecisionKind, DecisionState } from './domain/decision.js';
export type { Recognition } from './domain/decide-award.js';
export { roomOf, type CapSituation } from './domain/district-cap.js';
export type { Tranche } from './domain/tranche.js';
