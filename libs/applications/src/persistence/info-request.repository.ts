import { CalendarDate } from '#kernel';
import type { Transaction } from '#platform';
import type { ApplicationCase } from './application.repository.js';

export interface InfoRequest {
  readonly id: string;
  readonly number: number;
  readonly items: readonly string[];
  readonly askedIn: 'FORMAL_CHECK' | 'MATERIAL_CHECK';
  readonly deadline: CalendarDate;
  readonly extendedTo: CalendarDate | null;
  readonly noticeId: string | null;
  readonly requestedByName: string;
  readonly requestedAt: Date;
  readonly answer: string | null;
  readonly answeredByName: string | null;
  readonly answeredAt: Date | null;
}

interface InfoRequestRow {
  id: string;
  number: number;
  items: string[];
  asked_in: 'FORMAL_CHECK' | 'MATERIAL_CHECK';
  deadline: string;
  extended_to: string | null;
  notice_id: string | null;
  requested_by_name: string;
  requested_at: Date;
  answer: string | null;
  answered_by_name: string | null;
  answered_at: Date | null;
}

const COLUMNS = `id, number, items, asked_in, deadline, extended_to, notice_id, requested_by_name, requested_at, answer,
  answered_by_name, answered_at`;

export async function listInfoRequests(tx: Transaction, applicationId: string): Promise<InfoRequest[]> {
  const rows = await tx.query<InfoRequestRow>(
    `SELECT ${COLUMNS} FROM applications.info_request WHERE application_id = $1 ORDER BY number`,
    [applicationId],
  );
  return rows.map(toInfoRequest);
}

export async function openInfoRequest(tx: Transaction, applicationId: string): Promise<InfoRequest | null> {
  const [row] = await tx.query<InfoRequestRow>(
    `SELECT ${COLUMNS} FROM applications.info_request WHERE application_id = $1 AND answered_at IS NULL`,
    [applicationId],
  );
  return row ? toInfoRequest(row) : null;
}

export async function nextInfoRequestNumber(tx: Transaction, applicationId: string): Promise<number> {
  const [row] = await tx.query<{ next: number }>(
    `SELECT coalesce(max(number), 0) + 1 AS next FROM applications.info_request WHERE application_id = $1`,
    [applicationId],
  );
  return row?.next ?? 1;
}

export async function insertInfoRequest(
  tx: Transaction,
  application: ApplicationCase,
  request: Pick<InfoRequest, 'id' | 'number' | 'items' | 'deadline' | 'noticeId' | 'askedIn'>,
): Promise<void> {
  await tx.query(
    `INSERT INTO applications.info_request (id, application_id, organisation_id, number, items, asked_in, deadline, notice_id,
       requested_by, requested_by_name, requested_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      request.id,
      application.id,
      application.organisationId,
      request.number,
      JSON.stringify(request.items),
      request.askedIn,
      request.deadline.toString(),
      request.noticeId,
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
}

export async function extendInfoRequest(tx: Transaction, id: string, until: CalendarDate): Promise<void> {
  await tx.query(`UPDATE applications.info_request SET extended_to = $2 WHERE id = $1`, [id, until.toString()]);
}

export async function closeInfoRequest(tx: Transaction, id: string, answer: string): Promise<void> {
  await tx.query(
    `UPDATE applications.info_request SET answer = $2, answered_by = $3, answered_by_name = $4, answered_at = $5 WHERE id = $1`,
    [id, answer, tx.actor.accountId, tx.actor.name, tx.now],
  );
}

function toInfoRequest(row: InfoRequestRow): InfoRequest {
  return {
    id: row.id,
    number: row.number,
    items: row.items,
    askedIn: row.asked_in,
    deadline: CalendarDate.iso(row.deadline),
    extendedTo: row.extended_to === null ? null : CalendarDate.iso(row.extended_to),
    noticeId: row.notice_id,
    requestedByName: row.requested_by_name,
    requestedAt: row.requested_at,
    answer: row.answer,
    answeredByName: row.answered_by_name,
    answeredAt: row.answered_at,
  };
}
