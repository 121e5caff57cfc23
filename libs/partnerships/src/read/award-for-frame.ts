import { currentDecision, findAward, type Award } from '#awards';
import { Money } from '#kernel';
import type { Transaction } from '#platform';

const FORWARDING = 'WEITERLEITUNG';

/**
 * An award and what it leaves for a frame of that year: its tranche for a Partnerschaft für Demokratie, the recognised
 * costs of the category WEITERLEITUNG for NRWeltoffen. Null for unknown awards and those of others.
 */
export async function awardForFrame(
  tx: Transaction,
  awardId: string,
  budgetYear: number,
): Promise<{ readonly award: Award; readonly limit: Money } | null> {
  const award = await findAward(tx, awardId);
  if (!award) return null;
  const tranche = award.tranches.find((each) => each.budgetYear === budgetYear)?.amount ?? Money.ZERO;
  if (award.programmeCode !== 'NRWELTOFFEN') return { award, limit: tranche };
  const decision = await currentDecision(tx, award.applicationId);
  const forwarded = (decision?.content.items ?? []).filter(({ category }) => category === FORWARDING);
  const cents = forwarded.map(({ recognisedCents }) => Money.ofCents(recognisedCents[String(budgetYear)] ?? 0));
  return { award, limit: Money.min(Money.sum(cents), award.eligible) };
}
