import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The public also learns out of which programme one applies: a district that forwards NRWeltoffen is no partnership. */
export class PartnershipsPublicProgramme20261130300000 implements MigrationInterface {
  name = 'PartnershipsPublicProgramme20261130300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION partnerships.public_partnerships();
      CREATE FUNCTION partnerships.public_partnerships()
        RETURNS TABLE (name text, slug text, district_ags char(5), programme_code text)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT p.name, p.slug, o.district_ags, p.programme_code FROM partnerships.partnership p
        JOIN districts.organisation o ON o.id = p.organisation_id WHERE p.ended_on IS NULL $$;
      GRANT EXECUTE ON FUNCTION partnerships.public_partnerships() TO foerderakte_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
