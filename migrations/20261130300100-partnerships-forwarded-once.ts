import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Several frames may draw on one award, of two local programmes or of two years: together they hold and forward no more
 * than the award. Each alone was checked before. Frames of one award wait for each other.
 */
export class PartnershipsForwardedOnce20261130300100 implements MigrationInterface {
  name = 'PartnershipsForwardedOnce20261130300100';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [FRAMES, COMMITMENTS]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

/** NRWeltoffen recognises costs for the whole award, Demokratie leben! a tranche for the year. */
const OF_ONE_LIMIT = `f.award_id = of_award AND (of_programme = 'NRWELTOFFEN' OR f.budget_year = of_year)`;

const FRAMES = `
  CREATE FUNCTION partnerships.framed_of_award(of_award uuid, of_programme text, of_year integer, but_frame uuid)
    RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(sum(f.award_cents), 0)::bigint FROM partnerships.frame f WHERE ${OF_ONE_LIMIT} AND f.id <> but_frame $$;
  CREATE FUNCTION partnerships.share_award() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('frames of award ' || NEW.award_id, 0));
    IF NEW.award_cents + partnerships.framed_of_award(NEW.award_id, NEW.programme_code, NEW.budget_year, NEW.id) > coalesce(
        partnerships.award_limit(NEW.award_id, NEW.organisation_id, NEW.programme_code, NEW.budget_year), 0) THEN
      RAISE EXCEPTION 'more than the award holds' USING ERRCODE = 'check_violation', CONSTRAINT = 'frame_within_award';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER frame_shares_award BEFORE INSERT OR UPDATE OF award_cents, award_id ON partnerships.frame
    FOR EACH ROW WHEN (NEW.award_id IS NOT NULL) EXECUTE FUNCTION partnerships.share_award();
  REVOKE ALL ON FUNCTION partnerships.framed_of_award(uuid, text, integer, uuid) FROM PUBLIC;
`;

const COMMITMENTS = `
  CREATE FUNCTION partnerships.forwarded_of_award(of_award uuid, of_programme text, of_year integer)
    RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(sum(h.committed_cents), 0)::bigint FROM partnerships.frame f
    JOIN partnerships.fund h ON h.frame_id = f.id WHERE ${OF_ONE_LIMIT} $$;
  CREATE FUNCTION partnerships.forward_once() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    frame partnerships.frame;
  BEGIN
    SELECT * INTO frame FROM partnerships.frame f WHERE f.id = NEW.frame_id;
    IF frame.award_id IS NULL THEN RETURN NULL; END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('frames of award ' || frame.award_id, 0));
    IF partnerships.forwarded_of_award(frame.award_id, frame.programme_code, frame.budget_year)
        > coalesce(partnerships.award_limit(frame.award_id, frame.organisation_id, frame.programme_code, frame.budget_year), 0) THEN
      RAISE EXCEPTION 'more forwarded than awarded' USING ERRCODE = 'check_violation', CONSTRAINT = 'forwarded_within_award';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER fund_entry_forwards_once AFTER INSERT ON partnerships.fund_entry
    FOR EACH ROW WHEN (NEW.kind = 'COMMIT') EXECUTE FUNCTION partnerships.forward_once();
  REVOKE ALL ON FUNCTION partnerships.forwarded_of_award(uuid, text, integer) FROM PUBLIC;
`;
