import { createHash } from 'node:crypto';
import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { queueMail } from '#mail';
import { canonicalJson, checkPrintable } from '#notices';
import type { Database, Transaction } from '#platform';
import { toContent } from '../domain/report-content.js';
import type { ReportFinding } from '../domain/report-fields.js';
import { answerOpenQuestion, questionsOf } from '../persistence/examination.repository.js';
import { loadReportForUpdate, markStatus, markSubmitted } from '../persistence/report.repository.js';
import { insertReportSubmission } from '../persistence/submission.repository.js';
import { openReportForUpdate, type OpenReport } from '../read/open-report.js';
import { contactOf, issueReportLetter, mailFacts, reportName } from './report-letter.js';
import { auditStep, nextOf } from './report-step.js';

const ANSWER_LENGTH_MAX = 10_000;

/** The refusal of an incomplete report carries every hard finding. */
export interface ReportIncomplete extends Refusal<'report-incomplete'> {
  readonly findings: readonly ReportFinding[];
}

export interface SubmittedReport {
  readonly submission: number;
  readonly contentHash: string;
  readonly receiptNoticeId: string;
}

/**
 * The signatory hands the report in: its content is fixed with its hash, a receipt goes out. Refuses while a hard finding
 * stands, with all of them; warnings go along. `draftVersion` refuses what somebody changed since the summary was read.
 */
export async function submitReport(
  database: Database,
  actor: Actor,
  command: { readonly reportId: string; readonly draftVersion?: number },
): Promise<Result<SubmittedReport, Refusal | ReportIncomplete>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openReportForUpdate(tx, command.reportId);
    if (!opened.ok) return opened;
    const { report, draft } = opened.value;
    const possible = nextOf(report, tx, 'submit-report');
    if (!possible.ok) return possible;
    if (command.draftVersion !== undefined && command.draftVersion !== draft.version)
      return refuse('draft-changed-meanwhile', { by: draft.savedByName, version: draft.version });
    return fixReport(tx, opened.value, 'SUBMITTED', 'submit-report');
  });
}

/** The signatory answers the office's questions: the report as it stands now is its next version, with its own receipt. */
export async function answerQuestion(
  database: Database,
  actor: Actor,
  command: { readonly reportId: string; readonly answer: string },
): Promise<Result<SubmittedReport, Refusal | ReportIncomplete>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openReportForUpdate(tx, command.reportId);
    if (!opened.ok) return opened;
    const { report } = opened.value;
    const possible = nextOf(report, tx, 'answer-question');
    if (!possible.ok) return possible;
    const answer = command.answer.trim();
    if (answer === '') return refuse('entry-missing', {}, '/answer');
    if (answer.length > ANSWER_LENGTH_MAX) return refuse('entry-too-long', { lengthMax: ANSWER_LENGTH_MAX }, '/answer');
    if (!(await questionsOf(tx, report.id)).some(({ answeredAt }) => answeredAt === null))
      return refuse('question-not-open', {});
    await answerOpenQuestion(tx, report.id, answer);
    return fixReport(tx, opened.value, 'IN_EXAMINATION', 'answer-question');
  });
}

/** Back to the draft while nobody examines it; what was handed in stays on file. */
export async function takeBackReport(
  database: Database,
  actor: Actor,
  reportId: string,
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const report = await loadReportForUpdate(tx, reportId);
    if (!report) return refuse('use-report-not-found', { reportId });
    const possible = nextOf(report, tx, 'take-back-report');
    if (!possible.ok) return possible;
    await markStatus(tx, reportId, possible.value);
    await auditStep(tx, report, { action: 'take-back-report', to: possible.value });
    return ok(true);
  });
}

async function fixReport(
  tx: Transaction,
  opened: OpenReport,
  status: 'SUBMITTED' | 'IN_EXAMINATION',
  action: 'submit-report' | 'answer-question',
): Promise<Result<SubmittedReport, Refusal | ReportIncomplete>> {
  const { report, reading, draft, basis, award, version } = opened;
  const findings = reading.findings.filter(({ severity }) => severity === 'ERROR');
  if (findings.length > 0)
    return { ok: false, refusal: { ...refuse('report-incomplete', { findings: findings.length }).refusal, findings } };
  const content = toContent(draft.fields, reading, basis);
  const canonical = canonicalJson(content);
  const printable = checkPrintable(canonical);
  if (!printable.ok) return printable;
  const contentHash = createHash('sha256').update(canonical).digest('hex');
  const number = report.submission + 1;
  const name = reportName(report);
  const letter = await issueReportLetter(tx, {
    award,
    version,
    key: report,
    kind: 'USE_RECEIPT',
    reference: `Ihr ${name}, Fassung ${number}`,
    officer: null,
    opening: [`Ihr ${name} ist am ${tx.today.toGerman()} bei mir eingegangen.`],
    sections: [
      {
        heading: 'Ihr Nachweis',
        blocks: [
          {
            block: 'FACTS',
            caption: 'Angaben zum Eingang',
            entries: [
              { label: 'Nachweis', value: name },
              { label: 'Fassung', value: `Nr. ${number}` },
              { label: 'Vorgelegt durch', value: tx.actor.name },
              { label: 'Belege', value: String(content.lines.length) },
              { label: 'Ausgaben', value: { amountCents: content.actualCents } },
              { label: 'Davon zuwendungsfähig', value: { amountCents: content.eligibleCents } },
              { label: 'Prüfsumme (SHA-256)', value: contentHash },
            ],
          },
        ],
      },
      {
        heading: 'Wie es weitergeht',
        blocks: [
          {
            block: 'TEXT',
            text: 'Ich prüfe den Nachweis und melde mich mit Rückfragen oder dem Ergebnis. Diese Bestätigung sagt nichts über die Anerkennung der Ausgaben.',
          },
        ],
      },
    ],
  });
  if (!letter.ok) return letter;
  await insertReportSubmission(tx, report, {
    number,
    canonical,
    contentHash,
    eligibleCents: content.eligibleCents,
    receiptNoticeId: letter.value,
  });
  await markSubmitted(tx, report.id, status, number);
  const to = await contactOf(tx, award);
  if (to !== null)
    await queueMail(tx, {
      template: 'use-report-received',
      to,
      facts: { ...mailFacts(tx, award), report: name },
      dedupeKey: `use-report-received:${report.id}:${number}`,
      organisationId: report.organisationId,
    });
  await auditStep(tx, report, {
    action,
    to: status,
    facts: { submission: number, contentHash, lines: content.lines.length, eligibleCents: content.eligibleCents },
  });
  return ok({ submission: number, contentHash, receiptNoticeId: letter.value });
}
