import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Nobody learns how an online vote stands before it ends, not even the keeper of the body: ballots are read and counted
 * once it is closed. Counting begins at the deadline or when nobody is missing, and from then on no ballot is taken.
 */
export class BodiesNoPartialResults20261129070100 implements MigrationInterface {
  name = 'BodiesNoPartialResults20261129070100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMN);
    await runner.query(READING);
    await runner.query(COUNTING);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const COLUMN = `
  ALTER TABLE bodies.vote ADD COLUMN counted_at timestamptz;

  CREATE OR REPLACE FUNCTION bodies.guard_ballot() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT 1 FROM bodies.vote v WHERE v.id = NEW.vote_id AND (v.state <> 'OPEN' OR v.counted_at IS NOT NULL)) THEN
      RAISE EXCEPTION 'the vote is closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'ballot_after_closing';
    END IF;
    IF EXISTS (SELECT 1 FROM bodies.vote_seat s WHERE s.vote_id = NEW.vote_id AND s.seat_id = NEW.seat_id AND s.recusal_reason IS NOT NULL) THEN
      RAISE EXCEPTION 'a recused member has no vote' USING ERRCODE = 'check_violation', CONSTRAINT = 'ballot_of_recused';
    END IF;
    RETURN NEW;
  END $$;
`;

const READING = `
  CREATE POLICY ballot_after_closing ON bodies.ballot AS RESTRICTIVE FOR SELECT USING (EXISTS (SELECT 1 FROM bodies.vote v
    WHERE v.id = vote_id AND (v.mode = 'IN_SESSION' OR v.state = 'CLOSED')));
`;

const COUNTING = `
  -- Ends the taking of ballots of an online vote. Does nothing before the deadline while somebody is missing.
  CREATE FUNCTION bodies.begin_count(of_vote uuid, at timestamptz) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    UPDATE bodies.vote v SET counted_at = at
    WHERE v.id = of_vote AND bodies.keeps(v.body_id) AND v.mode = 'ONLINE' AND v.state = 'OPEN' AND v.counted_at IS NULL
      AND (at >= v.closes_at OR NOT EXISTS (SELECT 1 FROM bodies.vote_seat s
        WHERE s.vote_id = v.id AND s.recusal_reason IS NULL AND NOT s.has_cast)) $$;
  REVOKE ALL ON FUNCTION bodies.begin_count(uuid, timestamptz) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION bodies.begin_count(uuid, timestamptz) TO foerderakte_app;

  CREATE OR REPLACE FUNCTION bodies.count_ballots(of_vote uuid) RETURNS TABLE (choice text, ballots integer)
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT b.choice, count(*)::int FROM bodies.ballot b JOIN bodies.vote v ON v.id = b.vote_id
    WHERE b.vote_id = of_vote AND bodies.keeps(v.body_id) AND (v.mode = 'IN_SESSION' OR v.counted_at IS NOT NULL)
      AND (b.seat_id IS NULL OR EXISTS (SELECT 1 FROM bodies.vote_seat s
        WHERE s.vote_id = b.vote_id AND s.seat_id = b.seat_id AND s.recusal_reason IS NULL))
    GROUP BY b.choice $$;
`;
