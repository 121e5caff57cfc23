import { recordAudit } from '#audit';
import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { type Database, type Transaction } from '#platform';
import type { Body } from '../domain/body.js';
import { MINUTES_LIFECYCLE, type MinutesAction, type MinutesStatus } from '../domain/meeting-lifecycle.js';
import { loadMeetingForUpdate, type Meeting } from '../persistence/meeting.repository.js';
import { markMinutes, minutesOf, saveMinutesText, type Minutes } from '../persistence/meeting-record.repository.js';
import { keptBody } from './keeper.js';
import { sendMinutesMails } from './meeting-mails.js';

const CONTENT_LENGTH_MIN = 10;
const CONTENT_LENGTH_MAX = 50_000;

/** Writes or rewrites the draft. Refused before the meeting was held and once the minutes are sent. */
export async function writeMinutes(
  database: Database,
  actor: Actor,
  command: { readonly meetingId: string; readonly content: string },
): Promise<Result<true, Refusal>> {
  return onMinutes(database, actor, command.meetingId, 'write-minutes', async (tx, { meeting }) => {
    const content = command.content.trim();
    if (content.length < CONTENT_LENGTH_MIN) return refuse('minutes-too-short', {}, '/content');
    if (content.length > CONTENT_LENGTH_MAX)
      return refuse('entry-too-long', { lengthMax: CONTENT_LENGTH_MAX }, '/content');
    await saveMinutesText(tx, meeting, content);
    return ok(true);
  });
}

/** Sends the minutes to everybody who was invited. */
export const sendMinutes = (database: Database, actor: Actor, meetingId: string): Promise<Result<true, Refusal>> =>
  onMinutes(database, actor, meetingId, 'send-minutes', async (tx, { meeting, body, minutes, next }) => {
    if (!minutes) return refuse('minutes-missing');
    await markMinutes(tx, meeting.id, next);
    await sendMinutesMails(tx, { body, meeting, version: minutes.version });
    return ok(true);
  });

/** An objection is right: back to the draft, to be sent anew. */
export const correctMinutes = (database: Database, actor: Actor, meetingId: string): Promise<Result<true, Refusal>> =>
  onMinutes(database, actor, meetingId, 'correct-minutes', async (tx, { meeting, next }) => {
    await markMinutes(tx, meeting.id, next);
    return ok(true);
  });

/** The body has approved: from now on the minutes are kept as they are. */
export const approveMinutes = (database: Database, actor: Actor, meetingId: string): Promise<Result<true, Refusal>> =>
  onMinutes(database, actor, meetingId, 'approve-minutes', async (tx, { meeting, next }) => {
    await markMinutes(tx, meeting.id, next, tx.today);
    return ok(true);
  });

interface Step {
  readonly meeting: Meeting;
  readonly body: Body;
  readonly minutes: Minutes | null;
  readonly next: MinutesStatus;
}

async function onMinutes(
  database: Database,
  actor: Actor,
  meetingId: string,
  action: MinutesAction,
  act: (tx: Transaction, step: Step) => Promise<Result<true, Refusal>>,
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const meeting = await loadMeetingForUpdate(tx, meetingId);
    if (!meeting) return refuse('meeting-not-found');
    const kept = await keptBody(tx, meeting.bodyId, action);
    if (!kept.ok) return kept;
    if (meeting.status !== 'HELD') return refuse('meeting-not-held');
    const minutes = await minutesOf(tx, meetingId);
    const status = minutes?.status ?? 'DRAFT';
    const roles = tx.actor.roles.includes('SYSTEM') ? (['NETWORK_EDITOR'] as const) : tx.actor.roles;
    const next = MINUTES_LIFECYCLE.next(status, action, roles);
    if (!next.ok) return next;
    const done = await act(tx, { meeting, body: kept.value, minutes, next: next.value });
    if (!done.ok) return done;
    await recordAudit(tx, {
      chain: `body:${meeting.bodyId}`,
      action,
      statusBefore: minutes?.status ?? null,
      statusAfter: next.value,
      facts: { meetingId },
      organisationId: kept.value.ownerOrganisationId,
    });
    return done;
  });
}
