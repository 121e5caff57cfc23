import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Schema of the audit: entries chained by hash per case, heads of the chains, and a digest over all chains per day. */
export class AuditChain20261102000100 implements MigrationInterface {
  name = 'AuditChain20261102000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(CHAINING);
    await runner.query(SEALING);
    await runner.query(ACCESS);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const TABLES = `
  CREATE SCHEMA audit;
  GRANT USAGE ON SCHEMA audit TO foerderakte_app;

  CREATE TABLE audit.entry (
    chain text NOT NULL CONSTRAINT entry_chain_length CHECK (length(chain) BETWEEN 1 AND 200),
    seq integer NOT NULL,
    at timestamptz NOT NULL,
    -- The day whose digest covers the entry: the Berlin day of "at", or later if that day is sealed already.
    digest_day date NOT NULL,
    actor_id uuid NOT NULL,
    actor_name text NOT NULL,
    action text NOT NULL,
    status_before text,
    status_after text,
    reason text,
    facts jsonb NOT NULL DEFAULT '{}',
    organisation_id uuid,
    visibility text NOT NULL CONSTRAINT entry_visibility_known CHECK (visibility IN ('SHARED', 'INTERNAL')),
    previous_hash text NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (chain, seq)
  );
  CREATE INDEX entry_digest_day ON audit.entry (digest_day);

  -- Head of each chain. Its row lock orders the writers of one chain (advisory locks would fill shared memory in bulk loads),
  -- and a cut-off end of a chain is noticed.
  CREATE TABLE audit.chain (
    chain text PRIMARY KEY,
    last_seq integer NOT NULL,
    last_hash text NOT NULL
  );

  -- One row seals all days after the previous row up to "day".
  CREATE TABLE audit.daily_digest (
    day date PRIMARY KEY,
    entries bigint NOT NULL,
    previous_digest text NOT NULL,
    digest text NOT NULL,
    sealed_at timestamptz NOT NULL
  );
`;

const CHAINING = `
  CREATE FUNCTION audit.link_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    head audit.chain;
  BEGIN
    SELECT * INTO head FROM audit.chain WHERE chain = NEW.chain FOR UPDATE;
    IF NOT FOUND THEN
      INSERT INTO audit.chain VALUES (NEW.chain, 0, '') ON CONFLICT DO NOTHING;
      SELECT * INTO STRICT head FROM audit.chain WHERE chain = NEW.chain FOR UPDATE;
    END IF;
    NEW.seq := head.last_seq + 1;
    NEW.previous_hash := head.last_hash;
    NEW.digest_day := greatest(
      (NEW.at AT TIME ZONE 'Europe/Berlin')::date,
      (SELECT max(day) + 1 FROM audit.daily_digest));
    NEW.hash := encode(sha256(convert_to(jsonb_build_array(
      NEW.chain, NEW.seq, to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), NEW.digest_day,
      NEW.actor_id, NEW.actor_name, NEW.action, NEW.status_before, NEW.status_after, NEW.reason, NEW.facts,
      NEW.organisation_id, NEW.visibility, NEW.previous_hash)::text, 'UTF8')), 'hex');
    UPDATE audit.chain SET last_seq = NEW.seq, last_hash = NEW.hash WHERE chain = NEW.chain;
    RETURN NEW;
  END $$;

  CREATE TRIGGER entry_linked BEFORE INSERT ON audit.entry
    FOR EACH ROW EXECUTE FUNCTION audit.link_entry();
  CREATE TRIGGER entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.entry
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER daily_digest_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.daily_digest
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
`;

const SEALING = `
  -- Seals everything up to the day. Waits for running acts and lets later ones see the seal, so that no entry slips
  -- between two digests. Sealing a sealed day again changes nothing.
  CREATE FUNCTION audit.seal_day(sealed_day date, sealed_at timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    last_day date;
    last_digest text;
    covered bigint;
    content text;
  BEGIN
    LOCK TABLE audit.entry IN SHARE ROW EXCLUSIVE MODE;
    SELECT day, digest INTO last_day, last_digest FROM audit.daily_digest ORDER BY day DESC LIMIT 1;
    IF sealed_day <= last_day THEN
      RETURN;
    END IF;
    SELECT count(*), coalesce(string_agg(chain || '/' || seq || ' ' || hash, E'\\n' ORDER BY chain COLLATE "C", seq), '')
      INTO covered, content
      FROM audit.entry
      WHERE digest_day <= sealed_day AND digest_day > coalesce(last_day, '-infinity');
    INSERT INTO audit.daily_digest VALUES (sealed_day, covered, coalesce(last_digest, ''),
      encode(sha256(convert_to(jsonb_build_array(sealed_day, covered, coalesce(last_digest, ''), content)::text, 'UTF8')), 'hex'),
      sealed_at);
  END $$;
  REVOKE ALL ON FUNCTION audit.seal_day(date, timestamptz) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION audit.seal_day(date, timestamptz) TO foerderakte_app;
`;

const ACCESS = `
  ALTER TABLE audit.entry ENABLE ROW LEVEL SECURITY;
  CREATE POLICY entry_read ON audit.entry FOR SELECT USING (
    (SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM')
    OR (visibility = 'SHARED'
        AND organisation_id = (SELECT nullif(current_setting('app.organisation', true), '')::uuid)));
  CREATE POLICY entry_recorded ON audit.entry FOR INSERT WITH CHECK (
    actor_id = (SELECT nullif(current_setting('app.actor', true), '')::uuid)
    AND ((SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM', 'ADMINISTRATION')
         OR organisation_id = (SELECT nullif(current_setting('app.organisation', true), '')::uuid)));
  GRANT SELECT, INSERT ON audit.entry TO foerderakte_app;

  ALTER TABLE audit.chain ENABLE ROW LEVEL SECURITY;
  CREATE POLICY chain_read ON audit.chain FOR SELECT
    USING ((SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM'));
  GRANT SELECT ON audit.chain, audit.daily_digest TO foerderakte_app;
`;
