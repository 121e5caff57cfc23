export {
  addConcept,
  addFinding,
  addMeasure,
  addOffer,
  dropReference,
  enterFigure,
  linkMeasureToAward,
  moveMeasure,
  referToOffer,
  saveRegistered,
  unlinkMeasureFromAward,
} from './use-cases/keep-registers.js';

export {
  changeEntry,
  restoreEntry,
  type ChangeOf,
  type ConceptChange,
  type EntryVersion,
  type MeasureChange,
} from './use-cases/change-registers.js';
export type {
  ConceptDraft,
  FindingDraft,
  MeasureDraft,
  OfferDraft,
  OrganisationDraft,
} from './use-cases/register-rules.js';

export { counsellingFigures, type CounsellingFigures } from './read/counselling-figures.js';
export {
  CONCEPT_KINDS,
  CONCEPT_PHASES,
  findConcept,
  listConcepts,
  measuresOf,
  PHENOMENA,
  searchFindings,
  type Concept,
  type ConceptKind,
  type ConceptPhase,
  type Finding,
  type Measure,
  type Phenomenon,
} from './persistence/concept.repository.js';
export {
  findRegistered,
  listOffers,
  listReferences,
  OFFER_KINDS,
  REGISTER_KINDS,
  searchOrganisations,
  type Offer,
  type OfferKind,
  type OfferReference,
  type OrganisationFilter,
  type RegisteredOrganisation,
  type RegisterKind,
} from './persistence/organisation.repository.js';

export {
  ENTRY_KINDS,
  revisionsOf,
  type EntryKind,
  type EntryOf,
  type Revision,
} from './persistence/revision.repository.js';

export {
  MEASURE_ACTIONS,
  MEASURE_LIFECYCLE,
  MEASURE_STATUSES,
  progressOf,
  REGISTER_EDITORS,
  type FieldProgress,
  type MeasureAction,
  type MeasureStatus,
} from './domain/measure-lifecycle.js';
export { COUNT_SHOWN_FROM, shownFigures, type ShownFigures } from './domain/small-numbers.js';
