import { newId, type Transaction } from '#platform';
import { MAX_ATTEMPTS_DEFAULT, type JobName, type JobRequest } from './job-catalogue.js';

// No conflict target: naming one would demand the right to read jobs, which the applicant's transaction does not have.
const INSERT = `
  INSERT INTO outbox.job (id, name, payload, dedupe_key, run_at, max_attempts, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`;

/** Asks for a job within the transaction of the act: it runs if and only if the act commits. Idempotent by dedupeKey. */
export async function publish<Name extends JobName>(tx: Transaction, job: JobRequest<Name>): Promise<void> {
  await tx.query(INSERT, [
    newId(),
    job.name,
    JSON.stringify(job.payload),
    job.dedupeKey ?? null,
    job.runAt ?? tx.now,
    job.maxAttempts ?? MAX_ATTEMPTS_DEFAULT,
    tx.now,
  ]);
}
