import { lateUseInterest, type BaseRateTable, type LateUseInterest } from '#funding-law';
import { CalendarDate, Money, type Refusal, type Result } from '#kernel';
import type { Transaction } from '#platform';
import { baseRateTable } from '#programmes';
import { useUntil } from '../domain/payment-rules.js';
import { usesFromStatements, usesOfPayments, type PaymentUse, type UseStatement } from '../domain/use-in-time.js';
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
  const { award, terms, requests } = stated;
  const credited = requests.flatMap(({ id, amount, creditedOn }) =>
    creditedOn ? [{ id, amount, creditedOn, useUntil: useUntil(creditedOn, terms.useOfFunds) }] : [],
  );
  const uses = usesFromStatements(award, statementsOf(stated));
  const payments = usesOfPayments(credited, uses, today);
  const interest = lateUseInterest({
    payments: credited,
    expenses: uses,
    // The share of the grant is taken from the statements already.
    share: WHOLE,
    from: terms.lateUseInterestFrom,
    until: today,
    surchargeBps: SURCHARGE_BPS,
    rates,
    dayCount: terms.interestDayCount,
  });
  return {
    payments,
    used: Money.sum(uses.map(({ amount }) => amount)),
    late: Money.sum(payments.filter(({ isLate }) => isLate).map(({ unused }) => unused)),
    interest,
  };
}

/** What was said in requests that were not turned down. */
const statementsOf = ({ requests }: StatedUse): UseStatement[] =>
  requests.flatMap(({ submitted, status, spent }) =>
    submitted && status !== 'REJECTED' ? [{ on: CalendarDate.inBerlin(submitted.at), spent }] : [],
  );
