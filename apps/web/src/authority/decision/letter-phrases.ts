import type { Decision } from '#awards';
import { Money } from '#kernel';

const sum = (cents: readonly number[]): number => cents.reduce((total, each) => total + each, 0);

/** Passages of the letter that come from this decision: amounts, cuts, reasons and chosen clauses. */
export function letterPhrases(decision: Decision): string[] {
  const { content } = decision;
  const amounts = [
    decision.amount.toCents(),
    sum(content.years.map(({ eligibleCents }) => eligibleCents)),
    ...content.years.map(({ grantCents }) => grantCents),
    sum(
      content.items.map((item) => sum(Object.values(item.requestedCents)) - sum(Object.values(item.recognisedCents))),
    ),
  ];
  return [
    ...new Set(amounts.filter((cents) => cents > 0).map((cents) => `${Money.ofCents(cents).toGerman()} EUR`)),
    ...content.items.map(({ cutReason }) => cutReason).filter((reason) => reason !== ''),
    ...content.reasons,
  ];
}
