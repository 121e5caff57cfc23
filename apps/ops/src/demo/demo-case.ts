import type { CheckValue } from '#applications';
import type { DecisionKind } from '#awards';

export interface PlannedCost {
  readonly category: string;
  readonly description: string;
  /** Cents by year. */
  readonly cents: Readonly<Record<number, number>>;
}

export interface Plan {
  readonly costs: readonly PlannedCost[];
  /** Kind of funding -> cents by year; the grant itself is never entered. */
  readonly funding: Readonly<Record<string, Readonly<Record<number, number>>>>;
}

interface Timed {
  /** "2026-10-28 15:21", or "T-3 09:12": three days before the demo's today. Berlin time. */
  readonly at: string;
}

/** What happened to a case, in the words of the office. Whoever has the role in the case acts. */
export type Act = Timed &
  (
    | { readonly act: 'draft' | 'submit' | 'take' | 'assign' | 'formal' | 'material' | 'review' | 'confirm' | 'sign' }
    | { readonly act: 'retrieve' | 'waive' }
    | { readonly act: 'edit'; readonly fields: Readonly<Record<string, string>> }
    | { readonly act: 'check'; readonly code: string; readonly result: CheckValue; readonly note: string }
    | { readonly act: 'request'; readonly items: readonly string[]; readonly dueInDays: number }
    | { readonly act: 'answer' | 'note' | 'ask' | 'return' | 'withdraw'; readonly text: string }
    | { readonly act: 'tell'; readonly text: string; readonly dueInDays?: number }
    | { readonly act: 'deadline'; readonly text: string; readonly dueInDays: number }
    | { readonly act: 'change'; readonly change: PlannedChange; readonly text: string }
    | { readonly act: 'early-start'; readonly startOn: string; readonly text: string }
    | { readonly act: 'change-question'; readonly text: string; readonly dueInDays: number }
    | { readonly act: 'change-answer' | 'change-prepare'; readonly text: string }
    | { readonly act: 'change-sign' }
    | {
        readonly act: 'prepare';
        readonly kind?: DecisionKind;
        readonly reasons?: readonly string[];
        /** What is recognised of the n-th cost item in the case's year, in cents, and why less than requested. */
        readonly cuts?: readonly (readonly [item: number, cents: number, reason: string])[];
      }
  );

/** What an amendment moves, in cents by year: the grant, and each cost item in its order. */
export interface PlannedChange {
  /** YYYY-MM-DD. */
  readonly periodTo?: string;
  readonly grant?: Readonly<Record<number, number>>;
  readonly items: readonly Readonly<Record<number, number>>[];
}

export interface DemoCase {
  /** AGS of the district, or AACHEN for the city inside 05334. */
  readonly district: string;
  readonly programme: 'NRWELTOFFEN' | 'DEMOKRATIE_LEBEN';
  /** The call's budget year. */
  readonly year: number;
  readonly title: string;
  readonly phase: 'ENTWICKLUNG' | 'UMSETZUNG' | 'FORTSCHREIBUNG' | '';
  readonly theme: string;
  /** YYYY-MM-DD; the whole budget year if left out. */
  readonly period?: readonly [from: string, to: string];
  readonly plan: Plan;
  readonly caseworker: 'A. Beispiel' | 'F. Vermerk';
  /** Documents left out on purpose, so that the summary page has something to say. */
  readonly withoutDocuments?: boolean;
  /** Why the measure may begin before its award, as the check point says it. */
  readonly continuation?: string;
  readonly acts: readonly Act[];
}
