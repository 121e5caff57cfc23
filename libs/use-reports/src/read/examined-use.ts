import { Money } from '#kernel';
import type { Transaction } from '#platform';
import { judgementsInForce, type GoalResult } from '../domain/examination.js';
import { judgementsOf } from '../persistence/examination.repository.js';
import { useReportsOf } from '../persistence/report.repository.js';
import { submissionOf } from '../persistence/submission.repository.js';

/** A cut of the examination, with what it concerns. */
export interface ExaminedCut {
  readonly line: number;
  readonly item: string;
  readonly purpose: string;
  readonly paidOn: string;
  readonly claimed: Money;
  readonly cut: Money;
  readonly reason: string;
}

/** What settlement takes from the proof of use: the figures of domain part 4 as examined, and who examined it. */
export interface ExaminedUse {
  readonly reportId: string;
  readonly status: 'EXAMINED';
  /** A': recognised eligible expenditure, after all cuts. */
  readonly eligible: Money;
  /** E': third-party and other public funds as examined. */
  readonly otherIncome: Money;
  /** K': own funds, in cash and staff. */
  readonly ownFunds: Money;
  /** Units done where a fixed amount is a multiple of units; null where the programme counts none. */
  readonly units: number | null;
  /** What the recipient had claimed as eligible. */
  readonly claimed: Money;
  readonly examinerId: string;
  readonly examinerName: string;
  readonly submittedAt: Date;
  readonly examinedAt: Date;
  readonly resultNoticeId: string;
  readonly goalResults: Readonly<Record<string, GoalResult>>;
  readonly note: string;
  readonly findings: readonly ExaminedCut[];
  /** Eligible receipts with their payment days, after cuts, for the interest on late use (§ 49a (4) VwVfG NRW). */
  readonly uses: readonly { readonly paidOn: string; readonly eligible: Money }[];
}

/** The examined proof of use of an award; null while none is EXAMINED. For the authority: lines and cuts are its own. */
export async function examinedUse(tx: Transaction, awardId: string): Promise<ExaminedUse | null> {
  const report = (await useReportsOf(tx, awardId)).find(
    ({ kind, status }) => kind === 'FINAL' && status === 'EXAMINED',
  );
  if (!report) return null;
  const submission = await submissionOf(tx, report.id, report.submission);
  const { eligible, otherIncome, ownFunds, examiner, submitted, examinedAt, resultNoticeId } = report;
  if (
    !submission ||
    !eligible ||
    !otherIncome ||
    !ownFunds ||
    !examiner ||
    !submitted ||
    !examinedAt ||
    !resultNoticeId
  )
    throw new Error(`examined report ${report.id} is not whole`);
  const { content } = submission;
  const inForce = judgementsInForce(content, await judgementsOf(tx, report.id));
  const labels = new Map(content.items.map(({ id, label }) => [id, label]));
  const cuts = content.lines.flatMap((line) => {
    const judgement = inForce.get(line.id);
    return judgement && judgement.cutCents > 0 ? [{ line, judgement }] : [];
  });
  return {
    reportId: report.id,
    status: 'EXAMINED',
    eligible,
    otherIncome,
    ownFunds,
    units: null,
    claimed: Money.ofCents(content.eligibleCents),
    examinerId: examiner.id,
    examinerName: examiner.name,
    submittedAt: submitted.at,
    examinedAt,
    resultNoticeId,
    goalResults: report.goalResults ?? {},
    note: report.note ?? '',
    findings: cuts.map(({ line, judgement }) => ({
      line: line.number,
      item: labels.get(line.itemId) ?? '',
      purpose: line.purpose,
      paidOn: line.paidOn,
      claimed: Money.ofCents(line.eligibleCents),
      cut: Money.ofCents(judgement.cutCents),
      reason: judgement.reason,
    })),
    uses: content.lines.map((line) => ({
      paidOn: line.paidOn,
      eligible: Money.ofCents(line.eligibleCents - (inForce.get(line.id)?.cutCents ?? 0)),
    })),
  };
}
