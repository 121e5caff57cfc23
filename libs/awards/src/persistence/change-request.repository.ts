import { CalendarDate } from '#kernel';
import type { Transaction } from '#platform';
import type { ChangeKind, ChangeOrigin, ChangeStatus } from '../domain/change-lifecycle.js';
import type { GrantPlan } from '../domain/grant-plan.js';

/** What is asked: the plan of a grant after the change, or the day of an early start (YYYY-MM-DD). */
export interface ChangeContent {
  readonly plan?: GrantPlan;
  /** What counted when it was submitted. */
  readonly before?: GrantPlan;
  readonly startOn?: string;
}

/** A request about a grant as submitted, or the recipient's draft of one. */
export interface ChangeRequest {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly origin: ChangeOrigin;
  readonly applicationId: string;
  /** Null for an early start: there is no award yet. */
  readonly awardId: string | null;
  readonly organisationId: string;
  /** Counted per case. */
  readonly number: number;
  readonly status: ChangeStatus;
  readonly baseVersion: number | null;
  readonly content: ChangeContent;
  readonly reason: string;
  readonly question: string | null;
  readonly questionDeadline: CalendarDate | null;
  readonly answer: string | null;
  readonly createdByName: string;
  readonly createdAt: Date;
  readonly submittedByName: string | null;
  readonly submittedAt: Date | null;
  readonly endedAt: Date | null;
  readonly noticeId: string | null;
  readonly version: number;
}

interface RequestRow {
  id: string;
  kind: ChangeKind;
  origin: ChangeOrigin;
  application_id: string;
  award_id: string | null;
  organisation_id: string;
  number: number;
  status: ChangeStatus;
  base_version: number | null;
  content: ChangeContent;
  reason: string;
  question: string | null;
  question_deadline: string | null;
  answer: string | null;
  created_by_name: string;
  created_at: Date;
  submitted_by_name: string | null;
  submitted_at: Date | null;
  ended_at: Date | null;
  notice_id: string | null;
  version: number;
}

const COLUMNS = `id, kind, origin, application_id, award_id, organisation_id, number, status, base_version, content, reason,
  question, question_deadline, answer, created_by_name, created_at, submitted_by_name, submitted_at, ended_at, notice_id,
  version`;

export type NewChangeRequest = Pick<
  ChangeRequest,
  'id' | 'kind' | 'origin' | 'applicationId' | 'awardId' | 'organisationId' | 'baseVersion' | 'content' | 'reason'
>;

/** Begins a request with the next number of its case: a draft of the recipient, or an open one of the authority. */
export async function insertRequest(tx: Transaction, request: NewChangeRequest): Promise<void> {
  // Two people at once get two numbers.
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`change-request:${request.applicationId}`]);
  const isOwnMotion = request.origin === 'AUTHORITY';
  await tx.query(
    `INSERT INTO awards.change_request (id, kind, origin, application_id, award_id, organisation_id, number, status,
       base_version, content, reason, created_by, created_by_name, created_at, submitted_by, submitted_by_name, submitted_at)
     VALUES ($1, $2, $3, $4, $5, $6, awards.next_change_number($4), $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      request.id,
      request.kind,
      request.origin,
      request.applicationId,
      request.awardId,
      request.organisationId,
      isOwnMotion ? 'SUBMITTED' : 'DRAFT',
      request.baseVersion,
      JSON.stringify(request.content),
      request.reason,
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
      isOwnMotion ? tx.actor.accountId : null,
      isOwnMotion ? tx.actor.name : null,
      isOwnMotion ? tx.now : null,
    ],
  );
}

export async function findChangeRequest(tx: Transaction, id: string): Promise<ChangeRequest | null> {
  const [row] = await tx.query<RequestRow>(`SELECT ${COLUMNS} FROM awards.change_request WHERE id = $1`, [id]);
  return row ? toRequest(row) : null;
}

export async function loadRequestForUpdate(tx: Transaction, id: string): Promise<ChangeRequest | null> {
  const [row] = await tx.query<RequestRow>(`SELECT ${COLUMNS} FROM awards.change_request WHERE id = $1 FOR UPDATE`, [
    id,
  ]);
  return row ? toRequest(row) : null;
}

/** All requests about a case that the actor may see, newest first. */
export const changeRequestsOf = (tx: Transaction, applicationId: string): Promise<ChangeRequest[]> =>
  changeRequestsOfAll(tx, [applicationId]);

/** The requests of many cases, of each the newest first. */
export async function changeRequestsOfAll(
  tx: Transaction,
  applicationIds: readonly string[],
): Promise<ChangeRequest[]> {
  const rows = await tx.query<RequestRow>(
    `SELECT ${COLUMNS} FROM awards.change_request WHERE application_id = ANY($1::uuid[]) ORDER BY number DESC`,
    [applicationIds],
  );
  return rows.map(toRequest);
}

const OPEN_SHOWN = 200;
const IS_OPEN = `status IN ('SUBMITTED', 'QUESTION', 'PREPARED', 'IN_REVIEW')`;

/** How many requests are under way. */
export async function countOpenChanges(tx: Transaction): Promise<number> {
  const [row] = await tx.query<{ n: number }>(`SELECT count(*)::int AS n FROM awards.change_request WHERE ${IS_OPEN}`);
  return row?.n ?? 0;
}

/** A request with the case it belongs to. */
export type QueuedChangeRequest = ChangeRequest & { readonly fileNumber: string; readonly title: string };

/** What waits for the authority, oldest first; at most 200. */
export async function openChangeRequests(tx: Transaction): Promise<QueuedChangeRequest[]> {
  const rows = await tx.query<RequestRow & { file_number: string; title: string }>(
    `SELECT r.*, a.file_number, a.title FROM (SELECT ${COLUMNS} FROM awards.change_request
       WHERE ${IS_OPEN} ORDER BY submitted_at, id LIMIT ${OPEN_SHOWN}) r
     JOIN applications.application a ON a.id = r.application_id ORDER BY r.submitted_at, r.id`,
  );
  return rows.map((row) => ({ ...toRequest(row), fileNumber: row.file_number, title: row.title }));
}

type RequestChange = Partial<
  Pick<ChangeRequest, 'status' | 'content' | 'reason' | 'question' | 'answer' | 'noticeId' | 'baseVersion'>
> & { readonly questionDeadline?: CalendarDate };

const ENDED: readonly ChangeStatus[] = ['APPROVED', 'REJECTED', 'WITHDRAWN'];

/** Writes what a step changes and counts the version on. The first submission names who submitted. */
export async function updateRequest(tx: Transaction, request: ChangeRequest, change: RequestChange): Promise<void> {
  const status = change.status ?? request.status;
  const isSubmission = status === 'SUBMITTED' && request.submittedAt === null;
  await tx.query(
    `UPDATE awards.change_request SET status = $2, content = $3, reason = $4, question = $5, question_deadline = $6,
       answer = $7, notice_id = $8, base_version = $9, ended_at = $10,
       asked_by_name = CASE WHEN $11 THEN $12 ELSE asked_by_name END,
       submitted_by = CASE WHEN $13 THEN $14 ELSE submitted_by END,
       submitted_by_name = CASE WHEN $13 THEN $12 ELSE submitted_by_name END,
       submitted_at = CASE WHEN $13 THEN $15 ELSE submitted_at END, version = version + 1 WHERE id = $1`,
    [
      request.id,
      status,
      JSON.stringify(change.content ?? request.content),
      change.reason ?? request.reason,
      change.question ?? request.question,
      (change.questionDeadline ?? request.questionDeadline)?.toString() ?? null,
      change.answer ?? request.answer,
      change.noticeId ?? request.noticeId,
      change.baseVersion ?? request.baseVersion,
      ENDED.includes(status) ? tx.now : null,
      change.question !== undefined,
      tx.actor.name,
      isSubmission,
      tx.actor.accountId,
      tx.now,
    ],
  );
}

function toRequest(row: RequestRow): ChangeRequest {
  return {
    id: row.id,
    kind: row.kind,
    origin: row.origin,
    applicationId: row.application_id,
    awardId: row.award_id,
    organisationId: row.organisation_id,
    number: row.number,
    status: row.status,
    baseVersion: row.base_version,
    content: row.content,
    reason: row.reason,
    question: row.question,
    questionDeadline: row.question_deadline === null ? null : CalendarDate.iso(row.question_deadline),
    answer: row.answer,
    createdByName: row.created_by_name,
    createdAt: row.created_at,
    submittedByName: row.submitted_by_name,
    submittedAt: row.submitted_at,
    endedAt: row.ended_at,
    noticeId: row.notice_id,
    version: row.version,
  };
}
