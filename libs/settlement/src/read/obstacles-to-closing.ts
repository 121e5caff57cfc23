import { awardVersions, type Award } from '#awards';
import { findNotice } from '#notices';
import type { Transaction } from '#platform';
import { recoveriesOf } from '../persistence/recovery.repository.js';
import { awardMoney } from './award-money.js';
import { claimViewsOf } from './claim-view.js';

export const CLOSING_OBSTACLES = [
  'not-settled',
  'settlement-not-final',
  'payment-under-way',
  'payment-remaining',
  'recovery-open',
  'claim-open',
] as const;
export type ClosingObstacle = (typeof CLOSING_OBSTACLES)[number];

/** Everything that stands against closing the file, in the order of the work; empty when it can be closed. */
export async function obstaclesToClosing(tx: Transaction, award: Award): Promise<ClosingObstacle[]> {
  const obstacles: ClosingObstacle[] = [];
  const ending = await endingAct(tx, award);
  if (ending === null) obstacles.push('not-settled');
  else if (!ending.isFinal) obstacles.push('settlement-not-final');
  const money = await awardMoney(tx, award.id);
  if (money.underWay > 0) obstacles.push('payment-under-way');
  if (award.amount.exceeds(money.paid.minus(money.demanded))) obstacles.push('payment-remaining');
  const recoveries = await recoveriesOf(tx, award.id);
  if (recoveries.some(({ status }) => status === 'PROPOSED' || status === 'HEARING')) obstacles.push('recovery-open');
  const claims = await claimViewsOf(tx, award.id);
  const isOpen = claims.some(({ balance, status }) => balance.isPositive() && status !== 'ANNULLED');
  if (isOpen) obstacles.push('claim-open');
  return obstacles;
}

/** The act that ends the grant: its settlement, or what took all of it away. */
async function endingAct(tx: Transaction, award: Award): Promise<{ readonly isFinal: boolean } | null> {
  const versions = await awardVersions(tx, award.id);
  const ending = versions.findLast(({ cause, amount }) => cause === 'SETTLEMENT' || amount.isZero());
  if (!ending) return null;
  const notice = await findNotice(tx, ending.noticeId);
  if (ending.cause === 'ANNULMENT') return { isFinal: true };
  return notice?.service.status === 'ANNULLED' ? null : { isFinal: notice?.service.isFinal ?? false };
}
