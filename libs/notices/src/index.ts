export { canonicalJson, contentHash } from './content/canonical-json.js';
export { checkContent } from './content/check-content.js';
export { composeNotice } from './content/compose-notice.js';
export { renderNotice } from './content/render-notice.js';
export { amountInWords } from './content/wording.js';
export { checkPrintable } from './letter/printable.js';
export type {
  ContentBlock,
  ContentValue,
  FactsContent,
  ListContent,
  TableContent,
  TextContent,
} from './content/content-blocks.js';
export type {
  AwardContent,
  CostItem,
  FinancingTerms,
  FundingItem,
  TextClause,
  YearlyTranche,
} from './content/award-content.js';
export type {
  CompetentCourt,
  ContactPerson,
  IsoDate,
  IssuingAuthority,
  NormVersion,
  NoticeCommon,
  NoticeSignature,
} from './content/notice-common.js';
export type {
  AgreementContent,
  ApplicationContent,
  InadmissibleContent,
  InfoRequestContent,
  NoticeContent,
  NoticeContentKind,
  OrderContent,
  ReceiptContent,
  RejectionContent,
} from './content/notice-content.js';
export type { ContentSection } from './content/content-section.js';
export type { UseLetterContent, UseReportPrint } from './content/use-report-content.js';
export type { Letter, LetterBlock } from './letter/letter.js';
export { renderLetter } from './letter/render-letter.js';
export { issueNotice, TEMPLATE_VERSION, type IssueNotice } from './use-cases/issue-notice.js';
export { renderIssuedNotice } from './use-cases/render-issued-notice.js';
export { actsToRetrieve, type ActToRetrieve } from './read/acts-to-retrieve.js';
export { pdfOf, type NoticePdf } from './read/notice-pdf.js';
export { recordContest, type RecordContest } from './use-cases/record-contest.js';
export { recordCourtOutcome, type RecordCourtOutcome } from './use-cases/record-court-outcome.js';
export { recordPosting } from './use-cases/record-posting.js';
export { recordReceipt, type RecordReceipt } from './use-cases/record-receipt.js';
export { retrieveNotice, type Retrieval } from './use-cases/retrieve-notice.js';
export { waiveRemedies, type WaiveRemedies } from './use-cases/waive-remedies.js';
export { serviceDutiesOf, serviceEventsOf } from './read/notice-life.js';
export {
  findNotice,
  findNotices,
  listNotices,
  listNoticesOfCases,
  listNoticesOfOrganisation,
  type NoticeView,
} from './read/notice-view.js';
export { NOTICE_LIFECYCLE, NOTICE_STATUSES, type NoticeAction, type NoticeStatus } from './domain/notice-lifecycle.js';
export { serviceState, type ServiceState } from './domain/service-state.js';
export { RETRIEVAL_DAYS, type Delivery, type DeliveryKind } from './domain/delivery.js';
export type { ServiceWay } from './domain/service-day.js';
