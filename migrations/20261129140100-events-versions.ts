import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Events are changed version by version until they take place; what people were told before stays for whoever keeps the
 * event. A change without the next version is refused. Test: event-changes.
 */
export class EventsVersions20261129140100 implements MigrationInterface {
  name = 'EventsVersions20261129140100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(FUNCTIONS);
    await runner.query(RIGHTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const SCOPE = `(SELECT current_setting('app.scope', true))`;
const OWN = `(SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;
/** What changes without a version: places given out, the status, what is left after the retention. */
const BESIDE = `ARRAY['status', 'taken', 'counts', 'wiped_at', 'version', 'changed_by_name', 'changed_at']`;

const TABLE = `
  ALTER TABLE events.event
    ADD COLUMN version integer NOT NULL DEFAULT 1 CONSTRAINT event_version CHECK (version >= 1),
    ADD COLUMN changed_by_name text NOT NULL DEFAULT 'Ersterfassung',
    ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();
  ALTER TABLE events.event ALTER COLUMN changed_by_name DROP DEFAULT, ALTER COLUMN changed_at DROP DEFAULT;
  CREATE TABLE events.event_version (
    event_id uuid NOT NULL REFERENCES events.event (id),
    version integer NOT NULL,
    content jsonb NOT NULL,
    changed_by_name text NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (event_id, version)
  );
  CREATE TRIGGER event_version_append_only BEFORE UPDATE OR DELETE ON events.event_version
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
  INSERT INTO events.event_version (event_id, version, content, changed_by_name, changed_at)
    SELECT x.id, x.version, to_jsonb(x) - ${BESIDE}, x.changed_by_name, x.changed_at FROM events.event x;
`;

const FUNCTIONS = `
  CREATE FUNCTION events.require_next_version() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF NEW.version NOT IN (OLD.version, OLD.version + 1)
      OR (NEW.version = OLD.version AND to_jsonb(NEW) - ${BESIDE} <> to_jsonb(OLD) - ${BESIDE})
    THEN
      RAISE EXCEPTION 'a change is the next version' USING ERRCODE = 'check_violation', CONSTRAINT = 'event_next_version';
    END IF;
    RETURN NEW;
  END $$;
  REVOKE ALL ON FUNCTION events.require_next_version() FROM PUBLIC;
  CREATE TRIGGER event_next_version BEFORE UPDATE ON events.event
    FOR EACH ROW EXECUTE FUNCTION events.require_next_version();

  CREATE FUNCTION events.keep_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    INSERT INTO events.event_version (event_id, version, content, changed_by_name, changed_at)
    VALUES (NEW.id, NEW.version, to_jsonb(NEW) - ${BESIDE}, NEW.changed_by_name, NEW.changed_at)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$;
  REVOKE ALL ON FUNCTION events.keep_version() FROM PUBLIC;
  CREATE TRIGGER event_version_kept AFTER INSERT OR UPDATE ON events.event
    FOR EACH ROW EXECUTE FUNCTION events.keep_version();
`;

const RIGHTS = `
  ALTER TABLE events.event_version ENABLE ROW LEVEL SECURITY;
  CREATE POLICY event_version_of_keeper ON events.event_version FOR SELECT USING (${SCOPE} = 'SYSTEM'
    OR (${SCOPE} IN ('AUTHORITY', 'NETWORK', 'ORGANISATION') AND EXISTS (SELECT 1 FROM events.event e WHERE e.id = event_id
      AND (CASE ${SCOPE} WHEN 'ORGANISATION' THEN e.owner_organisation_id = ${OWN} ELSE e.owner_organisation_id IS NULL END))));
  GRANT SELECT ON events.event_version TO foerderakte_app;
  GRANT UPDATE (version, changed_by_name, changed_at) ON events.event TO foerderakte_app;
`;
