import { recordAudit } from '#audit';
import { ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import { queueMail } from '#mail';
import { newId, type Database } from '#platform';
import { findBody, findSeat } from '../persistence/body.repository.js';
import { findMeeting, insertResolution } from '../persistence/meeting.repository.js';
import {
  insertTask,
  loadTaskForUpdate,
  markTaskDone,
  openTasksDueBy,
} from '../persistence/meeting-record.repository.js';
import { keptBody } from './keeper.js';

const TEXT_LENGTH_MIN = 3;
const WORDING_LENGTH_MAX = 4000;
const TASK_LENGTH_MAX = 300;
const REMIND_DAYS_BEFORE = 3;

/** Records a resolution taken without a counted vote. It gets the next number of the year and never changes. */
export async function recordResolution(
  database: Database,
  actor: Actor,
  command: {
    readonly bodyId: string;
    readonly meetingId: string | null;
    readonly wording: string;
    readonly decidedOn: CalendarDate;
  },
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const kept = await keptBody(tx, command.bodyId, 'record-resolution');
    if (!kept.ok) return kept;
    const wording = command.wording.trim();
    if (wording.length < TEXT_LENGTH_MIN) return refuse('entry-missing', {}, '/wording');
    if (wording.length > WORDING_LENGTH_MAX)
      return refuse('entry-too-long', { lengthMax: WORDING_LENGTH_MAX }, '/wording');
    if (command.decidedOn.isAfter(tx.today)) return refuse('resolution-in-future', {}, '/decidedOn');
    const meeting = command.meetingId === null ? null : await findMeeting(tx, command.meetingId);
    if (command.meetingId !== null && meeting?.bodyId !== command.bodyId) return refuse('meeting-not-found');
    await insertResolution(tx, { id: newId(), voteId: null, ...command, wording });
    await recordAudit(tx, {
      chain: `body:${command.bodyId}`,
      action: 'record-resolution',
      facts: { decidedOn: command.decidedOn.toString() },
      organisationId: kept.value.ownerOrganisationId,
    });
    return ok(true);
  });
}

/** Gives a task to a seat, with a day until when. */
export async function assignTask(
  database: Database,
  actor: Actor,
  command: {
    readonly bodyId: string;
    readonly meetingId: string | null;
    readonly seatId: string;
    readonly title: string;
    readonly dueOn: CalendarDate;
  },
): Promise<Result<{ readonly taskId: string }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const kept = await keptBody(tx, command.bodyId, 'assign-task');
    if (!kept.ok) return kept;
    const title = command.title.trim();
    if (title.length < TEXT_LENGTH_MIN) return refuse('entry-missing', {}, '/title');
    if (title.length > TASK_LENGTH_MAX) return refuse('entry-too-long', { lengthMax: TASK_LENGTH_MAX }, '/title');
    const seat = await findSeat(tx, command.seatId);
    if (seat?.bodyId !== command.bodyId) return refuse('seat-not-found', {}, '/seatId');
    if (command.dueOn.isBefore(tx.today)) return refuse('task-due-in-past', {}, '/dueOn');
    const taskId = newId();
    await insertTask(tx, { ...command, id: taskId, title });
    return ok({ taskId });
  });
}

export async function completeTask(database: Database, actor: Actor, taskId: string): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const task = await loadTaskForUpdate(tx, taskId);
    if (!task) return refuse('task-not-found');
    const kept = await keptBody(tx, task.bodyId, 'complete-task');
    if (!kept.ok) return kept;
    if (task.doneOn !== null) return refuse('task-done-before', { day: task.doneOn.toGerman() });
    await markTaskDone(tx, taskId);
    return ok(true);
  });
}

/** Daily job: reminds the seat three days before, and once when the task is overdue. */
export async function remindTasks(database: Database, actor: Actor, day: CalendarDate): Promise<void> {
  await database.transaction(actor, async (tx) => {
    for (const task of await openTasksDueBy(tx, day.plusDays(REMIND_DAYS_BEFORE))) {
      const seat = await findSeat(tx, task.seatId);
      const body = await findBody(tx, task.bodyId);
      if (!seat || !body || seat.contactEmail === null) continue;
      const isOverdue = task.dueOn.isBefore(day);
      await queueMail(tx, {
        template: 'task-reminder',
        to: seat.contactEmail,
        facts: { bodyName: body.name, title: task.title, dueOn: task.dueOn, isOverdue },
        dedupeKey: `task-reminder:${task.id}:${isOverdue ? 'overdue' : 'due'}`,
      });
    }
  });
}
