import { recordAudit } from '#audit';
import { hasRole, ok, refuse, type Actor, type Refusal, type RefusalFact, type Result, type Role } from '#kernel';
import { violatedConstraint, type Transaction } from '#platform';

const ORDER_LENGTH_MIN = 3;

/** Refuses whoever lacks the role; names the act and who may do it. */
export function mayAct(actor: Actor, action: string, role: Role): Result<true> {
  if (hasRole(actor, role)) return ok(true);
  return refuse('action-not-permitted', { action, status: null, allowedRoles: [role], possible: [] });
}

/** Every movement names the order or paper it follows from. */
export const orderMustBeNamed = (reference: string): Result<true> =>
  reference.trim().length < ORDER_LENGTH_MIN ? refuse('order-missing', {}, '/orderReference') : ok(true);

/** Years a budget can have; a typing error must not open an account for the year 20227. */
export const yearMustExist = (year: number): Result<true> =>
  Number.isInteger(year) && year >= 2015 && year <= 2100
    ? ok(true)
    : refuse('year-out-of-range', { year }, '/budgetYear');

export async function titleMustExist(
  tx: Transaction,
  titleId: string,
  pointer = '/titleId',
): Promise<Result<{ readonly programmeCode: string }>> {
  const [title] = await tx.query<{ programme_code: string }>('SELECT programme_code FROM budget.title WHERE id = $1', [
    titleId,
  ]);
  return title
    ? ok({ programmeCode: title.programme_code })
    : refuse('budget-title-missing', { title: titleId }, pointer);
}

/** The trace of an act on a title and year. */
export const recordBudgetAct = (
  tx: Transaction,
  act: {
    readonly titleId: string;
    readonly budgetYear: number;
    readonly action: string;
    readonly reason: string;
    readonly facts: Readonly<Record<string, RefusalFact>>;
  },
): Promise<void> =>
  recordAudit(tx, {
    chain: `budget:${act.titleId}:${act.budgetYear}`,
    action: act.action,
    reason: act.reason,
    facts: act.facts,
    organisationId: null,
    visibility: 'INTERNAL',
  });

/** What the database refuses in the last instant, in the words of the office; every other error is thrown on. */
export function refusedBooking(error: unknown, title: string, year: number): Refusal {
  const constraint = violatedConstraint(error);
  if (constraint === 'budget_not_exceeded') {
    return refuse('budget-already-bound', { title, year }, '/amount').refusal;
  }
  if (constraint === 'budget_blocked_not_negative')
    return refuse('block-too-small', { title, year }, '/amount').refusal;
  if (constraint === 'budget_year_closed') return refuse('budget-year-closed', { title, year }).refusal;
  throw error;
}
