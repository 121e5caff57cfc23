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
  ApplicationContent,
  ContentSection,
  InadmissibleContent,
  InfoRequestContent,
  NoticeContent,
  NoticeContentKind,
  OrderContent,
  ReceiptContent,
  RejectionContent,
} from './content/notice-content.js';
export type { Letter, LetterBlock } from './letter/letter.js';
export { issueNotice, TEMPLATE_VERSION, type IssueNotice } from './use-cases/issue-notice.js';
export { renderIssuedNotice } from './use-cases/render-issued-notice.js';
export { actsToRetrieve, type ActToRetrieve } from './read/acts-to-retrieve.js';
export { pdfOf, type NoticePdf } from './read/notice-pdf.js';
