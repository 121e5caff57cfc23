import type { Refusal, Result } from '#kernel';
import { accepted, sentenceOf } from '../access/index.js';
import type { BudgetFilter } from './budget-filter.js';

export interface AnsweredAsOf<Answer> {
  /** The filter that was answered: without the day where it could not be. */
  readonly filter: BudgetFilter;
  readonly answer: Answer;
  readonly asOfError?: string;
}

/** A day that cannot be answered is told at its field, above the present figures. */
export async function answeredAsOf<Answer>(
  filter: BudgetFilter,
  ask: (question: BudgetFilter) => Promise<Result<Answer, Refusal>>,
): Promise<AnsweredAsOf<Answer>> {
  const asked = await ask(filter);
  const isFuture = !asked.ok && asked.refusal.kind === 'as-of-in-future';
  const refusal = filter.asOfRefusal ?? (isFuture ? asked.refusal : null);
  const answered = refusal === null ? filter : { ...filter, asOf: null };
  const answer = accepted(isFuture ? await ask(answered) : asked);
  return { filter: answered, answer, ...(refusal === null ? {} : { asOfError: sentenceOf(refusal) }) };
}
