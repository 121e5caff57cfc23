import { dayPeriod, holidaysOfLand } from '#funding-law';
import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { checkContent, issueNotice } from '#notices';
import { newId, type Database } from '#platform';
import { dunningLetter } from '../read/claim-letters.js';
import { orderParts, wordsOf } from '../read/order-common.js';
import { takeClaimStep } from './claim-step.js';
import { tellRecipient } from './settlement-act.js';

const PAY_WITHIN_DAYS = 14;

/** Sends a Mahnung for a claim that is overdue. Refuses before the last day has passed, and while one still runs. */
export async function sendDunning(
  database: Database,
  actor: Actor,
  claimId: string,
): Promise<Result<{ readonly noticeId: string }, Refusal>> {
  return takeClaimStep(database, actor, { claimId, action: 'send-dunning' }, async (tx, { award, claim }) => {
    if (!claim.isOverdue || !claim.due) return refuse('claim-not-overdue', { due: claim.due?.toGerman() ?? null });
    const last = claim.dunnings.at(-1);
    if (last && !last.payUntil.isBefore(tx.today))
      return refuse('dunning-still-running', { until: last.payUntil.toGerman() });
    const number = (last?.number ?? 0) + 1;
    const parts = await orderParts(tx, award, { officer: actor.name, form: 'LETTER' });
    if (!parts.ok) return parts;
    const holidays = holidaysOfLand(parts.value.terms.land);
    const payUntil = dayPeriod({ eventDay: tx.today, days: PAY_WITHIN_DAYS, holidays }).endShifted;
    const words = await wordsOf(tx, award, 'DUNNING');
    const letter = dunningLetter(claim, { number, dueSince: claim.due, payUntil }, parts.value, words);
    const printable = checkContent(letter);
    if (!printable.ok) return printable;
    const noticeId = await issueNotice(tx, {
      content: letter,
      isAct: false,
      caseId: award.applicationId,
      organisationId: award.organisationId,
      preparedBy: actor.accountId,
    });
    await tx.query(
      `INSERT INTO settlement.dunning (id, claim_id, organisation_id, number, notice_id, amount_cents, pay_until, sent_by,
         sent_by_name, sent_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        newId(),
        claim.id,
        claim.organisationId,
        number,
        noticeId,
        claim.balance.toCents(),
        payUntil.toString(),
        actor.accountId,
        actor.name,
        tx.today.toString(),
      ],
    );
    await tellRecipient(tx, award, { id: noticeId, contactEmail: parts.value.contactEmail });
    return ok({ noticeId });
  });
}
