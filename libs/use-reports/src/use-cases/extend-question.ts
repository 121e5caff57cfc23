import { ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import { queueMail } from '#mail';
import type { Database } from '#platform';
import { extendOpenQuestion, questionsOf } from '../persistence/examination.repository.js';
import { dutiesOfAward } from '../read/report-basis.js';
import { openForExamining } from './examine-report.js';
import { contactOf, mailFacts, reportName } from './report-letter.js';
import { auditStep } from './report-step.js';

const REASON_LENGTH_MIN = 5;
const REASON_LENGTH_MAX = 500;

/**
 * More time for the answer to an open question, also after its day (§ 31 (7) VwVfG NRW); the district hears of it by mail.
 * Refuses a day that is not later, one without a reason, and a second extension of the same question.
 */
export async function extendQuestion(
  database: Database,
  actor: Actor,
  command: { readonly reportId: string; readonly deadline: CalendarDate; readonly reason: string },
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openForExamining(tx, command.reportId, 'extend-question');
    if (!opened.ok) return opened;
    const { report } = opened.value;
    const open = (await questionsOf(tx, report.id)).find(({ answeredAt }) => answeredAt === null);
    if (!open) return refuse('question-not-open', {});
    if (open.extension) return refuse('question-extended-already', { until: open.deadline.toGerman() });
    const { deadline } = command;
    const reason = command.reason.trim();
    if (!deadline.isAfter(open.deadline))
      return refuse('extension-not-later', { due: open.deadline.toGerman() }, '/extendedTo');
    if (!deadline.isAfter(tx.today)) return refuse('date-in-the-past', { date: deadline.toGerman() }, '/extendedTo');
    if (reason.length < REASON_LENGTH_MIN) return refuse('reason-missing', {}, '/extensionReason');
    if (reason.length > REASON_LENGTH_MAX)
      return refuse('entry-too-long', { lengthMax: REASON_LENGTH_MAX }, '/extensionReason');
    await extendOpenQuestion(tx, report.id, { deadline, reason });
    await auditStep(tx, report, {
      action: 'extend-question',
      to: report.status,
      reason,
      facts: { from: open.deadline.toString(), to: deadline.toString() },
    });
    const duties = await dutiesOfAward(tx, report.awardId);
    const to = duties.ok ? await contactOf(tx, duties.value.award) : null;
    if (duties.ok && to !== null)
      await queueMail(tx, {
        template: 'use-report-question-extended',
        to,
        facts: { ...mailFacts(tx, duties.value.award), report: reportName(report), deadline },
        dedupeKey: `use-report-question-extended:${open.id}`,
        organisationId: report.organisationId,
      });
    return ok(true);
  });
}
