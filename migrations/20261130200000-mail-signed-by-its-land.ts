import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mail is signed by the office of its Land: the rule that enters the Land is asked before the text is written. */
export class MailSignedByItsLand20261130200000 implements MigrationInterface {
  name = 'MailSignedByItsLand20261130200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION mail.land_of(of_organisation uuid, to_address text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp AS $$
        SELECT coalesce(
          (SELECT d.land FROM districts.organisation o JOIN districts.district d ON d.ags = o.district_ags
            WHERE o.id = of_organisation),
          (SELECT a.land FROM identity.account a WHERE a.email = lower(to_address)),
          nullif(current_setting('app.land', true), ''), 'NW') $$;
      REVOKE ALL ON FUNCTION mail.land_of(uuid, text) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION mail.land_of(uuid, text) TO foerderakte_app;

      CREATE OR REPLACE FUNCTION mail.enter_land() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        NEW.land := mail.land_of(NEW.organisation_id, NEW.to_address);
        RETURN NEW;
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
