import {
  lateUseInterest,
  type BaseRateTable,
  type CreditedPayment,
  type LateUseInterest,
  type PaidExpense,
} from '#funding-law';
import { CalendarDate, Money, type Refusal, type Result } from '#kernel';
import type { Transaction } from '#platform';
import { baseRateTable } from '#programmes';
import { useUntil } from '../domain/payment-rules.js';
import {
  usesFromReceipts,
  usesFromStatements,
  usesOfPayments,
  type PaymentUse,
  type UseStatement,
} from '../domain/use-in-time.js';
import type { DrawingSituation } from './drawing-situation.js';

/** Five percentage points above the base rate (§ 49a Abs. 3 Satz 1 VwVfG NRW). */
const SURCHARGE_BPS = 500n;
const WHOLE = { of: 1n, in: 1n };

export interface UseInTime {
  /** Credited payments, oldest first. */
  readonly payments: readonly PaymentUse[];
  /** The grant's share of what the district stated as spent. */
  readonly used: Money;
  /** Not stated as used although the period is over. */
  readonly late: Money;
  /** Interest up to today by the statements alone: the highest possible. Refused while a base rate is missing. */
  readonly interest: Result<LateUseInterest, Refusal>;
}

/**
 * Whether credited money was used within the period of the programme, as far as the payment requests tell (§ 49a Abs. 4
 * VwVfG NRW). The proof of use with the days of the receipts decides later.
 */
export const useInTime = async (tx: Transaction, situation: DrawingSituation): Promise<UseInTime> =>
  useOf(situation, tx.today, await baseRateTable(tx));

type StatedUse = Pick<DrawingSituation, 'award' | 'terms' | 'requests'>;

/** The same from what is loaded already: for lists. */
export function useOf(stated: StatedUse, today: CalendarDate, rates: BaseRateTable): UseInTime {
  const credited = creditedOf(stated);
  const uses = usesFromStatements(stated.award, statementsOf(stated));
  const payments = usesOfPayments(credited, uses, today);
  return {
    payments,
    used: Money.sum(uses.map(({ amount }) => amount)),
    late: Money.sum(payments.filter(({ isLate }) => isLate).map(({ unused }) => unused)),
    interest: interestOn(credited, uses, { terms: stated.terms, today, rates }),
  };
}

export interface UseByReceipts {
  /** Credited payments, oldest first, each with what the receipts have used of it. */
  readonly payments: readonly PaymentUse[];
  /** Only what was used, and used late; refused while a base rate is missing. */
  readonly interest: Result<LateUseInterest, Refusal>;
}

/**
 * Whether credited money was used within its period by the receipts of the examined proof of use, at the award's share of
 * its costs (§ 49a Abs. 4 VwVfG NRW). What was never used bears no interest here: it is demanded back, with the interest of
 * § 49a Abs. 3.
 */
export async function useByReceipts(
  tx: Transaction,
  situation: DrawingSituation,
  receipts: readonly PaidExpense[],
): Promise<UseByReceipts> {
  const uses = usesFromReceipts(situation.award, receipts);
  const payments = usesOfPayments(creditedOf(situation), uses, tx.today);
  const usedParts = payments.map((payment) => ({ ...payment, amount: payment.used }));
  const day = { terms: situation.terms, today: tx.today, rates: await baseRateTable(tx) };
  return { payments, interest: interestOn(usedParts, uses, day) };
}

const creditedOf = ({ requests, terms }: StatedUse): CreditedPayment[] =>
  requests.flatMap(({ id, amount, creditedOn }) =>
    creditedOn ? [{ id, amount, creditedOn, useUntil: useUntil(creditedOn, terms.useOfFunds) }] : [],
  );

const interestOn = (
  payments: readonly CreditedPayment[],
  expenses: readonly PaidExpense[],
  { terms, today, rates }: Pick<StatedUse, 'terms'> & { readonly today: CalendarDate; readonly rates: BaseRateTable },
): Result<LateUseInterest, Refusal> =>
  lateUseInterest({
    payments,
    expenses,
    // The share of the grant is taken from the uses already.
    share: WHOLE,
    from: terms.lateUseInterestFrom,
    until: today,
    surchargeBps: SURCHARGE_BPS,
    rates,
    dayCount: terms.interestDayCount,
  });

/** What was said in requests that were not turned down. */
const statementsOf = ({ requests }: StatedUse): UseStatement[] =>
  requests.flatMap(({ submitted, status, spent }) =>
    submitted && status !== 'REJECTED' ? [{ on: CalendarDate.inBerlin(submitted.at), spent }] : [],
  );
