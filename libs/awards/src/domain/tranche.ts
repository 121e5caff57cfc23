import type { Money } from '#kernel';

/** The part of an award that falls into one budget year (Jahresscheibe). */
export interface Tranche {
  readonly budgetYear: number;
  /** AE: spending authority (Ausgabeermächtigung) of the first year; VE: commitment authority of later years (§ 38 LHO). */
  readonly authority: 'AE' | 'VE';
  readonly amount: Money;
}

/** Tranches of the years with an amount; the first year is paid from the budget, later ones bind it in advance. */
export function tranchesOf(amounts: readonly { readonly year: number; readonly amount: Money }[]): Tranche[] {
  const paid = amounts.filter(({ amount }) => amount.isPositive()).sort((first, second) => first.year - second.year);
  const firstYear = paid[0]?.year;
  return paid.map(({ year, amount }) => ({ budgetYear: year, authority: year === firstYear ? 'AE' : 'VE', amount }));
}
