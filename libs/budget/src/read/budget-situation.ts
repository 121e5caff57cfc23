import { Money } from '#kernel';
import type { Transaction } from '#platform';
import type { BudgetAuthority, BudgetSituation } from '../domain/budget-account.js';

export interface BudgetTitle {
  readonly id: string;
  readonly programmeCode: string;
  readonly chapter: string;
  readonly titleNumber: string;
  readonly name: string;
  readonly source: string;
  readonly verifiedBy: string | null;
}

interface AccountRow {
  title_id: string;
  budget_year: number;
  authority: BudgetAuthority;
  appropriated_cents: string;
  reserved_cents: string;
  committed_cents: string;
  blocked_cents: string;
  paid_cents: string;
  is_opened: boolean;
  is_closed: boolean;
}

function toSituation(row: AccountRow): BudgetSituation {
  const appropriated = Money.ofCents(row.appropriated_cents);
  const reserved = Money.ofCents(row.reserved_cents);
  const committed = Money.ofCents(row.committed_cents);
  return {
    titleId: row.title_id,
    budgetYear: row.budget_year,
    authority: row.authority,
    appropriated,
    reserved,
    committed,
    blocked: Money.ofCents(row.blocked_cents),
    paid: Money.ofCents(row.paid_cents),
    free: appropriated.minus(reserved).minus(committed),
    isOpened: row.is_opened,
    isClosed: row.is_closed,
  };
}

export async function listTitles(tx: Transaction): Promise<BudgetTitle[]> {
  return tx.query<BudgetTitle>(
    `SELECT id, programme_code AS "programmeCode", chapter, title_number AS "titleNumber", name, source,
       verified_by AS "verifiedBy" FROM budget.title ORDER BY chapter, title_number`,
  );
}

export async function titleOfProgramme(tx: Transaction, programmeCode: string): Promise<BudgetTitle | null> {
  const titles = await listTitles(tx);
  return titles.find((title) => title.programmeCode === programmeCode) ?? null;
}

/** Reads the accounts of a programme for some years, without a lock. */
export async function budgetSituation(
  tx: Transaction,
  programmeCode: string,
  years: readonly number[],
): Promise<BudgetSituation[]> {
  const rows = await tx.query<AccountRow>(
    `SELECT a.title_id, a.budget_year, a.authority, a.appropriated_cents, a.reserved_cents, a.committed_cents,
       a.blocked_cents, a.paid_cents,
       EXISTS (SELECT 1 FROM budget.year_opening o WHERE o.title_id = a.title_id AND o.budget_year = a.budget_year) AS is_opened,
       EXISTS (SELECT 1 FROM budget.year_closing c WHERE c.title_id = a.title_id AND c.budget_year = a.budget_year) AS is_closed
     FROM budget.account a JOIN budget.title t ON t.id = a.title_id
     WHERE t.programme_code = $1 AND a.budget_year = ANY ($2::int[])
     ORDER BY a.title_id, a.budget_year, a.authority`,
    [programmeCode, years],
  );
  return rows.map(toSituation);
}

/** Locks the accounts of a programme in a fixed order until the end of the transaction. */
export async function lockBudget(
  tx: Transaction,
  programmeCode: string,
  years: readonly number[],
): Promise<BudgetSituation[]> {
  const rows = await tx.query<AccountRow>(`SELECT * FROM budget.lock_accounts($1, $2)`, [programmeCode, years]);
  return rows.map(toSituation);
}
