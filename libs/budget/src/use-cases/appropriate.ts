import { Money, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database, Transaction } from '#platform';
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

export interface Appropriate {
  readonly titleId: string;
  readonly budgetYear: number;
  readonly authority: BudgetAuthority;
  readonly kind: 'APPROPRIATION' | 'REINFORCEMENT' | 'TRANSFER' | 'BLOCK' | 'UNBLOCK';
  /** Cents; negative for a block or a transfer away. */
  readonly amount: Money;
  /** The order or budget paper that says so. */
  readonly orderReference: string;
}

/** Books money into a title, or out of it. Refuses to take what is bound, and to lift more than is blocked. */
export async function appropriate(
  database: Database,
  actor: Actor,
  command: Appropriate,
): Promise<Result<true, Refusal>> {
  const entered = checkAppropriation(actor, command);
  if (!entered.ok) return entered;
  try {
    return await database.transaction(actor, async (tx) => {
      const title = await titleMustExist(tx, command.titleId);
      if (!title.ok) return title;
      await bookAppropriation(tx, command);
      await recordBudgetAct(tx, {
        ...command,
        action: 'appropriate',
        reason: command.orderReference.trim(),
        facts: { kind: command.kind, authority: command.authority, amountCents: command.amount.toCents() },
      });
      return ok(true);
    });
  } catch (error) {
    return { ok: false, refusal: refusedBooking(error, command.titleId, command.budgetYear) };
  }
}

function checkAppropriation(actor: Actor, command: Appropriate): Result<true> {
  const may = mayAct(actor, 'appropriate', 'BUDGET_OFFICER');
  if (!may.ok) return may;
  if (command.amount.isZero()) return refuse('amount-zero', {}, '/amount');
  if (!hasFittingSign(command)) return refuse('amount-sign', { kind: command.kind }, '/amount');
  const named = orderMustBeNamed(command.orderReference);
  return named.ok ? yearMustExist(command.budgetYear) : named;
}

/** Budget, reinforcement and a lifted block bring money, a block takes it; a transfer goes either way. */
const hasFittingSign = ({ kind, amount }: Appropriate): boolean =>
  kind === 'TRANSFER' || amount.isNegative() === (kind === 'BLOCK');

/** Writes the entry itself; also used when a budget is loaded for the first time. */
export const bookAppropriation = (tx: Transaction, { amount, ...entry }: Appropriate): Promise<void> =>
  appendEntries(tx, [{ ...entry, appropriated: amount, orderReference: entry.orderReference.trim() }]);
