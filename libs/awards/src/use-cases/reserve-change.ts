import { termsOfApplication } from '#applications';
import { releaseBudget, reserveBudget } from '#budget';
import { Money, ok, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import type { Database, Transaction } from '#platform';
import { movesBetween, revisedTranches } from '../domain/award-revision.js';
import { districtCapMustCover } from '../domain/district-cap.js';
import { findAward, loadAwardForUpdate } from '../persistence/award.repository.js';
import { lockCapAccounts, releaseUnderCap, reserveUnderCap } from '../persistence/cap-ledger.repository.js';
import { decisionOn, dropReservation, requestsWithIdleReservation } from '../persistence/change-decision.repository.js';
import { loadRequestForUpdate, type ChangeRequest } from '../persistence/change-request.repository.js';
import { grantableChange } from './change-rules.js';

/**
 * Reserves what an approved request needs more than the award has, year by year, under the cap (H6) and in the budget
 * (H7). Answers until when the reservation holds; null where nothing rises.
 */
export async function reserveChange(
  tx: Transaction,
  request: ChangeRequest,
): Promise<Result<CalendarDate | null, Refusal>> {
  if (request.awardId === null) return ok(null);
  const award = await loadAwardForUpdate(tx, request.awardId);
  const grantable = await grantableChange(tx, request, request.baseVersion);
  if (!grantable.ok) return grantable;
  if (!award) return ok(null);
  const { situation, decided } = grantable.value;
  const amounts = Object.fromEntries(
    Object.entries(decided.plan.grantCents).map(([year, cents]) => [year, Money.ofCents(cents)]),
  );
  const { increases } = movesBetween(award.tranches, revisedTranches(award.tranches, amounts, tx.today));
  if (increases.length === 0) return ok(null);
  const years = increases.map(({ budgetYear }) => budgetYear);
  const covered = districtCapMustCover(increases, await lockCapAccounts(tx, award, years));
  if (!covered.ok) return covered;
  const { programmeCode: programme, decisionId } = award;
  const budgeted = await reserveBudget(tx, { programme, decisionId, tranches: increases });
  if (!budgeted.ok) return budgeted;
  await reserveUnderCap(tx, award, decisionId, increases);
  const context = await termsOfApplication(tx, situation.application);
  return ok(context.ok ? tx.today.plusDays(context.value.version.terms.reservationDays) : null);
}

/** Gives back what the review of a request holds. Harmless if it holds nothing. */
export async function releaseChange(tx: Transaction, request: ChangeRequest): Promise<void> {
  const award = request.awardId === null ? null : await findAward(tx, request.awardId);
  if (!award) return;
  await lockCapAccounts(
    tx,
    award,
    award.tranches.map(({ budgetYear }) => budgetYear),
  );
  await releaseUnderCap(tx, award, award.decisionId);
  await releaseBudget(tx, award.decisionId);
  await dropReservation(tx, request.id);
}

/** Job: what a withdrawn request had reserved is free again. Safe to repeat. */
export async function releaseChangeReservation(database: Database, actor: Actor, requestId: string): Promise<void> {
  await database.transaction(actor, async (tx) => {
    const request = await loadRequestForUpdate(tx, requestId);
    const decision = request ? await decisionOn(tx, requestId) : null;
    if (request?.status === 'WITHDRAWN' && decision?.reservedUntil) await releaseChange(tx, request);
  });
}

/** Job: requests in review whose reservation has lapsed give it back; the signature checks the room anew. */
export async function expireChangeReservations(database: Database, actor: Actor, day: CalendarDate): Promise<number> {
  const idle = await database.read(actor, (tx) => requestsWithIdleReservation(tx, day));
  for (const requestId of idle)
    await database.transaction(actor, async (tx) => {
      const request = await loadRequestForUpdate(tx, requestId);
      const decision = await decisionOn(tx, requestId);
      const isIdle = request?.status !== 'IN_REVIEW' || decision?.reservedUntil?.isBefore(day);
      if (request && decision?.reservedUntil && isIdle) await releaseChange(tx, request);
    });
  return idle.length;
}
