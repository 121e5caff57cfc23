import { Money } from '#kernel';

/** What of a tranche a reduction looks at; whatever else it holds stays. */
export interface ReducibleTranche {
  readonly budgetYear: number;
  readonly amount: Money;
}

/**
 * From which years a reduction is taken: first what was never drawn, latest year first, then what was; no year falls below
 * zero. Years stay, also with nothing left.
 */
export function reducedTranches<Tranche extends ReducibleTranche>(
  tranches: readonly Tranche[],
  reduction: Money,
  drawnByYear: Readonly<Record<number, Money>>,
): Tranche[] {
  const latestFirst = tranches.toSorted((one, other) => other.budgetYear - one.budgetYear);
  const left = new Map(tranches.map(({ budgetYear, amount }) => [budgetYear, amount]));
  let missing = reduction;
  const take = (budgetYear: number, most: Money): void => {
    const taken = Money.max(Money.ZERO, Money.min(missing, most));
    left.set(budgetYear, (left.get(budgetYear) ?? Money.ZERO).minus(taken));
    missing = missing.minus(taken);
  };
  for (const { budgetYear, amount } of latestFirst) {
    take(budgetYear, amount.minus(drawnByYear[budgetYear] ?? Money.ZERO));
  }
  for (const { budgetYear } of latestFirst) take(budgetYear, left.get(budgetYear) ?? Money.ZERO);
  return tranches.map((tranche) => ({ ...tranche, amount: left.get(tranche.budgetYear) ?? Money.ZERO }));
}
