import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That a partnership exists, where, and where one applies is public; everything else of it stays with its lead office. */
export class PartnershipsPublic20261127169100 implements MigrationInterface {
  name = 'PartnershipsPublic20261127169100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION partnerships.public_partnerships() RETURNS TABLE (name text, slug text, district_ags char(5))
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT p.name, p.slug, o.district_ags FROM partnerships.partnership p
        JOIN districts.organisation o ON o.id = p.organisation_id WHERE p.ended_on IS NULL $$;
      GRANT EXECUTE ON FUNCTION partnerships.public_partnerships() TO foerderakte_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
