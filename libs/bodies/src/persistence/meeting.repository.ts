import { CalendarDate } from '#kernel';
import type { Transaction } from '#platform';
import type { MeetingStatus } from '../domain/meeting-lifecycle.js';

export interface Meeting {
  readonly id: string;
  readonly bodyId: string;
  /** 1, 2, 3 … per body. */
  readonly number: number;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  readonly status: MeetingStatus;
  /** SEQUENCE of the calendar file. */
  readonly sequence: number;
  readonly invitedAt: Date | null;
  readonly cancelReason: string | null;
  readonly agenda: readonly string[];
}

export type MeetingDraft = Pick<Meeting, 'title' | 'startsAt' | 'endsAt' | 'place' | 'agenda'>;

export interface Resolution {
  readonly id: string;
  readonly bodyId: string;
  readonly meetingId: string | null;
  readonly voteId: string | null;
  readonly year: number;
  /** Counted within body and year: "3/2027". */
  readonly number: number;
  readonly wording: string;
  readonly decidedOn: CalendarDate;
  readonly recordedByName: string;
}

interface MeetingRow {
  id: string;
  body_id: string;
  number: number;
  title: string;
  starts_at: Date;
  ends_at: Date;
  place: string;
  status: MeetingStatus;
  sequence: number;
  invited_at: Date | null;
  cancel_reason: string | null;
  agenda: readonly string[];
}

interface ResolutionRow {
  id: string;
  body_id: string;
  meeting_id: string | null;
  vote_id: string | null;
  year: number;
  number: number;
  wording: string;
  decided_on: string;
  recorded_by_name: string;
}

const SELECT = `SELECT m.*, array(SELECT a.title FROM bodies.agenda_item a WHERE a.meeting_id = m.id ORDER BY a.position) AS agenda
  FROM bodies.meeting m`;

export async function findMeeting(tx: Transaction, id: string): Promise<Meeting | null> {
  const [row] = await tx.query<MeetingRow>(`${SELECT} WHERE m.id = $1`, [id]);
  return row ? toMeeting(row) : null;
}

/** The meeting, locked: two keepers at once act one after the other. */
export async function loadMeetingForUpdate(tx: Transaction, id: string): Promise<Meeting | null> {
  const [row] = await tx.query<MeetingRow>(`${SELECT} WHERE m.id = $1 FOR UPDATE OF m`, [id]);
  return row ? toMeeting(row) : null;
}

/** The meetings of a body, newest first. */
export async function meetingsOf(tx: Transaction, bodyId: string): Promise<Meeting[]> {
  return (await tx.query<MeetingRow>(`${SELECT} WHERE m.body_id = $1 ORDER BY m.starts_at DESC, m.id`, [bodyId])).map(
    toMeeting,
  );
}

/** The next meetings of all bodies the actor may see; at most 20. */
export async function upcomingMeetings(tx: Transaction): Promise<Meeting[]> {
  const rows = await tx.query<MeetingRow>(
    `${SELECT} WHERE m.status IN ('PLANNED', 'INVITED') AND m.ends_at >= $1 ORDER BY m.starts_at LIMIT 20`,
    [tx.now],
  );
  return rows.map(toMeeting);
}

/** Numbers are counted within the body; two people at once get two. */
export async function insertMeeting(tx: Transaction, id: string, bodyId: string, draft: MeetingDraft): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`body-meeting:${bodyId}`]);
  await tx.query(
    `INSERT INTO bodies.meeting (id, body_id, number, title, starts_at, ends_at, place, created_by, created_by_name, created_at)
     SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9 FROM bodies.meeting WHERE body_id = $2`,
    [
      ...[id, bodyId, draft.title, draft.startsAt, draft.endsAt, draft.place],
      ...[tx.actor.accountId, tx.actor.name, tx.now],
    ],
  );
  await rewriteAgenda(tx, id, bodyId, draft.agenda);
}

export async function rewriteMeeting(tx: Transaction, meeting: Meeting, draft: MeetingDraft): Promise<void> {
  await tx.query('UPDATE bodies.meeting SET title = $2, starts_at = $3, ends_at = $4, place = $5 WHERE id = $1', [
    ...[meeting.id, draft.title, draft.startsAt, draft.endsAt, draft.place],
  ]);
  await rewriteAgenda(tx, meeting.id, meeting.bodyId, draft.agenda);
}

async function rewriteAgenda(tx: Transaction, id: string, bodyId: string, agenda: readonly string[]): Promise<void> {
  await tx.query('DELETE FROM bodies.agenda_item WHERE meeting_id = $1', [id]);
  for (const [index, title] of agenda.entries()) {
    await tx.query('INSERT INTO bodies.agenda_item (meeting_id, position, body_id, title) VALUES ($1, $2, $3, $4)', [
      ...[id, index + 1, bodyId, title],
    ]);
  }
}

export async function markMeeting(
  tx: Transaction,
  id: string,
  status: MeetingStatus,
  more: { readonly sequence: number; readonly invitedAt?: Date | null; readonly cancelReason?: string | null },
): Promise<void> {
  await tx.query(
    `UPDATE bodies.meeting SET status = $2, sequence = $3, invited_at = coalesce($4, invited_at),
       cancel_reason = coalesce($5, cancel_reason) WHERE id = $1`,
    [id, status, more.sequence, more.invitedAt ?? null, more.cancelReason ?? null],
  );
}

export async function insertResolution(
  tx: Transaction,
  resolution: Omit<Resolution, 'year' | 'number' | 'recordedByName'>,
): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`body-resolution:${resolution.bodyId}`]);
  await tx.query(
    `INSERT INTO bodies.resolution (id, body_id, meeting_id, vote_id, year, number, wording, decided_on, recorded_by,
       recorded_by_name, recorded_at)
     SELECT $1, $2, $3, $4, $5, coalesce(max(number), 0) + 1, $6, $7, $8, $9, $10 FROM bodies.resolution
     WHERE body_id = $2 AND year = $5`,
    [
      ...[resolution.id, resolution.bodyId, resolution.meetingId, resolution.voteId, resolution.decidedOn.year],
      ...[resolution.wording, resolution.decidedOn.toString(), tx.actor.accountId, tx.actor.name, tx.now],
    ],
  );
}

/** The resolutions of a body, newest first. */
export async function resolutionsOf(tx: Transaction, bodyId: string): Promise<Resolution[]> {
  const rows = await tx.query<ResolutionRow>(
    'SELECT * FROM bodies.resolution WHERE body_id = $1 ORDER BY year DESC, number DESC',
    [bodyId],
  );
  return rows.map((row) => ({
    id: row.id,
    bodyId: row.body_id,
    meetingId: row.meeting_id,
    voteId: row.vote_id,
    year: row.year,
    number: row.number,
    wording: row.wording,
    decidedOn: CalendarDate.iso(row.decided_on),
    recordedByName: row.recorded_by_name,
  }));
}

const toMeeting = (row: MeetingRow): Meeting => ({
  id: row.id,
  bodyId: row.body_id,
  number: row.number,
  title: row.title,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  place: row.place,
  status: row.status,
  sequence: row.sequence,
  invitedAt: row.invited_at,
  cancelReason: row.cancel_reason,
  agenda: row.agenda,
});
