import type { Award } from '#awards';
import { refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database, Transaction } from '#platform';
import { RECOVERY_LIFECYCLE, type RecoveryAction } from '../domain/recovery-lifecycle.js';
import { lockClaim } from '../persistence/claim.repository.js';
import { awardOrRefusal } from '../read/award-money.js';
import { claimView, type ClaimView } from '../read/claim-view.js';
import { traceAct, type Act } from './settlement-act.js';

export interface OpenedClaim {
  readonly award: Award;
  readonly claim: ClaimView;
}

/**
 * A step on a claim: locked, allowed by the lifecycle in the state that follows from the facts of today, and traced with
 * the state it led to. Refuses `claim-not-found` for unknown claims and those of others alike.
 */
export async function takeClaimStep<T>(
  database: Database,
  actor: Actor,
  step: {
    readonly claimId: string;
    readonly action: RecoveryAction;
    /** Which end the action takes, where it can end differently. */
    readonly outcome?: (claim: ClaimView) => string | null;
    readonly act?: Omit<Act, 'action'>;
  },
  work: (tx: Transaction, opened: OpenedClaim) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const locked = await lockClaim(tx, step.claimId);
    const claim = locked ? await claimView(tx, step.claimId) : null;
    if (!claim) return refuse('claim-not-found');
    const outcome = step.outcome?.(claim) ?? undefined;
    const next = RECOVERY_LIFECYCLE.next(claim.status, step.action, actor.roles, outcome);
    if (!next.ok) return next;
    const found = await awardOrRefusal(tx, claim.awardId);
    if (!found.ok) return found;
    const done = await work(tx, { award: found.value, claim });
    if (!done.ok) return done;
    await traceAct(tx, found.value, {
      ...step.act,
      action: step.action,
      statusBefore: claim.status,
      statusAfter: next.value,
      facts: { claim: claim.number, balanceBeforeCents: claim.balance.toCents(), ...step.act?.facts },
    });
    return done;
  });
}
