import { DataSource } from 'typeorm';
import { loadReference } from '../../apps/ops/src/reference/load-reference.js';
import { startDraft, saveDraft, submitApplication, type DraftFields } from '#applications';
import { organisationIdOfDistrict } from '#districts';
import { SYSTEM_ACTOR, type Actor, type Role } from '#kernel';
import { applicationPool, Database, FixedClock } from '#platform';
import { referenceCallId } from '#programmes';
import { completeForm } from './complete-form.js';
import { createTestDatabase, type TestDatabase } from './database.js';

export { completeForm, twoYearForm } from './complete-form.js';

/** A database with reference data, seen through the application's role, on a day that tests choose. */
export interface Office {
  readonly database: Database;
  readonly testDatabase: TestDatabase;
  readonly clock: FixedClock;
  close(): Promise<void>;
}

export async function openOffice(now = new Date('2026-11-02T09:00:00Z'), poolSize = 12): Promise<Office> {
  const testDatabase = await createTestDatabase();
  const source = new DataSource(applicationPool(testDatabase.appUrl, poolSize));
  await source.initialize();
  const clock = new FixedClock(now);
  const database = new Database(source, clock, false);
  await loadReference(database, process.cwd());
  const close = async (): Promise<void> => {
    await source.destroy();
    await testDatabase.drop();
  };
  return { database, testDatabase, clock, close };
}

/** A programme of which no more than its name is needed: without one, a budget title belongs to no Land. */
export async function aProgramme(
  { database }: Pick<Office, 'database'>,
  code: string,
  shortName: string,
): Promise<void> {
  await database.transaction(SYSTEM_ACTOR, (tx) =>
    tx.query(
      `INSERT INTO programmes.programme (code, name, short_name, cap_holder, created_at) VALUES ($1, $1, $2, 'DISTRICT', $3)`,
      [code, shortName, tx.now],
    ),
  );
}

const person = (number: number, name: string, roles: readonly Role[], organisationId: string | null = null): Actor => ({
  accountId: `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`,
  name,
  roles,
  organisationId,
  scope: organisationId ? 'ORGANISATION' : 'AUTHORITY',
});

/** The people of a district and of the authority; names are invented. */
export const districtSignatory = (ags: string): Actor =>
  person(
    100_000 + Number(ags),
    `Zeichnung ${ags}`,
    ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'],
    organisationIdOfDistrict(ags),
  );
export const districtEditor = (ags: string): Actor =>
  person(200_000 + Number(ags), `Bearbeitung ${ags}`, ['APPLICANT_EDITOR'], organisationIdOfDistrict(ags));
export const caseworker = person(1, 'A. Beispiel', ['CASEWORKER']);
export const reviewer = person(2, 'B. Muster', ['REVIEWER']);
export const signatory = person(3, 'C. Probe', ['SIGNATORY']);
export const capOfficer = person(4, 'P. Leitung', ['CAP_EXCEPTION_OFFICER', 'PROGRAMME_ADMIN']);
export const budgetOfficer = person(5, 'G. Titelbuch', ['BUDGET_OFFICER']);

/** Submits an application of a district. */
export async function submittedApplication(
  office: Pick<Office, 'database'>,
  ags: string,
  fields: DraftFields = completeForm(50_000),
  budgetYear = 2027,
  documents: readonly string[] = [],
): Promise<{ id: string; fileNumber: string }> {
  const draft = await readyDraft(office, ags, fields, budgetYear, documents);
  const submitted = await submitApplication(office.database, districtSignatory(ags), { applicationId: draft.id });
  if (!submitted.ok) throw new Error(JSON.stringify(submitted.refusal));
  return draft;
}

/** A draft that can be submitted; documents demanded by the programme are attached as rows without a file. */
export async function readyDraft(
  office: Pick<Office, 'database'>,
  ags: string,
  fields: DraftFields = completeForm(50_000),
  budgetYear = 2027,
  documents: readonly string[] = [],
): Promise<{ id: string; fileNumber: string }> {
  const actor = districtSignatory(ags);
  const draft = await startDraft(office.database, actor, { callId: referenceCallId('NRWELTOFFEN', budgetYear) });
  if (!draft.ok) throw new Error(JSON.stringify(draft.refusal));
  const saved = await saveDraft(office.database, actor, {
    applicationId: draft.value.id,
    baseVersion: 1,
    entries: fields,
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved.refusal));
  await attachDocuments(office, actor, draft.value.id, ['MASSNAHMENPLAN', 'EIGENANTEIL', ...documents]);
  return draft.value;
}

export async function attachDocuments(
  office: Pick<Office, 'database'>,
  actor: Actor,
  applicationId: string,
  kinds: readonly string[],
): Promise<void> {
  await office.database.transaction(actor, async (tx) => {
    for (const [index, kind] of kinds.entries()) {
      await tx.query(
        `INSERT INTO applications.attachment (id, application_id, organisation_id, document_kind, file_name, media_type,
           size_bytes, sha256, uploaded_by, uploaded_by_name, uploaded_at)
         VALUES (gen_random_uuid(), $1, $2, $3, $4, 'application/pdf', 100, $5, $6, $7, $8)`,
        [
          applicationId,
          actor.organisationId,
          kind,
          `anlage-${index}.pdf`,
          '0'.repeat(64),
          actor.accountId,
          actor.name,
          tx.now,
        ],
      );
    }
  });
}
