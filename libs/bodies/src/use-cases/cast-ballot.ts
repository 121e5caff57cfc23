import { recordAudit } from '#audit';
import { ok, refuse, SYSTEM_ACTOR, type Actor, type Refusal, type Result } from '#kernel';
import { violatedConstraint, type Database, type Transaction } from '#platform';
import type { Choice } from '../domain/vote-count.js';
import { findVote } from '../persistence/vote.repository.js';
import { keptBody } from './keeper.js';

/**
 * Casts or changes the ballot of a personal link. The link is the right to vote, so nobody signs in; the database alone
 * knows whose it is. Refuses an unknown link, a recused seat, and every ballot after the deadline or the closing.
 */
export async function castByLink(
  database: Database,
  command: { readonly secret: string; readonly choice: Choice },
): Promise<Result<true, Refusal>> {
  return refusing(() =>
    database.transaction(SYSTEM_ACTOR, async (tx) => {
      const [row] = await tx.query<{ cast_by_link: boolean }>('SELECT bodies.cast_by_link($1, $2, $3)', [
        command.secret,
        command.choice,
        tx.now,
      ]);
      return row?.cast_by_link === true ? ok(true as const) : refuse('ballot-link-unknown');
    }),
  );
}

/** The keeper records the open ballot of a seat in session. Refuses recused seats, secret votes and closed ones. */
export async function recordBallot(
  database: Database,
  actor: Actor,
  command: { readonly voteId: string; readonly seatId: string; readonly choice: Choice },
): Promise<Result<true, Refusal>> {
  return refusing(() => database.transaction(actor, (tx) => record(tx, command)));
}

async function record(
  tx: Transaction,
  command: { readonly voteId: string; readonly seatId: string; readonly choice: Choice },
): Promise<Result<true, Refusal>> {
  const vote = await findVote(tx, command.voteId);
  if (!vote) return refuse('vote-not-found');
  const kept = await keptBody(tx, vote.bodyId, 'record-ballot');
  if (!kept.ok) return kept;
  if (vote.state !== 'OPEN') return refuse('vote-closed');
  if (vote.mode !== 'IN_SESSION' || vote.secrecy === 'SECRET') return refuse('ballot-not-by-hand');
  const [row] = await tx.query<{ record_ballot: boolean }>('SELECT bodies.record_ballot($1, $2, $3, $4)', [
    ...[command.voteId, command.seatId, command.choice, tx.now],
  ]);
  return row?.record_ballot === true ? ok(true) : refuse('seat-not-on-roll');
}

/** A member turns out to have an interest while the vote is open: the seat loses its ballot and its place in the quorum. */
export async function recuseSeat(
  database: Database,
  actor: Actor,
  command: { readonly voteId: string; readonly seatId: string; readonly reason: string },
): Promise<Result<true, Refusal>> {
  return refusing(() =>
    database.transaction(actor, async (tx) => {
      const vote = await findVote(tx, command.voteId);
      if (!vote) return refuse('vote-not-found');
      const kept = await keptBody(tx, vote.bodyId, 'recuse-seat');
      if (!kept.ok) return kept;
      if (vote.state !== 'OPEN') return refuse('vote-closed');
      const reason = command.reason.trim();
      if (reason.length < 3) return refuse('recusal-reason-missing', {}, '/reason');
      const [row] = await tx.query<{ recuse_seat: boolean }>('SELECT bodies.recuse_seat($1, $2, $3)', [
        ...[command.voteId, command.seatId, reason],
      ]);
      if (row?.recuse_seat !== true) return refuse('seat-not-on-roll');
      await recordAudit(tx, {
        chain: `body:${vote.bodyId}`,
        action: 'recuse-seat',
        reason,
        facts: { voteId: vote.id, seatId: command.seatId },
        organisationId: kept.value.ownerOrganisationId,
      });
      return ok(true);
    }),
  );
}

const REFUSED_BY_DATABASE: Readonly<Record<string, string>> = {
  ballot_after_closing: 'vote-closed',
  ballot_of_recused: 'seat-recused',
  recusal_after_secret_ballot: 'recusal-after-secret-ballot',
};

async function refusing<T>(act: () => Promise<Result<T, Refusal>>): Promise<Result<T, Refusal>> {
  try {
    return await act();
  } catch (error) {
    const kind = REFUSED_BY_DATABASE[violatedConstraint(error) ?? ''];
    if (kind === undefined) throw error;
    return refuse(kind);
  }
}
