import { findAward, type Award } from '#awards';
import type { Actor, CalendarDate } from '#kernel';
import { queueMail } from '#mail';
import type { Database, Transaction } from '#platform';
import { letterheadOn } from '#programmes';
import { KNOWLEDGE_WARNING_DAYS } from '../domain/year-of-knowledge.js';
import { recoveriesWatched } from '../persistence/recovery.repository.js';

/**
 * Job: warns the office when the year of knowledge of a recovery ends in 60 or 30 days. One mail per case and step, ever;
 * after a standstill only the nearest step. Answers how many warnings were due.
 */
export async function watchRecoveries(database: Database, actor: Actor, day: CalendarDate): Promise<number> {
  return database.transaction(actor, async (tx) => {
    let due = 0;
    const horizon = day.plusDays(Math.max(...KNOWLEDGE_WARNING_DAYS));
    for (const recovery of await recoveriesWatched(tx, horizon)) {
      const daysLeft = day.daysUntil(recovery.knowledgeUntil);
      const step = KNOWLEDGE_WARNING_DAYS.filter((each) => each >= daysLeft).at(-1);
      const award = await findAward(tx, recovery.awardId);
      if (step === undefined || daysLeft < 0 || !award) continue;
      await warn(tx, award, { id: recovery.id, until: recovery.knowledgeUntil, daysLeft, step });
      due += 1;
    }
    return due;
  });
}

async function warn(
  tx: Transaction,
  award: Award,
  warning: { readonly id: string; readonly until: CalendarDate; readonly daysLeft: number; readonly step: number },
): Promise<void> {
  const letterhead = await letterheadOn(tx, award.programmeCode, tx.today);
  if (!letterhead.ok) throw new Error(`no letterhead for ${award.programmeCode}`);
  await queueMail(tx, {
    template: 'deadline-reminder',
    to: letterhead.value.letterhead.email,
    facts: {
      fileNumber: award.fileNumber,
      projectTitle: award.title,
      link: `${tx.publicUrl}/bewilligungen/${award.id}/forderungen`,
      duty: 'über Widerruf oder Rücknahme zu entscheiden; danach ist es zu spät',
      deadline: warning.until,
      daysLeft: warning.daysLeft,
    },
    dedupeKey: `knowledge-year:${warning.id}:${warning.until.toString()}:${warning.step}`,
    organisationId: null,
  });
}
