import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever keeps the network works in a scope of its own: bodies, events and registers, no case, no account, no mail. The
 * authority's scope keeps both. Test: database-rights.
 */
export class NetworkScope20261127169000 implements MigrationInterface {
  name = 'NetworkScope20261127169000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SHARED_TABLES);
    for (const table of BODIES)
      await runner.query(`CREATE POLICY ${table}_of_network ON bodies.${table} USING (${IN_NETWORK});`);
    for (const table of REGISTERS)
      await runner.query(`CREATE POLICY ${table}_of_network ON network.${table} USING (${IN_NETWORK});`);
    await runner.query(EVENTS);
    await runner.query(FUNCTIONS);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const SCOPE = `(SELECT current_setting('app.scope', true))`;
const ACTOR = `(SELECT nullif(current_setting('app.actor', true), '')::uuid)`;
const IN_NETWORK = `${SCOPE} = 'NETWORK'`;
const BY_SOMEBODY = `${SCOPE} IN ('ORGANISATION', 'AUTHORITY', 'ADMINISTRATION', 'SYSTEM', 'ENQUIRY_MEMBER', 'ENQUIRY_TEAM', 'NETWORK')`;

const BODIES = [
  ...['body', 'seat', 'deputy', 'meeting', 'agenda_item', 'invitation', 'attendance', 'minutes', 'resolution', 'task'],
  ...['vote', 'vote_seat'],
];
/** Not which award pays for what: that is the authority's. */
const REGISTERS = [
  ...['organisation', 'offer', 'offer_area', 'offer_reference', 'counselling_figure', 'concept', 'field', 'measure'],
  ...['measure_status', 'finding', 'measure_finding'],
];

const SHARED_TABLES = `
  ALTER POLICY job_asked_by_somebody ON outbox.job WITH CHECK (${BY_SOMEBODY});
  ALTER POLICY message_asked_by_somebody ON mail.message WITH CHECK (${BY_SOMEBODY});
  ALTER POLICY idempotency_key_of_somebody ON platform.idempotency_key USING (${BY_SOMEBODY});
  ALTER POLICY entry_recorded_by_somebody ON audit.entry WITH CHECK (${BY_SOMEBODY});
  CREATE POLICY entry_of_network_recorded ON audit.entry FOR INSERT WITH CHECK (${IN_NETWORK} AND actor_id = ${ACTOR}
    AND (chain LIKE 'body:%' OR chain LIKE 'event:%' OR chain LIKE 'network:%'));
`;

const EVENTS = `
  CREATE POLICY event_of_network ON events.event USING (${IN_NETWORK} AND owner_organisation_id IS NULL);
  CREATE POLICY registration_of_network ON events.registration USING (${IN_NETWORK}
    AND EXISTS (SELECT 1 FROM events.event e WHERE e.id = event_id AND e.owner_organisation_id IS NULL));
  CREATE POLICY ballot_of_network ON bodies.ballot FOR SELECT USING (seat_id = seat_id AND ${IN_NETWORK});
`;

/** Whether the transaction keeps the body: one rule for all functions that run as their owner. */
const FUNCTIONS = `
  CREATE FUNCTION bodies.keeps(of_body uuid) RETURNS boolean LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(current_setting('app.scope', true), '') IN ('AUTHORITY', 'SYSTEM', 'NETWORK')
      OR (current_setting('app.scope', true) = 'ORGANISATION' AND EXISTS (SELECT 1 FROM bodies.body b WHERE b.id = of_body
        AND b.owner_organisation_id = nullif(current_setting('app.organisation', true), '')::uuid)) $$;

  CREATE OR REPLACE FUNCTION bodies.record_ballot(of_vote uuid, of_seat uuid, with_choice text, at timestamptz) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    v bodies.vote;
    s bodies.vote_seat;
  BEGIN
    SELECT * INTO v FROM bodies.vote x WHERE x.id = of_vote AND bodies.keeps(x.body_id) FOR SHARE;
    IF v.id IS NULL OR v.mode <> 'IN_SESSION' OR v.secrecy <> 'OPEN' THEN RETURN false; END IF;
    SELECT * INTO s FROM bodies.vote_seat x WHERE x.vote_id = of_vote AND x.seat_id = of_seat FOR UPDATE;
    IF s.seat_id IS NULL THEN RETURN false; END IF;
    PERFORM bodies.store_ballot(v, s, of_seat::text, with_choice, at);
    RETURN true;
  END $$;

  CREATE OR REPLACE FUNCTION bodies.recuse_seat(of_vote uuid, of_seat uuid, because text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    v bodies.vote;
  BEGIN
    SELECT * INTO v FROM bodies.vote x WHERE x.id = of_vote AND bodies.keeps(x.body_id) FOR SHARE;
    IF v.id IS NULL OR v.state <> 'OPEN' THEN RETURN false; END IF;
    PERFORM 1 FROM bodies.vote_seat s WHERE s.vote_id = of_vote AND s.seat_id = of_seat FOR UPDATE;
    IF v.secrecy = 'SECRET' AND EXISTS (SELECT 1 FROM bodies.vote_seat s WHERE s.vote_id = of_vote AND s.seat_id = of_seat AND s.has_cast) THEN
      RAISE EXCEPTION 'a secret ballot is in the urn' USING ERRCODE = 'check_violation', CONSTRAINT = 'recusal_after_secret_ballot';
    END IF;
    DELETE FROM bodies.ballot WHERE vote_id = of_vote AND seat_id = of_seat;
    UPDATE bodies.vote_seat SET recusal_reason = because, token_hash = NULL, has_cast = false
      WHERE vote_id = of_vote AND seat_id = of_seat;
    RETURN FOUND;
  END $$;

  CREATE OR REPLACE FUNCTION bodies.count_ballots(of_vote uuid) RETURNS TABLE (choice text, ballots integer)
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT b.choice, count(*)::int FROM bodies.ballot b JOIN bodies.vote v ON v.id = b.vote_id
    WHERE b.vote_id = of_vote AND bodies.keeps(v.body_id)
      AND (b.seat_id IS NULL OR EXISTS (SELECT 1 FROM bodies.vote_seat s
        WHERE s.vote_id = b.vote_id AND s.seat_id = b.seat_id AND s.recusal_reason IS NULL))
    GROUP BY b.choice $$;
`;
