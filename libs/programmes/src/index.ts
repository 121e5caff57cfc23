export { addCall, type AddCall } from './use-cases/add-call.js';
export { addLetterheadVersion, type AddLetterheadVersion } from './use-cases/add-letterhead-version.js';
export { addProgramme, type AddProgramme } from './use-cases/add-programme.js';
export { addTermsVersion, type AddTermsVersion } from './use-cases/add-terms-version.js';
export { addTextBlockVersion, type AddTextBlockVersion } from './use-cases/add-text-block-version.js';
export { changeCall, type ChangeCall } from './use-cases/change-call.js';
export { enterBaseRate, type EnterBaseRate } from './use-cases/enter-base-rate.js';
export { loadProgrammeReference, referenceCallId, type ReferenceBudget } from './use-cases/load-reference.js';
export { setCap, type SetCap } from './use-cases/set-cap.js';
export { verifyTerms, type VerifyTerms } from './use-cases/verify-terms.js';
export { baseRateTable, listBaseRates, nextHalfYear, type BaseRateVersion } from './read/base-rates.js';
export {
  findCall,
  findProgramme,
  letterheadOn,
  listCalls,
  listCaps,
  listLetterheads,
  listProgrammes,
  listTermsVersions,
  openCalls,
  termsById,
  termsFinder,
  termsOn,
  textBlocksOn,
  type Call,
  type CapRule,
  type LetterheadVersion,
  type Programme,
  type TermsVersion,
  type TextBlock,
} from './read/programme-queries.js';
export { listTextBlockVersions, type TextBlockVersion } from './read/text-block-versions.js';
export { berlinInstant } from './domain/berlin-instant.js';
export { LETTERHEAD_FIELDS } from './domain/check-letterhead.js';
export { checkTerms, valueAt } from './domain/check-terms.js';
export { PLACEHOLDERS } from './domain/check-text-block.js';
export { SETTLEMENT_DEFAULTS } from './domain/complete-terms.js';
export type { FieldsRefusal } from './domain/field-list.js';
export type {
  CheckTerms,
  CostCategory,
  Letterhead,
  ProgrammeTerms,
  RequiredDocument,
  SettlementTerms,
} from './domain/programme-terms.js';
export {
  type NumberUnit,
  type TermColumn,
  type TermField,
  type TermGroup,
  type TermOption,
} from './domain/term-field.js';
export { TERM_FIELDS, TERMS_CATALOGUE } from './domain/terms-catalogue.js';
export { unverifiedParameters } from './domain/unverified.js';
export { leadBodyOf, listLeadBodyMembers, type LeadBodyMember } from './read/lead-bodies.js';
export { appointToLeadBody, dismissFromLeadBody, type AppointLeadBody } from './use-cases/appoint-lead-body.js';
