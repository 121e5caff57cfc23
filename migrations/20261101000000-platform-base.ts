import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Schema of the platform: demo clock, idempotency keys, and the guard of append-only tables. */
export class PlatformBase20261101000000 implements MigrationInterface {
  name = 'PlatformBase20261101000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA platform;
      GRANT USAGE ON SCHEMA platform TO foerderakte_app;

      -- Append-only tables carry this trigger: not even the owner changes or deletes by accident.
      CREATE FUNCTION platform.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME
          USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only';
      END $$;

      CREATE TABLE platform.demo_clock (
        only_row boolean PRIMARY KEY DEFAULT true CONSTRAINT demo_clock_one_row CHECK (only_row),
        offset_days integer NOT NULL DEFAULT 0
          CONSTRAINT demo_clock_within_years CHECK (offset_days BETWEEN 0 AND 7300)
      );
      INSERT INTO platform.demo_clock DEFAULT VALUES;
      GRANT SELECT, UPDATE ON platform.demo_clock TO foerderakte_app;

      CREATE TABLE platform.idempotency_key (
        account_id uuid NOT NULL,
        key text NOT NULL CONSTRAINT idempotency_key_length CHECK (length(key) BETWEEN 1 AND 200),
        request_hash text NOT NULL,
        status integer,
        answer jsonb,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (account_id, key)
      );
      GRANT SELECT, INSERT, UPDATE, DELETE ON platform.idempotency_key TO foerderakte_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
