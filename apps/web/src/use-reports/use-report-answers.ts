import { NotFoundException } from '@nestjs/common';
import { type Transaction } from '#platform';
import { findUseReport, openReport, questionsOf, submissionOf } from '#use-reports';
import type { AnswerParts } from '../api/frame/api-answer.js';
import { ReportView, toReport } from './use-report-views.js';

/** A report as every act on it answers. */
export const answerWith = async (tx: Transaction, id: string): Promise<AnswerParts> => ({
  status: 200,
  body: await viewOf(tx, id),
});

/** A report as the actor may see it; 404 where there is none for them. */
export async function viewOf(tx: Transaction, id: string): Promise<ReportView> {
  const report = await findUseReport(tx, id);
  if (!report) throw new NotFoundException();
  const opened = await openReport(tx, id);
  const submission = await submissionOf(tx, id);
  // Who examines is told to the district by the letters alone.
  const shown = tx.actor.scope === 'ORGANISATION' ? { ...report, examiner: null } : report;
  return toReport(shown, opened.ok ? opened.value : null, submission, await questionsOf(tx, id));
}
