import { CalendarDate } from '#kernel';
import type { Transaction } from '#platform';

/** Something a district has to do until a day, with the address of its contact person as last stated. */
export interface DueTask {
  readonly id: string;
  readonly applicationId: string;
  readonly organisationId: string;
  readonly fileNumber: string;
  readonly title: string;
  readonly due: CalendarDate;
  readonly contactEmail: string;
}

interface DueTaskRow {
  id: string;
  application_id: string;
  organisation_id: string;
  file_number: string;
  title: string;
  due: string;
  contact_email: string | null;
}

const CASE = 'a.id AS application_id, a.organisation_id, a.file_number, a.title';
const STATED = `(SELECT s.content -> 'applicant' ->> 'contactEmail' FROM applications.submission s
  WHERE s.application_id = a.id ORDER BY s.number DESC LIMIT 1) AS contact_email`;

/** Unanswered requests for information that are due within the days given. */
export async function answersDue(tx: Transaction, from: CalendarDate, to: CalendarDate): Promise<DueTask[]> {
  const rows = await tx.query<DueTaskRow>(
    `SELECT i.id, ${CASE}, coalesce(i.extended_to, i.deadline) AS due, ${STATED}
     FROM applications.info_request i JOIN applications.application a ON a.id = i.application_id
     WHERE i.answered_at IS NULL AND a.status = 'INFO_REQUESTED'
       AND coalesce(i.extended_to, i.deadline) BETWEEN $1 AND $2 ORDER BY i.id`,
    [from.toString(), to.toString()],
  );
  return rows.map(toDueTask);
}

/** Messages of the authority with a deadline that nobody has marked as done. */
export async function messageTasksDue(tx: Transaction, from: CalendarDate, to: CalendarDate): Promise<DueTask[]> {
  const rows = await tx.query<DueTaskRow>(
    `SELECT m.id, ${CASE}, m.deadline AS due, ${STATED}
     FROM applications.message m JOIN applications.application a ON a.id = m.application_id
     WHERE m.from_authority AND m.visibility = 'SHARED' AND m.done_at IS NULL AND a.status <> 'WITHDRAWN'
       AND m.deadline BETWEEN $1 AND $2 ORDER BY m.id`,
    [from.toString(), to.toString()],
  );
  return rows.map(toDueTask);
}

/** Drafts of a call that were not submitted, due when it closes. */
export async function draftsOfCall(tx: Transaction, callId: string, closesOn: CalendarDate): Promise<DueTask[]> {
  const rows = await tx.query<DueTaskRow>(
    `SELECT a.id, ${CASE}, $2::date AS due, d.content ->> 'applicant.contactEmail' AS contact_email
     FROM applications.application a JOIN applications.draft d ON d.application_id = a.id
     WHERE a.call_id = $1 AND a.status = 'DRAFT' ORDER BY a.id`,
    [callId, closesOn.toString()],
  );
  return rows.map(toDueTask);
}

/** The cases of the ids given, to write to their contact person. */
export async function casesToRemind(
  tx: Transaction,
  tasks: readonly { readonly id: string; readonly caseId: string; readonly due: CalendarDate }[],
): Promise<DueTask[]> {
  const rows = await tx.query<DueTaskRow>(
    `SELECT t.id, ${CASE}, t.due, ${STATED}
     FROM unnest($1::uuid[], $2::uuid[], $3::date[]) AS t (id, case_id, due)
     JOIN applications.application a ON a.id = t.case_id ORDER BY t.id`,
    [tasks.map(({ id }) => id), tasks.map(({ caseId }) => caseId), tasks.map(({ due }) => due.toString())],
  );
  return rows.map(toDueTask);
}

function toDueTask(row: DueTaskRow): DueTask {
  return {
    id: row.id,
    applicationId: row.application_id,
    organisationId: row.organisation_id,
    fileNumber: row.file_number,
    title: row.title,
    due: CalendarDate.iso(row.due),
    contactEmail: (row.contact_email ?? '').trim(),
  };
}
