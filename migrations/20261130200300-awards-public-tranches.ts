import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Map, directory and open data follow one rule: a sum is published once the act, or its last change, is final. Whether it is
 * follows from its service and the holidays of its Land, so what the public may know comes award by award, with the events
 * that decide it. As before, nobody learns of a grant before its notice has reached the recipient.
 */
export class AwardsPublicTranches20261130200300 implements MigrationInterface {
  name = 'AwardsPublicTranches20261130200300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION awards.public_sums();
      CREATE FUNCTION awards.public_tranches()
        RETURNS TABLE (programme_code text, land text, budget_year integer, district_ags char(5), amount_cents bigint,
          is_annulled boolean, deliveries jsonb)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT a.programme_code, p.land, t.budget_year, a.district_ags, sum(t.amount_cents)::bigint, v.cause = 'ANNULMENT',
          (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'on', n.occurred_on) ORDER BY n.recorded_at, n.id), '[]')
            FROM notices.delivery n WHERE n.notice_id = v.notice_id)
        FROM awards.award a
        JOIN awards.award_version v ON v.award_id = a.id AND v.version = a.version
        JOIN programmes.programme p ON p.code = a.programme_code
        JOIN awards.tranche t ON t.award_id = a.id AND t.award_version = a.version
        WHERE t.amount_cents > 0 AND EXISTS (SELECT 1 FROM notices.delivery d WHERE d.notice_id = a.notice_id
          AND d.kind IN ('PORTAL_RETRIEVED', 'POSTED', 'RECEIVED', 'REMEDY_WAIVED'))
        GROUP BY a.id, a.programme_code, p.land, t.budget_year, a.district_ags, v.cause, v.notice_id $$;
      GRANT EXECUTE ON FUNCTION awards.public_tranches() TO foerderakte_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
