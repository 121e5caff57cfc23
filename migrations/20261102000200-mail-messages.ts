import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Schema of the mail: rendered messages, waiting for or after their dispatch. */
export class MailMessages20261102000200 implements MigrationInterface {
  name = 'MailMessages20261102000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA mail;
      GRANT USAGE ON SCHEMA mail TO foerderakte_app;

      CREATE TABLE mail.message (
        -- Derived from the sender's dedupe key: the same mail asked for twice is one row.
        id uuid PRIMARY KEY,
        to_address text NOT NULL CONSTRAINT message_to_address_form
          CHECK (to_address ~ '^[^[:space:]@,;<>]+@[^[:space:]@,;<>]+$' AND length(to_address) <= 254),
        template text NOT NULL,
        subject text NOT NULL CONSTRAINT message_subject_one_line CHECK (subject !~ '[\\r\\n]'),
        body_text text NOT NULL,
        organisation_id uuid,
        status text NOT NULL DEFAULT 'QUEUED'
          CONSTRAINT message_status_known CHECK (status IN ('QUEUED', 'SENT', 'HELD', 'REFUSED')),
        attempts integer NOT NULL DEFAULT 0,
        last_error text,
        created_at timestamptz NOT NULL,
        sent_at timestamptz CONSTRAINT message_sent_has_time CHECK ((status = 'SENT') = (sent_at IS NOT NULL))
      );
      CREATE INDEX message_newest ON mail.message (created_at DESC, id DESC);

      -- Everybody may ask for a mail; only its dispatch and the system administrator may read one.
      ALTER TABLE mail.message ENABLE ROW LEVEL SECURITY;
      CREATE POLICY message_asked ON mail.message FOR INSERT WITH CHECK (status = 'QUEUED');
      CREATE POLICY message_read ON mail.message FOR SELECT
        USING ((SELECT current_setting('app.scope', true)) IN ('SYSTEM', 'ADMINISTRATION'));
      CREATE POLICY message_dispatched ON mail.message FOR UPDATE
        USING ((SELECT current_setting('app.scope', true)) = 'SYSTEM');
      GRANT SELECT, INSERT, UPDATE ON mail.message TO foerderakte_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
