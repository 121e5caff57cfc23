import { CalendarDate, Money } from '#kernel';
import type { Transaction } from '#platform';
import type { ApplicationStatus } from '../domain/application-lifecycle.js';

/** An application as a case: who, what, where it stands. Its contents lie in the draft and the submissions. */
export interface ApplicationCase {
  readonly id: string;
  readonly fileNumber: string;
  readonly programmeCode: string;
  readonly callId: string;
  readonly termsVersionId: string;
  readonly organisationId: string;
  readonly districtAgs: string;
  readonly districtName: string;
  readonly adminRegion: string;
  readonly capHolder: string;
  readonly budgetYear: number;
  readonly title: string;
  readonly phase: string | null;
  readonly periodFrom: CalendarDate | null;
  readonly periodTo: CalendarDate | null;
  readonly status: ApplicationStatus;
  readonly statusSince: Date;
  readonly requested: Money;
  readonly requestedByYear: Readonly<Record<number, Money>>;
  readonly assignedTo: string | null;
  readonly assignedName: string | null;
  readonly deadline: CalendarDate | null;
  readonly deadlineReason: string | null;
  readonly submissionCount: number;
  readonly submittedAt: Date | null;
  readonly isLate: boolean;
  readonly version: number;
  readonly createdByName: string;
  readonly createdAt: Date;
}

interface ApplicationRow {
  id: string;
  file_number: string;
  programme_code: string;
  call_id: string;
  terms_version_id: string;
  organisation_id: string;
  district_ags: string;
  district_name: string;
  admin_region: string;
  cap_holder: string;
  budget_year: number;
  title: string;
  phase: string | null;
  period_from: string | null;
  period_to: string | null;
  status: ApplicationStatus;
  status_since: Date;
  requested_cents: string;
  requested_by_year: Record<string, number>;
  assigned_to: string | null;
  assigned_name: string | null;
  deadline: string | null;
  deadline_reason: string | null;
  submission_count: number;
  submitted_at: Date | null;
  is_late: boolean;
  version: number;
  created_by_name: string;
  created_at: Date;
}

const COLUMNS = `id, file_number, programme_code, call_id, terms_version_id, organisation_id, district_ags, district_name,
  admin_region, cap_holder, budget_year, title, phase, period_from, period_to, status, status_since, requested_cents,
  requested_by_year, assigned_to, assigned_name, deadline, deadline_reason, submission_count, submitted_at, is_late,
  version, created_by_name, created_at`;

export async function loadApplication(tx: Transaction, id: string): Promise<ApplicationCase | null> {
  const [row] = await tx.query<ApplicationRow>(`SELECT ${COLUMNS} FROM applications.application WHERE id = $1`, [id]);
  return row ? toCase(row) : null;
}

/** Locks the case until the end of the transaction: two officers deciding at once decide one after the other. */
export async function loadApplicationForUpdate(tx: Transaction, id: string): Promise<ApplicationCase | null> {
  const [row] = await tx.query<ApplicationRow>(
    `SELECT ${COLUMNS} FROM applications.application WHERE id = $1 FOR UPDATE`,
    [id],
  );
  return row ? toCase(row) : null;
}

/** The cases of the given ids that the actor may see, newest first. */
export async function loadApplications(tx: Transaction, ids: readonly string[]): Promise<ApplicationCase[]> {
  const rows = await tx.query<ApplicationRow>(
    `SELECT ${COLUMNS} FROM applications.application WHERE id = ANY ($1::uuid[]) ORDER BY id DESC`,
    [ids],
  );
  return rows.map(toCase);
}

export async function listApplicationsOfOrganisation(
  tx: Transaction,
  organisationId: string,
): Promise<ApplicationCase[]> {
  const rows = await tx.query<ApplicationRow>(
    `SELECT ${COLUMNS} FROM applications.application WHERE organisation_id = $1 ORDER BY created_at DESC LIMIT 200`,
    [organisationId],
  );
  return rows.map(toCase);
}

export type NewApplication = Pick<
  ApplicationCase,
  | 'id'
  | 'fileNumber'
  | 'programmeCode'
  | 'callId'
  | 'termsVersionId'
  | 'organisationId'
  | 'districtAgs'
  | 'districtName'
  | 'adminRegion'
  | 'capHolder'
  | 'budgetYear'
  | 'title'
>;

export async function insertApplication(tx: Transaction, application: NewApplication): Promise<void> {
  await tx.query(
    `INSERT INTO applications.application (id, file_number, programme_code, call_id, terms_version_id, organisation_id,
       district_ags, district_name, admin_region, cap_holder, budget_year, title, status, status_since, created_by,
       created_by_name, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'DRAFT', $13, $14, $15, $13)`,
    [
      application.id,
      application.fileNumber,
      application.programmeCode,
      application.callId,
      application.termsVersionId,
      application.organisationId,
      application.districtAgs,
      application.districtName,
      application.adminRegion,
      application.capHolder,
      application.budgetYear,
      application.title,
      tx.now,
      tx.actor.accountId,
      tx.actor.name,
    ],
  );
}

/** The next number of a programme and year. The counter row is locked: numbers are without gaps and never given twice. */
export async function nextFileNumber(
  tx: Transaction,
  programmeCode: string,
  shortName: string,
  year: number,
): Promise<string> {
  const [row] = await tx.query<{ last_number: number }>(
    `INSERT INTO applications.file_number_counter AS counter (programme_code, budget_year, last_number) VALUES ($1, $2, 1)
     ON CONFLICT (programme_code, budget_year) DO UPDATE SET last_number = counter.last_number + 1
     RETURNING last_number`,
    [programmeCode, year],
  );
  return `${shortName}-${year}-${String(row?.last_number).padStart(4, '0')}`;
}

/** A draft that the same person began on the same call in the last minute and has not written in: from a second click. */
export async function untouchedTwin(
  tx: Transaction,
  callId: string,
): Promise<{ id: string; fileNumber: string } | null> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [
    `start-draft ${tx.actor.accountId} ${callId}`,
  ]);
  const [row] = await tx.query<{ id: string; file_number: string }>(
    `SELECT a.id, a.file_number FROM applications.application a JOIN applications.draft d ON d.application_id = a.id
     WHERE a.organisation_id = $1 AND a.call_id = $2 AND a.created_by = $3 AND a.status = 'DRAFT' AND d.version = 1
       AND a.created_at > $4::timestamptz - interval '1 minute'
     ORDER BY a.created_at DESC LIMIT 1`,
    [tx.actor.organisationId, callId, tx.actor.accountId, tx.now],
  );
  return row ? { id: row.id, fileNumber: row.file_number } : null;
}

/** What the case list shows of a draft; kept beside the draft so that lists need no draft. */
export async function updateHeadline(
  tx: Transaction,
  application: ApplicationCase,
  headline: Pick<ApplicationCase, 'title' | 'phase' | 'periodFrom' | 'periodTo' | 'requested' | 'requestedByYear'>,
): Promise<void> {
  const byYear = Object.fromEntries(
    Object.entries(headline.requestedByYear).map(([year, amount]) => [year, amount.toCents()]),
  );
  await tx.query(
    `UPDATE applications.application SET title = $2, phase = $3, period_from = $4, period_to = $5, requested_cents = $6,
       requested_by_year = $7, version = version + 1 WHERE id = $1`,
    [
      application.id,
      headline.title,
      headline.phase,
      headline.periodFrom?.toString() ?? null,
      headline.periodTo?.toString() ?? null,
      headline.requested.toCents(),
      JSON.stringify(byYear),
    ],
  );
}

export interface StatusChange {
  readonly status: ApplicationStatus;
  readonly deadline: CalendarDate | null;
  readonly deadlineReason: string | null;
}

export async function updateStatus(tx: Transaction, application: ApplicationCase, change: StatusChange): Promise<void> {
  await tx.query(
    `UPDATE applications.application SET status = $2, status_since = $3, deadline = $4, deadline_reason = $5,
       version = version + 1 WHERE id = $1`,
    [application.id, change.status, tx.now, change.deadline?.toString() ?? null, change.deadlineReason],
  );
}

export async function updateSubmission(tx: Transaction, application: ApplicationCase, isLate: boolean): Promise<void> {
  await tx.query(
    `UPDATE applications.application SET submission_count = submission_count + 1,
       submitted_at = coalesce(submitted_at, $2), is_late = is_late OR $3 WHERE id = $1`,
    [application.id, tx.now, isLate],
  );
}

export async function updateAssignment(
  tx: Transaction,
  id: string,
  assignee: { id: string; name: string } | null,
): Promise<void> {
  await tx.query(
    `UPDATE applications.application SET assigned_to = $2, assigned_name = $3, version = version + 1 WHERE id = $1`,
    [id, assignee?.id ?? null, assignee?.name ?? null],
  );
}

export async function updateDeadline(
  tx: Transaction,
  id: string,
  deadline: CalendarDate | null,
  reason: string | null,
): Promise<void> {
  await tx.query(
    `UPDATE applications.application SET deadline = $2, deadline_reason = $3, version = version + 1 WHERE id = $1`,
    [id, deadline?.toString() ?? null, reason],
  );
}

function toCase(row: ApplicationRow): ApplicationCase {
  return {
    id: row.id,
    fileNumber: row.file_number,
    programmeCode: row.programme_code,
    callId: row.call_id,
    termsVersionId: row.terms_version_id,
    organisationId: row.organisation_id,
    districtAgs: row.district_ags,
    districtName: row.district_name,
    adminRegion: row.admin_region,
    capHolder: row.cap_holder,
    budgetYear: row.budget_year,
    title: row.title,
    phase: row.phase,
    periodFrom: row.period_from === null ? null : CalendarDate.iso(row.period_from),
    periodTo: row.period_to === null ? null : CalendarDate.iso(row.period_to),
    status: row.status,
    statusSince: row.status_since,
    requested: Money.ofCents(row.requested_cents),
    requestedByYear: Object.fromEntries(
      Object.entries(row.requested_by_year).map(([year, cents]) => [year, Money.ofCents(cents)]),
    ),
    assignedTo: row.assigned_to,
    assignedName: row.assigned_name,
    deadline: row.deadline === null ? null : CalendarDate.iso(row.deadline),
    deadlineReason: row.deadline_reason,
    submissionCount: row.submission_count,
    submittedAt: row.submitted_at,
    isLate: row.is_late,
    version: row.version,
    createdByName: row.created_by_name,
    createdAt: row.created_at,
  };
}
