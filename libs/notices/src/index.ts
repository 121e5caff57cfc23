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
  ApplicationContent,
  AwardContent,
  CompetentCourt,
  ContactPerson,
  ContentSection,
  CostItem,
  FinancingTerms,
  FundingItem,
  InadmissibleContent,
  InfoRequestContent,
  IsoDate,
  IssuingAuthority,
  NormVersion,
  NoticeCommon,
  NoticeContent,
  NoticeContentKind,
  NoticeSignature,
  OrderContent,
  ReceiptContent,
  RejectionContent,
  TextClause,
  YearlyTranche,
} from './content/notice-content.js';
export type { Letter, LetterBlock } from './letter/letter.js';
