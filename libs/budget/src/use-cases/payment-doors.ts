import { Money, ok, refuse, type Refusal, type Result } from '#kernel';
import { newId, type Transaction } from '#platform';
import { appendEntries, heldBy, type BudgetEntry } from '../persistence/budget-entry.repository.js';
import type { BudgetHolding } from '../domain/budget-account.js';
import { lockBudget } from '../read/budget-situation.js';

export interface BudgetPayment {
  readonly programme: string;
  /** The decision whose commitment is paid. */
  readonly decisionId: string;
  /** Year of the tranche. */
  readonly budgetYear: number;
  /** Cents, positive. */
  readonly amount: Money;
  /** Payment request or incoming payment: booked once. */
  readonly paymentId: string;
}

/**
 * Door: before money is ordered, what the decision has bound in advance for the year becomes a charge on its appropriation
 * (§ 38 LHO), unless beginning the year has done that already. Refuses `budget-exceeded` where the appropriation does not
 * cover it, and `payment-not-committed` where the decision has bound less than is to be paid.
 */
export async function coverPayment(tx: Transaction, payment: BudgetPayment): Promise<Result<true>> {
  const accounts = await lockBudget(tx, payment.programme, await yearsOf(tx, payment));
  const held = await heldBy(tx, payment.decisionId);
  const advance = held.find((each) => each.budgetYear === payment.budgetYear && each.authority === 'VE');
  const unpaid = Money.sum(payableFrom(held, payment).map((holding) => holding.committed.minus(holding.paid)));
  const missing = payment.amount.minus(unpaid);
  if (!missing.isPositive()) return ok(true);
  if (!advance || missing.exceeds(advance.committed)) {
    return refuse('payment-not-committed', { year: payment.budgetYear, missingCents: missing.toCents() });
  }
  const spending = accounts.find((each) => each.budgetYear === payment.budgetYear && each.authority === 'AE');
  const free = spending?.free ?? Money.ZERO;
  if (advance.committed.exceeds(free)) return notCovered(payment, advance, free);
  await appendEntries(tx, dueEntries(payment, advance));
  return ok(true);
}

/**
 * Door: the cash has left (Ist). Booked where the decision's commitment stands today; the same payment once. What was
 * ordered may meanwhile be above a commitment that an act has lowered: it is booked all the same, because it was paid.
 */
export async function recordPayment(tx: Transaction, payment: BudgetPayment): Promise<void> {
  await lockBudget(tx, payment.programme, await yearsOf(tx, payment));
  const places = payableFrom(await heldBy(tx, payment.decisionId), payment);
  let left = payment.amount;
  for (const [index, holding] of places.entries()) {
    const isLast = index === places.length - 1;
    const share = isLast ? left : Money.min(left, Money.max(holding.committed.minus(holding.paid), Money.ZERO));
    if (!share.isPositive()) continue;
    await appendEntries(tx, [{ ...placeOf(holding), ...idsOf(payment), kind: 'PAYMENT', paid: share }]);
    left = left.minus(share);
  }
  if (left.isPositive()) throw new Error(`payment ${payment.paymentId} belongs to no commitment`);
}

/** Door: the bank returned the payment; what a recipient pays back later is `setOffRepayment`. */
export async function reversePayment(tx: Transaction, payment: BudgetPayment): Promise<void> {
  await lockBudget(tx, payment.programme, await yearsOf(tx, payment));
  let left = payment.amount;
  for (const holding of payableFrom(await heldBy(tx, payment.decisionId), payment)) {
    const share = Money.min(left, holding.paid);
    if (!share.isPositive()) continue;
    await appendEntries(tx, [{ ...placeOf(holding), ...idsOf(payment), kind: 'REPAYMENT', paid: share.negated() }]);
    left = left.minus(share);
  }
}

/** Where the tranche can be paid from: its own year first, then the years it was carried into. */
const payableFrom = (held: readonly BudgetHolding[], { budgetYear }: BudgetPayment): BudgetHolding[] =>
  held
    .filter((holding) => holding.authority === 'AE' && holding.budgetYear >= budgetYear)
    .sort((first, second) => first.budgetYear - second.budgetYear);

const yearsOf = async (tx: Transaction, payment: BudgetPayment): Promise<number[]> => [
  ...new Set([payment.budgetYear, ...(await heldBy(tx, payment.decisionId)).map(({ budgetYear }) => budgetYear)]),
];

const idsOf = ({ decisionId, paymentId }: BudgetPayment) => ({ decisionId, paymentId });

const placeOf = ({ titleId, budgetYear, authority }: BudgetHolding) => ({ titleId, budgetYear, authority });

function dueEntries({ decisionId, budgetYear }: BudgetPayment, { titleId, committed }: BudgetHolding): BudgetEntry[] {
  const act = { titleId, budgetYear, decisionId, kind: 'VE_DUE', actId: newId() };
  return [
    { ...act, authority: 'VE', committed: committed.negated() },
    { ...act, authority: 'AE', committed },
  ];
}

const notCovered = (
  { budgetYear }: BudgetPayment,
  { titleId, committed }: BudgetHolding,
  free: Money,
): { readonly ok: false; readonly refusal: Refusal<'budget-exceeded'> } =>
  refuse('budget-exceeded', {
    title: titleId,
    year: budgetYear,
    authority: 'AE',
    freeCents: free.toCents(),
    requestedCents: committed.toCents(),
    missingCents: committed.minus(free).toCents(),
  });
