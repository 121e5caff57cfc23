import { currentDecision, findAward, type Award } from '#awards';
import { Money } from '#kernel';
import type { Transaction } from '#platform';

const FORWARDING = 'WEITERLEITUNG';

/**
 * An award and what it leaves for a frame of that year: its tranche for a Partnerschaft für Demokratie, the recognised
 * costs of the category WEITERLEITUNG for NRWeltoffen, less what other frames of the year hold of it. Null for unknown
 * awards and those of others.
 */
export async function awardForFrame(
  tx: Transaction,
  awardId: string,
  budgetYear: number,
): Promise<{ readonly award: Award; readonly limit: Money } | null> {
  const award = await findAward(tx, awardId);
  if (!award) return null;
  const taken = await framedOf(tx, awardId, budgetYear);
  const tranche = award.tranches.find((each) => each.budgetYear === budgetYear)?.amount ?? Money.ZERO;
  if (award.programmeCode !== 'NRWELTOFFEN') return { award, limit: restOf(tranche, taken) };
  const decision = await currentDecision(tx, award.applicationId);
  const forwarded = (decision?.content.items ?? []).filter(({ category }) => category === FORWARDING);
  const cents = forwarded.map(({ recognisedCents }) => Money.ofCents(recognisedCents[String(budgetYear)] ?? 0));
  return { award, limit: restOf(Money.min(Money.sum(cents), award.eligible), taken) };
}

/** An award that was lowered below its frames leaves nothing. */
const restOf = (limit: Money, taken: Money): Money => Money.max(limit.minus(taken), Money.ZERO);

async function framedOf(tx: Transaction, awardId: string, budgetYear: number): Promise<Money> {
  const [row] = await tx.query<{ cents: string }>(
    'SELECT coalesce(sum(award_cents), 0) AS cents FROM partnerships.frame WHERE award_id = $1 AND budget_year = $2',
    [awardId, budgetYear],
  );
  return Money.ofCents(BigInt(row?.cents ?? 0));
}
