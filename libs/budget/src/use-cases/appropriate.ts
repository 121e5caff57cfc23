import { recordAudit } from '#audit';
import { hasRole, Money, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { newId, violatedConstraint, type Database, type Transaction } from '#platform';
import type { BudgetAuthority } from '../domain/budget-account.js';

export interface Appropriate {
  readonly titleId: string;
  readonly budgetYear: number;
  readonly authority: BudgetAuthority;
  readonly kind: 'APPROPRIATION' | 'REINFORCEMENT' | 'TRANSFER' | 'BLOCK';
  /** Negative for a block or a transfer away. */
  readonly amount: Money;
  /** The order or budget paper that says so. */
  readonly orderReference: string;
}

/** Books money into a title, or out of it. Refuses to take what is already reserved or committed. */
export async function appropriate(
  database: Database,
  actor: Actor,
  command: Appropriate,
): Promise<Result<true, Refusal>> {
  if (!hasRole(actor, 'BUDGET_OFFICER')) {
    return refuse('action-not-permitted', {
      action: 'appropriate',
      status: null,
      allowedRoles: ['BUDGET_OFFICER'],
      possible: [],
    });
  }
  if (command.amount.isZero()) return refuse('amount-zero', {}, '/amount');
  if (!hasFittingSign(command)) return refuse('amount-sign', { kind: command.kind }, '/amount');
  if (command.orderReference.trim().length < 3) return refuse('order-missing', {}, '/orderReference');
  if (command.budgetYear < 2015 || command.budgetYear > 2100)
    return refuse('year-out-of-range', { year: command.budgetYear }, '/budgetYear');
  try {
    return await database.transaction(actor, async (tx) => {
      const [title] = await tx.query(`SELECT id FROM budget.title WHERE id = $1`, [command.titleId]);
      if (!title) return refuse('budget-title-missing', { title: command.titleId }, '/titleId');
      await bookAppropriation(tx, command);
      await recordAudit(tx, {
        chain: `budget:${command.titleId}:${command.budgetYear}`,
        action: 'appropriate',
        reason: command.orderReference.trim(),
        facts: { kind: command.kind, authority: command.authority, amountCents: command.amount.toCents() },
        organisationId: null,
        visibility: 'INTERNAL',
      });
      return ok(true);
    });
  } catch (error) {
    if (violatedConstraint(error) === 'budget_not_exceeded')
      return refuse('budget-already-bound', { title: command.titleId, year: command.budgetYear }, '/amount');
    throw error;
  }
}

/** Budget and reinforcement bring money, a block takes it; a transfer goes either way. */
const hasFittingSign = ({ kind, amount }: Appropriate): boolean =>
  kind === 'TRANSFER' || amount.isNegative() === (kind === 'BLOCK');

/** Writes the entry itself; also used when a budget is loaded for the first time. */
export async function bookAppropriation(tx: Transaction, command: Appropriate): Promise<void> {
  await tx.query(
    `INSERT INTO budget.entry (id, title_id, budget_year, authority, kind, appropriated_delta_cents, order_reference, actor_id,
       effective_on, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      newId(),
      command.titleId,
      command.budgetYear,
      command.authority,
      command.kind,
      command.amount.toCents(),
      command.orderReference.trim(),
      tx.actor.accountId,
      tx.today.toString(),
      tx.now,
    ],
  );
}
