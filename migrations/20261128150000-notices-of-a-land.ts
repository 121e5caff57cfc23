import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A notice carries its Land itself: its recipient may stand in no register of organisations (a club with a local project).
 * It is the Land of the recipient where that is known, else of whoever issues it.
 */
export class NoticesOfALand20261128150000 implements MigrationInterface {
  name = 'NoticesOfALand20261128150000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notices.notice ADD COLUMN land text NOT NULL DEFAULT 'NW' CONSTRAINT notice_land CHECK (land ~ '^[A-Z]{2}$');
      CREATE FUNCTION notices.enter_land() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        NEW.land := coalesce(
          (SELECT d.land FROM districts.organisation o JOIN districts.district d ON d.ags = o.district_ags
            WHERE o.id = NEW.organisation_id),
          nullif(current_setting('app.land', true), ''), 'NW');
        RETURN NEW;
      END $$;
      REVOKE ALL ON FUNCTION notices.enter_land() FROM PUBLIC;
      CREATE TRIGGER notice_of_a_land BEFORE INSERT ON notices.notice
        FOR EACH ROW EXECUTE FUNCTION notices.enter_land();
      DROP POLICY land_apart ON notices.notice;
      DROP POLICY land_apart ON notices.delivery;
      CREATE POLICY land_apart ON notices.delivery AS RESTRICTIVE USING (
        coalesce((SELECT current_setting('app.scope', true)), '') NOT IN ('ORGANISATION', 'AUTHORITY', 'ADMINISTRATION')
        OR EXISTS (SELECT 1 FROM notices.notice x WHERE x.id = delivery.notice_id));
      SELECT platform.divide_by_land();
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
