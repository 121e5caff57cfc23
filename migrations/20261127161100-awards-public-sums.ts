import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the public may know of awards: per programme, budget year and district the number and the sum, nothing else. An award
 * counts once its notice has reached the recipient; nobody learns of a grant from a map. Sums follow every change of the grant.
 */
export class AwardsPublicSums20261127161100 implements MigrationInterface {
  name = 'AwardsPublicSums20261127161100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION awards.public_sums()
        RETURNS TABLE (programme_code text, budget_year integer, district_ags char(5), awards integer, amount_cents bigint)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT a.programme_code, t.budget_year, a.district_ags, count(DISTINCT a.id)::int, sum(t.amount_cents)::bigint
        FROM awards.award a JOIN awards.tranche t ON t.award_id = a.id AND t.award_version = a.version
        WHERE t.amount_cents > 0 AND EXISTS (SELECT 1 FROM notices.delivery d WHERE d.notice_id = a.notice_id
          AND d.kind IN ('PORTAL_RETRIEVED', 'POSTED', 'RECEIVED', 'REMEDY_WAIVED'))
        GROUP BY a.programme_code, t.budget_year, a.district_ags $$;
      GRANT EXECUTE ON FUNCTION awards.public_sums() TO foerderakte_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
