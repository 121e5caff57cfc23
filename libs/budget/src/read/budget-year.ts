import { CalendarDate, Money } from '#kernel';
import type { Transaction } from '#platform';
import type { BudgetYear } from '../domain/year-life.js';
import { holdersIn } from '../persistence/budget-entry.repository.js';
import { budgetSituation, lockBudget } from './budget-situation.js';

interface Key {
  readonly titleId: string;
  readonly budgetYear: number;
}

/** The year of a title with everything bound in it; locks its accounts and those of the next year. */
export async function loadYearForUpdate(tx: Transaction, programme: string, key: Key): Promise<BudgetYear> {
  const accounts = await lockBudget(tx, programme, [key.budgetYear, key.budgetYear + 1]);
  return toYear(tx, key, accounts);
}

/** The same without a lock: what opening or closing the year would do now. */
export async function budgetYear(tx: Transaction, programme: string, key: Key): Promise<BudgetYear> {
  return toYear(tx, key, await budgetSituation(tx, programme, [key.budgetYear]));
}

async function toYear(tx: Transaction, key: Key, accounts: BudgetYear['accounts']): Promise<BudgetYear> {
  return {
    ...key,
    accounts: accounts.filter((each) => each.titleId === key.titleId && each.budgetYear === key.budgetYear),
    holders: await holdersIn(tx, key.titleId, key.budgetYear),
  };
}

/** A year that was closed, as it was closed. */
export interface ClosedYear {
  readonly closedOn: CalendarDate;
  readonly closedByName: string;
  readonly orderReference: string;
  readonly consentReference: string | null;
  readonly paid: Money;
  readonly carriedFree: Money;
  readonly carriedBound: Money;
  readonly lapsed: Money;
}

interface ClosingRow {
  closed_on: string;
  closed_by_name: string;
  order_reference: string;
  consent_reference: string | null;
  paid_cents: string;
  carried_free_cents: string;
  carried_bound_cents: string;
  lapsed_cents: string;
}

/** The closing of a year, or null while it is open. */
export async function closedYear(tx: Transaction, key: Key): Promise<ClosedYear | null> {
  const [row] = await tx.query<ClosingRow>(
    `SELECT closed_on, closed_by_name, order_reference, consent_reference, paid_cents, carried_free_cents,
       carried_bound_cents, lapsed_cents FROM budget.year_closing WHERE title_id = $1 AND budget_year = $2`,
    [key.titleId, key.budgetYear],
  );
  if (!row) return null;
  return {
    closedOn: CalendarDate.iso(row.closed_on),
    closedByName: row.closed_by_name,
    orderReference: row.order_reference,
    consentReference: row.consent_reference,
    paid: Money.ofCents(row.paid_cents),
    carriedFree: Money.ofCents(row.carried_free_cents),
    carriedBound: Money.ofCents(row.carried_bound_cents),
    lapsed: Money.ofCents(row.lapsed_cents),
  };
}
