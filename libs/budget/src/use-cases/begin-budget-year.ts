import { Money, ok, type Actor, type Result } from '#kernel';
import { newId, type Database, type Transaction } from '#platform';
import { openingOf } from '../domain/year-life.js';
import { appendEntries, type BudgetEntry } from '../persistence/budget-entry.repository.js';
import { loadYearForUpdate } from '../read/budget-year.js';
import { mayAct, recordBudgetAct, titleMustExist, yearMustExist } from './budget-act.js';

export interface BeginBudgetYear {
  readonly titleId: string;
  readonly budgetYear: number;
}

/**
 * Begins the spending of a year: what was bound in advance (VE) becomes a charge on the appropriation, unused commitment
 * authority lapses (§ 38 LHO). Refuses see `openingOf`.
 */
export async function beginBudgetYear(
  database: Database,
  actor: Actor,
  command: BeginBudgetYear,
): Promise<Result<{ readonly due: Money }>> {
  const may = mayAct(actor, 'begin-budget-year', 'BUDGET_OFFICER');
  if (!may.ok) return may;
  const exists = yearMustExist(command.budgetYear);
  if (!exists.ok) return exists;
  return database.transaction(actor, (tx) => begin(tx, command));
}

async function begin(tx: Transaction, command: BeginBudgetYear): Promise<Result<{ readonly due: Money }>> {
  const title = await titleMustExist(tx, command.titleId);
  if (!title.ok) return title;
  const year = await loadYearForUpdate(tx, title.value.programmeCode, command);
  const opening = openingOf(year, tx.today);
  if (!opening.ok) return opening;
  const { due, granted } = opening.value;
  const act = { ...command, actId: newId(), orderReference: `Beginn des Haushaltsjahres ${command.budgetYear}` };
  const moved = due.flatMap(({ decisionId, amount }): BudgetEntry[] => [
    { ...act, kind: 'VE_DUE', authority: 'VE', decisionId, committed: amount.negated() },
    { ...act, kind: 'VE_DUE', authority: 'AE', decisionId, committed: amount },
  ]);
  const lapse: BudgetEntry = { ...act, kind: 'LAPSE', authority: 'VE', appropriated: granted.negated() };
  await appendEntries(tx, granted.isPositive() ? [...moved, lapse] : moved);
  await tx.query(
    `INSERT INTO budget.year_opening (title_id, budget_year, act_id, opened_on, opened_at, opened_by, opened_by_name, due_cents)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      command.titleId,
      command.budgetYear,
      act.actId,
      tx.today.toString(),
      tx.now,
      tx.actor.accountId,
      tx.actor.name,
      sumOf(due).toCents(),
    ],
  );
  const facts = { dueCents: sumOf(due).toCents(), grantedCents: granted.toCents() };
  await recordBudgetAct(tx, { ...command, action: 'begin-budget-year', reason: act.orderReference, facts });
  return ok({ due: sumOf(due) });
}

const sumOf = (shifts: readonly { readonly amount: Money }[]): Money => Money.sum(shifts.map(({ amount }) => amount));
