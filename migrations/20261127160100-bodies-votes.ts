import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Votes. The roll is frozen when a vote opens; ballots enter through two functions alone, which refuse whoever is recused,
 * not on the roll or late. A secret ballot carries neither seat nor time: its key can be computed from the voter's link only.
 */
export class BodiesVotes20261127160100 implements MigrationInterface {
  name = 'BodiesVotes20261127160100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(FUNCTIONS);
    await runner.query(RIGHTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const SCOPE = `(SELECT current_setting('app.scope', true))`;
const OWN = `(SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;
const KEEPER = `(${SCOPE} IN ('AUTHORITY', 'SYSTEM') OR (${SCOPE} = 'ORGANISATION'
  AND EXISTS (SELECT 1 FROM bodies.body b WHERE b.id = body_id AND b.owner_organisation_id = ${OWN})))`;

const TABLES = `
  CREATE TABLE bodies.vote (
    id uuid PRIMARY KEY,
    body_id uuid NOT NULL REFERENCES bodies.body (id),
    meeting_id uuid REFERENCES bodies.meeting (id),
    subject_kind text NOT NULL CONSTRAINT vote_subject_kind CHECK (subject_kind IN ('LOCAL_PROJECT', 'MOTION')),
    subject_id uuid NOT NULL,
    title text NOT NULL CONSTRAINT vote_title CHECK (length(trim(title)) BETWEEN 3 AND 500),
    mode text NOT NULL CONSTRAINT vote_mode CHECK (mode IN ('IN_SESSION', 'ONLINE')),
    secrecy text NOT NULL CONSTRAINT vote_secrecy CHECK (secrecy IN ('OPEN', 'SECRET')),
    quorum_numerator integer NOT NULL,
    quorum_denominator integer NOT NULL,
    quorum_is_strict boolean NOT NULL,
    majority text NOT NULL,
    opened_at timestamptz NOT NULL,
    opened_by uuid NOT NULL,
    opened_by_name text NOT NULL,
    closes_at timestamptz,
    state text NOT NULL DEFAULT 'OPEN' CONSTRAINT vote_state CHECK (state IN ('OPEN', 'CLOSED')),
    closed_at timestamptz,
    entitled integer, recused integer, cast_count integer, yes integer, no integer, abstained integer,
    quorum_needed integer,
    result text CONSTRAINT vote_result CHECK (result IN ('RECOMMENDED', 'NOT_RECOMMENDED', 'NO_QUORUM')),
    CONSTRAINT vote_online_has_deadline CHECK (mode <> 'ONLINE' OR closes_at > opened_at),
    CONSTRAINT vote_closed_whole CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL AND result IS NOT NULL AND entitled IS NOT NULL
      AND recused IS NOT NULL AND quorum_needed IS NOT NULL AND yes + no + abstained = cast_count AND cast_count <= entitled))
  );
  CREATE UNIQUE INDEX vote_one_open_per_subject ON bodies.vote (subject_kind, subject_id) WHERE state = 'OPEN';
  CREATE INDEX vote_of_body ON bodies.vote (body_id, opened_at DESC);
  CREATE FUNCTION bodies.keep_closed_vote() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'the result of a closed vote is frozen' USING ERRCODE = 'check_violation', CONSTRAINT = 'vote_result_frozen';
  END $$;
  CREATE TRIGGER vote_result_frozen BEFORE UPDATE OR DELETE ON bodies.vote
    FOR EACH ROW WHEN (OLD.state = 'CLOSED') EXECUTE FUNCTION bodies.keep_closed_vote();

  -- The roll: everybody with a vote when it opened. Who is recused has a reason and no link.
  CREATE TABLE bodies.vote_seat (
    vote_id uuid NOT NULL REFERENCES bodies.vote (id),
    seat_id uuid NOT NULL REFERENCES bodies.seat (id),
    body_id uuid NOT NULL REFERENCES bodies.body (id),
    organisation text NOT NULL,
    recusal_reason text CONSTRAINT recusal_has_reason CHECK (length(trim(recusal_reason)) >= 3),
    token_hash text CONSTRAINT ballot_token_once UNIQUE,
    has_cast boolean NOT NULL DEFAULT false,
    PRIMARY KEY (vote_id, seat_id),
    CONSTRAINT recused_without_link CHECK (recusal_reason IS NULL OR token_hash IS NULL),
    CONSTRAINT recused_without_ballot CHECK (recusal_reason IS NULL OR NOT has_cast)
  );
  CREATE TABLE bodies.ballot (
    vote_id uuid NOT NULL REFERENCES bodies.vote (id),
    key text NOT NULL,
    body_id uuid NOT NULL REFERENCES bodies.body (id),
    seat_id uuid,
    choice text NOT NULL CONSTRAINT ballot_choice CHECK (choice IN ('YES', 'NO', 'ABSTAIN')),
    cast_at timestamptz,
    PRIMARY KEY (vote_id, key),
    CONSTRAINT ballot_open_or_secret CHECK ((seat_id IS NULL) = (cast_at IS NULL)),
    FOREIGN KEY (vote_id, seat_id) REFERENCES bodies.vote_seat (vote_id, seat_id)
  );

  -- Behind the functions: however a ballot comes in, a recused seat has none, and a closed vote takes none.
  CREATE FUNCTION bodies.guard_ballot() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT 1 FROM bodies.vote v WHERE v.id = NEW.vote_id AND v.state <> 'OPEN') THEN
      RAISE EXCEPTION 'the vote is closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'ballot_after_closing';
    END IF;
    IF EXISTS (SELECT 1 FROM bodies.vote_seat s WHERE s.vote_id = NEW.vote_id AND s.seat_id = NEW.seat_id AND s.recusal_reason IS NOT NULL) THEN
      RAISE EXCEPTION 'a recused member has no vote' USING ERRCODE = 'check_violation', CONSTRAINT = 'ballot_of_recused';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER ballot_guarded BEFORE INSERT OR UPDATE ON bodies.ballot FOR EACH ROW EXECUTE FUNCTION bodies.guard_ballot();
`;

const FUNCTIONS = `
  -- One ballot per seat, changeable while the vote is open. Both callers below have checked who casts it.
  CREATE FUNCTION bodies.store_ballot(v bodies.vote, s bodies.vote_seat, ballot_key text, with_choice text, at timestamptz)
    RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF v.state <> 'OPEN' OR (v.closes_at IS NOT NULL AND at >= v.closes_at) THEN
      RAISE EXCEPTION 'the vote is closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'ballot_after_closing';
    END IF;
    IF s.recusal_reason IS NOT NULL THEN
      RAISE EXCEPTION 'a recused member has no vote' USING ERRCODE = 'check_violation', CONSTRAINT = 'ballot_of_recused';
    END IF;
    INSERT INTO bodies.ballot (vote_id, key, body_id, seat_id, choice, cast_at)
      VALUES (v.id, ballot_key, v.body_id, CASE v.secrecy WHEN 'OPEN' THEN s.seat_id END, with_choice,
        CASE v.secrecy WHEN 'OPEN' THEN at END)
      ON CONFLICT (vote_id, key) DO UPDATE SET choice = EXCLUDED.choice, cast_at = EXCLUDED.cast_at;
    UPDATE bodies.vote_seat SET has_cast = true WHERE vote_id = v.id AND seat_id = s.seat_id AND NOT has_cast;
  END $$;

  -- By personal link. Answers false where the link belongs to nothing.
  CREATE FUNCTION bodies.cast_by_link(token text, with_choice text, at timestamptz) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    v bodies.vote;
    s bodies.vote_seat;
  BEGIN
    SELECT * INTO s FROM bodies.vote_seat WHERE token_hash = encode(sha256(convert_to(token, 'UTF8')), 'hex');
    IF NOT FOUND THEN RETURN false; END IF;
    SELECT * INTO v FROM bodies.vote WHERE id = s.vote_id FOR SHARE;
    SELECT * INTO s FROM bodies.vote_seat WHERE vote_id = s.vote_id AND seat_id = s.seat_id FOR UPDATE;
    PERFORM bodies.store_ballot(v, s, CASE v.secrecy WHEN 'OPEN' THEN s.seat_id::text
      ELSE encode(sha256(convert_to('ballot:' || token, 'UTF8')), 'hex') END, with_choice, at);
    RETURN true;
  END $$;

  -- In session, by hand: the keeper of the body records an open ballot of a seat.
  CREATE FUNCTION bodies.record_ballot(of_vote uuid, of_seat uuid, with_choice text, at timestamptz) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    v bodies.vote;
    s bodies.vote_seat;
  BEGIN
    SELECT * INTO v FROM bodies.vote x WHERE x.id = of_vote AND (current_setting('app.scope', true) IN ('AUTHORITY', 'SYSTEM')
      OR (current_setting('app.scope', true) = 'ORGANISATION' AND EXISTS (SELECT 1 FROM bodies.body b WHERE b.id = x.body_id
        AND b.owner_organisation_id = nullif(current_setting('app.organisation', true), '')::uuid))) FOR SHARE;
    IF v.id IS NULL OR v.mode <> 'IN_SESSION' OR v.secrecy <> 'OPEN' THEN RETURN false; END IF;
    SELECT * INTO s FROM bodies.vote_seat x WHERE x.vote_id = of_vote AND x.seat_id = of_seat FOR UPDATE;
    IF s.seat_id IS NULL THEN RETURN false; END IF;
    PERFORM bodies.store_ballot(v, s, of_seat::text, with_choice, at);
    RETURN true;
  END $$;

  -- A recusal that becomes known late takes an open ballot away; a secret one cannot be found, so the database refuses.
  CREATE FUNCTION bodies.recuse_seat(of_vote uuid, of_seat uuid, because text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    v bodies.vote;
  BEGIN
    SELECT * INTO v FROM bodies.vote x WHERE x.id = of_vote AND (current_setting('app.scope', true) IN ('AUTHORITY', 'SYSTEM')
      OR (current_setting('app.scope', true) = 'ORGANISATION' AND EXISTS (SELECT 1 FROM bodies.body b WHERE b.id = x.body_id
        AND b.owner_organisation_id = nullif(current_setting('app.organisation', true), '')::uuid))) FOR SHARE;
    IF v.id IS NULL OR v.state <> 'OPEN' THEN RETURN false; END IF;
    IF v.secrecy = 'SECRET' AND EXISTS (SELECT 1 FROM bodies.vote_seat s WHERE s.vote_id = of_vote AND s.seat_id = of_seat AND s.has_cast) THEN
      RAISE EXCEPTION 'a secret ballot is in the urn' USING ERRCODE = 'check_violation', CONSTRAINT = 'recusal_after_secret_ballot';
    END IF;
    DELETE FROM bodies.ballot WHERE vote_id = of_vote AND seat_id = of_seat;
    UPDATE bodies.vote_seat SET recusal_reason = because, token_hash = NULL, has_cast = false
      WHERE vote_id = of_vote AND seat_id = of_seat;
    RETURN FOUND;
  END $$;

  -- Counts alone: nobody reads a secret ballot. Ballots of recused seats never count, whatever lies in the table.
  CREATE FUNCTION bodies.count_ballots(of_vote uuid) RETURNS TABLE (choice text, ballots integer)
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT b.choice, count(*)::int FROM bodies.ballot b JOIN bodies.vote v ON v.id = b.vote_id
    WHERE b.vote_id = of_vote AND (current_setting('app.scope', true) IN ('AUTHORITY', 'SYSTEM')
      OR (current_setting('app.scope', true) = 'ORGANISATION' AND EXISTS (SELECT 1 FROM bodies.body o WHERE o.id = v.body_id
        AND o.owner_organisation_id = nullif(current_setting('app.organisation', true), '')::uuid)))
      AND (b.seat_id IS NULL OR EXISTS (SELECT 1 FROM bodies.vote_seat s
        WHERE s.vote_id = b.vote_id AND s.seat_id = b.seat_id AND s.recusal_reason IS NULL))
    GROUP BY b.choice $$;
`;

const RIGHTS = `
  ALTER TABLE bodies.vote ENABLE ROW LEVEL SECURITY;
  ALTER TABLE bodies.vote_seat ENABLE ROW LEVEL SECURITY;
  ALTER TABLE bodies.ballot ENABLE ROW LEVEL SECURITY;
  CREATE POLICY vote_of_keeper ON bodies.vote USING ${KEEPER};
  CREATE POLICY vote_seat_of_keeper ON bodies.vote_seat USING ${KEEPER};
  -- A secret ballot has no seat, and NULL equals nothing: nobody reads it.
  CREATE POLICY ballot_of_open_vote ON bodies.ballot FOR SELECT USING (seat_id = seat_id AND ${KEEPER});
  GRANT SELECT, INSERT ON bodies.vote, bodies.vote_seat TO foerderakte_app;
  GRANT UPDATE (state, closed_at, entitled, recused, cast_count, yes, no, abstained, quorum_needed, result) ON bodies.vote TO foerderakte_app;
  GRANT SELECT ON bodies.ballot TO foerderakte_app;
  GRANT EXECUTE ON FUNCTION bodies.cast_by_link(text, text, timestamptz), bodies.record_ballot(uuid, uuid, text, timestamptz),
    bodies.recuse_seat(uuid, uuid, text), bodies.count_ballots(uuid) TO foerderakte_app;
`;
