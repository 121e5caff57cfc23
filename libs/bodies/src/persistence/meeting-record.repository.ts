import { CalendarDate } from '#kernel';
import type { Transaction } from '#platform';
import type { MinutesStatus } from '../domain/meeting-lifecycle.js';

export const ATTENDANCE_STATES = ['PRESENT', 'REPRESENTED', 'EXCUSED', 'ABSENT'] as const;
export type AttendanceState = (typeof ATTENDANCE_STATES)[number];

export const INVITATION_ANSWERS = ['COMES', 'DEPUTY_COMES', 'DECLINES'] as const;
export type InvitationAnswer = (typeof INVITATION_ANSWERS)[number];

export interface Attendance {
  readonly seatId: string;
  readonly state: AttendanceState;
  readonly deputyId: string | null;
}

export interface Invitation {
  readonly seatId: string;
  readonly answer: InvitationAnswer | null;
  readonly sentAt: Date;
  readonly sequence: number;
}

export interface Minutes {
  readonly meetingId: string;
  readonly status: MinutesStatus;
  readonly content: string;
  readonly version: number;
  readonly sentAt: Date | null;
  readonly approvedOn: CalendarDate | null;
  readonly writtenByName: string;
}

export interface Task {
  readonly id: string;
  readonly bodyId: string;
  readonly meetingId: string | null;
  readonly seatId: string;
  readonly organisation: string;
  readonly title: string;
  readonly dueOn: CalendarDate;
  readonly doneOn: CalendarDate | null;
}

export async function invitationsOf(tx: Transaction, meetingId: string): Promise<Invitation[]> {
  const rows = await tx.query<{ seat_id: string; answer: InvitationAnswer | null; sent_at: Date; sequence: number }>(
    'SELECT seat_id, answer, sent_at, sequence FROM bodies.invitation WHERE meeting_id = $1 ORDER BY seat_id',
    [meetingId],
  );
  return rows.map((row) => ({
    seatId: row.seat_id,
    answer: row.answer,
    sentAt: row.sent_at,
    sequence: row.sequence,
  }));
}

/** A new version of an invitation: the link is renewed, because only its hash is known; the answer is kept. */
export async function saveInvitation(
  tx: Transaction,
  invitation: {
    readonly meetingId: string;
    readonly seatId: string;
    readonly bodyId: string;
    readonly tokenHash: string;
    readonly sequence: number;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO bodies.invitation (meeting_id, seat_id, body_id, token_hash, sequence, sent_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (meeting_id, seat_id) DO UPDATE SET token_hash = EXCLUDED.token_hash, sequence = EXCLUDED.sequence,
       sent_at = EXCLUDED.sent_at`,
    [
      ...[invitation.meetingId, invitation.seatId, invitation.bodyId, invitation.tokenHash, invitation.sequence],
      tx.now,
    ],
  );
}

/** SYSTEM only: the link alone is the right to see the meeting. */
export async function invitationBehind(
  tx: Transaction,
  tokenHash: string,
): Promise<{ readonly meetingId: string; readonly seatId: string; readonly answer: InvitationAnswer | null } | null> {
  const [row] = await tx.query<{ meeting_id: string; seat_id: string; answer: InvitationAnswer | null }>(
    'SELECT meeting_id, seat_id, answer FROM bodies.invitation WHERE token_hash = $1',
    [tokenHash],
  );
  return row ? { meetingId: row.meeting_id, seatId: row.seat_id, answer: row.answer } : null;
}

export async function noteAnswer(tx: Transaction, tokenHash: string, answer: InvitationAnswer): Promise<void> {
  await tx.query('UPDATE bodies.invitation SET answer = $2, answered_at = $3 WHERE token_hash = $1', [
    ...[tokenHash, answer, tx.now],
  ]);
}

export async function attendanceOf(tx: Transaction, meetingId: string): Promise<Attendance[]> {
  const rows = await tx.query<{ seat_id: string; state: AttendanceState; deputy_id: string | null }>(
    'SELECT seat_id, state, deputy_id FROM bodies.attendance WHERE meeting_id = $1',
    [meetingId],
  );
  return rows.map((row) => ({ seatId: row.seat_id, state: row.state, deputyId: row.deputy_id }));
}

export async function saveAttendance(
  tx: Transaction,
  meeting: { readonly id: string; readonly bodyId: string },
  { seatId, state, deputyId }: Attendance,
): Promise<void> {
  await tx.query(
    `INSERT INTO bodies.attendance (meeting_id, seat_id, body_id, state, deputy_id, recorded_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (meeting_id, seat_id) DO UPDATE SET state = EXCLUDED.state, deputy_id = EXCLUDED.deputy_id,
       recorded_at = EXCLUDED.recorded_at`,
    [meeting.id, seatId, meeting.bodyId, state, deputyId, tx.now],
  );
}

export async function minutesOf(tx: Transaction, meetingId: string): Promise<Minutes | null> {
  const [row] = await tx.query<{
    meeting_id: string;
    status: MinutesStatus;
    content: string;
    version: number;
    sent_at: Date | null;
    approved_on: string | null;
    written_by_name: string;
  }>('SELECT * FROM bodies.minutes WHERE meeting_id = $1', [meetingId]);
  if (!row) return null;
  return {
    meetingId: row.meeting_id,
    status: row.status,
    content: row.content,
    version: row.version,
    sentAt: row.sent_at,
    approvedOn: row.approved_on === null ? null : CalendarDate.iso(row.approved_on),
    writtenByName: row.written_by_name,
  };
}

export async function saveMinutesText(
  tx: Transaction,
  meeting: { readonly id: string; readonly bodyId: string },
  content: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO bodies.minutes (meeting_id, body_id, content, written_by, written_by_name) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (meeting_id) DO UPDATE SET content = EXCLUDED.content, version = bodies.minutes.version + 1,
       written_by = EXCLUDED.written_by, written_by_name = EXCLUDED.written_by_name`,
    [meeting.id, meeting.bodyId, content, tx.actor.accountId, tx.actor.name],
  );
}

export async function markMinutes(
  tx: Transaction,
  meetingId: string,
  status: MinutesStatus,
  approvedOn: CalendarDate | null = null,
): Promise<void> {
  await tx.query(
    `UPDATE bodies.minutes SET status = $2, approved_on = $3, sent_at = CASE WHEN $2 = 'SENT' THEN $4 ELSE sent_at END
     WHERE meeting_id = $1`,
    [meetingId, status, approvedOn?.toString() ?? null, tx.now],
  );
}

interface TaskRow {
  id: string;
  body_id: string;
  meeting_id: string | null;
  seat_id: string;
  organisation: string;
  title: string;
  due_on: string;
  done_on: string | null;
}

const TASKS = 'SELECT t.*, s.organisation FROM bodies.task t JOIN bodies.seat s ON s.id = t.seat_id';

/** Tasks of a body: open ones first, by date. */
export async function tasksOf(tx: Transaction, bodyId: string): Promise<Task[]> {
  const rows = await tx.query<TaskRow>(
    `${TASKS} WHERE t.body_id = $1 ORDER BY (t.done_on IS NOT NULL), t.due_on, t.id`,
    [bodyId],
  );
  return rows.map(toTask);
}

/** Open tasks that are due on the day or before. */
export async function openTasksDueBy(tx: Transaction, day: CalendarDate): Promise<Task[]> {
  const rows = await tx.query<TaskRow>(`${TASKS} WHERE t.done_on IS NULL AND t.due_on <= $1 ORDER BY t.due_on, t.id`, [
    day.toString(),
  ]);
  return rows.map(toTask);
}

export async function loadTaskForUpdate(tx: Transaction, id: string): Promise<Task | null> {
  const [row] = await tx.query<TaskRow>(`${TASKS} WHERE t.id = $1 FOR UPDATE OF t`, [id]);
  return row ? toTask(row) : null;
}

export async function insertTask(tx: Transaction, task: Omit<Task, 'organisation' | 'doneOn'>): Promise<void> {
  await tx.query(
    `INSERT INTO bodies.task (id, body_id, meeting_id, seat_id, title, due_on, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [task.id, task.bodyId, task.meetingId, task.seatId, task.title, task.dueOn.toString(), tx.now],
  );
}

export async function markTaskDone(tx: Transaction, id: string): Promise<void> {
  await tx.query('UPDATE bodies.task SET done_on = $2 WHERE id = $1', [id, tx.today.toString()]);
}

const toTask = (row: TaskRow): Task => ({
  id: row.id,
  bodyId: row.body_id,
  meetingId: row.meeting_id,
  seatId: row.seat_id,
  organisation: row.organisation,
  title: row.title,
  dueOn: CalendarDate.iso(row.due_on),
  doneOn: row.done_on === null ? null : CalendarDate.iso(row.done_on),
});
