import type { Typed } from '../access/index.js';
import type { ApprovalSituation, Award } from '#awards';
import type { Actor, CalendarDate } from '#kernel';
import type { ClaimView, Recovery, RecoveryEffect } from '#settlement';

/** What the page of all recoveries and claims of a grant shows. */
export interface RecoveriesScreen {
  readonly actor: Actor;
  readonly award: Award;
  readonly recoveries: readonly Recovery[];
  readonly claims: readonly ClaimView[];
  readonly isClosed: boolean;
  readonly today: CalendarDate;
  readonly values: Typed;
  readonly errors: Typed;
}

/** What the page of one recovery shows. */
export interface RecoveryScreen {
  readonly actor: Actor;
  readonly award: Award;
  readonly recovery: Recovery;
  /** The paragraphs it rests on, in the law of the Land. */
  readonly law: string;
  /** Lead bodies whose approval the prepared decision needs. */
  readonly approvals: ApprovalSituation;
  /** What it would do if it were decided today; for the authority. */
  readonly effect: RecoveryEffect | null;
  readonly claim: ClaimView | null;
  readonly today: CalendarDate;
  readonly values: Typed;
  readonly errors: Typed;
}
