import { Money, ok, refuse, type Refusal, type Result } from '#kernel';
import { merged, type BudgetHolding, type BudgetLine, type BudgetTranche } from './budget-account.js';

export type ReductionRefusal = Refusal<'commitment-too-small'>;

/**
 * What to give back of a binding commitment. The money is looked for where it stands today: in the account of the tranche,
 * then where the beginning or the end of a budget year has moved it; what is not yet paid goes first. Refuses more than
 * the decision has bound. `closedYears`: years whose unpaid commitments were carried into the next one.
 */
export function linesOfReduction(
  tranches: readonly BudgetTranche[],
  held: readonly BudgetHolding[],
  closedYears: readonly number[] = [],
): Result<BudgetLine[], ReductionRefusal> {
  const left = new Map(held.map((holding) => [holding, holding.committed]));
  for (const tranche of merged(tranches)) {
    const missing = takeFrom(placesOf(tranche, held, closedYears), left, tranche.amount);
    if (missing.isPositive()) return tooSmall(tranche, tranche.amount.minus(missing));
  }
  const lines = held.map((holding) => ({
    ...holding,
    committed: (left.get(holding) ?? Money.ZERO).minus(holding.committed),
  }));
  return ok(lines.filter(({ committed }) => committed.isNegative()).map(lineOf));
}

/** Takes the amount from the places in their order, first what is not paid; answers what is missing. */
function takeFrom(places: readonly BudgetHolding[], left: Map<BudgetHolding, Money>, amount: Money): Money {
  const floors = [
    ...places.map((place) => ({ place, floor: place.paid })),
    ...places.map((place) => ({ place, floor: Money.ZERO })),
  ];
  let missing = amount;
  for (const { place, floor } of floors) {
    const committed = left.get(place) ?? Money.ZERO;
    const taken = Money.min(missing, Money.max(committed.minus(floor), Money.ZERO));
    left.set(place, committed.minus(taken));
    missing = missing.minus(taken);
  }
  return missing;
}

const lineOf = ({ titleId, budgetYear, authority, committed }: BudgetHolding): BudgetLine => ({
  titleId,
  budgetYear,
  authority,
  reserved: Money.ZERO,
  committed,
});

/** Nearest first: the named account, the other authority of that year, later years into which it was carried. */
function placesOf(
  { budgetYear, authority }: BudgetTranche,
  held: readonly BudgetHolding[],
  closedYears: readonly number[],
): BudgetHolding[] {
  const distance = (holding: BudgetHolding): number =>
    (holding.budgetYear - budgetYear) * 2 + (holding.authority === authority ? 0 : 1);
  const isCarried = (holding: BudgetHolding): boolean =>
    holding.budgetYear === budgetYear ||
    (closedYears.includes(budgetYear) && holding.budgetYear > budgetYear && holding.authority === 'AE');
  return held.filter(isCarried).sort((first, second) => distance(first) - distance(second));
}

const tooSmall = (tranche: BudgetTranche, committed: Money) =>
  refuse('commitment-too-small', {
    year: tranche.budgetYear,
    authority: tranche.authority,
    committedCents: committed.toCents(),
    requestedCents: tranche.amount.toCents(),
  });
