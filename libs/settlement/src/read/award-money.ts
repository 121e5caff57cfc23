import { findAward, type Award } from '#awards';
import { paymentRequestsOf, type PaymentRequest, type PaymentStatus } from '#disbursements';
import { Money, refuse, ok, type Refusal, type Result } from '#kernel';
import { findNotice } from '#notices';
import type { Transaction } from '#platform';
import { claimsOf } from '../persistence/claim.repository.js';

const PAID: readonly PaymentStatus[] = ['EXECUTED', 'CREDITED'];
const UNDER_WAY: readonly PaymentStatus[] = ['SUBMITTED', 'CHECKED', 'CERTIFIED', 'AUTHORISED', 'EXPORTED'];

/** The money of an award as settlement and recovery see it. */
export interface AwardMoney {
  readonly paid: Money;
  readonly credited: readonly PaymentRequest[];
  /** Requests that may still become payments. */
  readonly underWay: number;
  /** Demanded back so far by acts that stand. */
  readonly demanded: Money;
}

export async function awardMoney(tx: Transaction, awardId: string): Promise<AwardMoney> {
  const requests = await paymentRequestsOf(tx, awardId);
  const paid = requests.filter(({ status }) => PAID.includes(status));
  return {
    paid: Money.sum(paid.map(({ amount }) => amount)),
    credited: paid.filter(({ status }) => status === 'CREDITED'),
    underWay: requests.filter(({ status }) => UNDER_WAY.includes(status)).length,
    demanded: await demandedBack(tx, awardId),
  };
}

async function demandedBack(tx: Transaction, awardId: string): Promise<Money> {
  let demanded = Money.ZERO;
  for (const { kind, noticeId, amount } of await claimsOf(tx, awardId)) {
    if (kind !== 'REIMBURSEMENT') continue;
    const notice = await findNotice(tx, noticeId);
    if (notice?.service.status !== 'ANNULLED') demanded = demanded.plus(amount);
  }
  return demanded;
}

/** What the recipient holds beyond a grant of this amount and nobody has demanded yet; never negative. */
export const overpaidAbove = (grant: Money, { paid, demanded }: AwardMoney): Money =>
  Money.max(Money.ZERO, paid.minus(demanded).minus(grant));

/** The award, or `award-not-found` for unknown ones and those of others alike. */
export async function awardOrRefusal(tx: Transaction, awardId: string): Promise<Result<Award, Refusal>> {
  const award = await findAward(tx, awardId);
  return award ? ok(award) : refuse('award-not-found', { awardId });
}

/** Settlement, recovery and closure of one award happen one after the other. */
export const lockAwardFile = (tx: Transaction, awardId: string): Promise<unknown> =>
  tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('settlement.award:' || $1, 0))`, [awardId]);

/** Asked once the award is locked, so that no payment slips in between computing and booking. */
export async function moneyIsUnchanged(tx: Transaction, awardId: string, before: AwardMoney): Promise<boolean> {
  const now = await awardMoney(tx, awardId);
  return now.paid.equals(before.paid) && now.underWay === before.underWay && now.demanded.equals(before.demanded);
}
