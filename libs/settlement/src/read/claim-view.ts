import { holidaysOfLand } from '#funding-law';
import type { CalendarDate, Money } from '#kernel';
import { findNotices, type NoticeView } from '#notices';
import type { Transaction } from '#platform';
import { claimStatusOn, dueDayOf, isOverdue, paidOn, type ClaimEntry, type ClaimFacts } from '../domain/claim.js';
import type { ClaimStatus } from '../domain/recovery-lifecycle.js';
import {
  claimsOf,
  claimsOfAll,
  entriesOf,
  findClaim,
  openClaims,
  type Claim,
} from '../persistence/claim.repository.js';
import { dunningsOf, type Dunning } from '../persistence/closure.repository.js';
import { reliefsOf, type Relief } from '../persistence/relief.repository.js';

/** A claim with its ledger and everything that follows from it on the day of the transaction. */
export interface ClaimView extends Claim {
  readonly status: ClaimStatus;
  readonly entries: readonly ClaimEntry[];
  readonly paid: Money;
  readonly notice: NoticeView | null;
  /** Last day for the payment; null while finality is open. */
  readonly due: CalendarDate | null;
  readonly isOverdue: boolean;
  readonly reliefs: readonly Relief[];
  readonly dunnings: readonly Dunning[];
}

/** The claims of many awards, of each the oldest first, in six queries. */
export const claimViewsOfAll = async (tx: Transaction, awardIds: readonly string[]): Promise<ClaimView[]> =>
  viewsOf(tx, await claimsOfAll(tx, awardIds));

/** The claims of an award, oldest first. */
export const claimViewsOf = async (tx: Transaction, awardId: string): Promise<ClaimView[]> =>
  viewsOf(tx, await claimsOf(tx, awardId));

export async function claimView(tx: Transaction, claimId: string): Promise<ClaimView | null> {
  const claim = await findClaim(tx, claimId);
  const [view] = claim ? await viewsOf(tx, [claim]) : [];
  return view ?? null;
}

/** Every claim with a balance that no court has annulled, oldest first: the office's list. */
export const openClaimViews = async (tx: Transaction): Promise<ClaimView[]> =>
  (await viewsOf(tx, await openClaims(tx))).filter(({ status }) => status !== 'ANNULLED');

async function viewsOf(tx: Transaction, claims: readonly Claim[]): Promise<ClaimView[]> {
  const ids = claims.map(({ id }) => id);
  const ledgers = await entriesOf(tx, ids);
  const reliefs = await reliefsOf(tx, ids);
  const dunnings = await dunningsOf(tx, ids);
  const notices = await findNotices(
    tx,
    claims.map(({ noticeId }) => noticeId),
  );
  return claims.map((claim) => {
    const notice = notices.get(claim.noticeId) ?? null;
    const own = reliefs.filter(({ claimId }) => claimId === claim.id);
    const facts = factsOf(claim, ledgers.get(claim.id) ?? [], notice, own);
    return {
      ...claim,
      status: claimStatusOn(facts, tx.today),
      entries: facts.entries,
      paid: paidOn(facts.entries),
      notice,
      due: dueDayOf(facts),
      isOverdue: isOverdue(facts, tx.today),
      reliefs: own,
      dunnings: dunnings.filter(({ claimId }) => claimId === claim.id),
    };
  });
}

function factsOf(
  claim: Claim,
  entries: readonly ClaimEntry[],
  notice: NoticeView | null,
  reliefs: readonly Relief[],
): ClaimFacts {
  const service = notice?.service;
  return {
    balance: claim.balance,
    entries,
    notice: {
      isServed: service?.isServed ?? false,
      isContested: service?.status === 'CONTESTED',
      isAnnulled: service?.status === 'ANNULLED',
      finalFrom: service?.finalFrom ?? null,
    },
    paymentMonths: claim.paymentMonths,
    holidays: holidaysOfLand(notice?.land),
    standing: standingRelief(reliefs),
  };
}

function standingRelief(reliefs: readonly Relief[]): ClaimFacts['standing'] {
  for (const { kind, state, until } of reliefs.toReversed()) {
    if (state === 'APPROVED' && (kind === 'DEFERRAL' || kind === 'WRITE_OFF_TEMP')) return { kind, until };
  }
  return null;
}
