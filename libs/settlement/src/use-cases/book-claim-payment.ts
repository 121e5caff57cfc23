import type { Award } from '#awards';
import { setOffRepayment, undoSetOff } from '#budget';
import { Money, ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import { newId, type Database, type Transaction } from '#platform';
import type { Booking } from '../domain/booking-kind.js';
import { standingPayments } from '../domain/claim.js';
import { bookEntry } from '../persistence/claim.repository.js';
import type { ClaimView } from '../read/claim-view.js';
import { takeClaimStep } from './claim-step.js';
import { textMustBe } from './settlement-act.js';

export interface BookClaimPayment {
  readonly claimId: string;
  /** Null where it was not readable. */
  readonly amount: Money | null;
  /** Wertstellung: the day the money was there; interest ends the day before. */
  readonly valueDate: CalendarDate | null;
  /** What identifies it at the cash office. */
  readonly reference: string;
}

export interface BookedPayment {
  readonly entryId: string;
  readonly balance: Money;
  readonly booking: Booking;
}

/**
 * Books a payment on a claim with its value date: as far as the money went out in the same budget year it lowers the Ist
 * of its title, the rest is revenue (domain part 3.9). Refuses more than is open, and days that lie ahead.
 */
export async function bookClaimPayment(
  database: Database,
  actor: Actor,
  command: BookClaimPayment,
): Promise<Result<BookedPayment, Refusal>> {
  const step = {
    claimId: command.claimId,
    action: 'record-payment' as const,
    outcome: ({ balance }: ClaimView) => (command.amount?.equals(balance) ? 'WHOLE' : 'PART'),
    act: { facts: { amountCents: command.amount?.toCents() ?? 0, valueDate: command.valueDate?.toString() ?? '' } },
  };
  return takeClaimStep(database, actor, step, async (tx, { award, claim }) => {
    const { amount, valueDate } = command;
    if (!amount) return refuse('entry-missing', {}, '/amount');
    if (!valueDate) return refuse('entry-missing', {}, '/valueDate');
    if (!amount.isPositive()) return refuse('amount-not-positive', {}, '/amount');
    if (amount.exceeds(claim.balance)) {
      return refuse('payment-above-balance', { balanceCents: claim.balance.toCents() }, '/amount');
    }
    if (valueDate.isAfter(tx.today)) return refuse('day-in-future', {}, '/valueDate');
    const silent = textMustBe(command.reference, '/reference', { min: 3, max: 140 });
    if (silent) return { ok: false, refusal: silent };
    const entryId = newId();
    const reference = command.reference.trim();
    const booking = await bookingFor(tx, { award, claim }, { entryId, amount, valueDate, reference });
    await bookEntry(tx, claim, {
      id: entryId,
      kind: 'PAYMENT',
      delta: amount.negated(),
      valueDate,
      booking,
      reference,
    });
    return ok({ entryId, balance: claim.balance.minus(amount), booking });
  });
}

interface IncomingPayment {
  readonly entryId: string;
  readonly amount: Money;
  readonly valueDate: CalendarDate;
  readonly reference: string;
}

/** Interest is always revenue; a reimbursement lowers the Ist of its year as far as that year's payments reach. */
async function bookingFor(
  tx: Transaction,
  { award, claim }: { readonly award: Award; readonly claim: ClaimView },
  { entryId, amount, valueDate, reference }: IncomingPayment,
): Promise<Booking> {
  if (claim.kind !== 'REIMBURSEMENT') return { expenseReduction: Money.ZERO, revenue: amount };
  const expenseReduction = await setOffRepayment(tx, {
    programme: award.programmeCode,
    decisionId: award.decisionId,
    budgetYear: valueDate.year,
    amount,
    repaymentId: entryId,
    orderReference: reference,
  });
  return { expenseReduction, revenue: amount.minus(expenseReduction) };
}

/**
 * Takes back a payment that was booked wrongly: another person, the whole entry, with a reason. Both lines stay in the
 * ledger, and the Ist rises again by what was set off. Refuses an entry that is no payment of this claim or was reversed
 * before, and a set-off in a year that is closed.
 */
export async function reverseClaimPayment(
  database: Database,
  actor: Actor,
  command: { readonly claimId: string; readonly entryId: string; readonly reason: string },
): Promise<Result<true, Refusal>> {
  const paymentIn = (claim: ClaimView) => standingPayments(claim.entries).find(({ id }) => id === command.entryId);
  const step = {
    claimId: command.claimId,
    action: 'reverse-payment' as const,
    outcome: (claim: ClaimView) =>
      claim.paid.exceeds(paymentIn(claim)?.delta.negated() ?? Money.ZERO) ? 'SOME_PAID' : 'NOTHING_PAID',
    act: { reason: command.reason.trim() },
  };
  return takeClaimStep(database, actor, step, async (tx, { award, claim }) => {
    const silent = textMustBe(command.reason, '/reason', { min: 10, max: 140 });
    if (silent) return { ok: false, refusal: silent };
    const payment = paymentIn(claim);
    if (!payment) return refuse('claim-payment-not-found');
    if (payment.bookedBy.id === actor.accountId)
      return refuse('claim-reversal-four-eyes', { by: payment.bookedBy.name });
    const undone = await undoSetOff(tx, award.programmeCode, payment.id);
    if (!undone.ok) return undone;
    await bookEntry(tx, claim, {
      kind: 'REVERSAL',
      delta: payment.delta.negated(),
      valueDate: payment.valueDate,
      reverses: payment.id,
      reference: command.reason.trim(),
    });
    return ok(true);
  });
}
