import { CalendarDate } from '#kernel';
import { newId, type Transaction } from '#platform';
import type { Judgement } from '../domain/examination.js';
import type { SampleMethod } from '../domain/sample.js';
import type { UseReport } from './report.repository.js';

export interface StoredSample {
  readonly number: number;
  readonly submission: number;
  readonly method: SampleMethod;
  readonly seed: number;
  readonly size: number;
  readonly receiptIds: readonly string[];
  readonly drawnByName: string;
  readonly drawnAt: Date;
}

export interface Question {
  readonly id: string;
  readonly reportId: string;
  readonly number: number;
  readonly items: readonly string[];
  readonly deadline: CalendarDate;
  /** More time, given once; `before` is the day first set. */
  readonly extension: {
    readonly before: CalendarDate;
    readonly reason: string;
    readonly byName: string;
    readonly at: Date;
  } | null;
  readonly noticeId: string;
  readonly askedByName: string;
  readonly askedAt: Date;
  /** Empty text: the office went on without an answer. */
  readonly answer: string | null;
  readonly answeredByName: string | null;
  readonly answeredAt: Date | null;
}

export async function judgementsOf(tx: Transaction, reportId: string): Promise<Judgement[]> {
  const rows = await tx.query<{
    receipt_id: string;
    submission: number;
    line_hash: string;
    cut_cents: string;
    reason: string;
    decided_by_name: string;
  }>(
    `SELECT receipt_id, submission, line_hash, cut_cents, reason, decided_by_name FROM use_reports.examined_line
     WHERE report_id = $1`,
    [reportId],
  );
  return rows.map((row) => ({
    receiptId: row.receipt_id,
    submission: row.submission,
    lineHash: row.line_hash,
    cutCents: Number(row.cut_cents),
    reason: row.reason,
    byName: row.decided_by_name,
  }));
}

export interface NewJudgement {
  readonly receiptId: string;
  readonly lineHash: string;
  readonly eligibleCents: number;
  readonly cutCents: number;
  readonly reason: string;
}

/** Writes judgements on lines of the present submission, all in one statement; a later one replaces an earlier one. */
export async function storeJudgements(
  tx: Transaction,
  report: Pick<UseReport, 'id' | 'submission'>,
  judgements: readonly NewJudgement[],
): Promise<void> {
  await tx.query(
    `INSERT INTO use_reports.examined_line (report_id, submission, receipt_id, line_hash, eligible_cents, cut_cents, reason,
       decided_by, decided_by_name, decided_at)
     SELECT $1, $2, line.*, $8, $9, $10 FROM unnest($3::uuid[], $4::text[], $5::bigint[], $6::bigint[], $7::text[]) AS line
     ON CONFLICT (report_id, submission, receipt_id) DO UPDATE SET line_hash = excluded.line_hash,
       eligible_cents = excluded.eligible_cents, cut_cents = excluded.cut_cents, reason = excluded.reason,
       decided_by = excluded.decided_by, decided_by_name = excluded.decided_by_name, decided_at = excluded.decided_at`,
    [
      report.id,
      report.submission,
      judgements.map(({ receiptId }) => receiptId),
      judgements.map(({ lineHash }) => lineHash),
      judgements.map(({ eligibleCents }) => eligibleCents),
      judgements.map(({ cutCents }) => cutCents),
      judgements.map(({ reason }) => reason),
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
}

export async function samplesOf(tx: Transaction, reportId: string): Promise<StoredSample[]> {
  const rows = await tx.query<{
    number: number;
    submission: number;
    method: SampleMethod;
    seed: string;
    size: number;
    receipt_ids: string[];
    drawn_by_name: string;
    drawn_at: Date;
  }>('SELECT * FROM use_reports.sample WHERE report_id = $1 ORDER BY number', [reportId]);
  return rows.map((row) => ({
    number: row.number,
    submission: row.submission,
    method: row.method,
    seed: Number(row.seed),
    size: row.size,
    receiptIds: row.receipt_ids,
    drawnByName: row.drawn_by_name,
    drawnAt: row.drawn_at,
  }));
}

export async function insertSample(
  tx: Transaction,
  report: Pick<UseReport, 'id' | 'submission'>,
  sample: Pick<StoredSample, 'method' | 'seed' | 'size' | 'receiptIds'>,
): Promise<void> {
  await tx.query(
    `INSERT INTO use_reports.sample (report_id, number, submission, method, seed, size, receipt_ids, drawn_by, drawn_by_name, drawn_at)
     SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9 FROM use_reports.sample WHERE report_id = $1`,
    [
      report.id,
      report.submission,
      sample.method,
      sample.seed,
      sample.size,
      sample.receiptIds,
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
}

export const questionsOf = (tx: Transaction, reportId: string): Promise<Question[]> => questionsOfAll(tx, [reportId]);

/** Of many reports, of each in the order of their numbers. */
export async function questionsOfAll(tx: Transaction, reportIds: readonly string[]): Promise<Question[]> {
  const rows = await tx.query<{
    id: string;
    report_id: string;
    number: number;
    items: string[];
    deadline: string;
    deadline_before: string | null;
    extension_reason: string | null;
    extended_by_name: string | null;
    extended_at: Date | null;
    notice_id: string;
    asked_by_name: string;
    asked_at: Date;
    answer: string | null;
    answered_by_name: string | null;
    answered_at: Date | null;
  }>('SELECT * FROM use_reports.question WHERE report_id = ANY($1::uuid[]) ORDER BY number', [reportIds]);
  return rows.map((row) => ({
    id: row.id,
    reportId: row.report_id,
    number: row.number,
    items: row.items,
    deadline: CalendarDate.iso(row.deadline),
    extension:
      row.deadline_before === null || row.extended_at === null
        ? null
        : {
            before: CalendarDate.iso(row.deadline_before),
            reason: row.extension_reason ?? '',
            byName: row.extended_by_name ?? '',
            at: row.extended_at,
          },
    noticeId: row.notice_id,
    askedByName: row.asked_by_name,
    askedAt: row.asked_at,
    answer: row.answer,
    answeredByName: row.answered_by_name,
    answeredAt: row.answered_at,
  }));
}

export async function insertQuestion(
  tx: Transaction,
  report: UseReport,
  question: { readonly items: readonly string[]; readonly deadline: CalendarDate; readonly noticeId: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO use_reports.question (id, report_id, organisation_id, number, items, deadline, notice_id, asked_by,
       asked_by_name, asked_at)
     SELECT $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7, $8, $9 FROM use_reports.question WHERE report_id = $2`,
    [
      newId(),
      report.id,
      report.organisationId,
      JSON.stringify(question.items),
      question.deadline.toString(),
      question.noticeId,
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
}

export async function extendOpenQuestion(
  tx: Transaction,
  reportId: string,
  extension: { readonly deadline: CalendarDate; readonly reason: string },
): Promise<void> {
  await tx.query(
    `UPDATE use_reports.question SET deadline_before = deadline, deadline = $2, extension_reason = $3, extended_by = $4,
       extended_by_name = $5, extended_at = $6 WHERE report_id = $1 AND answered_at IS NULL`,
    [reportId, extension.deadline.toString(), extension.reason, tx.actor.accountId, tx.actor.name, tx.now],
  );
}

export async function answerOpenQuestion(tx: Transaction, reportId: string, answer: string): Promise<void> {
  await tx.query(
    `UPDATE use_reports.question SET answer = $2, answered_by = $3, answered_by_name = $4, answered_at = $5
     WHERE report_id = $1 AND answered_at IS NULL`,
    [reportId, answer, tx.actor.accountId, tx.actor.name, tx.now],
  );
}
