import type { Seat } from '#bodies';
import type { CalendarDate } from '#kernel';
import type { Fund, LocalPart, LocalPayment, LocalProject, Partnership, Proof } from '#partnerships';
import type { Typed } from '../access/index.js';
import type { RunningVote } from './vote-panel.js';

/** What the page of a local project shows. */
export interface ProjectScreen {
  readonly partnership: Partnership;
  readonly project: LocalProject;
  readonly fund: Fund;
  readonly parts: readonly LocalPart[];
  readonly vote: RunningVote | null;
  readonly seats: readonly Seat[];
  readonly payments: readonly LocalPayment[];
  readonly proof: { readonly proof: Proof; readonly submittedAt: Date } | null;
  readonly history: readonly { readonly when: string; readonly text: string }[];
  readonly today: CalendarDate;
  readonly values: Typed;
  readonly errors: Typed;
}
