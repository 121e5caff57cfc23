import { awardVersions, type Award } from '#awards';
import { findNotice } from '#notices';
import type { Transaction } from '#platform';
import {
  awardStatusOn,
  sideStatesOf,
  type AwardLife,
  type AwardSideState,
  type AwardStatus,
} from '../domain/award-status.js';
import { closureOf } from '../persistence/closure.repository.js';
import { recoveriesOf } from '../persistence/recovery.repository.js';
import { claimViewsOf } from './claim-view.js';
import { isSettled } from './settlement-basis.js';

export interface AwardState {
  readonly status: AwardStatus;
  readonly sides: readonly AwardSideState[];
}

/** What other contexts know about the life of an award. */
export type ReportState = Pick<AwardLife, 'report' | 'reportDue' | 'isAmending'>;

/** The status of an award (domain part 8) on the day of the transaction, derived from everything that happened. */
export async function awardStatus(tx: Transaction, award: Award, report: ReportState): Promise<AwardState> {
  const notice = await findNotice(tx, award.noticeId);
  const last = (await awardVersions(tx, award.id)).at(-1);
  const recoveries = await recoveriesOf(tx, award.id);
  const claims = await claimViewsOf(tx, award.id);
  const isNothingLeft = award.amount.isZero();
  const life: AwardLife = {
    ...report,
    isServed: notice?.service.isServed ?? false,
    isFinal: notice?.service.isFinal ?? false,
    periodFrom: award.periodFrom,
    periodTo: award.periodTo,
    isSettled: await isSettled(tx, award.id),
    isClosed: (await closureOf(tx, award.id)) !== null,
    isPaymentStopped: award.paymentsStopped !== null,
    hasOpenRecovery:
      recoveries.some(({ status }) => status === 'PROPOSED' || status === 'HEARING') ||
      claims.some(({ balance, status }) => balance.isPositive() && status !== 'ANNULLED'),
    isRevoked: isNothingLeft && (last?.cause === 'REVOCATION' || last?.cause === 'ANNULMENT'),
    isWaived: isNothingLeft && last?.cause === 'WAIVER',
  };
  return { status: awardStatusOn(life, tx.today), sides: sideStatesOf(life) };
}
