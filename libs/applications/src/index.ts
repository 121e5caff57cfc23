export { attachFile, removeAttachment, type AttachFile } from './use-cases/attach-file.js';
export { answerInfoRequest, continueWithoutAnswer } from './use-cases/answer-info-request.js';
export {
  assignApplication,
  completeFormalCheck,
  openChecks,
  recordCheck,
  setDeadline,
  startFormalCheck,
  type CaseCommand,
  type RecordCheck,
} from './use-cases/check-application.js';
export { inspectFile, type FileKind } from './use-cases/inspect-file.js';
export { markDecisionStep, openCaseForDecision, type DecisionAction } from './use-cases/decide-doors.js';
export { remindDeadlines } from './use-cases/remind-deadlines.js';
export { extendInfoDeadline, requestInfo, type RequestInfo } from './use-cases/request-info.js';
export {
  isEditable,
  saveDraft,
  type ConflictWithAuthor,
  type SavedDraft,
  type SaveDraft,
} from './use-cases/save-draft.js';
export { startDraft, type StartDraft } from './use-cases/start-draft.js';
export {
  submitApplication,
  type IncompleteRefusal,
  type SubmitApplication,
  type Submitted,
} from './use-cases/submit-application.js';
export { caseFacts, chainOf, nextStatus } from './use-cases/take-step.js';
export { deleteView } from './use-cases/delete-view.js';
export { renameView } from './use-cases/rename-view.js';
export { saveView } from './use-cases/save-view.js';
export { finishMessageTask, writeMessage, type WriteMessage } from './use-cases/write-message.js';

export { termsOfApplication, type TermsOfApplication } from './read/application-terms.js';
export { caseView, type CaseView, type CheckPoint } from './read/case-view.js';
export { listApplications, type ApplicationFilter } from './read/list-applications.js';
export { describeConflict } from './read/draft-conflict.js';
export { noticeCommon, type NoticeCommonParts } from './read/notice-common.js';
export { openDraft, type OpenDraft } from './read/open-draft.js';
export {
  countCases,
  worklist,
  worklistCounts,
  type WorklistFilter,
  type WorklistPage,
  type WorklistRow,
  type WorklistSort,
  type WorklistView,
} from './read/worklist.js';
export {
  listApplicationsOfOrganisation,
  loadApplication,
  type ApplicationCase,
} from './persistence/application.repository.js';
export { listAttachments, loadAttachment, type Attachment } from './persistence/attachment.repository.js';
export { latestCheckResults, type CheckResult, type CheckValue } from './persistence/check.repository.js';
export type { DraftState } from './persistence/draft.repository.js';
export { listInfoRequests, openInfoRequest, type InfoRequest } from './persistence/info-request.repository.js';
export {
  countUnreadMessages,
  listMessagesOfOrganisation,
  markMessagesRead,
  type Message,
} from './persistence/message.repository.js';
export { listSavedViews } from './persistence/saved-view.repository.js';
export { latestSubmission, listSubmissions, type Submission } from './persistence/submission.repository.js';

export {
  APPLICATION_LIFECYCLE,
  APPLICATION_STATUSES,
  PENDING_STATUSES,
  type ApplicationAction,
  type ApplicationStatus,
} from './domain/application-lifecycle.js';
export type {
  ApplicationContent as ApplicationForm,
  ContentCostItem,
  ContentGoal,
} from './domain/application-content.js';
export type { ApplicationTerms } from './domain/application-terms.js';
export { isDraftField, itemIds, type DraftFields } from './domain/draft-fields.js';
export { SAVED_VIEWS_MAX, VIEW_NAME_LENGTH_MAX, type SavedView } from './domain/saved-view.js';
export type { FieldFinding } from './domain/field-finding.js';
export { mergeDraft, type DraftConflict, type MergedDraft } from './domain/merge-draft.js';
export type { DraftReading } from './domain/read-draft.js';
