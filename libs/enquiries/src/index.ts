export { askEnquiry, type AskEnquiry } from './use-cases/ask-enquiry.js';
export { endEnquiries } from './use-cases/end-enquiries.js';
export { admitMunicipality, endMembership, type AdmitMunicipality } from './use-cases/keep-members.js';
export {
  changeRoomTerms,
  endReferralTarget,
  enterReferralTarget,
  type ChangeRoomTerms,
  type EnterReferralTarget,
} from './use-cases/keep-room.js';
export { redactPassage, type RedactPassage } from './use-cases/redact-passage.js';
export { ENQUIRY_STEPS, takeEnquiryStep, type EnquiryStep } from './use-cases/take-enquiry-step.js';
export { answerEnquiry, askAgain, referEnquiry } from './use-cases/write-to-enquiry.js';
export { enquiryView, listEnquiries, type EnquiryView } from './read/enquiry-view.js';
export {
  OUTCOMES,
  situationReport,
  type Outcome,
  type RegionSituation,
  type SituationReport,
} from './read/situation-report.js';
export {
  listMemberships,
  listMunicipalities,
  listReferralTargets,
  listRoomTerms,
  listTopics,
  membershipOn,
  MUNICIPALITY_KINDS,
  roomTermsOn,
  type Membership,
  type Municipality,
  type MunicipalityKind,
  type ReferralTarget,
  type RoomTerms,
  type Topic,
} from './persistence/room.repository.js';
export {
  ENQUIRY_LIFECYCLE,
  ENQUIRY_STATUSES,
  type EnquiryAction,
  type EnquiryStatus,
} from './domain/enquiry-lifecycle.js';
export {
  ENQUIRY_KINDS,
  PHENOMENA,
  type Enquiry,
  type EnquiryKind,
  type Passage,
  type PassageKind,
  type Phenomenon,
} from './domain/enquiry.js';
export { TEXT_LENGTH_MAX, TEXT_LENGTH_MIN, type WrittenText } from './domain/enquiry-rules.js';
export { SMALL_NUMBER_LIMIT } from './domain/small-numbers.js';
export { loadEnquiryReference } from './load-reference.js';
