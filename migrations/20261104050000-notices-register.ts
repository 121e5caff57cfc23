import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices: content as data, immutable once issued; the PDF's hash is added once; delivery is an append-only record. */
export class NoticesRegister20261104050000 implements MigrationInterface {
  name = 'NoticesRegister20261104050000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA notices;
      GRANT USAGE ON SCHEMA notices TO foerderakte_app;

      CREATE TABLE notices.notice (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        -- An administrative act needs two people, is served, and becomes final; a letter is just sent.
        is_act boolean NOT NULL,
        case_id uuid NOT NULL,
        organisation_id uuid NOT NULL,
        file_number text NOT NULL,
        subject text NOT NULL,
        content jsonb NOT NULL,
        content_hash text NOT NULL CONSTRAINT notice_content_hash CHECK (content_hash ~ '^[0-9a-f]{64}$'),
        template_version text NOT NULL,
        prepared_by uuid NOT NULL,
        issued_by uuid NOT NULL,
        issued_by_name text NOT NULL,
        issued_at timestamptz NOT NULL,
        pdf_sha256 text CONSTRAINT notice_pdf_sha256 CHECK (pdf_sha256 ~ '^[0-9a-f]{64}$'),
        pdf_bytes bigint,
        rendered_at timestamptz,
        CONSTRAINT notice_four_eyes CHECK (NOT is_act OR prepared_by <> issued_by)
      );
      CREATE INDEX notice_of_case ON notices.notice (case_id, issued_at);
      CREATE INDEX notice_of_organisation ON notices.notice (organisation_id, issued_at DESC);

      CREATE FUNCTION notices.keep_notice() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND OLD.pdf_sha256 IS NULL AND NEW.pdf_sha256 IS NOT NULL
           AND to_jsonb(NEW) - '{pdf_sha256,pdf_bytes,rendered_at}'::text[] = to_jsonb(OLD) - '{pdf_sha256,pdf_bytes,rendered_at}'::text[]
        THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'an issued notice is immutable' USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_immutable';
      END $$;
      CREATE TRIGGER notice_immutable BEFORE UPDATE OR DELETE ON notices.notice
        FOR EACH ROW EXECUTE FUNCTION notices.keep_notice();

      CREATE TABLE notices.delivery (
        id uuid PRIMARY KEY,
        notice_id uuid NOT NULL REFERENCES notices.notice (id),
        organisation_id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT delivery_kind CHECK (kind IN
          ('PORTAL_AVAILABLE', 'PORTAL_RETRIEVED', 'POSTED', 'RECEIVED', 'REMEDY_WAIVED', 'CONTESTED', 'ANNULLED')),
        occurred_on date NOT NULL,
        note text NOT NULL DEFAULT '',
        actor_id uuid NOT NULL,
        actor_name text NOT NULL,
        recorded_at timestamptz NOT NULL
      );
      CREATE INDEX delivery_of_notice ON notices.delivery (notice_id, recorded_at);
      CREATE UNIQUE INDEX delivery_once ON notices.delivery (notice_id, kind)
        WHERE kind IN ('PORTAL_AVAILABLE', 'PORTAL_RETRIEVED', 'POSTED', 'REMEDY_WAIVED');
      CREATE TRIGGER delivery_append_only BEFORE UPDATE OR DELETE ON notices.delivery
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

      ALTER TABLE notices.notice ENABLE ROW LEVEL SECURITY;
      ALTER TABLE notices.delivery ENABLE ROW LEVEL SECURITY;
      CREATE POLICY notice_visible ON notices.notice USING (
        (SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM')
        OR ((SELECT current_setting('app.scope', true)) = 'ORGANISATION'
            AND organisation_id = (SELECT nullif(current_setting('app.organisation', true), '')::uuid)));
      CREATE POLICY delivery_visible ON notices.delivery USING (
        (SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM')
        OR ((SELECT current_setting('app.scope', true)) = 'ORGANISATION'
            AND organisation_id = (SELECT nullif(current_setting('app.organisation', true), '')::uuid)));

      GRANT SELECT, INSERT ON notices.notice, notices.delivery TO foerderakte_app;
      GRANT UPDATE (pdf_sha256, pdf_bytes, rendered_at) ON notices.notice TO foerderakte_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
