import { ok, refuse, type Actor, type Money, type Result } from '#kernel';
import { newId, type Database, type Transaction } from '#platform';
import type { BudgetAuthority } from '../domain/budget-account.js';
import { appendEntries } from '../persistence/budget-entry.repository.js';
import {
  mayAct,
  orderMustBeNamed,
  recordBudgetAct,
  refusedBooking,
  titleMustExist,
  yearMustExist,
} from './budget-act.js';

export interface TransferBudget {
  readonly fromTitleId: string;
  readonly toTitleId: string;
  readonly budgetYear: number;
  readonly authority: BudgetAuthority;
  /** Cents, positive. */
  readonly amount: Money;
  readonly orderReference: string;
}

/**
 * Moves money between two titles of a year (Deckung, Umsetzung: §§ 20, 46, 50 LHO): both sides are one act. Refuses what is
 * bound in the giving title, the same title on both sides, and a closed year.
 */
export async function transferBudget(database: Database, actor: Actor, command: TransferBudget): Promise<Result<true>> {
  const entered = check(actor, command);
  if (!entered.ok) return entered;
  try {
    return await database.transaction(actor, (tx) => move(tx, command));
  } catch (error) {
    return { ok: false, refusal: refusedBooking(error, command.fromTitleId, command.budgetYear) };
  }
}

function check(actor: Actor, command: TransferBudget): Result<true> {
  const may = mayAct(actor, 'transfer-budget', 'BUDGET_OFFICER');
  if (!may.ok) return may;
  if (!command.amount.isPositive()) return refuse('amount-zero', {}, '/amount');
  if (command.fromTitleId === command.toTitleId) return refuse('transfer-to-itself', {}, '/toTitleId');
  const named = orderMustBeNamed(command.orderReference);
  return named.ok ? yearMustExist(command.budgetYear) : named;
}

async function move(tx: Transaction, command: TransferBudget): Promise<Result<true>> {
  const from = await titleMustExist(tx, command.fromTitleId, '/fromTitleId');
  if (!from.ok) return from;
  const to = await titleMustExist(tx, command.toTitleId, '/toTitleId');
  if (!to.ok) return to;
  const side = {
    budgetYear: command.budgetYear,
    authority: command.authority,
    kind: 'TRANSFER',
    orderReference: command.orderReference.trim(),
    actId: newId(),
  };
  const sides = [
    { ...side, titleId: command.fromTitleId, appropriated: command.amount.negated() },
    { ...side, titleId: command.toTitleId, appropriated: command.amount },
  ];
  // In the order of the titles, so that two transfers against each other never wait in a circle.
  await appendEntries(
    tx,
    sides.sort((first, second) => first.titleId.localeCompare(second.titleId, 'en')),
  );
  for (const { titleId, appropriated } of sides) {
    await recordBudgetAct(tx, {
      titleId,
      budgetYear: command.budgetYear,
      action: 'transfer-budget',
      reason: command.orderReference.trim(),
      facts: { authority: command.authority, amountCents: appropriated.toCents() },
    });
  }
  return ok(true);
}
