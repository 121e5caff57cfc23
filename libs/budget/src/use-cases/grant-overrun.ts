import { ok, refuse, type Actor, type Money, type Result } from '#kernel';
import type { Database } from '#platform';
import { appendEntries } from '../persistence/budget-entry.repository.js';
import {
  mayAct,
  orderMustBeNamed,
  recordBudgetAct,
  refusedBooking,
  titleMustExist,
  yearMustExist,
} from './budget-act.js';

const REASON_LENGTH_MIN = 10;

export interface GrantOverrun {
  readonly titleId: string;
  readonly budgetYear: number;
  /** Cents, positive. */
  readonly amount: Money;
  /** Consent of the ministry of finance. */
  readonly orderReference: string;
  readonly reason: string;
}

/**
 * More than the budget has: an overrun with the consent of the ministry of finance (§ 37 LHO), by a role of its own.
 * The only way below zero; it stays visible as an entry with consent and reason.
 */
export async function grantOverrun(database: Database, actor: Actor, command: GrantOverrun): Promise<Result<true>> {
  const entered = check(actor, command);
  if (!entered.ok) return entered;
  try {
    return await database.transaction(actor, async (tx) => {
      const title = await titleMustExist(tx, command.titleId);
      if (!title.ok) return title;
      const { titleId, budgetYear, amount } = command;
      const [orderReference, reason] = [command.orderReference.trim(), command.reason.trim()];
      await appendEntries(tx, [
        { titleId, budgetYear, authority: 'AE', kind: 'OVERRUN', appropriated: amount, orderReference, reason },
      ]);
      const facts = { amountCents: amount.toCents(), orderReference };
      await recordBudgetAct(tx, { titleId, budgetYear, action: 'grant-overrun', reason, facts });
      return ok(true);
    });
  } catch (error) {
    return { ok: false, refusal: refusedBooking(error, command.titleId, command.budgetYear) };
  }
}

function check(actor: Actor, command: GrantOverrun): Result<true> {
  const may = mayAct(actor, 'grant-overrun', 'BUDGET_OVERRUN_OFFICER');
  if (!may.ok) return may;
  if (!command.amount.isPositive()) return refuse('amount-zero', {}, '/amount');
  if (command.reason.trim().length < REASON_LENGTH_MIN) {
    return refuse('reason-too-short', { lengthMin: REASON_LENGTH_MIN }, '/reason');
  }
  const named = orderMustBeNamed(command.orderReference);
  return named.ok ? yearMustExist(command.budgetYear) : named;
}
