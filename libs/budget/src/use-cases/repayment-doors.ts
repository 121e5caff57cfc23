import { Money, ok, refuse, type Refusal, type Result } from '#kernel';
import type { Transaction } from '#platform';
import { appendEntries, heldBy, setOffEntriesOf } from '../persistence/budget-entry.repository.js';
import { lockBudget } from '../read/budget-situation.js';

export interface BudgetRepayment {
  readonly programme: string;
  /** The decision whose payments come back. */
  readonly decisionId: string;
  /** Year of the value date. */
  readonly budgetYear: number;
  /** Cents, positive. */
  readonly amount: Money;
  /** The incoming payment: booked once. */
  readonly repaymentId: string;
  /** What identifies it at the cash office. */
  readonly orderReference: string;
}

/**
 * Door: a recipient paid money back. What the decision was paid in the same budget year is taken off its expenditure
 * (Absetzung, domain part 3.9) and returned in cents; the rest is revenue of another title, and so is everything once the
 * year is closed (§ 76 LHO). Never takes off more than was paid.
 */
export async function setOffRepayment(tx: Transaction, repayment: BudgetRepayment): Promise<Money> {
  const { programme, decisionId, budgetYear, repaymentId, orderReference } = repayment;
  const accounts = await lockBudget(tx, programme, [budgetYear]);
  const closed = new Set(accounts.filter(({ isClosed }) => isClosed).map(({ titleId }) => titleId));
  let left = repayment.amount;
  for (const { titleId, authority, budgetYear: year, paid } of await heldBy(tx, decisionId)) {
    const share = Money.min(left, paid);
    if (authority !== 'AE' || year !== budgetYear || closed.has(titleId) || !share.isPositive()) continue;
    const place = { titleId, budgetYear, authority, decisionId, orderReference };
    await appendEntries(tx, [{ ...place, paymentId: repaymentId, kind: 'REPAYMENT', paid: share.negated() }]);
    left = left.minus(share);
  }
  return repayment.amount.minus(left);
}

/**
 * Door: a repayment was booked by mistake and taken back; the expenditure rises again by what was set off. Refuses
 * `set-off-year-closed`: a closed year stays as it was closed (§ 76 LHO).
 */
export async function undoSetOff(
  tx: Transaction,
  programme: string,
  repaymentId: string,
): Promise<Result<true, Refusal>> {
  const entries = await setOffEntriesOf(tx, repaymentId);
  const accounts = await lockBudget(tx, programme, [...new Set(entries.map(({ budgetYear }) => budgetYear))]);
  for (const { titleId, budgetYear, decisionId, paid, orderReference } of entries) {
    const isClosed = accounts.some(
      (each) => each.titleId === titleId && each.budgetYear === budgetYear && each.isClosed,
    );
    if (isClosed) return refuse('set-off-year-closed', { year: budgetYear });
    const place = { titleId, budgetYear, authority: 'AE' as const, decisionId, orderReference };
    await appendEntries(tx, [{ ...place, paymentId: repaymentId, kind: 'PAYMENT', paid: paid.negated() }]);
  }
  return ok(true);
}
