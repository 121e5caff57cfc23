import { monthPeriod, type HolidayCalendar } from '#funding-law';
import { Money, type CalendarDate } from '#kernel';
import type { ClaimStatus } from './recovery-lifecycle.js';

export type ClaimKind = 'REIMBURSEMENT' | 'INTEREST' | 'LATE_USE_INTEREST';
export type ClaimEntryKind = 'DEMAND' | 'PAYMENT' | 'REVERSAL' | 'WRITE_OFF' | 'REMISSION';
export type ReliefKind = 'DEFERRAL' | 'WRITE_OFF_TEMP' | 'WRITE_OFF' | 'REMISSION';
export type ReliefState = 'PROPOSED' | 'APPROVED' | 'REJECTED' | 'ENDED';

/** One line of a claim's ledger. A demand and a reversal raise the balance, everything else lowers it. */
export interface ClaimEntry {
  readonly id: string;
  readonly kind: ClaimEntryKind;
  readonly delta: Money;
  readonly balanceAfter: Money;
  /** Wertstellung. */
  readonly valueDate: CalendarDate;
  readonly expenseReduction: Money;
  readonly revenue: Money;
  readonly reverses: string | null;
  readonly reference: string;
  readonly bookedBy: { readonly id: string; readonly name: string };
}

export interface Instalment {
  readonly due: CalendarDate;
  readonly amount: Money;
}

/** What the state of a claim follows from. */
export interface ClaimFacts {
  readonly balance: Money;
  readonly entries: readonly ClaimEntry[];
  /** Of the act that set the claim. */
  readonly notice: {
    readonly isServed: boolean;
    readonly isContested: boolean;
    readonly isAnnulled: boolean;
    readonly finalFrom: CalendarDate | null;
  };
  readonly paymentMonths: number;
  /** Of the Land whose claim it is. */
  readonly holidays: HolidayCalendar;
  /** The deferral or temporary write-off that stands, if any. */
  readonly standing: { readonly kind: 'DEFERRAL' | 'WRITE_OFF_TEMP'; readonly until: CalendarDate | null } | null;
}

/**
 * Last day on which payment is in time: so many months after finality, to the next working day; null while finality is
 * open.
 */
export const dueDayOf = ({
  notice,
  paymentMonths,
  holidays,
}: Pick<ClaimFacts, 'notice' | 'paymentMonths' | 'holidays'>) =>
  notice.finalFrom === null
    ? null
    : monthPeriod({ eventDay: notice.finalFrom, months: paymentMonths, holidays }).endShifted;

/** Payments that stand: reversed ones are none. */
export const standingPayments = (entries: readonly ClaimEntry[]): ClaimEntry[] =>
  entries.filter(({ id, kind }) => kind === 'PAYMENT' && !entries.some(({ reverses }) => reverses === id));

export const paidOn = (entries: readonly ClaimEntry[]): Money =>
  Money.sum(standingPayments(entries).map(({ delta }) => delta.negated()));

/** Where a claim stands on a day: what ended it counts first, then what holds it up, then how far it has come. */
export function claimStatusOn(facts: ClaimFacts, today: CalendarDate): ClaimStatus {
  const { notice, standing } = facts;
  if (notice.isAnnulled) return 'ANNULLED';
  if (facts.balance.isZero()) return endOf(facts.entries);
  if (notice.isContested) return 'SUSPENDED';
  if (standing?.kind === 'WRITE_OFF_TEMP') return 'WRITTEN_OFF_TEMP';
  if (standing?.kind === 'DEFERRAL' && standing.until && !standing.until.isBefore(today)) return 'DEFERRED';
  if (paidOn(facts.entries).isPositive()) return 'PART_PAID';
  if (!notice.isServed) return 'DECIDED';
  return notice.finalFrom !== null && !notice.finalFrom.isAfter(today) ? 'DUE' : 'SERVED';
}

function endOf(entries: readonly ClaimEntry[]): ClaimStatus {
  if (entries.some(({ kind }) => kind === 'REMISSION')) return 'REMITTED';
  return entries.some(({ kind }) => kind === 'WRITE_OFF') ? 'WRITTEN_OFF' : 'PAID';
}

/** Overdue: the last day for the payment has passed and nothing holds the claim up. */
export function isOverdue(facts: ClaimFacts, today: CalendarDate): boolean {
  const status = claimStatusOn(facts, today);
  const due = dueDayOf(facts);
  return (status === 'DUE' || status === 'PART_PAID') && due !== null && due.isBefore(today);
}
