import { reviseAward, type Award } from '#awards';
import { ok, refuse, Money, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import { checkContent, issueNotice } from '#notices';
import type { Database, Transaction } from '#platform';
import { reducedTranches } from '../domain/reduced-tranches.js';
import { mustBeInTime } from '../domain/year-of-knowledge.js';
import { insertClaim } from '../persistence/claim.repository.js';
import type { Recovery, RecoveryReasons } from '../persistence/recovery.repository.js';
import { markDecided, markDropped, markLatePermitted, markPrepared } from '../persistence/recovery-step.repository.js';
import { awardMoney, overpaidAbove } from '../read/award-money.js';
import { orderParts, wordsOf } from '../read/order-common.js';
import { effectOf } from '../read/recovery-effect.js';
import { recoveryLetter, type RecoveryEffect } from '../read/recovery-letters.js';
import { mustBeApproved } from './approve-act.js';
import { takeRecoveryStep } from './recovery-step.js';
import { endStopOf } from './stop-while-hearing.js';
import { tellRecipient, textMustBe } from './settlement-act.js';
import { drawnByYear } from './sign-settlement.js';

export interface PrepareRecovery {
  readonly recoveryId: string;
  /** Facts, law, discretion, result: the reasons of the notice in this order. */
  readonly reasons: RecoveryReasons;
  /** By how much the grant is taken back; zero where a settlement has done so. Null where it was not readable. */
  readonly reduction: Money | null;
  readonly ineffectiveFrom: CalendarDate | null;
}

const PARTS = ['facts', 'law', 'discretion', 'result'] as const;

/**
 * Prepares the decision after the hearing, or without it where a reason is recorded (H19). Discretion must be weighed in
 * words. Refuses while the recipient may still answer, and a reduction above the grant.
 */
export async function prepareRecovery(
  database: Database,
  actor: Actor,
  command: PrepareRecovery,
): Promise<Result<true, Refusal>> {
  const step = {
    recoveryId: command.recoveryId,
    action: 'prepare-decision' as const,
    act: { visibility: 'INTERNAL' as const },
  };
  return takeRecoveryStep(database, actor, step, async (tx, { award, recovery }) => {
    const heard = mustBeHeard(recovery, tx.today);
    if (!heard.ok) return heard;
    const faulty = faultIn(command, award, recovery, tx);
    if (faulty) return { ok: false, refusal: faulty };
    const { reduction, ineffectiveFrom } = command;
    if (!reduction || !ineffectiveFrom) return refuse('entry-missing', {}, '/reduction');
    const { facts, law, discretion, result } = command.reasons;
    await markPrepared(tx, recovery.id, {
      reasons: { facts: facts.trim(), law: law.trim(), discretion: discretion.trim(), result: result.trim() },
      reduction,
      ineffectiveFrom,
    });
    return ok(true);
  });
}

function faultIn(command: PrepareRecovery, award: Award, recovery: Recovery, tx: Transaction): Refusal | null {
  for (const part of PARTS) {
    const silent = textMustBe(command.reasons[part], `/reasons/${part}`, { min: 10, max: 6_000 });
    if (silent) return silent;
  }
  const { reduction, ineffectiveFrom } = command;
  if (!reduction) return refuse('entry-missing', {}, '/reduction').refusal;
  if (!ineffectiveFrom) return refuse('entry-missing', {}, '/ineffectiveFrom').refusal;
  if (reduction.isNegative() || (reduction.isZero() && recovery.settlementId === null)) {
    return refuse('amount-not-positive', {}, '/reduction').refusal;
  }
  if (reduction.exceeds(award.amount)) {
    return refuse('reduction-above-grant', { grantCents: award.amount.toCents() }, '/reduction').refusal;
  }
  return ineffectiveFrom.isAfter(tx.today) ? refuse('day-in-future', {}, '/ineffectiveFrom').refusal : null;
}

/** H19: heard and time to answer over, or answered, or a reason why nobody was heard. */
export function mustBeHeard(
  { hearing, answer, exemptionReason }: Recovery,
  today: CalendarDate,
): Result<true, Refusal> {
  if (exemptionReason !== null || answer !== null) return ok(true);
  if (!hearing) return refuse('hearing-missing');
  return hearing.due.isBefore(today) ? ok(true) : refuse('hearing-still-running', { due: hearing.due.toGerman() });
}

/** H20: the named permission to decide after the year of knowledge, with its reason. Never by who signs. */
export async function permitLateRecovery(
  database: Database,
  actor: Actor,
  command: { readonly recoveryId: string; readonly reason: string },
): Promise<Result<true, Refusal>> {
  const step = {
    recoveryId: command.recoveryId,
    action: 'permit-late-recovery' as const,
    act: { reason: command.reason.trim(), visibility: 'INTERNAL' as const },
  };
  return takeRecoveryStep(database, actor, step, async (tx, { recovery }) => {
    const silent = textMustBe(command.reason, '/reason', { min: 10, max: 1_000 });
    if (silent) return { ok: false, refusal: silent };
    if (!tx.today.isAfter(recovery.knowledgeUntil)) {
      return refuse('recovery-not-late', { until: recovery.knowledgeUntil.toGerman() });
    }
    await markLatePermitted(tx, recovery.id, command.reason.trim());
    return ok(true);
  });
}

/** Ends a recovery that turned out to be unfounded. A settlement's overpayment is not dropped: it is due by law. */
export async function dropRecovery(
  database: Database,
  actor: Actor,
  command: { readonly recoveryId: string; readonly reason: string },
): Promise<Result<true, Refusal>> {
  const step = {
    recoveryId: command.recoveryId,
    action: 'drop-recovery' as const,
    act: { reason: command.reason.trim() },
  };
  return takeRecoveryStep(database, actor, step, async (tx, { award, recovery }) => {
    const silent = textMustBe(command.reason, '/reason', { min: 10, max: 1_000 });
    if (silent) return { ok: false, refusal: silent };
    if (recovery.settlementId !== null) return refuse('recovery-of-settlement');
    await markDropped(tx, recovery.id, command.reason.trim());
    await endStopOf(tx, award, recovery);
    return ok(true);
  });
}

export interface SignedRecovery {
  readonly noticeId: string;
  /** Null where nothing was paid beyond what is left of the grant. */
  readonly claimId: string | null;
  readonly demand: Money;
}

/**
 * Signs the decision: four eyes, approvals of the lead bodies, hearing (H19) and year of knowledge (H20) once more, the grant
 * taken back, the notice issued and the claim demanded, all in one transaction. What is left of the grant may be paid again.
 */
export async function signRecovery(
  database: Database,
  actor: Actor,
  recoveryId: string,
): Promise<Result<SignedRecovery, Refusal>> {
  const step = { recoveryId, action: 'sign-decision' as const };
  return takeRecoveryStep(database, actor, step, async (tx, { award, recovery }) => {
    const { prepared } = recovery;
    if (!prepared || !recovery.reasons) return refuse('recovery-not-prepared');
    if (prepared.id === actor.accountId) return refuse('recovery-four-eyes', { preparedBy: prepared.name });
    const approved = await mustBeApproved(tx, award, { act: 'RECOVERY', id: recovery.id });
    if (!approved.ok) return approved;
    const heard = mustBeHeard(recovery, tx.today);
    if (!heard.ok) return heard;
    const inTime = mustBeInTime(recovery, tx.today);
    if (!inTime.ok) return inTime;
    const effect = await effectOf(tx, award, recovery);
    if (!effect.demand.isPositive() && recovery.reduction.isZero()) return refuse('nothing-to-recover');
    return issue(tx, award, { ...recovery, prepared }, effect);
  });
}

async function issue(
  tx: Transaction,
  award: Award,
  recovery: Recovery & { readonly prepared: { readonly id: string; readonly name: string } },
  effect: RecoveryEffect,
): Promise<Result<SignedRecovery, Refusal>> {
  const parts = await orderParts(tx, award, { officer: recovery.prepared.name, form: 'ACT' });
  if (!parts.ok) return parts;
  const letter = recoveryLetter(award, recovery, effect, parts.value, await wordsOf(tx, award, 'RECOVERY'));
  const printable = checkContent(letter);
  if (!printable.ok) return printable;
  const noticeId = await issueNotice(tx, {
    content: letter,
    isAct: true,
    caseId: award.applicationId,
    organisationId: award.organisationId,
    preparedBy: recovery.prepared.id,
  });
  const revised = recovery.reduction.isPositive() ? await takeBack(tx, award, recovery, effect, noticeId) : ok(true);
  if (!revised.ok) return revised;
  // The award is locked now: what was paid meanwhile shows here, and undoes the whole act.
  if (!overpaidAbove(effect.newGrant, await awardMoney(tx, award.id)).equals(effect.demand)) {
    return refuse('recovery-outdated');
  }
  await markDecided(tx, recovery.id, noticeId);
  await endStopOf(tx, award, recovery);
  const claimId = effect.demand.isPositive()
    ? await insertClaim(tx, {
        awardId: award.id,
        organisationId: award.organisationId,
        programmeCode: award.programmeCode,
        fileNumber: award.fileNumber,
        kind: 'REIMBURSEMENT',
        recoveryId: recovery.id,
        interestOrderId: null,
        noticeId,
        amount: effect.demand,
        bearsInterestFrom: recovery.ineffectiveFrom,
        paymentMonths: parts.value.terms.terms.recoveryPaymentMonths,
      })
    : null;
  await tellRecipient(tx, award, { id: noticeId, contactEmail: parts.value.contactEmail });
  return ok({ noticeId, claimId, demand: effect.demand });
}

const takeBack = async (
  tx: Transaction,
  award: Award,
  { basis, reduction }: Recovery,
  { newGrant }: RecoveryEffect,
  noticeId: string,
): Promise<Result<unknown, Refusal>> =>
  reviseAward(tx, {
    awardId: award.id,
    expectedVersion: award.version,
    cause: basis === 'REDUCTION' ? 'REDUCTION' : 'REVOCATION',
    noticeId,
    amount: newGrant,
    eligible: award.eligible,
    periodFrom: award.periodFrom,
    periodTo: award.periodTo,
    tranches: reducedTranches(award.tranches, reduction, await drawnByYear(tx, award.id)),
  });
