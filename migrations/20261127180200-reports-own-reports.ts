import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports that people build, keep, share and have sent, and the files made from them by jobs. They hold no figures. */
export class ReportsOwnReports20261127180200 implements MigrationInterface {
  name = 'ReportsOwnReports20261127180200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA reports;
      GRANT USAGE ON SCHEMA reports TO foerderakte_app;

      CREATE TABLE reports.saved_report (
        id uuid PRIMARY KEY,
        owner_id uuid NOT NULL,
        owner_name text NOT NULL,
        owner_roles text[] NOT NULL,
        name text NOT NULL CONSTRAINT saved_report_name CHECK (length(trim(name)) BETWEEN 3 AND 80),
        definition jsonb NOT NULL,
        shared_with text,
        schedule text NOT NULL DEFAULT 'NONE' CONSTRAINT saved_report_schedule CHECK (schedule IN ('NONE', 'WEEKLY', 'MONTHLY')),
        format text NOT NULL DEFAULT 'xlsx' CONSTRAINT saved_report_format CHECK (format IN ('csv', 'xlsx', 'json')),
        mail_to text,
        next_run_on date,
        saved_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT saved_report_name_once UNIQUE (owner_id, name),
        CONSTRAINT saved_report_scheduled_whole CHECK ((schedule = 'NONE') = (next_run_on IS NULL)
          AND (schedule = 'NONE') = (mail_to IS NULL))
      );
      CREATE INDEX saved_report_due ON reports.saved_report (next_run_on) WHERE next_run_on IS NOT NULL;

      CREATE TABLE reports.file (
        id uuid PRIMARY KEY,
        saved_report_id uuid,
        name text NOT NULL,
        definition jsonb NOT NULL,
        format text NOT NULL CONSTRAINT report_file_format CHECK (format IN ('csv', 'xlsx', 'json')),
        requested_by uuid NOT NULL,
        requested_by_name text NOT NULL,
        requested_roles text[] NOT NULL,
        requested_at timestamptz NOT NULL,
        mail_to text,
        state text NOT NULL DEFAULT 'WAITING' CONSTRAINT report_file_state CHECK (state IN
          ('WAITING', 'RUNNING', 'READY', 'FAILED', 'EXPIRED')),
        rows_total bigint,
        rows_done bigint NOT NULL DEFAULT 0,
        figures_at timestamptz,
        sha256 text,
        size_bytes bigint,
        expires_on date NOT NULL,
        CONSTRAINT report_file_ready_whole CHECK (state <> 'READY' OR (sha256 IS NOT NULL AND size_bytes IS NOT NULL
          AND figures_at IS NOT NULL))
      );
      CREATE INDEX report_file_of_person ON reports.file (requested_by, requested_at DESC);
      CREATE INDEX report_file_expires ON reports.file (expires_on) WHERE state = 'READY';

      ALTER TABLE reports.saved_report ENABLE ROW LEVEL SECURITY;
      ALTER TABLE reports.file ENABLE ROW LEVEL SECURITY;
      CREATE POLICY saved_report_read ON reports.saved_report FOR SELECT USING (${BY_AUTHORITY});
      CREATE POLICY saved_report_kept ON reports.saved_report FOR INSERT WITH CHECK (${SCOPE} = 'AUTHORITY' AND owner_id = ${ACTOR});
      CREATE POLICY saved_report_changed ON reports.saved_report FOR UPDATE
        USING (${SCOPE} = 'SYSTEM' OR (${SCOPE} = 'AUTHORITY' AND owner_id = ${ACTOR}));
      CREATE POLICY saved_report_removed ON reports.saved_report FOR DELETE
        USING (${SCOPE} = 'AUTHORITY' AND owner_id = ${ACTOR});
      CREATE POLICY file_read ON reports.file FOR SELECT
        USING (${SCOPE} = 'SYSTEM' OR (${SCOPE} = 'AUTHORITY' AND requested_by = ${ACTOR}));
      CREATE POLICY file_asked ON reports.file FOR INSERT
        WITH CHECK (${SCOPE} = 'SYSTEM' OR (${SCOPE} = 'AUTHORITY' AND requested_by = ${ACTOR}));
      CREATE POLICY file_made ON reports.file FOR UPDATE USING (${SCOPE} = 'SYSTEM');
      GRANT SELECT, INSERT, UPDATE, DELETE ON reports.saved_report TO foerderakte_app;
      GRANT SELECT, INSERT, UPDATE ON reports.file TO foerderakte_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const SCOPE = `(SELECT current_setting('app.scope', true))`;
const ACTOR = `(SELECT nullif(current_setting('app.actor', true), '')::uuid)`;
const BY_AUTHORITY = `${SCOPE} IN ('AUTHORITY', 'SYSTEM')`;
