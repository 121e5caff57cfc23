import { loadApplication } from '#applications';
import { allBodiesMustApprove, approvalOf, approvalSituationOf, type ApprovalSituation, type Award } from '#awards';
import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database, Transaction } from '#platform';
import { approvalsOf, insertApproval, type ApprovedAct } from '../persistence/approval.repository.js';
import { loadInterestOrderForUpdate } from '../persistence/interest-order.repository.js';
import { loadPreparedForUpdate } from '../persistence/settlement.repository.js';
import { awardOrRefusal, lockAwardFile } from '../read/award-money.js';
import { takeClaimStep } from './claim-step.js';
import { takeRecoveryStep } from './recovery-step.js';
import { refuseUnlessRole, traceAct } from './settlement-act.js';

/**
 * A lead body approves a prepared Schlussbescheid, as it approves a grant. Refuses programmes without lead bodies, people
 * who speak for none, a second approval of the same body, and whoever prepared it.
 */
export async function approveSettlement(
  database: Database,
  actor: Actor,
  awardId: string,
): Promise<Result<{ readonly body: string }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const found = await awardOrRefusal(tx, awardId);
    if (!found.ok) return found;
    const forbidden = refuseUnlessRole(actor, 'confirm-settlement', ['REVIEWER', 'SIGNATORY']);
    if (forbidden) return forbidden;
    await lockAwardFile(tx, awardId);
    const prepared = await loadPreparedForUpdate(tx, awardId);
    if (!prepared) return refuse('settlement-not-prepared');
    if (prepared.prepared.id === actor.accountId)
      return refuse('settlement-four-eyes', { preparedBy: prepared.prepared.name });
    const approved = await approve(tx, found.value, { act: 'SETTLEMENT', id: prepared.id });
    if (!approved.ok) return approved;
    await traceAct(tx, found.value, { action: 'confirm-settlement', facts: approved.value, visibility: 'INTERNAL' });
    return approved;
  });
}

/** A lead body approves a prepared recovery. Refuses as `approveSettlement` does. */
export async function approveRecovery(
  database: Database,
  actor: Actor,
  recoveryId: string,
): Promise<Result<{ readonly body: string }, Refusal>> {
  const step = { recoveryId, action: 'confirm-decision' as const, act: { visibility: 'INTERNAL' as const } };
  return takeRecoveryStep(database, actor, step, async (tx, { award, recovery: { id, prepared } }) => {
    if (!prepared) return refuse('recovery-not-prepared');
    if (prepared.id === actor.accountId) return refuse('recovery-four-eyes', { preparedBy: prepared.name });
    return approve(tx, award, { act: 'RECOVERY', id });
  });
}

/** A lead body approves a prepared Zinsbescheid, or the waiver of interest. Refuses as `approveSettlement` does. */
export async function approveInterest(
  database: Database,
  actor: Actor,
  orderId: string,
): Promise<Result<{ readonly body: string }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const order = await loadInterestOrderForUpdate(tx, orderId);
    if (!order) return refuse('interest-order-not-found');
    const forbidden = refuseUnlessRole(actor, 'confirm-interest', ['REVIEWER', 'SIGNATORY']);
    if (forbidden) return forbidden;
    if (order.state !== 'PREPARED') return refuse('interest-order-not-found');
    if (order.prepared.id === actor.accountId) return refuse('interest-four-eyes', { preparedBy: order.prepared.name });
    const found = await awardOrRefusal(tx, order.awardId);
    if (!found.ok) return found;
    const approved = await approve(tx, found.value, { act: 'INTEREST', id: orderId });
    if (!approved.ok) return approved;
    await traceAct(tx, found.value, { action: 'confirm-interest', facts: approved.value, visibility: 'INTERNAL' });
    return approved;
  });
}

/** A lead body approves a proposed deferral, write-off or remission. Refuses as `approveSettlement` does. */
export async function confirmRelief(
  database: Database,
  actor: Actor,
  claimId: string,
): Promise<Result<{ readonly body: string }, Refusal>> {
  const step = { claimId, action: 'confirm-relief' as const, act: { visibility: 'INTERNAL' as const } };
  return takeClaimStep(database, actor, step, async (tx, { award, claim }) => {
    const relief = claim.reliefs.find(({ state }) => state === 'PROPOSED');
    if (!relief) return refuse('relief-not-proposed');
    if (relief.proposed.id === actor.accountId) return refuse('relief-four-eyes', { by: relief.proposed.name });
    return approve(tx, award, { act: 'RELIEF', id: relief.id });
  });
}

async function approve(
  tx: Transaction,
  award: Award,
  act: ApprovedAct,
): Promise<Result<{ readonly body: string }, Refusal>> {
  const { demanded, given, ownBody } = await approvalsOfAct(tx, award, act);
  if (demanded.length === 0) return refuse('approval-not-asked');
  const own = approvalOf(demanded, given, ownBody);
  if (!own.ok) return own;
  await insertApproval(tx, award, act, own.value.body);
  return ok({ body: own.value.body });
}

/** Which lead bodies have to approve the act, which have, and for which the actor speaks. */
export async function approvalsOfAct(tx: Transaction, award: Award, act: ApprovedAct): Promise<ApprovalSituation> {
  const application = await loadApplication(tx, award.applicationId);
  if (!application) return { demanded: [], given: [], ownBody: null };
  return approvalSituationOf(tx, application, () => approvalsOf(tx, act));
}

/** Refuses while a lead body has not approved the act as it stands. */
export async function mustBeApproved(tx: Transaction, award: Award, act: ApprovedAct): Promise<Result<true, Refusal>> {
  const { demanded, given } = await approvalsOfAct(tx, award, act);
  return allBodiesMustApprove(demanded, given);
}
