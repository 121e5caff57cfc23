import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The page of outgoing mail shows an administrator the mail of one Land. A mail belongs to the Land of the organisation it
 * is about, else of the account it goes to, else of whoever asked for it.
 */
export class MailOfALand20261129070300 implements MigrationInterface {
  name = 'MailOfALand20261129070300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mail.message ADD COLUMN land text NOT NULL DEFAULT 'NW' CONSTRAINT message_land CHECK (land ~ '^[A-Z]{2}$');
      UPDATE mail.message m SET land = ${LAND.replaceAll('NEW.', 'm.')};
      CREATE FUNCTION mail.enter_land() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        NEW.land := ${LAND};
        RETURN NEW;
      END $$;
      REVOKE ALL ON FUNCTION mail.enter_land() FROM PUBLIC;
      CREATE TRIGGER message_of_a_land BEFORE INSERT ON mail.message FOR EACH ROW EXECUTE FUNCTION mail.enter_land();
      CREATE POLICY land_apart ON mail.message AS RESTRICTIVE FOR SELECT
        USING ((SELECT current_setting('app.scope', true)) = 'SYSTEM' OR land = (SELECT current_setting('app.land', true)));
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const LAND = `coalesce(
  (SELECT d.land FROM districts.organisation o JOIN districts.district d ON d.ags = o.district_ags WHERE o.id = NEW.organisation_id),
  (SELECT a.land FROM identity.account a WHERE a.email = lower(NEW.to_address)),
  nullif(current_setting('app.land', true), ''), 'NW')`;
