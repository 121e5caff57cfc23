import type { Award } from '#awards';
import { hasRole, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database, Transaction } from '#platform';
import { RECOVERY_LIFECYCLE, type RecoveryAction } from '../domain/recovery-lifecycle.js';
import { findRecovery, loadRecoveryForUpdate, type Recovery } from '../persistence/recovery.repository.js';
import { awardOrRefusal, lockAwardFile } from '../read/award-money.js';
import { traceAct, type Act } from './settlement-act.js';

export interface OpenedRecovery {
  readonly award: Award;
  readonly recovery: Recovery;
}

/**
 * A step on a recovery: opened for the actor, locked, allowed by the lifecycle, and traced. The work writes; what it
 * refuses leaves nothing behind. Refuses `recovery-not-found` for unknown cases and those of others alike.
 */
export async function takeRecoveryStep<T>(
  database: Database,
  actor: Actor,
  step: { readonly recoveryId: string; readonly action: RecoveryAction; readonly act?: Omit<Act, 'action'> },
  work: (tx: Transaction, opened: OpenedRecovery) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await open(tx, step.recoveryId);
    if (!opened.ok) return opened;
    const { award, recovery } = opened.value;
    const next = RECOVERY_LIFECYCLE.next(recovery.status, step.action, actor.roles);
    if (!next.ok) return next;
    const done = await work(tx, opened.value);
    if (!done.ok) return done;
    await traceAct(tx, award, {
      ...step.act,
      action: step.action,
      statusBefore: recovery.status,
      statusAfter: next.value,
    });
    return done;
  });
}

/** A district's transaction may not lock the authority's row: it only reads it, and its answer is unique by itself. */
async function open(tx: Transaction, recoveryId: string): Promise<Result<OpenedRecovery, Refusal>> {
  const seen = await findRecovery(tx, recoveryId);
  if (!seen) return refuse('recovery-not-found');
  await lockAwardFile(tx, seen.awardId);
  const isRecipient = hasRole(tx.actor, 'APPLICANT_EDITOR', 'APPLICANT_SIGNATORY');
  const recovery = isRecipient ? await findRecovery(tx, recoveryId) : await loadRecoveryForUpdate(tx, recoveryId);
  if (!recovery) return refuse('recovery-not-found');
  const award = await awardOrRefusal(tx, recovery.awardId);
  return award.ok ? ok({ award: award.value, recovery }) : award;
}
