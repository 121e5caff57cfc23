import { Money, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { queueMail } from '#mail';
import type { ContentSection } from '#notices';
import type { Database } from '#platform';
import {
  examinedSums,
  GOAL_RESULTS,
  judgementsInForce,
  linesToJudge,
  type GoalResult,
  type Judgement,
} from '../domain/examination.js';
import { lineKey, type ReportContent } from '../domain/report-content.js';
import { judgementsOf, samplesOf, storeJudgements } from '../persistence/examination.repository.js';
import { markExamined } from '../persistence/report.repository.js';
import { dutiesOfAward } from '../read/report-basis.js';
import { openForExamining } from './examine-report.js';
import { blockTexts, contactOf, issueReportLetter, mailFacts, reportName } from './report-letter.js';
import { auditStep } from './report-step.js';

const NOTE_LENGTH_MIN = 20;
const NOTE_LENGTH_MAX = 10_000;

export interface ConcludeExamination {
  readonly reportId: string;
  /** E' and K' as examined; those of the report where the examiner changes nothing. */
  readonly otherIncome?: Money;
  readonly ownFunds?: Money;
  /** Erfolgskontrolle: every goal of the application, YES, PARTLY or NO. */
  readonly goalResults: Readonly<Record<string, GoalResult>>;
  /** The note for the file (Prüfvermerk); it says why, also where income was changed. */
  readonly note: string;
}

/**
 * Ends the examination: recognised sum, review of the goals, note for the file and the letter with the result. Refuses
 * while a line of the sample (without a sample: any line) is not judged, or a goal not reviewed. Other lines count as claimed.
 */
export async function concludeExamination(
  database: Database,
  actor: Actor,
  command: ConcludeExamination,
): Promise<Result<{ readonly noticeId: string; readonly recognised: Money }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openForExamining(tx, command.reportId, 'conclude-examination');
    if (!opened.ok) return opened;
    const { report, submission } = opened.value;
    const { content } = submission;
    const inForce = judgementsInForce(content, await judgementsOf(tx, report.id));
    const samples = (await samplesOf(tx, report.id)).filter((sample) => sample.submission === report.submission);
    const open = linesToJudge(content, new Set(samples.flatMap(({ receiptIds }) => receiptIds))).filter(
      ({ id }) => !inForce.has(id),
    );
    if (open.length > 0) return refuse('lines-not-judged', { lines: open.length, first: open[0]?.number ?? 0 });
    const whole = conclusionMustBeWhole(content, command);
    if (!whole.ok) return whole;
    const duties = await dutiesOfAward(tx, report.awardId);
    if (!duties.ok) return duties;
    const { award, version } = duties.value;
    // Judgements of earlier versions that still fit are those of this one: the database adds up what it finds here.
    const kept = content.lines.flatMap((line) => {
      const judgement = inForce.get(line.id);
      return judgement
        ? [
            {
              receiptId: line.id,
              lineHash: lineKey(line),
              eligibleCents: line.eligibleCents,
              cutCents: judgement.cutCents,
              reason: judgement.reason,
            },
          ]
        : [];
    });
    if (kept.length > 0) await storeJudgements(tx, report, kept);
    const sums = examinedSums(content, inForce);
    const income = incomeOf(content, command);
    const name = reportName(report);
    const letter = await issueReportLetter(tx, {
      award,
      version,
      key: report,
      kind: 'USE_RESULT',
      reference: `Ihr ${name}, Fassung ${report.submission}`,
      officer: actor.name,
      opening: [
        sums.cutCents === 0
          ? `ich habe Ihren ${name} geprüft. Beanstandungen haben sich nicht ergeben.`
          : `ich habe Ihren ${name} geprüft. Einen Teil der Ausgaben konnte ich nicht anerkennen.`,
      ],
      sections: [
        ...resultSections(content, inForce, sums, income),
        {
          heading: 'Hinweis',
          blocks: (await blockTexts(tx, award, 'USE_RESULT')).map((text) => ({ block: 'TEXT', text })),
        },
      ],
    });
    if (!letter.ok) return letter;
    await markExamined(tx, report.id, {
      eligibleCents: sums.recognisedCents,
      cutCents: sums.cutCents,
      otherIncomeCents: income.other.toCents(),
      ownFundsCents: income.own.toCents(),
      goalResults: command.goalResults,
      note: command.note.trim(),
      noticeId: letter.value,
    });
    await auditStep(tx, report, {
      action: 'conclude-examination',
      to: 'EXAMINED',
      facts: { submission: report.submission, recognisedCents: sums.recognisedCents, cutCents: sums.cutCents },
    });
    const to = await contactOf(tx, award);
    if (to !== null)
      await queueMail(tx, {
        template: 'use-report-examined',
        to,
        facts: { ...mailFacts(tx, award), report: name },
        dedupeKey: `use-report-examined:${report.id}`,
        organisationId: report.organisationId,
      });
    return ok({ noticeId: letter.value, recognised: Money.ofCents(sums.recognisedCents) });
  });
}

function conclusionMustBeWhole(content: ReportContent, command: ConcludeExamination): Result<true, Refusal> {
  const missing = content.goals.find(({ id }) => !GOAL_RESULTS.some((result) => result === command.goalResults[id]));
  if (missing && content.kind === 'FINAL')
    return refuse('goal-not-reviewed', { goal: missing.goal.slice(0, 80) }, `/goal-${missing.id}`);
  if (command.note.trim().length < NOTE_LENGTH_MIN)
    return refuse('audit-note-missing', { lengthMin: NOTE_LENGTH_MIN }, '/note');
  if (command.note.length > NOTE_LENGTH_MAX) return refuse('entry-too-long', { lengthMax: NOTE_LENGTH_MAX }, '/note');
  if (command.otherIncome?.isNegative()) return refuse('amount-negative', {}, '/otherIncome');
  return command.ownFunds?.isNegative() ? refuse('amount-negative', {}, '/ownFunds') : ok(true);
}

interface Income {
  readonly other: Money;
  readonly own: Money;
}

export const reportedIncome = ({ incomeCents }: Pick<ReportContent, 'incomeCents'>): Income => ({
  other: Money.ofCents(incomeCents.THIRD_PARTY + incomeCents.OTHER_PUBLIC),
  own: Money.ofCents(incomeCents.OWN_CASH + incomeCents.OWN_STAFF),
});

function incomeOf(content: ReportContent, command: ConcludeExamination): Income {
  const reported = reportedIncome(content);
  return { other: command.otherIncome ?? reported.other, own: command.ownFunds ?? reported.own };
}

function resultSections(
  content: ReportContent,
  inForce: ReadonlyMap<string, Judgement>,
  sums: ReturnType<typeof examinedSums>,
  income: Income,
): ContentSection[] {
  const cuts = content.lines.flatMap((line) => {
    const judgement = inForce.get(line.id);
    return judgement && judgement.cutCents > 0 ? [{ line, judgement }] : [];
  });
  const result: ContentSection = {
    heading: 'Ergebnis',
    blocks: [
      {
        block: 'FACTS',
        caption: 'Ergebnis der Prüfung',
        entries: [
          { label: 'Zuwendungsfähige Ausgaben nach Ihrem Nachweis', value: { amountCents: sums.claimedCents } },
          { label: 'Davon nicht anerkannt', value: { amountCents: sums.cutCents } },
          { label: 'Anerkannte zuwendungsfähige Ausgaben', value: { amountCents: sums.recognisedCents } },
          { label: 'Leistungen Dritter und andere öffentliche Mittel', value: { amountCents: income.other.toCents() } },
          { label: 'Eigenmittel', value: { amountCents: income.own.toCents() } },
        ],
      },
    ],
  };
  if (cuts.length === 0) return [result];
  return [
    result,
    {
      heading: 'Nicht anerkannte Ausgaben',
      blocks: [
        {
          block: 'TABLE',
          caption: 'Nicht anerkannte Ausgaben in EUR',
          columns: [
            { heading: 'Nr.', isNumeric: false, share: 8 },
            { heading: 'Grund der Zahlung', isNumeric: false, share: 30 },
            { heading: 'Geltend gemacht', isNumeric: true, share: 15 },
            { heading: 'Gekürzt', isNumeric: true, share: 13 },
            { heading: 'Begründung', isNumeric: false, share: 34 },
          ],
          rows: cuts.map(({ line, judgement }) => [
            String(line.number),
            line.purpose,
            { amountCents: line.eligibleCents },
            { amountCents: judgement.cutCents },
            judgement.reason,
          ]),
          totals: [['', 'Zusammen', '', { amountCents: sums.cutCents }, '']],
        },
      ],
    },
  ];
}
