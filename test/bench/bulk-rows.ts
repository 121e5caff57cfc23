import pg from 'pg';
import { SYSTEM_ACTOR } from '#kernel';

/** Twenty years of a programme: every twentieth case is of the present year, where four of seven are undecided. */
const YEARS = 20;

/**
 * Fills up to so many applications of all districts, and as many bookings of the present year, by the owner and past the
 * ledger's triggers: what they look like matters here, not how they came about. Both tables fill at once, without their
 * indexes, which are made anew from the same definitions: so they are as compact as after a REINDEX.
 */
export async function growTo(ownerUrl: string, from: number, to: number): Promise<void> {
  await Promise.all([
    filled(ownerUrl, 'applications.application', (owner) => owner.query(APPLICATIONS, [from + 1, to])),
    filled(ownerUrl, 'awards.cap_entry', async (owner) => {
      await owner.query('ALTER TABLE awards.cap_entry DISABLE TRIGGER USER');
      await owner.query(BOOKINGS, [from + 1, to, SYSTEM_ACTOR.accountId]);
      await owner.query('ALTER TABLE awards.cap_entry ENABLE TRIGGER USER');
    }),
  ]);
}

async function filled(ownerUrl: string, table: string, fill: (owner: pg.Client) => Promise<unknown>): Promise<void> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  try {
    await owner.query(`SET row_security = off; SET synchronous_commit = off; SET maintenance_work_mem = '256MB'`);
    const { rows: indexes } = await owner.query<{ name: string; definition: string }>(SEARCH_INDEXES, [table]);
    for (const { name } of indexes) await owner.query(`DROP INDEX ${name}`);
    await fill(owner);
    for (const { definition } of indexes) await owner.query(definition);
    await owner.query(`VACUUM ANALYZE ${table}`);
    if (table === 'applications.application') await owner.query('VACUUM ANALYZE applications.open_amount');
  } finally {
    await owner.end();
  }
}

/** Those that no constraint stands on. */
const SEARCH_INDEXES = `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
  FROM pg_index i WHERE i.indrelid = $1::regclass AND NOT i.indisunique
    AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)`;

const DISTRICTS = `(SELECT row_number() OVER (ORDER BY ags) - 1 AS place, ags::text AS ags, name, admin_region FROM districts.district) d`;

const APPLICATIONS = `
  INSERT INTO applications.application (id, file_number, programme_code, call_id, terms_version_id, organisation_id,
    district_ags, district_name, admin_region, cap_holder, budget_year, title, status, status_since, requested_cents,
    requested_by_year, deadline, submission_count, submitted_at, created_by, created_by_name, created_at)
  SELECT gen_random_uuid(), 'BENCH-' || lpad(n::text, 8, '0'), 'NRWELTOFFEN', gen_random_uuid(), gen_random_uuid(),
    md5(d.ags)::uuid, d.ags, d.name, d.admin_region, d.ags, y.budget_year, 'Vorhaben Dialog ' || n,
    CASE WHEN y.budget_year = 2027
      THEN (ARRAY['SUBMITTED', 'FORMAL_CHECK', 'MATERIAL_CHECK', 'IN_REVIEW', 'APPROVED', 'APPROVED', 'REJECTED'])[1 + n % 7]
      ELSE (ARRAY['APPROVED', 'APPROVED', 'APPROVED', 'REJECTED', 'WITHDRAWN'])[1 + n % 5] END,
    y.submitted_at, y.cents, jsonb_build_object(y.budget_year::text, y.cents),
    CASE WHEN y.budget_year = 2027 THEN date '2026-11-17' + n % 120 END, 1, y.submitted_at, gen_random_uuid(), 'Bench', y.submitted_at
  FROM generate_series($1::int, $2::int) AS n
  JOIN ${DISTRICTS} ON d.place = n % 53
  CROSS JOIN LATERAL (SELECT CASE WHEN n % ${YEARS} = 0 THEN 2027 ELSE 2007 + n % ${YEARS} END AS budget_year,
    (100000 + n % 50000)::bigint AS cents,
    timestamptz '2026-11-01' - CASE WHEN n % ${YEARS} = 0 THEN 0 ELSE ${YEARS} - n % ${YEARS} END * interval '1 year'
      - n % 90000 * interval '1 minute' AS submitted_at) y`;

const BOOKINGS = `
  INSERT INTO awards.cap_entry (id, programme_code, cap_holder, budget_year, district_ags, kind, exception_delta_cents,
    reserved_after_cents, committed_after_cents, cap_after_cents, decree_reference, reason, actor_id, effective_on, recorded_at)
  SELECT gen_random_uuid(), 'NRWELTOFFEN', d.ags, 2027, d.ags, 'CAP_EXCEPTION', 1, 0, 0, 0, 'Erlass ' || n, 'Eine Buchung zur Messung, Nummer ' || n,
    $3::uuid, '2026-05-01', timestamptz '2026-01-01' + n * interval '1 second'
  FROM generate_series($1::int, $2::int) AS n JOIN ${DISTRICTS} ON d.place = n % 53`;
