import { recordAudit } from '#audit';
import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { queueMail } from '#mail';
import { publish } from '#outbox';
import { newId, type Database, type Transaction } from '#platform';
import { berlinClock } from '../domain/berlin-time.js';
import { isInTerm, type Body, type Seat } from '../domain/body.js';
import { seatsOf } from '../persistence/body.repository.js';
import {
  insertVote,
  insertVoteSeat,
  latestVoteOn,
  type Vote,
  type VoteMode,
  type VoteSubject,
} from '../persistence/vote.repository.js';
import { newLinkSecret } from './ballot-links.js';
import { keptBody } from './keeper.js';

export interface OpenVote {
  readonly bodyId: string;
  readonly meetingId?: string | null;
  readonly subject: VoteSubject;
  readonly title: string;
  readonly mode: VoteMode;
  /** Deadline of an online vote; null in session, where the keeper closes. */
  readonly closesAt: Date | null;
  /** Who has an interest in the matter (§§ 20, 21 VwVfG, § 31 GO NRW), with the reason. */
  readonly recusedSeats: readonly { readonly seatId: string; readonly reason: string }[];
}

const TITLE_LENGTH_MAX = 500;
const REASON_LENGTH_MIN = 3;

/**
 * Door: opens a vote in the caller's transaction. The roll (voting seats in term today) is frozen, and every seat that may
 * vote gets its personal ballot link by mail. Refuses unknown bodies and seats, a recusal without reason, a deadline that is
 * over, an online vote with seats that no mail reaches, a second open vote on the subject, and a body without seats.
 */
export async function openVote(
  tx: Transaction,
  command: OpenVote,
): Promise<Result<{ readonly voteId: string }, Refusal>> {
  const kept = await keptBody(tx, command.bodyId, 'open-vote');
  if (!kept.ok) return kept;
  const roll = (await seatsOf(tx, command.bodyId)).filter((seat) => seat.hasVote && isInTerm(seat, tx.today));
  const possible = mustBePossible(tx, command, roll);
  if (!possible.ok) return possible;
  const latest = await latestVoteOn(tx, command.subject);
  if (latest?.state === 'OPEN') return refuse('vote-already-open', { title: latest.title });
  const vote = voteOf(command, kept.value);
  await insertVote(tx, vote);
  for (const seat of roll) await enterOnRoll(tx, vote, seat, command);
  if (vote.mode === 'ONLINE' && vote.closesAt) {
    await publish(tx, {
      name: 'close-vote',
      payload: { voteId: vote.id },
      runAt: vote.closesAt,
      dedupeKey: `close-vote:${vote.id}`,
    });
  }
  await recordAudit(tx, {
    chain: `body:${vote.bodyId}`,
    action: 'open-vote',
    facts: {
      voteId: vote.id,
      subject: `${vote.subject.kind}:${vote.subject.id}`,
      recused: command.recusedSeats.length,
    },
    organisationId: kept.value.ownerOrganisationId,
  });
  return ok({ voteId: vote.id });
}

/** A motion of the body itself; when accepted at closing it becomes a numbered resolution. */
export async function openMotion(
  database: Database,
  actor: Actor,
  command: Omit<OpenVote, 'subject'>,
): Promise<Result<{ readonly voteId: string }, Refusal>> {
  return database.transaction(actor, (tx) => openVote(tx, { ...command, subject: { kind: 'MOTION', id: newId() } }));
}

function mustBePossible(tx: Transaction, command: OpenVote, roll: readonly Seat[]): Result<true, Refusal> {
  const title = command.title.trim();
  if (title.length < REASON_LENGTH_MIN) return refuse('entry-missing', {}, '/title');
  if (title.length > TITLE_LENGTH_MAX) return refuse('entry-too-long', { lengthMax: TITLE_LENGTH_MAX }, '/title');
  for (const { seatId, reason } of command.recusedSeats) {
    if (!roll.some(({ id }) => id === seatId)) return refuse('recused-seat-unknown', {}, '/recusedSeats');
    if (reason.trim().length < REASON_LENGTH_MIN) return refuse('recusal-reason-missing', {}, '/recusedSeats');
  }
  const voters = roll.filter(({ id }) => !command.recusedSeats.some(({ seatId }) => seatId === id));
  if (voters.length === 0) return refuse('nobody-may-vote', { recused: command.recusedSeats.length });
  if (command.mode === 'IN_SESSION') return ok(true);
  if (command.closesAt === null) return refuse('vote-deadline-missing', {}, '/closesAt');
  if (command.closesAt <= tx.now) return refuse('vote-deadline-over', {}, '/closesAt');
  const unreachable = voters.filter(({ contactEmail }) => contactEmail === null);
  if (unreachable.length === 0) return ok(true);
  return refuse('seats-unreachable', { seats: unreachable.map(({ organisation }) => organisation) });
}

const voteOf = (command: OpenVote, body: Body): Omit<Vote, 'openedAt' | 'state' | 'closedAt' | 'outcome'> => ({
  id: newId(),
  bodyId: body.id,
  meetingId: command.meetingId ?? null,
  subject: command.subject,
  title: command.title.trim(),
  mode: command.mode,
  secrecy: body.secrecy,
  quorum: body.quorum,
  majority: body.majority,
  closesAt: command.mode === 'ONLINE' ? command.closesAt : null,
});

async function enterOnRoll(
  tx: Transaction,
  vote: Omit<Vote, 'openedAt' | 'state' | 'closedAt' | 'outcome'>,
  seat: Seat,
  { recusedSeats }: OpenVote,
): Promise<void> {
  const recusal = recusedSeats.find(({ seatId }) => seatId === seat.id)?.reason.trim() ?? null;
  const link = vote.mode === 'ONLINE' && recusal === null ? newLinkSecret() : null;
  await insertVoteSeat(tx, {
    voteId: vote.id,
    seatId: seat.id,
    bodyId: vote.bodyId,
    organisation: seat.organisation,
    recusalReason: recusal,
    tokenHash: link?.hash ?? null,
  });
  if (!link || seat.contactEmail === null || !vote.closesAt) return;
  await queueMail(tx, {
    template: 'ballot-link',
    to: seat.contactEmail,
    facts: {
      title: vote.title,
      closesAt: berlinClock(vote.closesAt),
      isSecret: vote.secrecy === 'SECRET',
      link: `${tx.publicUrl}/abstimmung/${link.secret}`,
    },
    dedupeKey: `ballot-link:${vote.id}:${seat.id}`,
  });
}
