import type { Typed } from '../access/index.js';
import type { ApprovalSituation, Award } from '#awards';
import type { Actor, Money, Refusal, Result } from '#kernel';
import type { Letter } from '#notices';
import type {
  ClosingObstacle,
  ComputedSettlement,
  FileClosure,
  InterestOrder,
  LateUseView,
  Recovery,
  SettlementRecord,
} from '#settlement';

/** What the page of the settlement shows. */
export interface SettlementScreen {
  readonly actor: Actor;
  readonly award: Award;
  readonly signed: SettlementRecord | null;
  readonly prepared: SettlementRecord | null;
  /** Lead bodies whose approval the prepared settlement needs; none where there is nothing prepared. */
  readonly approvals: ApprovalSituation;
  /** Today's figures for the authority, or why there are none yet; null once settled. */
  readonly computed: Result<ComputedSettlement, Refusal> | null;
  /** The Schlussbescheid as it would go out. */
  readonly letter: Letter | null;
  /** What was granted at first. */
  readonly first: Money;
  /** What the Schlussbescheid opened because too much was paid. */
  readonly recovery: Recovery | null;
  /** Whether payments were used in time, for the authority once settled. */
  readonly lateUse: Result<LateUseView, Refusal> | null;
  /** What was prepared or decided about late use. */
  readonly lateUseOrders: readonly InterestOrder[];
  /** Lead bodies whose approval prepared interest on late use needs. */
  readonly lateUseApprovals: ApprovalSituation;
  readonly obstacles: readonly ClosingObstacle[];
  readonly closure: FileClosure | null;
  readonly values: Typed;
  readonly errors: Typed;
}
