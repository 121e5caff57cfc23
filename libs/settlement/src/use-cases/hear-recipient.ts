import { dayPeriod, holidaysOfLand } from '#funding-law';
import { ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import { checkContent, issueNotice } from '#notices';
import { violatedConstraint, type Database } from '#platform';
import {
  insertAnswer,
  markExempt,
  markHearingExtended,
  markHearingSent,
} from '../persistence/recovery-step.repository.js';
import { effectOf } from '../read/recovery-effect.js';
import { orderParts, wordsOf } from '../read/order-common.js';
import { hearingLetter } from '../read/recovery-letters.js';
import { takeRecoveryStep } from './recovery-step.js';
import { stopWhileHearing } from './stop-while-hearing.js';
import { tellRecipient, textMustBe } from './settlement-act.js';

/**
 * Sends the Anhörung (§ 28 VwVfG NRW) with its deadline: the programme's days after today unless a later day is given.
 * Until the decision nothing more is paid. Refuses a shorter deadline than the programme grants.
 */
export async function sendHearing(
  database: Database,
  actor: Actor,
  command: { readonly recoveryId: string; readonly due: CalendarDate | null },
): Promise<Result<{ readonly noticeId: string }, Refusal>> {
  const step = { recoveryId: command.recoveryId, action: 'send-hearing' as const };
  return takeRecoveryStep(database, actor, step, async (tx, { award, recovery }) => {
    const parts = await orderParts(tx, award, { officer: actor.name, form: 'LETTER' });
    if (!parts.ok) return parts;
    const { land, terms } = parts.value.terms;
    const days = terms.hearingDays;
    const earliest = dayPeriod({ eventDay: tx.today, days, holidays: holidaysOfLand(land) }).endShifted;
    const due = command.due ?? earliest;
    if (due.isBefore(earliest)) return refuse('hearing-too-short', { earliest: earliest.toGerman(), days }, '/due');
    const effect = await effectOf(tx, award, recovery);
    const letter = hearingLetter(recovery, effect, due, parts.value, await wordsOf(tx, award, 'HEARING'));
    const printable = checkContent(letter);
    if (!printable.ok) return printable;
    const noticeId = await issueNotice(tx, {
      content: letter,
      isAct: false,
      caseId: award.applicationId,
      organisationId: award.organisationId,
      preparedBy: actor.accountId,
    });
    await markHearingSent(tx, recovery.id, noticeId, due);
    await stopWhileHearing(tx, award, recovery);
    await tellRecipient(tx, award, { id: noticeId, contactEmail: parts.value.contactEmail });
    return ok({ noticeId });
  });
}

/** Gives the recipient more time (§ 31 (7) VwVfG NRW), also after the deadline. Refuses a day that is no later one. */
export async function extendHearing(
  database: Database,
  actor: Actor,
  command: { readonly recoveryId: string; readonly due: CalendarDate | null },
): Promise<Result<true, Refusal>> {
  const step = { recoveryId: command.recoveryId, action: 'extend-hearing' as const };
  return takeRecoveryStep(database, actor, step, async (tx, { recovery }) => {
    if (!command.due) return refuse('entry-missing', {}, '/due');
    if (!recovery.hearing || !command.due.isAfter(recovery.hearing.due) || command.due.isBefore(tx.today)) {
      return refuse('hearing-not-longer', { due: recovery.hearing?.due.toGerman() ?? null }, '/due');
    }
    await markHearingExtended(tx, recovery.id, command.due);
    return ok(true);
  });
}

/** Records why nobody is heard (§ 28 (2), (3) VwVfG NRW); the reason stands in the notice. Nothing more is paid. */
export async function exemptFromHearing(
  database: Database,
  actor: Actor,
  command: { readonly recoveryId: string; readonly reason: string },
): Promise<Result<true, Refusal>> {
  const step = {
    recoveryId: command.recoveryId,
    action: 'exempt-from-hearing' as const,
    act: { reason: command.reason.trim(), visibility: 'INTERNAL' as const },
  };
  return takeRecoveryStep(database, actor, step, async (tx, { award, recovery }) => {
    const silent = textMustBe(command.reason, '/reason', { min: 10, max: 1_000 });
    if (silent) return { ok: false, refusal: silent };
    await markExempt(tx, recovery.id, command.reason.trim());
    await stopWhileHearing(tx, award, recovery);
    return ok(true);
  });
}

/** What the recipient says to the hearing, in the portal; once, and also after the deadline while nothing is decided. */
export async function answerHearing(
  database: Database,
  actor: Actor,
  command: { readonly recoveryId: string; readonly answer: string },
): Promise<Result<true, Refusal>> {
  const step = { recoveryId: command.recoveryId, action: 'answer-hearing' as const };
  try {
    return await takeRecoveryStep(database, actor, step, async (tx, { recovery }) => {
      const silent = textMustBe(command.answer, '/answer', { min: 1, max: 10_000 });
      if (silent) return { ok: false, refusal: silent };
      if (recovery.answer) return refuse('hearing-already-answered', { by: recovery.answer.byName });
      await insertAnswer(tx, recovery, command.answer.trim());
      return ok(true);
    });
  } catch (error) {
    if (violatedConstraint(error) !== 'hearing_answer_pkey') throw error;
    return refuse('hearing-already-answered', { by: null });
  }
}
