import { ok, refuse, type Refusal, type Result } from '#kernel';
import type { Transaction } from '#platform';
import { readReport } from '../domain/check-report.js';
import {
  examinedSums,
  judgementsInForce,
  linesToJudge,
  type ExaminedSums,
  type Judgement,
} from '../domain/examination.js';
import { drawSample, type SampleLine } from '../domain/sample.js';
import type { ContentLine } from '../domain/report-content.js';
import type { ReportFields, ReportFinding } from '../domain/report-fields.js';
import {
  judgementsOf,
  questionsOf,
  samplesOf,
  type Question,
  type StoredSample,
} from '../persistence/examination.repository.js';
import { findUseReport, type UseReport } from '../persistence/report.repository.js';
import {
  submissionHeads,
  submissionOf,
  type ReportSubmission,
  type SubmissionHead,
} from '../persistence/submission.repository.js';
import { dutiesOfAward, reportBasis, type AwardDuties } from './report-basis.js';

/** A submitted report as its examiner sees it. */
export interface ExaminationScreen extends AwardDuties {
  readonly report: UseReport;
  readonly submission: ReportSubmission;
  readonly versions: readonly SubmissionHead[];
  readonly judgements: ReadonlyMap<string, Judgement>;
  readonly samples: readonly (StoredSample & { readonly isReproduced: boolean })[];
  /** Ids of all lines in a sample of this submission. */
  readonly sampled: ReadonlySet<string>;
  /** Lines that still must be judged. */
  readonly open: readonly ContentLine[];
  readonly sums: ExaminedSums;
  /** The warnings the report was handed in with. */
  readonly findings: readonly ReportFinding[];
  readonly questions: readonly Question[];
}

/** Refuses `use-report-not-found` for unknown reports and those never submitted. */
export async function examinationScreen(
  tx: Transaction,
  reportId: string,
): Promise<Result<ExaminationScreen, Refusal>> {
  const report = await findUseReport(tx, reportId);
  const submission = report ? await submissionOf(tx, report.id) : null;
  if (!report || !submission || report.status === 'DRAFT') return refuse('use-report-not-found', { reportId });
  const duties = await dutiesOfAward(tx, report.awardId);
  if (!duties.ok) return duties;
  const basis = await reportBasis(tx, duties.value, report);
  if (!basis.ok) return basis;
  const { content } = submission;
  const judgements = judgementsInForce(content, await judgementsOf(tx, report.id));
  const samples = await samplesOf(tx, report.id);
  const sampled = new Set(
    samples.filter((sample) => sample.submission === report.submission).flatMap(({ receiptIds }) => receiptIds),
  );
  return ok({
    ...duties.value,
    report,
    submission,
    versions: await submissionHeads(tx, report.id),
    judgements,
    samples: await withProof(tx, report.id, samples),
    sampled,
    open: linesToJudge(content, sampled).filter(({ id }) => !judgements.has(id)),
    sums: examinedSums(content, judgements),
    findings: readReport(fieldsOf(submission), content.lines.map(typedOf), basis.value).findings.filter(
      ({ receipt, severity }) => severity === 'WARNING' || receipt !== null,
    ),
    questions: await questionsOf(tx, report.id),
  });
}

/** Draws every sample again: the same seed over the same submission must give the same list. */
async function withProof(
  tx: Transaction,
  reportId: string,
  samples: readonly StoredSample[],
): Promise<(StoredSample & { isReproduced: boolean })[]> {
  const proved = [];
  for (const sample of samples) {
    const of = await submissionOf(tx, reportId, sample.submission);
    const again = of ? drawSample(of.content.lines.map(toSampleLine), sample) : [];
    proved.push({ ...sample, isReproduced: again.join() === sample.receiptIds.join() });
  }
  return proved;
}

export const toSampleLine = ({ id, number, itemId, eligibleCents }: ContentLine): SampleLine => ({
  id,
  number,
  itemId,
  eligibleCents,
});

const german = (cents: number): string => {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`;
};

/** A submitted line as typed text again, so that the same rules judge it. */
const typedOf = (line: ContentLine) => ({
  id: line.id,
  number: line.number,
  entries: {
    item: line.itemId,
    voucherNo: line.voucherNo,
    invoicedOn: line.invoicedOn ?? '',
    paidOn: line.paidOn,
    payee: line.payee,
    purpose: line.purpose,
    gross: german(line.grossCents),
    vat: german(line.vatCents),
    eligible: german(line.eligibleCents),
    funding: line.funding,
    hours: line.hoursHundredths === null ? '' : german(line.hoursHundredths),
    offers: line.offers,
  },
});

function fieldsOf({ content }: ReportSubmission): ReportFields {
  return {
    ...content.narrative,
    ...Object.fromEntries(content.goals.map(({ id, actual }) => [`goal.${id}.actual`, actual])),
    ...Object.fromEntries(content.items.map(({ id, reason }) => [`item.${id}.reason`, reason])),
    ...Object.fromEntries(
      Object.entries(content.incomeCents).map(([kind, cents]) => [`income.${kind}`, german(cents)]),
    ),
    ...Object.fromEntries(content.confirmations.map((name) => [name, 'JA'])),
    'vat.deductible': content.vatDeductible ? 'JA' : 'NEIN',
    'books.total': german(content.booksTotalCents),
    'balance.reason': content.balanceReason,
    'audit.office': content.audit ? 'JA' : 'NEIN',
    ...(content.audit
      ? {
          'audit.certifiedBy': content.audit.by,
          'audit.certifiedOn': content.audit.on,
          'audit.result': content.audit.result,
        }
      : {}),
  };
}
