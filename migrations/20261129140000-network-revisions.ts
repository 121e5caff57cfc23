import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Entries of the registers are changed version by version. Every version stays as it was: the database keeps it at the end of
 * the transaction, nobody writes it by hand. A change without the next version is refused, so that of two people at once the
 * second is told. Test: register-changes.
 */
export class NetworkRevisions20261129140000 implements MigrationInterface {
  name = 'NetworkRevisions20261129140000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ENTRIES) await runner.query(versioned(table));
    await runner.query(TABLE);
    await runner.query(FUNCTIONS);
    for (const table of ENTRIES) await runner.query(kept(table));
    await runner.query(RIGHTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const ENTRIES = ['organisation', 'offer', 'concept', 'measure', 'finding'] as const;

const versioned = (table: string): string => `
  ALTER TABLE network.${table}
    ADD COLUMN version integer NOT NULL DEFAULT 1 CONSTRAINT ${table}_version CHECK (version >= 1),
    ADD COLUMN IF NOT EXISTS changed_by_name text NOT NULL DEFAULT 'Ersterfassung',
    ADD COLUMN IF NOT EXISTS changed_at timestamptz NOT NULL DEFAULT now();
  ALTER TABLE network.${table} ALTER COLUMN changed_by_name DROP DEFAULT, ALTER COLUMN changed_at DROP DEFAULT;`;

const TABLE = `
  CREATE TABLE network.revision (
    kind text NOT NULL CONSTRAINT revision_kind CHECK (kind IN ('organisation', 'offer', 'concept', 'measure', 'finding')),
    entry_id uuid NOT NULL,
    version integer NOT NULL,
    content jsonb NOT NULL,
    changed_by_name text NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (kind, entry_id, version)
  );
  CREATE TRIGGER revision_append_only BEFORE UPDATE OR DELETE ON network.revision
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
`;

/** The content of an entry has the columns of its table and its parts, as the repositories read them. */
const FUNCTIONS = `
  CREATE FUNCTION network.content_of(of_kind text, of_entry uuid) RETURNS jsonb LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    content jsonb;
  BEGIN
    EXECUTE format('SELECT to_jsonb(x) FROM network.%I x WHERE x.id = $1', of_kind) INTO content USING of_entry;
    RETURN content || CASE of_kind
      WHEN 'offer' THEN jsonb_build_object(
        'organisation_name', (SELECT o.name FROM network.organisation o WHERE o.id::text = content ->> 'organisation_id'),
        'districts', coalesce((SELECT jsonb_agg(a.district_ags ORDER BY a.district_ags) FROM network.offer_area a
          WHERE a.offer_id = of_entry), '[]'))
      WHEN 'concept' THEN jsonb_build_object('fields', coalesce((
        SELECT jsonb_agg(jsonb_build_object('id', f.id, 'title', f.title) ORDER BY f.position)
        FROM network.field f WHERE f.concept_id = of_entry), '[]'))
      WHEN 'measure' THEN jsonb_build_object('awards', '[]'::jsonb, 'history', '[]'::jsonb, 'findings', coalesce((
        SELECT jsonb_agg(jsonb_build_object('id', f.id, 'title', f.title) ORDER BY f.title)
        FROM network.measure_finding l JOIN network.finding f ON f.id = l.finding_id WHERE l.measure_id = of_entry), '[]'))
      ELSE '{}'::jsonb END;
  END $$;
  REVOKE ALL ON FUNCTION network.content_of(text, uuid) FROM PUBLIC;

  CREATE FUNCTION network.require_next_version() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    beside text[] := ARRAY['status', 'version', 'changed_by_name', 'changed_at'];
  BEGIN
    IF NEW.version NOT IN (OLD.version, OLD.version + 1)
      OR (NEW.version = OLD.version AND to_jsonb(NEW) - beside <> to_jsonb(OLD) - beside)
    THEN
      RAISE EXCEPTION 'a change is the next version' USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_next_version';
    END IF;
    RETURN NEW;
  END $$;
  REVOKE ALL ON FUNCTION network.require_next_version() FROM PUBLIC;

  CREATE FUNCTION network.keep_revision() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    content jsonb := network.content_of(TG_TABLE_NAME::text, NEW.id);
  BEGIN
    INSERT INTO network.revision (kind, entry_id, version, content, changed_by_name, changed_at)
    VALUES (TG_TABLE_NAME, NEW.id, (content ->> 'version')::integer, content, content ->> 'changed_by_name',
      (content ->> 'changed_at')::timestamptz)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$;
  REVOKE ALL ON FUNCTION network.keep_revision() FROM PUBLIC;
`;

const kept = (table: string): string => `
  INSERT INTO network.revision (kind, entry_id, version, content, changed_by_name, changed_at)
    SELECT '${table}', x.id, x.version, network.content_of('${table}', x.id), x.changed_by_name, x.changed_at FROM network.${table} x;
  CREATE TRIGGER ${table}_next_version BEFORE UPDATE ON network.${table}
    FOR EACH ROW EXECUTE FUNCTION network.require_next_version();
  CREATE CONSTRAINT TRIGGER ${table}_revision_kept AFTER INSERT OR UPDATE ON network.${table}
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION network.keep_revision();`;

const RIGHTS = `
  ALTER TABLE network.revision ENABLE ROW LEVEL SECURITY;
  CREATE POLICY revision_read ON network.revision FOR SELECT
    USING ((SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM', 'NETWORK'));
  GRANT SELECT ON network.revision TO foerderakte_app;
  GRANT UPDATE (field_id, title, responsible, partners, is_public, version, changed_by_name, changed_at)
    ON network.measure TO foerderakte_app;
  GRANT UPDATE (title, position), DELETE ON network.field TO foerderakte_app;
  ALTER TABLE network.field DROP CONSTRAINT field_position;
  ALTER TABLE network.field ADD CONSTRAINT field_position UNIQUE (concept_id, position) DEFERRABLE INITIALLY DEFERRED;
`;
