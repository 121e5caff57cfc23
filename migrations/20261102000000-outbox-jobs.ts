import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Schema of the outbox: jobs stored with the act that asks for them, and the trace of effects that must happen once. */
export class OutboxJobs20261102000000 implements MigrationInterface {
  name = 'OutboxJobs20261102000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA outbox;
      GRANT USAGE ON SCHEMA outbox TO foerderakte_app;

      CREATE TABLE outbox.job (
        id uuid PRIMARY KEY,
        name text NOT NULL CONSTRAINT job_name_kebab CHECK (name ~ '^[a-z]+(-[a-z]+)*$'),
        payload jsonb NOT NULL CONSTRAINT job_payload_small CHECK (length(payload::text) <= 2000),
        dedupe_key text CONSTRAINT job_dedupe_key UNIQUE NULLS DISTINCT,
        state text NOT NULL DEFAULT 'WAITING'
          CONSTRAINT job_state_known CHECK (state IN ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
        -- Business time (follows the demo clock).
        run_at timestamptz NOT NULL,
        attempts integer NOT NULL DEFAULT 0 CONSTRAINT job_attempts_positive CHECK (attempts >= 0),
        max_attempts integer NOT NULL CONSTRAINT job_max_attempts_sane CHECK (max_attempts BETWEEN 1 AND 50),
        -- Real time: until then the job belongs to the worker (RUNNING) or to the relay (WAITING).
        locked_until timestamptz,
        last_error text,
        created_at timestamptz NOT NULL,
        finished_at timestamptz
      );
      CREATE INDEX job_due ON outbox.job (run_at) WHERE state IN ('WAITING', 'RUNNING');
      CREATE INDEX job_failed ON outbox.job (finished_at DESC) WHERE state = 'FAILED';

      CREATE TABLE outbox.effect (
        key text PRIMARY KEY,
        happened_at timestamptz NOT NULL
      );

      -- Workers wake when the transaction that asks for a job commits.
      CREATE FUNCTION outbox.announce() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('outbox_job', '');
        RETURN NULL;
      END $$;
      CREATE TRIGGER job_announced AFTER INSERT ON outbox.job
        FOR EACH STATEMENT EXECUTE FUNCTION outbox.announce();

      -- Everybody may ask for a job; only workers and administrators may see one.
      ALTER TABLE outbox.job ENABLE ROW LEVEL SECURITY;
      CREATE POLICY job_asked ON outbox.job FOR INSERT
        WITH CHECK (state = 'WAITING' AND attempts = 0);
      CREATE POLICY job_worked ON outbox.job
        USING ((SELECT current_setting('app.scope', true)) = 'SYSTEM');
      CREATE POLICY job_seen ON outbox.job FOR SELECT
        USING ((SELECT current_setting('app.scope', true)) = 'ADMINISTRATION');
      GRANT SELECT, INSERT, UPDATE, DELETE ON outbox.job TO foerderakte_app;

      ALTER TABLE outbox.effect ENABLE ROW LEVEL SECURITY;
      CREATE POLICY effect_of_workers ON outbox.effect
        USING ((SELECT current_setting('app.scope', true)) = 'SYSTEM');
      GRANT SELECT, INSERT, DELETE ON outbox.effect TO foerderakte_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
