import { recordAudit } from '#audit';
import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { newId, type Database, type Transaction } from '#platform';
import { outcomeOf, type Counts, type VoteCount } from '../domain/vote-count.js';
import { insertResolution } from '../persistence/meeting.repository.js';
import {
  beginCount,
  countedBallots,
  dueVoteIds,
  freezeVote,
  loadVoteForUpdate,
  rollOf,
  type Vote,
} from '../persistence/vote.repository.js';
import { keptBody } from './keeper.js';

/**
 * Closes a vote: counts, computes quorum and majority, freezes the result. In a secret vote in session the keeper gives
 * the counts of the urn. An online vote is closed by its deadline; earlier only when everybody has voted.
 */
export async function closeVote(
  database: Database,
  actor: Actor,
  command: { readonly voteId: string; readonly counted?: Counts | null },
): Promise<Result<VoteCount, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const vote = await loadVoteForUpdate(tx, command.voteId);
    if (!vote) return refuse('vote-not-found');
    const kept = await keptBody(tx, vote.bodyId, 'close-vote');
    if (!kept.ok) return kept;
    if (vote.state !== 'OPEN') return refuse('vote-closed');
    return close(tx, vote, kept.value.ownerOrganisationId, command.counted ?? null);
  });
}

/** Job: closes one online vote whose deadline has passed. Safe to repeat; too early it does nothing. */
export async function closeDueVote(database: Database, actor: Actor, voteId: string): Promise<void> {
  await database.transaction(actor, async (tx) => {
    const vote = await loadVoteForUpdate(tx, voteId);
    if (!vote || vote.state !== 'OPEN' || !vote.closesAt || vote.closesAt > tx.now) return;
    const kept = await keptBody(tx, vote.bodyId, 'close-vote');
    if (kept.ok) await close(tx, vote, kept.value.ownerOrganisationId, null);
  });
}

/** Daily job: closes what a moved clock or a standstill has left open. */
export async function closeDueVotes(database: Database, actor: Actor): Promise<void> {
  const due = await database.read(actor, dueVoteIds);
  for (const id of due) await closeDueVote(database, actor, id);
}

async function close(
  tx: Transaction,
  vote: Vote,
  organisationId: string | null,
  counted: Counts | null,
): Promise<Result<VoteCount, Refusal>> {
  const roll = await rollOf(tx, vote.id);
  const voters = roll.filter(({ recusalReason }) => recusalReason === null);
  const isBeforeDeadline = vote.closesAt !== null && vote.closesAt > tx.now;
  const missing = voters.filter(({ hasCast }) => !hasCast).length;
  if (isBeforeDeadline && missing > 0) return refuse('vote-still-running', { missing });
  const isUrn = vote.mode === 'IN_SESSION' && vote.secrecy === 'SECRET';
  if (isUrn !== (counted !== null)) return refuse(isUrn ? 'urn-count-missing' : 'ballot-not-by-hand');
  await beginCount(tx, vote.id);
  const counts = counted ?? (await countedBallots(tx, vote.id));
  const cast = counts.yes + counts.no + counts.abstained;
  if (cast > voters.length) return refuse('more-ballots-than-seats', { cast, entitled: voters.length });
  const seats = roll.map(({ seatId, recusalReason }) => ({ seatId, isRecused: recusalReason !== null }));
  const outcome = outcomeOf(seats, counts, vote.quorum, vote.majority);
  await freezeVote(tx, vote.id, outcome);
  if (vote.subject.kind === 'MOTION' && outcome.result === 'RECOMMENDED') {
    await insertResolution(tx, {
      id: newId(),
      bodyId: vote.bodyId,
      meetingId: vote.meetingId,
      voteId: vote.id,
      wording: vote.title,
      decidedOn: tx.today,
    });
  }
  await recordAudit(tx, {
    chain: `body:${vote.bodyId}`,
    action: 'close-vote',
    statusBefore: 'OPEN',
    statusAfter: 'CLOSED',
    facts: { voteId: vote.id, result: outcome.result, cast: outcome.cast, quorumNeeded: outcome.quorumNeeded },
    organisationId,
  });
  return ok(outcome);
}
