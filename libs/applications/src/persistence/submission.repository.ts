import type { Transaction } from '#platform';
import type { ApplicationContent } from '../domain/application-content.js';
import type { ApplicationCase } from './application.repository.js';

export interface Submission {
  readonly number: number;
  readonly content: ApplicationContent;
  readonly contentHash: string;
  readonly submittedByName: string;
  readonly submittedAt: Date;
}

interface SubmissionRow {
  number: number;
  content: ApplicationContent;
  content_hash: string;
  submitted_by_name: string;
  submitted_at: Date;
}

const COLUMNS = 'number, content, content_hash, submitted_by_name, submitted_at';

const toSubmission = (row: SubmissionRow): Submission => ({
  number: row.number,
  content: row.content,
  contentHash: row.content_hash,
  submittedByName: row.submitted_by_name,
  submittedAt: row.submitted_at,
});

export async function insertSubmission(
  tx: Transaction,
  application: ApplicationCase,
  submission: { number: number; canonical: string; contentHash: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO applications.submission (application_id, organisation_id, number, content, content_hash, submitted_by,
       submitted_by_name, submitted_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      application.id,
      application.organisationId,
      submission.number,
      submission.canonical,
      submission.contentHash,
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
}

export async function latestSubmission(tx: Transaction, applicationId: string): Promise<Submission | null> {
  const [row] = await tx.query<SubmissionRow>(
    `SELECT ${COLUMNS} FROM applications.submission WHERE application_id = $1 ORDER BY number DESC LIMIT 1`,
    [applicationId],
  );
  return row ? toSubmission(row) : null;
}

export async function listSubmissions(tx: Transaction, applicationId: string): Promise<Submission[]> {
  const rows = await tx.query<SubmissionRow>(
    `SELECT ${COLUMNS} FROM applications.submission WHERE application_id = $1 ORDER BY number`,
    [applicationId],
  );
  return rows.map(toSubmission);
}
