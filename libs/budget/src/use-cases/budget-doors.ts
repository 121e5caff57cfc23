import { Money, ok, type Result } from '#kernel';
import type { Transaction } from '#platform';
import {
  linesOfCommitment,
  linesOfReservation,
  type BudgetRefusal,
  type BudgetTranche,
} from '../domain/budget-account.js';
import { linesOfReduction, type ReductionRefusal } from '../domain/reduction.js';
import { appendEntries, heldBy, insertEntries } from '../persistence/budget-entry.repository.js';
import { lockBudget } from '../read/budget-situation.js';

export interface BudgetBooking {
  readonly programme: string;
  readonly decisionId: string;
  readonly tranches: readonly BudgetTranche[];
}

/** Door: sets money aside while a decision is in review. Refuses what is not free, by how much; locks the accounts. */
export async function reserveBudget(tx: Transaction, booking: BudgetBooking): Promise<Result<true, BudgetRefusal>> {
  const accounts = await lockBudget(tx, booking.programme, yearsOf(booking));
  const lines = linesOfReservation(accounts, booking.programme, booking.tranches);
  if (!lines.ok) return lines;
  await insertEntries(tx, { kind: 'RESERVATION', decisionId: booking.decisionId, noticeId: null }, lines.value);
  return ok(true);
}

/** Door: the binding commitment with the notice (Festlegung); what the decision had set aside is used up first. */
export async function commitBudget(
  tx: Transaction,
  booking: BudgetBooking & { readonly noticeId: string },
): Promise<Result<true, BudgetRefusal>> {
  const accounts = await lockBudget(tx, booking.programme, yearsOf(booking));
  const held = await heldBy(tx, booking.decisionId);
  const lines = linesOfCommitment(accounts, booking.programme, booking.tranches, held);
  if (!lines.ok) return lines;
  await insertEntries(tx, { ...booking, kind: 'COMMITMENT' }, lines.value);
  return ok(true);
}

/**
 * Door: frees bound money after a notice that lowers the grant. Refuses more than the decision has bound. In a closed year
 * nothing becomes free again: what is reduced there lapses (§ 45 LHO).
 */
export async function reduceCommitment(
  tx: Transaction,
  booking: BudgetBooking & { readonly noticeId: string },
): Promise<Result<true, ReductionRefusal>> {
  const held = await heldBy(tx, booking.decisionId);
  const years = [...new Set([...yearsOf(booking), ...held.map(({ budgetYear }) => budgetYear)])];
  const accounts = await lockBudget(tx, booking.programme, years);
  const closedYears = accounts.filter(({ isClosed }) => isClosed).map(({ budgetYear }) => budgetYear);
  const lines = linesOfReduction(booking.tranches, await heldBy(tx, booking.decisionId), closedYears);
  if (!lines.ok) return lines;
  await insertEntries(tx, { ...booking, kind: 'REDUCTION' }, lines.value);
  const lapsing = lines.value.filter(({ budgetYear }) => closedYears.includes(budgetYear));
  await appendEntries(
    tx,
    lapsing.map((line) => ({
      titleId: line.titleId,
      budgetYear: line.budgetYear,
      authority: line.authority,
      kind: 'LAPSE',
      appropriated: line.committed,
      noticeId: booking.noticeId,
      orderReference: 'Verfall im abgeschlossenen Jahr',
    })),
  );
  return ok(true);
}

/** Door: gives back whatever the decision still has set aside. Harmless if nothing. */
export async function releaseBudget(tx: Transaction, decisionId: string): Promise<void> {
  const held = await heldBy(tx, decisionId);
  const lines = held
    .filter(({ reserved }) => reserved.isPositive())
    .map((holding) => ({ ...holding, reserved: holding.reserved.negated(), committed: Money.ZERO }));
  await insertEntries(tx, { kind: 'RELEASE', decisionId, noticeId: null }, lines);
}

const yearsOf = ({ tranches }: BudgetBooking): number[] => tranches.map(({ budgetYear }) => budgetYear);
