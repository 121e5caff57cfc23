import { Money } from '#kernel';
import { newId, type Transaction } from '#platform';
import type { ReportKey } from '../domain/due-days.js';
import type { GoalResult } from '../domain/examination.js';
import type { ReportStatus } from '../domain/report-lifecycle.js';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly at: Date;
}

export interface UseReport extends ReportKey {
  readonly id: string;
  readonly awardId: string;
  readonly organisationId: string;
  readonly fileNumber: string;
  readonly status: ReportStatus;
  /** Number of the latest submission; 0 before the first. */
  readonly submission: number;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly submitted: Person | null;
  readonly examiner: Person | null;
  readonly examinedAt: Date | null;
  /** Recognised eligible expenditure A'. */
  readonly eligible: Money | null;
  readonly cut: Money | null;
  readonly otherIncome: Money | null;
  readonly ownFunds: Money | null;
  readonly goalResults: Readonly<Record<string, GoalResult>> | null;
  readonly note: string | null;
  readonly resultNoticeId: string | null;
  readonly version: number;
}

interface ReportRow {
  id: string;
  award_id: string;
  organisation_id: string;
  file_number: string;
  kind: 'INTERIM' | 'FINAL';
  budget_year: number | null;
  status: ReportStatus;
  submission: number;
  created_by: string;
  created_at: Date;
  submitted_by: string | null;
  submitted_by_name: string | null;
  submitted_at: Date | null;
  examiner_id: string | null;
  examiner_name: string | null;
  examination_began_at: Date | null;
  examined_at: Date | null;
  eligible_cents: string | null;
  cut_cents: string | null;
  other_income_cents: string | null;
  own_funds_cents: string | null;
  goal_results: Record<string, GoalResult> | null;
  note: string | null;
  result_notice_id: string | null;
  version: number;
}

const SELECT = 'SELECT * FROM use_reports.report';

export async function findUseReport(tx: Transaction, id: string): Promise<UseReport | null> {
  const [row] = await tx.query<ReportRow>(`${SELECT} WHERE id = $1`, [id]);
  return row ? toReport(row) : null;
}

/** The report's row, locked: two people at once act one after the other. */
export async function loadReportForUpdate(tx: Transaction, id: string): Promise<UseReport | null> {
  const [row] = await tx.query<ReportRow>(`${SELECT} WHERE id = $1 FOR UPDATE`, [id]);
  return row ? toReport(row) : null;
}

/** Interim reports by year, the proof of use last. */
export const useReportsOf = (tx: Transaction, awardId: string): Promise<UseReport[]> => useReportsOfAll(tx, [awardId]);

/** Of many awards, of each in the same order. */
export async function useReportsOfAll(tx: Transaction, awardIds: readonly string[]): Promise<UseReport[]> {
  const rows = await tx.query<ReportRow>(`${SELECT} WHERE award_id = ANY($1::uuid[]) ORDER BY budget_year NULLS LAST`, [
    awardIds,
  ]);
  return rows.map(toReport);
}

const QUEUE_MAX = 500;

/** Reports that wait for the examining office, longest first; at most 500. */
export async function reportsToExamine(tx: Transaction): Promise<UseReport[]> {
  const rows = await tx.query<ReportRow>(
    `${SELECT} WHERE status IN ('SUBMITTED', 'IN_EXAMINATION', 'QUESTIONED') ORDER BY submitted_at, id LIMIT ${QUEUE_MAX}`,
  );
  return rows.map(toReport);
}

export async function insertReport(
  tx: Transaction,
  award: { readonly id: string; readonly organisationId: string; readonly fileNumber: string },
  key: ReportKey,
): Promise<string> {
  const id = newId();
  await tx.query(
    `INSERT INTO use_reports.report (id, award_id, organisation_id, file_number, kind, budget_year, status, created_by,
       created_by_name, created_at) VALUES ($1, $2, $3, $4, $5, $6, 'DRAFT', $7, $8, $9)`,
    [
      id,
      award.id,
      award.organisationId,
      award.fileNumber,
      key.kind,
      key.budgetYear,
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
  return id;
}

/** The examination goes on in the hands of the transaction's actor. */
export async function markExaminer(tx: Transaction, id: string): Promise<void> {
  await tx.query(
    `UPDATE use_reports.report SET examiner_id = $2, examiner_name = $3, version = version + 1 WHERE id = $1`,
    [id, tx.actor.accountId, tx.actor.name],
  );
}

/** Submitted anew: the status and the number of the submission that counts from now on. */
export async function markSubmitted(
  tx: Transaction,
  id: string,
  status: 'SUBMITTED' | 'IN_EXAMINATION',
  submission: number,
): Promise<void> {
  await tx.query(
    `UPDATE use_reports.report SET status = $2, submission = $3, submitted_by = $4, submitted_by_name = $5,
       submitted_at = $6, version = version + 1 WHERE id = $1`,
    [id, status, submission, tx.actor.accountId, tx.actor.name, tx.now],
  );
}

export async function markStatus(tx: Transaction, id: string, status: ReportStatus): Promise<void> {
  await tx.query('UPDATE use_reports.report SET status = $2, version = version + 1 WHERE id = $1', [id, status]);
}

export async function markExamining(tx: Transaction, id: string): Promise<void> {
  await tx.query(
    `UPDATE use_reports.report SET status = 'IN_EXAMINATION', examiner_id = $2, examiner_name = $3,
       examination_began_at = $4, version = version + 1 WHERE id = $1`,
    [id, tx.actor.accountId, tx.actor.name, tx.now],
  );
}

export interface Conclusion {
  readonly eligibleCents: number;
  readonly cutCents: number;
  readonly otherIncomeCents: number;
  readonly ownFundsCents: number;
  readonly goalResults: Readonly<Record<string, GoalResult>>;
  readonly note: string;
  readonly noticeId: string;
}

export async function markExamined(tx: Transaction, id: string, conclusion: Conclusion): Promise<void> {
  await tx.query(
    `UPDATE use_reports.report SET status = 'EXAMINED', examined_at = $2, eligible_cents = $3, cut_cents = $4,
       other_income_cents = $5, own_funds_cents = $6, goal_results = $7, note = $8, result_notice_id = $9,
       version = version + 1 WHERE id = $1`,
    [
      id,
      tx.now,
      conclusion.eligibleCents,
      conclusion.cutCents,
      conclusion.otherIncomeCents,
      conclusion.ownFundsCents,
      JSON.stringify(conclusion.goalResults),
      conclusion.note,
      conclusion.noticeId,
    ],
  );
}

/** Whether an account prepared, reviewed or signed any version of the award. */
export async function tookPart(tx: Transaction, awardId: string, accountId: string): Promise<boolean> {
  const [row] = await tx.query<{ part: boolean }>('SELECT use_reports.took_part($1, $2) AS part', [awardId, accountId]);
  return row?.part ?? false;
}

const person = (id: string | null, name: string | null, at: Date | null): Person | null =>
  id !== null && name !== null && at !== null ? { id, name, at } : null;

const money = (cents: string | null): Money | null => (cents === null ? null : Money.ofCents(cents));

function toReport(row: ReportRow): UseReport {
  return {
    id: row.id,
    awardId: row.award_id,
    organisationId: row.organisation_id,
    fileNumber: row.file_number,
    kind: row.kind,
    budgetYear: row.budget_year,
    status: row.status,
    submission: row.submission,
    createdAt: row.created_at,
    createdBy: row.created_by,
    submitted: person(row.submitted_by, row.submitted_by_name, row.submitted_at),
    examiner: person(row.examiner_id, row.examiner_name, row.examination_began_at),
    examinedAt: row.examined_at,
    eligible: money(row.eligible_cents),
    cut: money(row.cut_cents),
    otherIncome: money(row.other_income_cents),
    ownFunds: money(row.own_funds_cents),
    goalResults: row.goal_results,
    note: row.note,
    resultNoticeId: row.result_notice_id,
    version: row.version,
  };
}
