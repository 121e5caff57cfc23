import { Money } from '#kernel';
import type { AmountsByYear, CostItem, FinancePlan, FundingItem, FundingKind, PlanTerms } from '#funding-law';

export const euros = (amount: number): Money => Money.ofCents(Math.round(amount * 100));

/** A cost item of one year, named by its category. */
export const aCost = (year: number, category: string, amount: number): CostItem => ({
  id: `${category}-${year}-${amount}`,
  category,
  description: `Ausgaben ${category}`,
  amounts: { [year]: euros(amount) },
});

export const aFunding = (year: number, kind: FundingKind, amount: number): FundingItem => ({
  kind,
  amounts: { [year]: euros(amount) },
});

/** A balanced plan of 2027: 90.125,00 EUR of staff costs, own share 18.025,00 EUR. It fits exactly under the cap. */
export const aPlan = (changes: Partial<FinancePlan> = {}): FinancePlan => ({
  years: [2027],
  costItems: [aCost(2027, 'PERSONAL', 90_125)],
  funding: [aFunding(2027, 'OWN_CASH', 18_025)],
  ...changes,
});

const CAP: AmountsByYear = { 2027: euros(72_100), 2028: euros(72_100) };

/** Terms in the manner of NRWeltoffen: SHARE 80 %, own share 20 %, cap 72.100,00 EUR. */
export const someTerms = (changes: Partial<PlanTerms> = {}): PlanTerms => ({
  financingType: 'SHARE',
  rateBps: 8_000n,
  minOwnShareBps: 2_000n,
  roundUnitCents: 1n,
  capByYear: CAP,
  costCategories: [
    { code: 'PERSONAL', eligible: true },
    { code: 'SACH', eligible: true },
    { code: 'WEITERLEITUNG', eligible: true, isProject: true },
    { code: 'INVESTITION', eligible: false },
  ],
  ...changes,
});
