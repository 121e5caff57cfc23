import { CalendarDate, type Actor } from '#kernel';
import { queueMail } from '#mail';
import { actsToRetrieve } from '#notices';
import type { Database, Transaction } from '#platform';
import { listCalls, termsOn } from '#programmes';
import { isContactEmail } from '../domain/contact-email.js';
import { reminderStep, stepsBefore } from '../domain/reminder-step.js';
import {
  answersDue,
  casesToRemind,
  draftsOfCall,
  messageTasksDue,
  type DueTask,
} from '../persistence/due-task.repository.js';
import { caseFacts } from './take-step.js';

/** Days before the deadline of an answer or task; the deadlines of calls have steps of their own in the programme. */
const TASK_STEPS = [7, 1];
const RETRIEVAL_STEPS = [7, 2];
const HORIZON_DAYS = 7;

/** How a task is named in the mail ("bis zum … ist …") and in its key, and when it is reminded of. */
interface Duty {
  readonly key: string;
  readonly words: string;
  readonly steps: readonly number[];
}

/**
 * Job: reminds districts of what is due: answers, tasks, drafts before their call closes, acts to retrieve. One mail per
 * task, deadline and step, ever, however often and on whichever days it runs. Answers how many reminders were due.
 */
export async function remindDeadlines(database: Database, actor: Actor, day: CalendarDate): Promise<number> {
  return database.transaction(actor, async (tx) => {
    const horizon = day.plusDays(HORIZON_DAYS);
    let due = 0;
    due += await remind(tx, day, await answersDue(tx, day, horizon), {
      key: 'info-request',
      words: 'die Nachforderung zu beantworten',
      steps: TASK_STEPS,
    });
    due += await remind(tx, day, await messageTasksDue(tx, day, horizon), {
      key: 'message',
      words: 'eine Nachricht der Bewilligungsbehörde zu erledigen',
      steps: TASK_STEPS,
    });
    due += await remindOfCalls(tx, day);
    due += await remind(tx, day, await casesToRemind(tx, await actsToRetrieve(tx, day)), {
      key: 'notice',
      words: 'der Bescheid im Portal abzurufen',
      steps: RETRIEVAL_STEPS,
    });
    return due;
  });
}

async function remindOfCalls(tx: Transaction, day: CalendarDate): Promise<number> {
  let due = 0;
  for (const call of await listCalls(tx)) {
    const closesOn = CalendarDate.inBerlin(call.closesAt);
    if (closesOn.isBefore(day)) continue;
    const version = await termsOn(tx, call.programmeCode, day);
    const steps = version.ok ? stepsBefore(version.value.terms.reminderDays) : [];
    if (reminderStep(day.daysUntil(closesOn), steps) === null) continue;
    due += await remind(tx, day, await draftsOfCall(tx, call.id, closesOn), {
      key: 'draft',
      words: 'der begonnene Antrag einzureichen',
      steps,
    });
  }
  return due;
}

async function remind(tx: Transaction, day: CalendarDate, tasks: readonly DueTask[], duty: Duty): Promise<number> {
  let due = 0;
  for (const task of tasks) {
    const daysLeft = day.daysUntil(task.due);
    const step = reminderStep(daysLeft, duty.steps);
    if (step === null || !isContactEmail(task.contactEmail)) continue;
    await queueMail(tx, {
      template: 'deadline-reminder',
      to: task.contactEmail,
      facts: {
        ...caseFacts(tx, { id: task.applicationId, fileNumber: task.fileNumber, title: task.title }),
        duty: duty.words,
        deadline: task.due,
        daysLeft,
      },
      dedupeKey: `deadline-reminder:${duty.key}:${task.id}:${task.due.toString()}:${step}`,
      organisationId: task.organisationId,
    });
    due += 1;
  }
  return due;
}
