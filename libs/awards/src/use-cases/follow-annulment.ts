import { hasRole, Money, ok, refuse, type Actor, type Refusal, type Result, type Role } from '#kernel';
import { findNotice } from '#notices';
import type { Database, Transaction } from '#platform';
import { revisedTranches } from '../domain/award-revision.js';
import { findAward, type Award } from '../persistence/award.repository.js';
import { awardVersions, versionOfNotice, type AwardVersion } from '../persistence/award-version.repository.js';
import { reviseAward } from './revise-award.js';

const FOLLOWERS: readonly Role[] = ['CASEWORKER', 'SIGNATORY', 'SYSTEM'];

/**
 * A court annulled an act: the grant goes back to what was before it, to nothing where the award itself fell, and what
 * cap and budget hold for it is free with the same transaction. Answers null where the act granted nothing or was
 * followed already. Refuses an act that is not annulled, one that later acts have built upon, and an old grant for which
 * there is no room any more.
 */
export async function followAnnulment(
  database: Database,
  actor: Actor,
  noticeId: string,
): Promise<Result<Award | null, Refusal>> {
  return database.transaction(actor, async (tx) => {
    if (!hasRole(actor, ...FOLLOWERS))
      return refuse('action-not-permitted', { action: 'follow-annulment', allowedRoles: FOLLOWERS, possible: [] });
    const annulled = await versionOfNotice(tx, noticeId);
    if (!annulled) return ok(null);
    const notice = await findNotice(tx, noticeId);
    if (notice?.service.status !== 'ANNULLED') return refuse('notice-not-annulled', { noticeId });
    return takeBack(tx, annulled);
  });
}

async function takeBack(tx: Transaction, annulled: AwardVersion): Promise<Result<Award | null, Refusal>> {
  const award = await findAward(tx, annulled.awardId);
  if (!award) return refuse('award-not-found', { awardId: annulled.awardId });
  const versions = await awardVersions(tx, award.id);
  const isFollowed = versions.some(
    ({ cause, noticeId }) => cause === 'ANNULMENT' && [annulled.noticeId, award.noticeId].includes(noticeId),
  );
  if (isFollowed) return ok(null);
  const act = {
    awardId: award.id,
    expectedVersion: award.version,
    cause: 'ANNULMENT' as const,
    noticeId: annulled.noticeId,
  };
  if (annulled.version === 1) {
    const nothing = Object.fromEntries(award.tranches.map(({ budgetYear }) => [budgetYear, Money.ZERO]));
    return reviseAward(tx, {
      ...award,
      ...act,
      amount: Money.ZERO,
      tranches: revisedTranches(award.tranches, nothing, tx.today),
    });
  }
  if (annulled.version !== award.version)
    return refuse('annulled-act-built-upon', { version: annulled.version, current: award.version });
  const before = versions.find(({ version }) => version === annulled.version - 1);
  return before ? reviseAward(tx, { ...before, ...act }) : ok(null);
}
