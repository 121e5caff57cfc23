import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Events and registrations. The row of the event carries how many places are taken, kept by a trigger under a CHECK, so
 * that nobody gets a place that is not there. After the retention period registrations are deleted; the counts stay.
 */
export class EventsRegistrations20261127161200 implements MigrationInterface {
  name = 'EventsRegistrations20261127161200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA events;
      GRANT USAGE ON SCHEMA events TO foerderakte_app;

      CREATE TABLE events.event (
        id uuid PRIMARY KEY,
        kind text NOT NULL CONSTRAINT event_kind CHECK (kind IN ('ANNUAL_MEETING', 'DEMOCRACY_CONFERENCE', 'AWARENESS', 'NETWORKING')),
        phenomenon text CONSTRAINT event_phenomenon CHECK (phenomenon IN ('RIGHT', 'LEFT', 'ISLAMISM', 'FOREIGN')),
        title text NOT NULL CONSTRAINT event_title CHECK (length(trim(title)) BETWEEN 3 AND 200),
        description text NOT NULL DEFAULT '',
        organiser text NOT NULL CONSTRAINT event_organiser CHECK (length(trim(organiser)) BETWEEN 2 AND 200),
        owner_organisation_id uuid,
        place text NOT NULL DEFAULT '',
        district_ags char(5),
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        registration_until timestamptz NOT NULL,
        capacity integer NOT NULL CONSTRAINT event_capacity CHECK (capacity BETWEEN 1 AND 10000),
        taken integer NOT NULL DEFAULT 0,
        retention_days integer NOT NULL DEFAULT 30 CONSTRAINT event_retention CHECK (retention_days BETWEEN 0 AND 365),
        status text NOT NULL DEFAULT 'DRAFT' CONSTRAINT event_status CHECK (status IN ('DRAFT', 'PUBLISHED', 'CANCELLED')),
        counts jsonb,
        wiped_at timestamptz,
        created_at timestamptz NOT NULL,
        CONSTRAINT event_ends_after_start CHECK (ends_at > starts_at AND registration_until <= starts_at),
        CONSTRAINT event_awareness_of_phenomenon CHECK (kind <> 'AWARENESS' OR phenomenon IS NOT NULL),
        CONSTRAINT event_places CHECK (taken BETWEEN 0 AND capacity),
        CONSTRAINT event_wiped_keeps_counts CHECK ((wiped_at IS NULL) = (counts IS NULL))
      );
      CREATE TABLE events.registration (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES events.event (id),
        name text NOT NULL CONSTRAINT registration_name CHECK (length(trim(name)) BETWEEN 2 AND 120),
        organisation text NOT NULL DEFAULT '',
        email text NOT NULL CONSTRAINT registration_email
          CHECK (email ~ '^[^[:space:]@,;<>]+@[^[:space:]@,;<>]+$' AND length(email) <= 254),
        status text NOT NULL DEFAULT 'UNCONFIRMED' CONSTRAINT registration_status
          CHECK (status IN ('UNCONFIRMED', 'PLACED', 'WAITING', 'CANCELLED')),
        token_hash text NOT NULL CONSTRAINT registration_token_once UNIQUE,
        created_at timestamptz NOT NULL,
        confirmed_at timestamptz,
        moved_up boolean NOT NULL DEFAULT false,
        CONSTRAINT registration_confirmed CHECK (status IN ('UNCONFIRMED', 'CANCELLED') OR confirmed_at IS NOT NULL)
      );
      CREATE INDEX registration_queue ON events.registration (event_id, status, confirmed_at);
      CREATE UNIQUE INDEX registration_once ON events.registration (event_id, lower(email)) WHERE status <> 'CANCELLED';

      CREATE FUNCTION events.count_places() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        before integer := CASE WHEN TG_OP <> 'INSERT' AND OLD.status = 'PLACED' THEN 1 ELSE 0 END;
        after integer := CASE WHEN TG_OP <> 'DELETE' AND NEW.status = 'PLACED' THEN 1 ELSE 0 END;
      BEGIN
        IF before <> after THEN
          UPDATE events.event SET taken = taken + after - before WHERE id = coalesce(NEW.event_id, OLD.event_id);
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER registration_places AFTER INSERT OR DELETE OR UPDATE OF status ON events.registration
        FOR EACH ROW EXECUTE FUNCTION events.count_places();

      ALTER TABLE events.event ENABLE ROW LEVEL SECURITY;
      ALTER TABLE events.registration ENABLE ROW LEVEL SECURITY;
      CREATE POLICY event_public ON events.event FOR SELECT USING (status <> 'DRAFT' OR ${KEEPER});
      CREATE POLICY event_entered ON events.event FOR INSERT WITH CHECK (${KEEPER});
      CREATE POLICY event_changed ON events.event FOR UPDATE USING (${KEEPER});
      CREATE POLICY registration_of_keeper ON events.registration USING (${SCOPE} = 'SYSTEM'
        OR (${SCOPE} IN ('AUTHORITY', 'ORGANISATION') AND EXISTS (SELECT 1 FROM events.event e WHERE e.id = event_id
          AND (CASE ${SCOPE} WHEN 'AUTHORITY' THEN e.owner_organisation_id IS NULL ELSE e.owner_organisation_id = ${OWN} END))));
      GRANT SELECT, INSERT ON events.event, events.registration TO foerderakte_app;
      GRANT UPDATE (kind, phenomenon, title, description, organiser, place, district_ags, starts_at, ends_at, registration_until,
        capacity, retention_days, status, counts, wiped_at) ON events.event TO foerderakte_app;
      GRANT UPDATE (status, confirmed_at, moved_up, token_hash) ON events.registration TO foerderakte_app;
      GRANT DELETE ON events.registration TO foerderakte_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const SCOPE = `(SELECT current_setting('app.scope', true))`;
const OWN = `(SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;
const KEEPER = `(${SCOPE} IN ('AUTHORITY', 'SYSTEM') OR (${SCOPE} = 'ORGANISATION' AND owner_organisation_id = ${OWN}))`;
