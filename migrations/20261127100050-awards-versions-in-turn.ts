import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Several versions of an award may be made in one transaction (the demo plays a year in one): a row belongs to the version
 * of its moment or to the next one, and at the commit the tranches of every version add up to it.
 */
export class AwardsVersionsInTurn20261127100050 implements MigrationInterface {
  name = 'AwardsVersionsInTurn20261127100050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION awards.version_must_be_current() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        made awards.award;
      BEGIN
        SELECT * INTO STRICT made FROM awards.award WHERE id = NEW.award_id;
        IF EXISTS (SELECT 1 FROM awards.award_version v WHERE v.award_id = made.id AND v.amount_cents <>
            (SELECT coalesce(sum(t.amount_cents), 0) FROM awards.tranche t
             WHERE t.award_id = v.award_id AND t.award_version = v.version))
           OR EXISTS (SELECT 1 FROM awards.tranche t WHERE t.award_id = made.id AND t.award_version > made.version) THEN
          RAISE EXCEPTION 'the tranches of a version of award % do not add up', made.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'award_version_whole';
        END IF;
        PERFORM awards.judge_award(made);
        RETURN NULL;
      END $$;

      CREATE FUNCTION awards.version_in_turn() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        stands_at integer;
        of_version integer := (to_jsonb(NEW) ->> TG_ARGV[0])::integer;
      BEGIN
        SELECT version INTO stands_at FROM awards.award WHERE id = NEW.award_id;
        IF of_version IS DISTINCT FROM stands_at AND of_version IS DISTINCT FROM stands_at + 1 THEN
          RAISE EXCEPTION 'award % stands at version %, not %', NEW.award_id, stands_at, of_version
            USING ERRCODE = 'check_violation', CONSTRAINT = 'award_version_whole';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER tranche_in_turn BEFORE INSERT ON awards.tranche
        FOR EACH ROW EXECUTE FUNCTION awards.version_in_turn('award_version');
      CREATE TRIGGER award_version_in_turn BEFORE INSERT ON awards.award_version
        FOR EACH ROW EXECUTE FUNCTION awards.version_in_turn('version');
      REVOKE ALL ON FUNCTION awards.version_in_turn FROM PUBLIC;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
