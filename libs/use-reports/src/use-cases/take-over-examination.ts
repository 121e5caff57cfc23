import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { violatedConstraint, type Database } from '#platform';
import { loadReportForUpdate, markExaminer, tookPart } from '../persistence/report.repository.js';
import { auditStep, nextOf } from './report-step.js';

const REASON_LENGTH_MIN = 5;
const REASON_LENGTH_MAX = 500;

/**
 * Another USE_AUDITOR goes on with an examination, with a reason; judgements and samples stay with the names of those who made
 * them. Refuses whoever took part in the award or wrote the report (domain part 3.1 (d)), and whoever examines it already.
 */
export async function takeOverExamination(
  database: Database,
  actor: Actor,
  command: { readonly reportId: string; readonly reason: string },
): Promise<Result<true, Refusal>> {
  const { reportId } = command;
  try {
    return await database.transaction(actor, async (tx) => {
      const report = await loadReportForUpdate(tx, reportId);
      if (!report) return refuse('use-report-not-found', { reportId });
      const possible = nextOf(report, tx, 'take-over-examination');
      if (!possible.ok) return possible;
      if (report.examiner?.id === actor.accountId) return refuse('examination-is-yours', {});
      if (await tookPart(tx, report.awardId, actor.accountId)) return refuse('examiner-approved-award', {});
      const reason = command.reason.trim();
      if (reason.length < REASON_LENGTH_MIN) return refuse('reason-missing', {}, '/reason');
      if (reason.length > REASON_LENGTH_MAX)
        return refuse('entry-too-long', { lengthMax: REASON_LENGTH_MAX }, '/reason');
      await markExaminer(tx, reportId);
      const facts = { from: report.examiner?.name ?? '' };
      await auditStep(tx, report, {
        action: 'take-over-examination',
        to: possible.value,
        reason,
        facts,
        isInternal: true,
      });
      return ok(true);
    });
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint === 'examiner_uninvolved') return refuse('examiner-approved-award', {});
    if (constraint === 'report_examiner_differs') return refuse('examiner-wrote-report', {});
    throw error;
  }
}
