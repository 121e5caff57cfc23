import { CalendarDate } from '#kernel';
import type { Transaction } from '#platform';
import type { ApplicationCase } from './application.repository.js';

export interface Message {
  readonly id: string;
  readonly applicationId: string;
  readonly visibility: 'SHARED' | 'INTERNAL';
  readonly fromAuthority: boolean;
  readonly body: string;
  readonly deadline: CalendarDate | null;
  readonly doneAt: Date | null;
  readonly authorName: string;
  readonly writtenAt: Date;
  readonly readAt: Date | null;
}

interface MessageRow {
  id: string;
  application_id: string;
  visibility: 'SHARED' | 'INTERNAL';
  from_authority: boolean;
  body: string;
  deadline: string | null;
  done_at: Date | null;
  author_name: string;
  written_at: Date;
  read_at: Date | null;
}

const COLUMNS =
  'id, application_id, visibility, from_authority, body, deadline, done_at, author_name, written_at, read_at';

export async function listMessages(tx: Transaction, applicationId: string): Promise<Message[]> {
  const rows = await tx.query<MessageRow>(
    `SELECT ${COLUMNS} FROM applications.message WHERE application_id = $1 ORDER BY written_at DESC, id DESC LIMIT 200`,
    [applicationId],
  );
  return rows.map(toMessage);
}

export async function listMessagesOfOrganisation(tx: Transaction, organisationId: string): Promise<Message[]> {
  const rows = await tx.query<MessageRow>(
    `SELECT ${COLUMNS} FROM applications.message
     WHERE organisation_id = $1 AND visibility = 'SHARED' ORDER BY written_at DESC, id DESC LIMIT 100`,
    [organisationId],
  );
  return rows.map(toMessage);
}

/** How many messages of the authority nobody of the organisation has opened yet. */
export async function countUnreadMessages(tx: Transaction, organisationId: string): Promise<number> {
  const [row] = await tx.query<{ count: string }>(
    `SELECT count(*) AS count FROM applications.message
     WHERE organisation_id = $1 AND visibility = 'SHARED' AND from_authority AND read_at IS NULL`,
    [organisationId],
  );
  return Number(row?.count ?? 0);
}

export async function insertMessage(
  tx: Transaction,
  application: ApplicationCase,
  message: Pick<Message, 'id' | 'visibility' | 'fromAuthority' | 'body' | 'deadline'>,
): Promise<void> {
  await tx.query(
    `INSERT INTO applications.message (id, application_id, organisation_id, visibility, from_authority, body, deadline,
       author_id, author_name, written_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      message.id,
      application.id,
      application.organisationId,
      message.visibility,
      message.fromAuthority,
      message.body,
      message.deadline?.toString() ?? null,
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
}

export async function markMessageDone(tx: Transaction, applicationId: string, id: string): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE applications.message SET done_at = coalesce(done_at, $3) WHERE id = $1 AND application_id = $2 RETURNING id`,
    [id, applicationId, tx.now],
  );
  return rows.length === 1;
}

/** Marks what the other side wrote as read. */
export async function markMessagesRead(
  tx: Transaction,
  applicationId: string,
  writtenByAuthority: boolean,
): Promise<void> {
  await tx.query(
    `UPDATE applications.message SET read_at = $2 WHERE application_id = $1 AND from_authority = $3 AND read_at IS NULL`,
    [applicationId, tx.now, writtenByAuthority],
  );
}

function toMessage(row: MessageRow): Message {
  return {
    id: row.id,
    applicationId: row.application_id,
    visibility: row.visibility,
    fromAuthority: row.from_authority,
    body: row.body,
    deadline: row.deadline === null ? null : CalendarDate.iso(row.deadline),
    doneAt: row.done_at,
    authorName: row.author_name,
    writtenAt: row.written_at,
    readAt: row.read_at,
  };
}
