import type { ContentLine, ReportContent } from './report-content.js';
import { lineKey } from './report-content.js';

export const GOAL_RESULTS = ['YES', 'PARTLY', 'NO'] as const;
export type GoalResult = (typeof GOAL_RESULTS)[number];

/** What the examiner decided about a line; void as soon as the line says something else. */
export interface Judgement {
  readonly receiptId: string;
  readonly submission: number;
  readonly lineHash: string;
  readonly cutCents: number;
  readonly reason: string;
  readonly byName: string;
}

/** The judgements that still count for a submission: the latest of each line, if the line has not changed since. */
export function judgementsInForce(
  content: Pick<ReportContent, 'lines'>,
  judgements: readonly Judgement[],
): ReadonlyMap<string, Judgement> {
  const latest = new Map<string, Judgement>();
  for (const judgement of [...judgements].sort((first, second) => first.submission - second.submission))
    latest.set(judgement.receiptId, judgement);
  const inForce = content.lines.flatMap((line): [string, Judgement][] => {
    const judgement = latest.get(line.id);
    return judgement?.lineHash === lineKey(line) ? [[line.id, judgement]] : [];
  });
  return new Map(inForce);
}

/** Lines that must be judged before the examination ends: the samples, or without a sample every line. */
export function linesToJudge(
  content: Pick<ReportContent, 'lines'>,
  sampled: ReadonlySet<string>,
): readonly ContentLine[] {
  return sampled.size === 0 ? content.lines : content.lines.filter(({ id }) => sampled.has(id));
}

export interface ExaminedSums {
  readonly claimedCents: number;
  readonly cutCents: number;
  readonly recognisedCents: number;
}

/** Recognised = claimed - cuts; lines nobody cut count as claimed. */
export function examinedSums(content: ReportContent, inForce: ReadonlyMap<string, Judgement>): ExaminedSums {
  const cutCents = content.lines.reduce((sum, { id }) => sum + (inForce.get(id)?.cutCents ?? 0), 0);
  return { claimedCents: content.eligibleCents, cutCents, recognisedCents: content.eligibleCents - cutCents };
}
