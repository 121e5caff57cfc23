import { Money, refuse, type Actor, type Result } from '#kernel';
import { newId, type Database, type Transaction } from '#platform';
import { closingOf, type YearClosing } from '../domain/year-life.js';
import { appendEntries, type BudgetEntry } from '../persistence/budget-entry.repository.js';
import { loadYearForUpdate } from '../read/budget-year.js';
import {
  mayAct,
  orderMustBeNamed,
  recordBudgetAct,
  refusedBooking,
  titleMustExist,
  yearMustExist,
} from './budget-act.js';

export interface CloseBudgetYear {
  readonly titleId: string;
  readonly budgetYear: number;
  /** Cents of the free rest that go into the next year; the others lapse. */
  readonly carryFree: Money;
  /** Order that closes the year. */
  readonly orderReference: string;
  /** Consent to the carry-over (§§ 19, 45 LHO); empty where nothing is carried. */
  readonly consentReference: string;
}

/**
 * Closes a year of a title: what is bound and unpaid goes with its decision into the next year, the free rest is carried
 * with consent or lapses, and nothing is booked in the year any more. Refuses see `closingOf`.
 */
export async function closeBudgetYear(
  database: Database,
  actor: Actor,
  command: CloseBudgetYear,
): Promise<Result<YearClosing>> {
  const entered = check(actor, command);
  if (!entered.ok) return entered;
  try {
    return await database.transaction(actor, (tx) => close(tx, command));
  } catch (error) {
    return { ok: false, refusal: refusedBooking(error, command.titleId, command.budgetYear + 1) };
  }
}

function check(actor: Actor, command: CloseBudgetYear): Result<true> {
  const may = mayAct(actor, 'close-budget-year', 'BUDGET_OFFICER');
  if (!may.ok) return may;
  if (command.carryFree.isNegative()) return refuse('amount-negative', {}, '/carryFree');
  const named = orderMustBeNamed(command.orderReference);
  return named.ok ? yearMustExist(command.budgetYear) : named;
}

async function close(tx: Transaction, command: CloseBudgetYear): Promise<Result<YearClosing>> {
  const title = await titleMustExist(tx, command.titleId);
  if (!title.ok) return title;
  const year = await loadYearForUpdate(tx, title.value.programmeCode, command);
  const hasConsent = command.consentReference.trim().length >= 3;
  const closing = closingOf(year, { carryFree: command.carryFree, hasConsent }, tx.today);
  if (!closing.ok) return closing;
  const actId = newId();
  await appendEntries(tx, entriesOf(command, closing.value, actId));
  await insertClosing(tx, command, closing.value, actId);
  const { carriedFree, carriedBound, lapsed, paid } = closing.value;
  await recordBudgetAct(tx, {
    ...command,
    action: 'close-budget-year',
    reason: command.orderReference.trim(),
    facts: {
      paidCents: paid.toCents(),
      carriedFreeCents: carriedFree.toCents(),
      carriedBoundCents: Money.sum(carriedBound.map(({ amount }) => amount)).toCents(),
      lapsedCents: lapsed.toCents(),
    },
  });
  return closing;
}

/** Each sum leaves the year and arrives in the next one; both entries carry the act. */
function entriesOf(command: CloseBudgetYear, closing: YearClosing, actId: string): BudgetEntry[] {
  const { titleId, budgetYear } = command;
  const orderReference = command.orderReference.trim();
  const act = { titleId, authority: 'AE', orderReference, actId } as const;
  const carried = (amount: Money, bound?: string): BudgetEntry[] =>
    [
      { budgetYear, moved: amount.negated() },
      { budgetYear: budgetYear + 1, moved: amount },
    ].map(({ budgetYear: inYear, moved }) => ({
      ...act,
      budgetYear: inYear,
      kind: 'CARRYOVER',
      appropriated: moved,
      ...(bound === undefined ? {} : { committed: moved, decisionId: bound }),
    }));
  return [
    ...closing.carriedBound.flatMap(({ decisionId, amount }) => carried(amount, decisionId)),
    ...(closing.carriedFree.isPositive() ? carried(closing.carriedFree) : []),
    ...(closing.lapsed.isPositive()
      ? [{ ...act, budgetYear, kind: 'LAPSE', appropriated: closing.lapsed.negated() }]
      : []),
  ];
}

async function insertClosing(
  tx: Transaction,
  command: CloseBudgetYear,
  closing: YearClosing,
  actId: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO budget.year_closing (title_id, budget_year, act_id, closed_on, closed_at, closed_by, closed_by_name,
       order_reference, consent_reference, paid_cents, carried_free_cents, carried_bound_cents, lapsed_cents)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      command.titleId,
      command.budgetYear,
      actId,
      tx.today.toString(),
      tx.now,
      tx.actor.accountId,
      tx.actor.name,
      command.orderReference.trim(),
      command.consentReference.trim() === '' ? null : command.consentReference.trim(),
      closing.paid.toCents(),
      closing.carriedFree.toCents(),
      Money.sum(closing.carriedBound.map(({ amount }) => amount)).toCents(),
      closing.lapsed.toCents(),
    ],
  );
}
