import { openVote, voteOfSubject } from '#bodies';
import { CalendarDate, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database, Transaction } from '#platform';
import { berlinInstant } from '#programmes';
import { freeOf, type Fund } from '../domain/fund.js';
import { projectNumber, type LocalProject } from '../domain/local-project.js';
import { book, findFrame } from '../persistence/frame.repository.js';
import { findPartnership, type Partnership } from '../persistence/partnership.repository.js';
import { markStep } from '../persistence/project.repository.js';
import { reasonMustSay } from './examine-application.js';
import { onProject } from './on-project.js';

export interface OpenRecommendation {
  readonly projectId: string;
  readonly mode: 'IN_SESSION' | 'ONLINE';
  /** Day of the meeting, or last day of the online vote. */
  readonly day: CalendarDate;
  readonly recusedSeats: readonly { readonly seatId: string; readonly reason: string }[];
}

/**
 * Puts the project to the body that the fund names; its money is reserved until the decision. Refuses what the fund does
 * not hold, an application that came too late for the meeting, an online vote that is too short, and a second opinion
 * where the body has given one.
 */
export async function openRecommendation(
  database: Database,
  actor: Actor,
  command: OpenRecommendation,
): Promise<Result<true, Refusal>> {
  return onProject(
    database,
    actor,
    { projectId: command.projectId, action: 'open-recommendation' },
    async (tx, project, next) => {
      if (project.recommendation !== null && project.recommendation !== 'NO_QUORUM')
        return refuse('local-recommended-already');
      const fund = await fundOf(tx, project);
      const partnership = await findPartnership(tx, project.partnershipId);
      const bodyId = partnership && fund ? bodyOf(partnership, fund) : null;
      if (!fund || bodyId === null) return refuse('local-body-missing', { fund: project.fundCode });
      const inTime = dayMustFit(command, project, fund, tx.today);
      if (!inTime.ok) return inTime;
      const reserved = await reserve(tx, project, fund, 'In Abstimmung');
      if (!reserved.ok) return reserved;
      const vote = await openVote(tx, {
        ...{ bodyId, subject: { kind: 'LOCAL_PROJECT', id: project.id }, mode: command.mode },
        title: `${projectNumber(project)}: ${project.application.title}`,
        closesAt: command.mode === 'ONLINE' ? endOf(command.day) : null,
        recusedSeats: command.recusedSeats,
      });
      if (!vote.ok) return vote;
      await markStep(tx, project.id, next, { vote_id: vote.value.voteId, vote_closes_on: command.day.toString() });
      return ok(true);
    },
  );
}

/** The fund needs no body, or it cannot be waited for: the reason stays on file. */
export async function goWithoutRecommendation(
  database: Database,
  actor: Actor,
  { projectId, reason }: { readonly projectId: string; readonly reason: string },
): Promise<Result<true, Refusal>> {
  return onProject(
    database,
    actor,
    { projectId, action: 'go-without-recommendation', reason },
    async (tx, project, next) => {
      const fund = await fundOf(tx, project);
      if (!fund) return refuse('fund-not-found');
      if (fund.rules.recommendedBy !== 'NONE') {
        const said = reasonMustSay(reason);
        if (!said.ok) return said;
      }
      const reserved = await reserve(tx, project, fund, 'In Entscheidung');
      if (!reserved.ok) return reserved;
      await markStep(tx, project.id, next, { recommendation: 'NOT_ASKED', recommendation_note: reason.trim() || null });
      return ok(true);
    },
  );
}

/** Takes the result of the closed vote over; it feeds the decision and does not bind it. */
export async function recordRecommendation(
  database: Database,
  actor: Actor,
  projectId: string,
): Promise<Result<true, Refusal>> {
  return onProject(database, actor, { projectId, action: 'record-recommendation' }, async (tx, project, next) => {
    const vote = await voteOfSubject(tx, { kind: 'LOCAL_PROJECT', id: project.id });
    if (!vote?.result)
      return refuse('local-vote-running', {
        until: project.voteClosesOn?.toGerman() ?? '',
        missing: (vote?.entitled ?? 0) - (vote?.cast ?? 0),
      });
    const note = `${vote.yes} Ja, ${vote.no} Nein, ${vote.abstained} Enthaltungen; ${vote.cast} von ${vote.entitled} Stimmberechtigten, ${vote.recused} befangen`;
    await markStep(tx, project.id, next, { recommendation: vote.result, recommendation_note: note });
    return ok(true);
  });
}

async function fundOf(tx: Transaction, project: LocalProject): Promise<Fund | null> {
  const frame = await findFrame(tx, project.frameId);
  return frame?.funds.find(({ code }) => code === project.fundCode) ?? null;
}

const bodyOf = (partnership: Partnership, { rules }: Fund): string | null =>
  rules.recommendedBy === 'ALLIANCE'
    ? partnership.allianceBodyId
    : rules.recommendedBy === 'YOUTH_FORUM'
      ? partnership.youthForumBodyId
      : null;

/** The least days are the partnership's own: before a meeting, and of an online vote (domain part 2.3). */
function dayMustFit(
  command: OpenRecommendation,
  project: LocalProject,
  { rules }: Fund,
  today: CalendarDate,
): Result<true, Refusal> {
  if (command.day.isBefore(today)) return refuse('local-day-past', {}, '/day');
  if (command.mode === 'ONLINE') {
    const earliest = today.plusDays(rules.onlineVoteDays);
    return command.day.isBefore(earliest)
      ? refuse('local-vote-too-short', { days: rules.onlineVoteDays, earliest: earliest.toGerman() }, '/day')
      : ok(true);
  }
  const last = command.day.plusDays(-rules.daysBeforeMeeting);
  const received = CalendarDate.inBerlin(project.receivedAt);
  return received.isAfter(last)
    ? refuse(
        'local-too-late-for-meeting',
        { days: rules.daysBeforeMeeting, received: received.toGerman(), last: last.toGerman() },
        '/day',
      )
    : ok(true);
}

async function reserve(
  tx: Transaction,
  project: LocalProject,
  fund: Fund,
  reason: string,
): Promise<Result<true, Refusal>> {
  if (project.reserved.isPositive()) return ok(true);
  const free = freeOf(fund);
  if (project.requested.exceeds(free))
    return refuse('fund-exhausted', {
      ...{ fund: fund.code, amountCents: project.requested.toCents(), freeCents: free.toCents() },
      missingCents: project.requested.minus(free).toCents(),
    });
  await book(tx, {
    ...{ frameId: project.frameId, organisationId: project.organisationId, code: project.fundCode, kind: 'RESERVE' },
    ...{
      amount: project.requested,
      matterId: project.id,
      isProject: true,
      reason: `${reason}: ${projectNumber(project)}`,
    },
  });
  return ok(true);
}

function endOf(day: CalendarDate): Date {
  const end = berlinInstant(day, '23:59', 59);
  if (!end.ok) throw new Error('every day ends');
  return end.value;
}
