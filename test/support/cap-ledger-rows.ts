import pg from 'pg';
import { SYSTEM_ACTOR } from '#kernel';

/**
 * Writes so many bookings into the cap ledger of 2026, spread over all districts, one per second. Done by the owner and
 * past the ledger's trigger: only the number of rows matters. The programme and the districts must be there.
 */
export async function fillCapLedger(ownerUrl: string, rows: number): Promise<void> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  await owner.query(`ALTER TABLE awards.cap_entry DISABLE TRIGGER cap_entry_books`);
  await owner.query(`SET row_security = off`);
  await owner.query(
    `INSERT INTO awards.cap_entry (id, programme_code, cap_holder, budget_year, district_ags, kind, exception_delta_cents,
       reserved_after_cents, committed_after_cents, cap_after_cents, decree_reference, reason, actor_id, effective_on, recorded_at)
     SELECT gen_random_uuid(), 'NRWELTOFFEN', d.ags, 2026, d.ags, 'CAP_EXCEPTION', n, 0, 0, 0, 'Erlass ' || n,
       'Begründung mit einigen Worten zu Buchung ' || n, '${SYSTEM_ACTOR.accountId}', '2026-05-01', '2026-05-01'::timestamptz + n * interval '1 second'
     FROM generate_series(1, ${rows}) AS n
     JOIN (SELECT ags, row_number() OVER (ORDER BY ags) - 1 AS place FROM districts.district) AS d ON d.place = n % 53`,
  );
  await owner.query(`ALTER TABLE awards.cap_entry ENABLE TRIGGER cap_entry_books`);
  await owner.query(`ANALYZE awards.cap_entry`);
  await owner.end();
}
