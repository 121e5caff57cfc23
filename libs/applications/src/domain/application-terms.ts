import type { PlanTerms } from '#funding-law';
import type { CalendarDate } from '#kernel';

/** What a programme version and its call demand of an application. */
export interface ApplicationTerms {
  readonly plan: PlanTerms;
  readonly budgetYear: number;
  /** The window in which a project may lie; from the call. */
  readonly periodFrom: CalendarDate;
  readonly periodTo: CalendarDate;
  readonly phases: readonly { readonly code: string; readonly needsConcept: boolean }[];
  readonly requiredDocuments: readonly { readonly kind: string; readonly required: DocumentRequirement }[];
  /** Another programme serves the same field: the applicant must say how the two are kept apart (W1). */
  readonly asksForDemarcation: boolean;
}

export type DocumentRequirement = 'ALWAYS' | 'IF_CONCEPT_PHASE' | 'IF_FORWARDING' | 'OPTIONAL';
