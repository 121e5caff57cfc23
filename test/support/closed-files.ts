import pg from 'pg';
import { superuserUrlOf } from './database.js';

/**
 * So many grants of 2019 with a closed file, each like the given one. Written past keys and triggers: what a list makes of
 * them matters here, not how they came about.
 */
export async function closedFiles(databaseUrl: string, like: string, count: number): Promise<void> {
  const client = new pg.Client(superuserUrlOf(databaseUrl));
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica');
    await client.query(AWARDS, [like, count]);
    await client.query(TRANCHES);
    await client.query(CLOSURES);
    await client.query('ANALYZE awards.award');
  } finally {
    await client.end();
  }
}

const AWARDS = `
  INSERT INTO awards.award SELECT (jsonb_populate_record(a, jsonb_build_object(
    'id', gen_random_uuid(), 'application_id', gen_random_uuid(), 'file_number', 'NRWO-ALT-' || n,
    'issued_at', timestamptz '2019-01-01' + n * interval '1 minute'))).*
  FROM awards.award a, generate_series(1, $2::int) n WHERE a.id = $1`;

const TRANCHES = `
  INSERT INTO awards.tranche (award_id, award_version, budget_year, authority, amount_cents)
  SELECT id, version, 2019, 'AE', amount_cents FROM awards.award WHERE file_number LIKE 'NRWO-ALT-%'`;

const CLOSURES = `
  INSERT INTO settlement.file_closure (award_id, organisation_id, closed_on, retain_until, closed_by, closed_by_name, closed_at)
  SELECT id, organisation_id, '2021-01-01', '2031-12-31', gen_random_uuid(), 'A. Beispiel', '2021-01-01'
  FROM awards.award WHERE file_number LIKE 'NRWO-ALT-%'`;
