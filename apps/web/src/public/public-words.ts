import type { ConceptKind, ConceptPhase, MeasureStatus, OfferKind, Phenomenon, RegisterKind } from '#network';

export const OFFER_WORDS: Readonly<Record<OfferKind, string>> = {
  MOBILE: 'Mobile Beratung',
  VICTIM: 'Opferberatung',
  EXIT: 'Ausstiegsberatung',
  PREVENTION: 'Prävention',
};

export const REGISTER_WORDS: Readonly<Record<RegisterKind, string>> = {
  MINISTRY: 'Ministerium',
  AUTHORITY: 'Behörde',
  MUNICIPALITY: 'Kommune',
  ASSOCIATION: 'Verein',
  COMPANY: 'Gesellschaft',
  SCIENCE: 'Wissenschaft',
  NETWORK: 'Netzwerk',
  PROGRAMME: 'Programm',
  PARTNERSHIP: 'Partnerschaft für Demokratie',
  EUROPEAN: 'Europäische Einrichtung',
};

export const CONCEPT_WORDS: Readonly<Record<ConceptKind, string>> = {
  STATE: 'Konzept des Landes',
  INTERMINISTERIAL: 'Konzept mehrerer Ministerien',
  LOCAL: 'Örtliches Handlungskonzept',
};

export const PHASE_WORDS: Readonly<Record<ConceptPhase, string>> = {
  DEVELOPMENT: 'Entwicklung',
  IMPLEMENTATION: 'Umsetzung',
  UPDATE: 'Fortschreibung',
};

export const MEASURE_WORDS: Readonly<Record<MeasureStatus, string>> = {
  PLANNED: 'geplant',
  RUNNING: 'läuft',
  DONE: 'umgesetzt',
  SUSPENDED: 'ruht',
  DROPPED: 'aufgegeben',
};

export const PHENOMENON_WORDS: Readonly<Record<Phenomenon, string>> = {
  RIGHT: 'Rechtsextremismus',
  LEFT: 'Linksextremismus',
  ISLAMISM: 'Islamismus',
  FOREIGN: 'Auslandsbezogener Extremismus',
};

/** "ungeprüft" wherever nobody has confirmed a fact yet. */
export const unverifiedWord = (verifiedBy: string | null): string => (verifiedBy === null ? 'ungeprüft' : '');
