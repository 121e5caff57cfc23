import { hasRole, ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import { newId, type Database } from '#platform';
import { recordAudit } from '#audit';
import { insertMessage, markMessageDone } from '../persistence/message.repository.js';
import type { CaseCommand } from './check-application.js';
import { chainOf, openCase } from './take-step.js';

const BODY_LENGTH_MAX = 20_000;

export interface WriteMessage extends CaseCommand {
  readonly body: string;
  /** INTERNAL notes are the authority's own and never reach the district. */
  readonly visibility: 'SHARED' | 'INTERNAL';
  /** Makes the message a task of the other side. */
  readonly deadline?: CalendarDate;
}

/** Writes a message between district and authority, or an internal note. */
export async function writeMessage(
  database: Database,
  actor: Actor,
  command: WriteMessage,
): Promise<Result<{ id: string }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openCase(tx, command.applicationId);
    if (!opened.ok) return opened;
    const fromAuthority = actor.scope === 'AUTHORITY';
    if (fromAuthority && !hasRole(actor, 'CASEWORKER', 'REVIEWER', 'SIGNATORY')) {
      return refuse('action-not-permitted', { action: 'write-message', status: opened.value.status, possible: [] });
    }
    if (!fromAuthority && command.visibility === 'INTERNAL') {
      return refuse('action-not-permitted', {
        action: 'write-note',
        status: opened.value.status,
        possible: ['write-message'],
      });
    }
    const body = command.body.trim().normalize('NFC');
    if (body === '') return refuse('entry-missing', {}, '/body');
    if (body.length > BODY_LENGTH_MAX) return refuse('entry-too-long', { lengthMax: BODY_LENGTH_MAX }, '/body');
    if (command.deadline?.isBefore(tx.today))
      return refuse('date-in-the-past', { date: command.deadline.toGerman() }, '/deadline');
    const id = newId();
    await insertMessage(tx, opened.value, {
      id,
      body,
      fromAuthority,
      visibility: command.visibility,
      deadline: command.deadline ?? null,
    });
    await recordAudit(tx, {
      chain: chainOf(opened.value.id),
      action: command.visibility === 'INTERNAL' ? 'write-note' : 'write-message',
      facts: { messageId: id, deadline: command.deadline?.toString() ?? null },
      organisationId: opened.value.organisationId,
      visibility: command.visibility,
    });
    return ok({ id });
  });
}

/** Ticks off the task that a message with a deadline made. */
export async function finishMessageTask(
  database: Database,
  actor: Actor,
  command: CaseCommand & { readonly messageId: string },
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const done = await markMessageDone(tx, command.applicationId, command.messageId);
    return done ? ok(true) : refuse('message-not-found', { messageId: command.messageId });
  });
}
