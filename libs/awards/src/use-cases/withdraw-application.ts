import { markDecisionStep, nextStatus, openCaseForDecision } from '#applications';
import { hasRole, Money, ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import { recordAudit } from '#audit';
import { publish } from '#outbox';
import { violatedConstraint, type Database } from '#platform';
import {
  currentDecision,
  decisionsWithLapsedReservation,
  markDiscarded,
  markReservationLapsed,
} from '../persistence/decision.repository.js';
import { insertCapException, type CapHolder } from '../persistence/cap-ledger.repository.js';
import { releaseReservations, type DecisionCommand } from './send-to-review.js';

/**
 * The applicant withdraws. Possible until the decision is signed. An applicant never sees a decision under way, so a job
 * that commits with the withdrawal discards it and frees what it had reserved.
 */
export async function withdrawApplication(
  database: Database,
  actor: Actor,
  command: DecisionCommand & { readonly reason: string },
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openCaseForDecision(tx, command.applicationId, command.expectedVersion);
    if (!opened.ok) return opened;
    const possible = nextStatus(opened.value, tx, 'withdraw');
    if (!possible.ok) return possible;
    const step = await markDecisionStep(tx, opened.value, { action: 'withdraw', reason: command.reason.trim() });
    if (!step.ok) return step;
    await publish(tx, {
      name: 'discard-withdrawn-decision',
      payload: { applicationId: command.applicationId },
      dedupeKey: `discard-withdrawn-decision:${command.applicationId}`,
    });
    return ok(true);
  });
}

/** Job: the decision of a withdrawn application is discarded; its reservations are free again. Safe to repeat. */
export async function discardWithdrawnDecision(database: Database, actor: Actor, applicationId: string): Promise<void> {
  await database.transaction(actor, async (tx) => {
    const opened = await openCaseForDecision(tx, applicationId);
    if (!opened.ok || opened.value.status !== 'WITHDRAWN') return;
    const decision = await currentDecision(tx, applicationId);
    if (!decision || decision.state === 'SIGNED') return;
    await releaseReservations(tx, decision);
    await markDiscarded(tx, decision.id);
  });
}

/**
 * Job: decisions whose reservation has lapsed give it back. They stay in review; the signature checks the room anew.
 * One transaction each: holding the accounts of one case while waiting for another would block whoever signs that one.
 */
export async function expireReservations(database: Database, actor: Actor, day: CalendarDate): Promise<number> {
  let released = 0;
  for (const { id, applicationId } of await database.read(actor, (tx) => decisionsWithLapsedReservation(tx, day))) {
    if (await expireReservation(database, actor, { decisionId: id, applicationId, day })) released += 1;
  }
  return released;
}

async function expireReservation(
  database: Database,
  actor: Actor,
  { decisionId, applicationId, day }: { decisionId: string; applicationId: string; day: CalendarDate },
): Promise<boolean> {
  return database.transaction(actor, async (tx) => {
    const opened = await openCaseForDecision(tx, applicationId);
    const decision = await currentDecision(tx, applicationId);
    if (!opened.ok || decision?.id !== decisionId || decision.state !== 'IN_REVIEW') return false;
    if (!decision.reservedUntil?.isBefore(day)) return false;
    await releaseReservations(tx, decision);
    await markReservationLapsed(tx, decision.id);
    await markDecisionStep(tx, opened.value, {
      action: 'expire-reservation',
      facts: { amountCents: decision.amount.toCents() },
      visibility: 'INTERNAL',
    });
    return true;
  });
}

export interface GrantCapException extends CapHolder {
  readonly budgetYear: number;
  readonly amount: Money;
  /** File number of the ministry's decree. */
  readonly decreeReference: string;
  readonly reason: string;
}

/** Raises one account above the cap. Needs its own permission, the decree's reference and a reason (domain part 1.4). */
export async function grantCapException(
  database: Database,
  actor: Actor,
  command: GrantCapException,
): Promise<Result<true, Refusal>> {
  if (!hasRole(actor, 'CAP_EXCEPTION_OFFICER')) {
    return refuse('action-not-permitted', {
      action: 'grant-cap-exception',
      status: null,
      allowedRoles: ['CAP_EXCEPTION_OFFICER'],
      possible: [],
    });
  }
  if (!command.amount.isPositive()) return refuse('amount-negative', {}, '/amountCents');
  if (command.decreeReference.trim().length < 3) return refuse('decree-missing', {}, '/decreeReference');
  if (command.reason.trim().length < 10) return refuse('reason-missing', {}, '/reason');
  try {
    return await database.transaction(actor, async (tx) => {
      await insertCapException(tx, command, {
        ...command,
        decreeReference: command.decreeReference.trim(),
        reason: command.reason.trim(),
      });
      await recordAudit(tx, {
        chain: `cap:${command.programmeCode}:${command.capHolder}:${command.budgetYear}`,
        action: 'grant-cap-exception',
        reason: command.reason.trim(),
        facts: { amountCents: command.amount.toCents(), decreeReference: command.decreeReference.trim() },
        organisationId: null,
        visibility: 'INTERNAL',
      });
      return ok(true);
    });
  } catch (error) {
    if (violatedConstraint(error) === 'cap_unknown')
      return refuse('cap-unknown', { year: command.budgetYear }, '/budgetYear');
    throw error;
  }
}
