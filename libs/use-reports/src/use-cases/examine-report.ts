import { randomInt } from 'node:crypto';
import { ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import { queueMail } from '#mail';
import { violatedConstraint, type Database, type Transaction } from '#platform';
import { drawSample, SAMPLE_METHODS, type SampleMethod } from '../domain/sample.js';
import { lineKey, type ContentLine } from '../domain/report-content.js';
import {
  answerOpenQuestion,
  insertQuestion,
  insertSample,
  questionsOf,
  storeJudgements,
} from '../persistence/examination.repository.js';
import {
  loadReportForUpdate,
  markExamining,
  markStatus,
  tookPart,
  type UseReport,
} from '../persistence/report.repository.js';
import { submissionOf, type ReportSubmission } from '../persistence/submission.repository.js';
import { dutiesOfAward } from '../read/report-basis.js';
import { toSampleLine } from '../read/examination-screen.js';
import { contactOf, issueReportLetter, mailFacts, reportName } from './report-letter.js';
import { auditStep, nextOf } from './report-step.js';
import type { ReportAction } from '../domain/report-lifecycle.js';

const REASON_LENGTH_MIN = 5;
const REASON_LENGTH_MAX = 500;
const QUESTIONS_MAX = 20;
const QUESTION_LENGTH_MAX = 1000;
const SEED_LIMIT = 2 ** 32;

/** A USE_AUDITOR takes the report on. Refuses whoever prepared, reviewed or signed any version of the award (domain part 3.1 (d)). */
export async function beginExamination(
  database: Database,
  actor: Actor,
  reportId: string,
): Promise<Result<true, Refusal>> {
  try {
    return await database.transaction(actor, async (tx) => {
      const report = await loadReportForUpdate(tx, reportId);
      if (!report) return refuse('use-report-not-found', { reportId });
      const possible = nextOf(report, tx, 'begin-examination');
      if (!possible.ok) return possible;
      if (await tookPart(tx, report.awardId, actor.accountId)) return refuse('examiner-approved-award', {});
      await markExamining(tx, reportId);
      await auditStep(tx, report, {
        action: 'begin-examination',
        to: possible.value,
        facts: { submission: report.submission },
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

export interface LineJudgement {
  readonly receiptId: string;
  /** What of the eligible amount is not recognised, in cents; 0 accepts the line. */
  readonly cutCents: number;
  readonly reason: string;
}

/** Accepts or cuts lines. Refuses cuts above the line's eligible amount and cuts without a reason; all lines or none. */
export async function examineLines(
  database: Database,
  actor: Actor,
  command: { readonly reportId: string; readonly judgements: readonly LineJudgement[] },
): Promise<Result<{ readonly judged: number }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openForExamining(tx, command.reportId, 'examine-lines');
    if (!opened.ok) return opened;
    const { report, submission } = opened.value;
    const lines = new Map(submission.content.lines.map((line) => [line.id, line]));
    const rows = [];
    for (const judgement of command.judgements) {
      const line = lines.get(judgement.receiptId);
      if (!line) return refuse('receipt-not-found', {});
      const fits = judgementMustFit(line, judgement);
      if (!fits.ok) return fits;
      rows.push({
        receiptId: line.id,
        lineHash: lineKey(line),
        eligibleCents: line.eligibleCents,
        cutCents: judgement.cutCents,
        reason: judgement.cutCents === 0 ? '' : judgement.reason.trim(),
      });
    }
    if (rows.length === 0) return refuse('no-line-judged', {});
    await storeJudgements(tx, report, rows);
    await auditStep(tx, report, {
      action: 'examine-lines',
      to: report.status,
      facts: { lines: rows.length, cutCents: rows.reduce((sum, { cutCents }) => sum + cutCents, 0) },
      isInternal: true,
    });
    return ok({ judged: rows.length });
  });
}

function judgementMustFit(line: ContentLine, { cutCents, reason }: LineJudgement): Result<true, Refusal> {
  const facts = { line: line.number, eligibleCents: line.eligibleCents, cutCents };
  if (!Number.isSafeInteger(cutCents) || cutCents < 0) return refuse('cut-negative', facts, `/cut-${line.id}`);
  if (cutCents > Math.max(line.eligibleCents, 0)) return refuse('cut-above-line', facts, `/cut-${line.id}`);
  if (cutCents > 0 && reason.trim().length < REASON_LENGTH_MIN)
    return refuse('line-cut-without-reason', facts, `/reason-${line.id}`);
  if (reason.length > REASON_LENGTH_MAX)
    return refuse('entry-too-long', { lengthMax: REASON_LENGTH_MAX }, `/reason-${line.id}`);
  return ok(true);
}

/** Draws a sample of the present submission with a fresh seed, or the given one, and stores seed and list. */
export async function drawSampleOf(
  database: Database,
  actor: Actor,
  command: { readonly reportId: string; readonly method: SampleMethod; readonly size: number; readonly seed?: number },
): Promise<Result<{ readonly receiptIds: readonly string[]; readonly seed: number }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openForExamining(tx, command.reportId, 'draw-sample');
    if (!opened.ok) return opened;
    const { report, submission } = opened.value;
    const { lines } = submission.content;
    const { method, size, seed = randomInt(SEED_LIMIT) } = command;
    if (!SAMPLE_METHODS.includes(method)) return refuse('entry-not-offered', {}, '/method');
    if (!Number.isInteger(size) || size < 1 || size > lines.length)
      return refuse('sample-size-impossible', { lines: lines.length }, '/size');
    if (!Number.isInteger(seed) || seed < 0 || seed >= SEED_LIMIT) return refuse('sample-seed-impossible', {}, '/seed');
    const receiptIds = drawSample(lines.map(toSampleLine), { method, size, seed });
    await insertSample(tx, report, { method, size, seed, receiptIds });
    await auditStep(tx, report, {
      action: 'draw-sample',
      to: report.status,
      facts: { method, size, seed },
      isInternal: true,
    });
    return ok({ receiptIds, seed });
  });
}

/** Asks the district (VV No. 11 zu § 44 LHO): a letter with the questions and a deadline, and a mail. */
export async function askQuestion(
  database: Database,
  actor: Actor,
  command: { readonly reportId: string; readonly items: readonly string[]; readonly deadline?: CalendarDate },
): Promise<Result<{ readonly noticeId: string; readonly deadline: CalendarDate }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openForExamining(tx, command.reportId, 'ask-question');
    if (!opened.ok) return opened;
    const { report } = opened.value;
    const items = command.items.map((item) => item.trim()).filter((item) => item !== '');
    if (items.length === 0) return refuse('request-empty', {}, '/items');
    if (items.length > QUESTIONS_MAX) return refuse('too-many-items', { itemsMax: QUESTIONS_MAX }, '/items');
    if (items.some((item) => item.length > QUESTION_LENGTH_MAX))
      return refuse('entry-too-long', { lengthMax: QUESTION_LENGTH_MAX }, '/items');
    const duties = await dutiesOfAward(tx, report.awardId);
    if (!duties.ok) return duties;
    const { award, version } = duties.value;
    const deadline = command.deadline ?? tx.today.plusDays(version.terms.infoRequestDays);
    if (!deadline.isAfter(tx.today)) return refuse('date-in-the-past', { date: deadline.toGerman() }, '/deadline');
    const name = reportName(report);
    const letter = await issueReportLetter(tx, {
      award,
      version,
      key: report,
      kind: 'USE_QUESTION',
      reference: `Ihr ${name}, Fassung ${report.submission}`,
      officer: tx.actor.name,
      opening: [`ich prüfe Ihren ${name}. Dazu benötige ich von Ihnen noch folgende Angaben:`],
      sections: [
        { heading: 'Rückfragen', blocks: [{ block: 'LIST', isNumbered: true, items }] },
        {
          heading: 'Frist',
          blocks: [
            {
              block: 'TEXT',
              text: `Bitte antworten Sie bis zum ${deadline.toGerman()} im Portal. Dort können Sie auch Belege und Angaben berichtigen.`,
            },
            {
              block: 'TEXT',
              text: 'Ohne Antwort entscheide ich nach Lage der Akten; nicht belegte Ausgaben kann ich dann nicht anerkennen.',
            },
          ],
        },
      ],
    });
    if (!letter.ok) return letter;
    await insertQuestion(tx, report, { items, deadline, noticeId: letter.value });
    await markStatus(tx, report.id, 'QUESTIONED');
    await auditStep(tx, report, {
      action: 'ask-question',
      to: 'QUESTIONED',
      facts: { items: items.length, deadline: deadline.toString() },
    });
    const to = await contactOf(tx, award);
    if (to !== null)
      await queueMail(tx, {
        template: 'use-report-question',
        to,
        facts: { ...mailFacts(tx, award), report: name, deadline },
        dedupeKey: `use-report-question:${letter.value}`,
        organisationId: report.organisationId,
      });
    return ok({ noticeId: letter.value, deadline });
  });
}

/** Goes on when no answer came: possible once the period has run out. */
export async function continueWithoutAnswer(
  database: Database,
  actor: Actor,
  reportId: string,
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const report = await loadReportForUpdate(tx, reportId);
    if (!report) return refuse('use-report-not-found', { reportId });
    const possible = nextOf(report, tx, 'continue-without-answer');
    if (!possible.ok) return possible;
    const open = (await questionsOf(tx, reportId)).find(({ answeredAt }) => answeredAt === null);
    if (!open) return refuse('question-not-open', {});
    if (!tx.today.isAfter(open.deadline)) return refuse('deadline-still-running', { until: open.deadline.toGerman() });
    await answerOpenQuestion(tx, reportId, '');
    await markStatus(tx, reportId, possible.value);
    await auditStep(tx, report, { action: 'continue-without-answer', to: possible.value });
    return ok(true);
  });
}

/** The report under examination by this very person, locked, with the version that counts. */
export async function openForExamining(
  tx: Transaction,
  reportId: string,
  action: ReportAction,
): Promise<Result<{ readonly report: UseReport; readonly submission: ReportSubmission }, Refusal>> {
  const report = await loadReportForUpdate(tx, reportId);
  if (!report) return refuse('use-report-not-found', { reportId });
  const possible = nextOf(report, tx, action);
  if (!possible.ok) return possible;
  if (report.examiner?.id !== tx.actor.accountId)
    return refuse('examiner-is-another', { name: report.examiner?.name ?? '' });
  const submission = await submissionOf(tx, reportId, report.submission);
  return submission ? ok({ report, submission }) : refuse('use-report-not-found', { reportId });
}
