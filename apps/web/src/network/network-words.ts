import type { ConceptKind } from '#network';

/** The first step of the way back. */
export const CRUMB = { label: 'Netzwerk', href: '/netzwerk' } as const;

export const CONCEPT_WORDS: Readonly<Record<ConceptKind, string>> = {
  STATE: 'Konzept des Landes',
  INTERMINISTERIAL: 'Konzept mehrerer Ministerien',
  LOCAL: 'Örtliches Handlungskonzept',
};

/** Who may see an entry of the registers. */
export const visibility = (isPublic: boolean): string => (isPublic ? 'öffentlich' : 'intern');
