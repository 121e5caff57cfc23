import type { Transaction } from '#platform';
import type { DraftFields } from '../domain/draft-fields.js';

export interface DraftState {
  readonly version: number;
  readonly fields: DraftFields;
  readonly savedByName: string;
  readonly savedAt: Date;
}

interface DraftRow {
  version: number;
  content: Record<string, string>;
  saved_by_name: string;
  saved_at: Date;
}

const toState = (row: DraftRow): DraftState => ({
  version: row.version,
  fields: row.content,
  savedByName: row.saved_by_name,
  savedAt: row.saved_at,
});

export async function loadDraft(tx: Transaction, applicationId: string): Promise<DraftState | null> {
  const [row] = await tx.query<DraftRow>(
    `SELECT version, content, saved_by_name, saved_at FROM applications.draft WHERE application_id = $1`,
    [applicationId],
  );
  return row ? toState(row) : null;
}

export async function loadDraftForUpdate(tx: Transaction, applicationId: string): Promise<DraftState | null> {
  const [row] = await tx.query<DraftRow>(
    `SELECT version, content, saved_by_name, saved_at FROM applications.draft WHERE application_id = $1 FOR UPDATE`,
    [applicationId],
  );
  return row ? toState(row) : null;
}

/** A saved state of the past: what somebody had on the screen when starting to type. */
export async function loadRevision(
  tx: Transaction,
  applicationId: string,
  version: number,
): Promise<DraftState | null> {
  const [row] = await tx.query<DraftRow>(
    `SELECT version, content, saved_by_name, saved_at FROM applications.draft_revision
     WHERE application_id = $1 AND version = $2`,
    [applicationId, version],
  );
  return row ? toState(row) : null;
}

/** Who gave a field its present value after the given version, and when. */
export async function lastChangeOf(
  tx: Transaction,
  applicationId: string,
  field: string,
  sinceVersion: number,
): Promise<{ name: string; at: Date } | null> {
  const [row] = await tx.query<{ saved_by_name: string; saved_at: Date }>(
    `SELECT r.saved_by_name, r.saved_at FROM applications.draft_revision r
     JOIN applications.draft d ON d.application_id = r.application_id
     WHERE r.application_id = $1 AND r.version > $3 AND r.content ->> $2 IS NOT DISTINCT FROM d.content ->> $2
     ORDER BY r.version LIMIT 1`,
    [applicationId, field, sinceVersion],
  );
  return row ? { name: row.saved_by_name, at: row.saved_at } : null;
}

/** The others who saved this draft since the given instant. */
export async function recentEditors(tx: Transaction, applicationId: string, since: Date): Promise<string[]> {
  const rows = await tx.query<{ saved_by_name: string }>(
    `SELECT DISTINCT saved_by_name FROM applications.draft_revision
     WHERE application_id = $1 AND saved_at >= $2 AND saved_by <> $3`,
    [applicationId, since, tx.actor.accountId],
  );
  return rows.map((row) => row.saved_by_name);
}

export async function insertDraft(
  tx: Transaction,
  applicationId: string,
  organisationId: string,
  fields: DraftFields,
): Promise<void> {
  await tx.query(
    `INSERT INTO applications.draft (application_id, organisation_id, version, content, saved_by, saved_by_name, saved_at)
     VALUES ($1, $2, 1, $3, $4, $5, $6)`,
    [applicationId, organisationId, JSON.stringify(fields), tx.actor.accountId, tx.actor.name, tx.now],
  );
  await insertRevision(tx, applicationId, organisationId, 1, fields);
}

export async function storeDraft(
  tx: Transaction,
  applicationId: string,
  organisationId: string,
  version: number,
  fields: DraftFields,
): Promise<void> {
  await tx.query(
    `UPDATE applications.draft SET version = $2, content = $3, saved_by = $4, saved_by_name = $5, saved_at = $6
     WHERE application_id = $1`,
    [applicationId, version, JSON.stringify(fields), tx.actor.accountId, tx.actor.name, tx.now],
  );
  await insertRevision(tx, applicationId, organisationId, version, fields);
}

async function insertRevision(
  tx: Transaction,
  applicationId: string,
  organisationId: string,
  version: number,
  fields: DraftFields,
): Promise<void> {
  await tx.query(
    `INSERT INTO applications.draft_revision (application_id, organisation_id, version, content, saved_by, saved_by_name, saved_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [applicationId, organisationId, version, JSON.stringify(fields), tx.actor.accountId, tx.actor.name, tx.now],
  );
}
