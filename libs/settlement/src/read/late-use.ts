import type { Award } from '#awards';
import { drawingSituation, useByReceipts, type PaymentUse } from '#disbursements';
import type { LateUseInterest } from '#funding-law';
import { CalendarDate, ok, refuse, type Refusal, type Result } from '#kernel';
import type { Transaction } from '#platform';
import { examinedUse } from '#use-reports';
import { isSettled } from './settlement-basis.js';

/** What of the payments was used late, by the examined receipts and the settled share of the grant. */
export interface LateUseView {
  /** Credited payments, oldest first. */
  readonly payments: readonly PaymentUse[];
  /** Parts used late, each with its segments, and the interest on all of them; no part where everything was in time. */
  readonly late: LateUseInterest;
}

/**
 * Whether the money was used within its period (§ 49a (4) VwVfG NRW). Asked once the award is settled, because only then
 * the grant's share of every receipt is certain. Refuses `use-not-examined`, `late-use-before-settlement` and a missing
 * base rate.
 */
export async function lateUseOf(tx: Transaction, award: Award): Promise<Result<LateUseView, Refusal>> {
  const use = await examinedUse(tx, award.id);
  if (!use) return refuse('use-not-examined');
  if (!(await isSettled(tx, award.id))) return refuse('late-use-before-settlement');
  const situation = await drawingSituation(tx, award.id);
  if (!situation.ok) return situation;
  const receipts = use.uses.map(({ paidOn, eligible }) => ({ paidOn: CalendarDate.iso(paidOn), amount: eligible }));
  const { payments, interest } = await useByReceipts(tx, situation.value, receipts);
  return interest.ok ? ok({ payments, late: interest.value }) : interest;
}
