import type { Transaction } from '#platform';
import type { Secrecy } from '../domain/body.js';
import type { Choice, Counts, Majority, QuorumRule, VoteCount, VoteResult } from '../domain/vote-count.js';

export const VOTE_MODES = ['IN_SESSION', 'ONLINE'] as const;
export type VoteMode = (typeof VOTE_MODES)[number];

/** What a vote is about: a local project of the context `partnerships`, or a motion of the body itself. */
export interface VoteSubject {
  readonly kind: 'LOCAL_PROJECT' | 'MOTION';
  readonly id: string;
}

export interface Vote {
  readonly id: string;
  readonly bodyId: string;
  readonly meetingId: string | null;
  readonly subject: VoteSubject;
  readonly title: string;
  readonly mode: VoteMode;
  readonly secrecy: Secrecy;
  readonly quorum: QuorumRule;
  readonly majority: Majority;
  readonly openedAt: Date;
  readonly closesAt: Date | null;
  readonly state: 'OPEN' | 'CLOSED';
  readonly closedAt: Date | null;
  /** Frozen at closing; null while open. */
  readonly outcome: VoteCount | null;
}

/** One place on the roll of a vote, as it was when the vote opened. */
export interface VoteSeat {
  readonly seatId: string;
  readonly organisation: string;
  readonly recusalReason: string | null;
  readonly hasCast: boolean;
  /** Only of an open ballot; null for secret ones, in a running online vote, and where none was cast. */
  readonly choice: Choice | null;
}

interface VoteRow {
  id: string;
  body_id: string;
  meeting_id: string | null;
  subject_kind: VoteSubject['kind'];
  subject_id: string;
  title: string;
  mode: VoteMode;
  secrecy: Secrecy;
  quorum_numerator: number;
  quorum_denominator: number;
  quorum_is_strict: boolean;
  majority: Majority;
  opened_at: Date;
  closes_at: Date | null;
  state: 'OPEN' | 'CLOSED';
  closed_at: Date | null;
  entitled: number | null;
  recused: number | null;
  cast_count: number | null;
  yes: number | null;
  no: number | null;
  abstained: number | null;
  quorum_needed: number | null;
  result: VoteResult | null;
}

const SELECT = 'SELECT * FROM bodies.vote';

export async function findVote(tx: Transaction, id: string): Promise<Vote | null> {
  const [row] = await tx.query<VoteRow>(`${SELECT} WHERE id = $1`, [id]);
  return row ? toVote(row) : null;
}

/** The vote, locked: ballots wait until the closing is through, and are then refused. */
export async function loadVoteForUpdate(tx: Transaction, id: string): Promise<Vote | null> {
  const [row] = await tx.query<VoteRow>(`${SELECT} WHERE id = $1 FOR UPDATE`, [id]);
  return row ? toVote(row) : null;
}

/** The newest vote on a subject. */
export async function latestVoteOn(tx: Transaction, { kind, id }: VoteSubject): Promise<Vote | null> {
  const [row] = await tx.query<VoteRow>(
    `${SELECT} WHERE subject_kind = $1 AND subject_id = $2 ORDER BY opened_at DESC, id DESC LIMIT 1`,
    [kind, id],
  );
  return row ? toVote(row) : null;
}

export async function votesOf(tx: Transaction, bodyId: string): Promise<Vote[]> {
  return (await tx.query<VoteRow>(`${SELECT} WHERE body_id = $1 ORDER BY opened_at DESC, id`, [bodyId])).map(toVote);
}

/** Online votes whose deadline has passed. */
export async function dueVoteIds(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM bodies.vote WHERE state = 'OPEN' AND mode = 'ONLINE' AND closes_at <= $1 ORDER BY closes_at`,
    [tx.now],
  );
  return rows.map(({ id }) => id);
}

export async function insertVote(
  tx: Transaction,
  vote: Omit<Vote, 'openedAt' | 'state' | 'closedAt' | 'outcome'>,
): Promise<void> {
  await tx.query(
    `INSERT INTO bodies.vote (id, body_id, meeting_id, subject_kind, subject_id, title, mode, secrecy, quorum_numerator,
       quorum_denominator, quorum_is_strict, majority, opened_at, opened_by, opened_by_name, closes_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      ...[
        vote.id,
        vote.bodyId,
        vote.meetingId,
        vote.subject.kind,
        vote.subject.id,
        vote.title,
        vote.mode,
        vote.secrecy,
      ],
      ...[vote.quorum.numerator, vote.quorum.denominator, vote.quorum.isStrict, vote.majority],
      ...[tx.now, tx.actor.accountId, tx.actor.name, vote.closesAt],
    ],
  );
}

export async function insertVoteSeat(
  tx: Transaction,
  seat: {
    readonly voteId: string;
    readonly seatId: string;
    readonly bodyId: string;
    readonly organisation: string;
    readonly recusalReason: string | null;
    readonly tokenHash: string | null;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO bodies.vote_seat (vote_id, seat_id, body_id, organisation, recusal_reason, token_hash)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [seat.voteId, seat.seatId, seat.bodyId, seat.organisation, seat.recusalReason, seat.tokenHash],
  );
}

export async function rollOf(tx: Transaction, voteId: string): Promise<VoteSeat[]> {
  const rows = await tx.query<{
    seat_id: string;
    organisation: string;
    recusal_reason: string | null;
    has_cast: boolean;
    choice: Choice | null;
  }>(
    `SELECT s.seat_id, s.organisation, s.recusal_reason, s.has_cast, b.choice FROM bodies.vote_seat s
     LEFT JOIN bodies.ballot b ON b.vote_id = s.vote_id AND b.seat_id = s.seat_id
     WHERE s.vote_id = $1 ORDER BY s.organisation, s.seat_id`,
    [voteId],
  );
  return rows.map((row) => ({
    seatId: row.seat_id,
    organisation: row.organisation,
    recusalReason: row.recusal_reason,
    hasCast: row.has_cast,
    choice: row.choice,
  }));
}

/** Ends the taking of ballots of an online vote whose deadline has passed or in which nobody is missing. */
export async function beginCount(tx: Transaction, voteId: string): Promise<void> {
  await tx.query('SELECT bodies.begin_count($1, $2)', [voteId, tx.now]);
}

/** Ballots of seats that are not recused, counted by the database; none of an online vote before `beginCount`. */
export async function countedBallots(tx: Transaction, voteId: string): Promise<Counts> {
  const rows = await tx.query<{ choice: Choice; ballots: number }>('SELECT * FROM bodies.count_ballots($1)', [voteId]);
  const number = (choice: Choice): number => rows.find((row) => row.choice === choice)?.ballots ?? 0;
  return { yes: number('YES'), no: number('NO'), abstained: number('ABSTAIN') };
}

export async function freezeVote(tx: Transaction, id: string, outcome: VoteCount): Promise<void> {
  await tx.query(
    `UPDATE bodies.vote SET state = 'CLOSED', closed_at = $2, entitled = $3, recused = $4, cast_count = $5, yes = $6, no = $7,
       abstained = $8, quorum_needed = $9, result = $10 WHERE id = $1`,
    [
      ...[id, tx.now, outcome.entitled, outcome.recused, outcome.cast, outcome.yes, outcome.no, outcome.abstained],
      ...[outcome.quorumNeeded, outcome.result],
    ],
  );
}

const toVote = (row: VoteRow): Vote => ({
  id: row.id,
  bodyId: row.body_id,
  meetingId: row.meeting_id,
  subject: { kind: row.subject_kind, id: row.subject_id },
  title: row.title,
  mode: row.mode,
  secrecy: row.secrecy,
  quorum: { numerator: row.quorum_numerator, denominator: row.quorum_denominator, isStrict: row.quorum_is_strict },
  majority: row.majority,
  openedAt: row.opened_at,
  closesAt: row.closes_at,
  state: row.state,
  closedAt: row.closed_at,
  outcome: row.result === null ? null : frozen(row, row.result),
});

function frozen(row: VoteRow, result: VoteResult): VoteCount {
  const number = (value: number | null): number => value ?? 0;
  return {
    entitled: number(row.entitled),
    recused: number(row.recused),
    cast: number(row.cast_count),
    yes: number(row.yes),
    no: number(row.no),
    abstained: number(row.abstained),
    quorumNeeded: number(row.quorum_needed),
    quorumMet: result !== 'NO_QUORUM',
    result,
  };
}
