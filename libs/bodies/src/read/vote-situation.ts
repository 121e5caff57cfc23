import type { Transaction } from '#platform';
import { quorumNeeded, type VoteResult } from '../domain/vote-count.js';
import { countedBallots, latestVoteOn, rollOf, type Vote, type VoteSubject } from '../persistence/vote.repository.js';

/** How a vote stands. Of a secret and of an online vote yes, no and abstained stay 0 until it is closed: see `isCountHidden`. */
export interface VoteSituation {
  readonly voteId: string;
  readonly bodyId: string;
  readonly state: 'OPEN' | 'CLOSED';
  readonly closesAt: Date | null;
  /** Seats that may vote: without those recused. */
  readonly entitled: number;
  readonly recused: number;
  readonly cast: number;
  readonly yes: number;
  readonly no: number;
  readonly abstained: number;
  readonly quorumNeeded: number;
  readonly quorumMet: boolean;
  /** Nobody sees how a secret or an online vote stands before it ends. */
  readonly isCountHidden: boolean;
  /** Null while the vote is open. */
  readonly result: VoteResult | null;
}

/** The newest vote on a subject, or null where none was opened or the actor may not see it. */
export async function voteOfSubject(tx: Transaction, subject: VoteSubject): Promise<VoteSituation | null> {
  const vote = await latestVoteOn(tx, subject);
  return vote ? situationOf(tx, vote) : null;
}

export async function situationOf(tx: Transaction, vote: Vote): Promise<VoteSituation> {
  const head = { voteId: vote.id, bodyId: vote.bodyId, state: vote.state, closesAt: vote.closesAt };
  if (vote.outcome) return { ...head, ...vote.outcome, isCountHidden: false };
  const roll = await rollOf(tx, vote.id);
  const voters = roll.filter(({ recusalReason }) => recusalReason === null);
  const cast = voters.filter(({ hasCast }) => hasCast).length;
  const needed = quorumNeeded(voters.length, vote.quorum);
  const isCountHidden = vote.secrecy === 'SECRET' || vote.mode === 'ONLINE';
  const counts = isCountHidden ? { yes: 0, no: 0, abstained: 0 } : await countedBallots(tx, vote.id);
  return {
    ...head,
    ...counts,
    isCountHidden,
    entitled: voters.length,
    recused: roll.length - voters.length,
    cast,
    quorumNeeded: needed,
    quorumMet: cast >= needed,
    result: null,
  };
}

/** What the holder of a personal link sees: the question, the deadline, and whether a ballot is in. */
export interface BallotPaper {
  readonly title: string;
  readonly bodyName: string;
  readonly organisation: string;
  readonly isSecret: boolean;
  readonly isOpen: boolean;
  readonly isRecused: boolean;
  readonly hasCast: boolean;
  readonly closesAt: Date | null;
}

/** The ballot paper behind a link's hash; SYSTEM only, because the link alone is the right to see it. */
export async function ballotPaper(tx: Transaction, tokenHash: string): Promise<BallotPaper | null> {
  const [row] = await tx.query<{
    title: string;
    name: string;
    organisation: string;
    secrecy: string;
    state: string;
    closes_at: Date | null;
    recusal_reason: string | null;
    has_cast: boolean;
  }>(
    `SELECT v.title, b.name, s.organisation, v.secrecy, v.state, v.closes_at, s.recusal_reason, s.has_cast
     FROM bodies.vote_seat s JOIN bodies.vote v ON v.id = s.vote_id JOIN bodies.body b ON b.id = v.body_id
     WHERE s.token_hash = $1`,
    [tokenHash],
  );
  if (!row) return null;
  return {
    title: row.title,
    bodyName: row.name,
    organisation: row.organisation,
    isSecret: row.secrecy === 'SECRET',
    isOpen: row.state === 'OPEN' && (row.closes_at === null || row.closes_at > tx.now),
    isRecused: row.recusal_reason !== null,
    hasCast: row.has_cast,
    closesAt: row.closes_at,
  };
}
