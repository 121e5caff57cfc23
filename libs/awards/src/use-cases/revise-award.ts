import { chainOf } from '#applications';
import { recordAudit } from '#audit';
import { commitBudget, lockBudget, reduceCommitment, releaseBudget, type BudgetBooking } from '#budget';
import { Money, ok, refuse, type Refusal, type Result } from '#kernel';
import type { Transaction } from '#platform';
import { movesBetween, revisionMustAddUp, type AwardRevision } from '../domain/award-revision.js';
import { districtCapMustCover } from '../domain/district-cap.js';
import type { Tranche } from '../domain/tranche.js';
import { findAward, loadAwardForUpdate, type Award } from '../persistence/award.repository.js';
import { insertVersion, switchToVersion } from '../persistence/award-version.repository.js';
import {
  bookCapEntries,
  heldByDecision,
  lockCapAccounts,
  readCapSituations,
  releaseUnderCap,
} from '../persistence/cap-ledger.repository.js';

/**
 * Door: changes a grant by an act. Locks the award, the cap accounts by year, then the budget; books the difference of
 * every year and authority and appends the new version. What an amendment had reserved for this award is used up or free.
 * Refuses `award-not-found`, `award-changed-since`, figures that do not agree, and an increase that cap (H6) or budget
 * (H7) do not cover, by how much. The caller issues the act in the same transaction.
 */
export async function reviseAward(tx: Transaction, revision: AwardRevision): Promise<Result<Award, Refusal>> {
  const award = await loadAwardForUpdate(tx, revision.awardId);
  if (!award) return refuse('award-not-found', { awardId: revision.awardId });
  if (award.version !== revision.expectedVersion)
    return refuse('award-changed-since', { expected: revision.expectedVersion, version: award.version });
  const sound = revisionMustAddUp(revision);
  if (!sound.ok) return sound;
  const capped = await moveCap(tx, award, revision);
  if (!capped.ok) return capped;
  const budgeted = await moveBudget(tx, award, revision);
  if (!budgeted.ok) return budgeted;
  const version = { ...revision, version: award.version + 1 };
  await insertVersion(tx, version);
  await switchToVersion(tx, version);
  await recordAudit(tx, {
    chain: chainOf(award.applicationId),
    action: 'revise-award',
    facts: {
      cause: revision.cause,
      version: version.version,
      beforeCents: award.amount.toCents(),
      amountCents: revision.amount.toCents(),
      noticeId: revision.noticeId,
    },
    organisationId: award.organisationId,
  });
  const revised = await findAward(tx, award.id);
  return revised ? ok(revised) : refuse('award-not-found', { awardId: award.id });
}

/** Under the cap a year counts as a whole, whichever authority pays it. */
const perYear = (tranches: readonly Tranche[]): Tranche[] =>
  tranches.map((tranche) => ({ ...tranche, authority: 'AE' as const }));

async function moveCap(tx: Transaction, award: Award, revision: AwardRevision): Promise<Result<true, Refusal>> {
  const { increases, decreases } = movesBetween(perYear(award.tranches), perYear(revision.tranches));
  const held = await heldByDecision(tx, award.decisionId);
  const years = [...increases, ...decreases].map(({ budgetYear }) => budgetYear);
  // A year without a cap is refused before its account would be opened.
  const known = await readCapSituations(tx, award, years);
  const unknown = years.find((year) => !known.some(({ budgetYear }) => budgetYear === year));
  if (unknown !== undefined) return refuse('cap-unknown', { year: unknown });
  const situations = await lockCapAccounts(tx, award, [...years, ...Object.keys(held).map(Number)]);
  const covered = districtCapMustCover(increases, situations, held);
  if (!covered.ok) return covered;
  const cause = { decisionId: award.decisionId, noticeId: revision.noticeId };
  await bookCapEntries(tx, award, {
    ...cause,
    kind: 'DECREASE',
    lines: decreases.map(({ budgetYear, amount }) => ({
      budgetYear,
      reserved: Money.ZERO,
      committed: amount.negated(),
    })),
  });
  await bookCapEntries(tx, award, {
    ...cause,
    kind: 'INCREASE',
    lines: increases.map(({ budgetYear, amount }) => ({
      budgetYear,
      reserved: (held[budgetYear] ?? Money.ZERO).negated(),
      committed: amount,
    })),
  });
  await releaseUnderCap(tx, award, award.decisionId);
  return ok(true);
}

async function moveBudget(tx: Transaction, award: Award, revision: AwardRevision): Promise<Result<true, Refusal>> {
  const { increases, decreases } = movesBetween(award.tranches, revision.tranches);
  // All accounts at once and in their order, before the first of them moves.
  const years = [...award.tranches, ...revision.tranches].map(({ budgetYear }) => budgetYear);
  await lockBudget(tx, award.programmeCode, years);
  const booking = (tranches: readonly Tranche[]): BudgetBooking & { noticeId: string } => ({
    programme: award.programmeCode,
    decisionId: award.decisionId,
    noticeId: revision.noticeId,
    tranches,
  });
  const reduced = await reduceCommitment(tx, booking(decreases));
  if (!reduced.ok) return reduced;
  const committed = await commitBudget(tx, booking(increases));
  if (!committed.ok) return committed;
  await releaseBudget(tx, award.decisionId);
  return ok(true);
}

/**
 * Door: nothing is requested, certified or ordered for this award while there is a reason (at least five characters);
 * null lets payments flow again. Recorded in the history of the case.
 */
export async function stopPayments(tx: Transaction, awardId: string, reason: string | null): Promise<void> {
  const award = await loadAwardForUpdate(tx, awardId);
  if (!award || award.paymentsStopped === reason) return;
  await tx.query(`UPDATE awards.award SET payments_stopped_reason = $2 WHERE id = $1`, [awardId, reason]);
  await recordAudit(tx, {
    chain: chainOf(award.applicationId),
    action: reason === null ? 'resume-payments' : 'stop-payments',
    reason,
    organisationId: award.organisationId,
  });
}
