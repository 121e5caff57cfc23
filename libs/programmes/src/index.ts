export {
  findCall,
  findProgramme,
  letterheadOn,
  listCalls,
  listCaps,
  listProgrammes,
  listTermsVersions,
  openCalls,
  termsById,
  termsOn,
  textBlocksOn,
  type Call,
  type CapRule,
  type LetterheadVersion,
  type Programme,
  type TermsVersion,
  type TextBlock,
} from './read/programme-queries.js';
export type {
  CheckTerms,
  CostCategory,
  Letterhead,
  ProgrammeTerms,
  RequiredDocument,
} from './domain/programme-terms.js';
export { loadProgrammeReference, referenceCallId, type ReferenceBudget } from './use-cases/load-reference.js';
