import type { Typed } from '../access/index.js';
import type { ApprovalSituation, Award } from '#awards';
import type { Actor, CalendarDate } from '#kernel';
import type { ClaimView, InterestOrder } from '#settlement';

/** What the page of one claim shows. */
export interface ClaimScreen {
  readonly actor: Actor;
  readonly award: Award;
  readonly claim: ClaimView;
  /** Interest on this claim, signed or prepared. */
  readonly orders: readonly InterestOrder[];
  /** Lead bodies whose approval the proposed relief and the prepared interest need. */
  readonly approvals: { readonly relief: ApprovalSituation; readonly interest: ApprovalSituation };
  readonly today: CalendarDate;
  readonly values: Typed;
  readonly errors: Typed;
}
