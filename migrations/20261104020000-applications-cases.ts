import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Applications, their drafts, submissions, attachments, checks, requests and messages. Each row carries its organisation. */
export class ApplicationsCases20261104020000 implements MigrationInterface {
  name = 'ApplicationsCases20261104020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA applications;
      GRANT USAGE ON SCHEMA applications TO foerderakte_app;

      CREATE TABLE applications.file_number_counter (
        programme_code text NOT NULL,
        budget_year integer NOT NULL,
        last_number integer NOT NULL,
        PRIMARY KEY (programme_code, budget_year)
      );
      GRANT SELECT, INSERT, UPDATE ON applications.file_number_counter TO foerderakte_app;

      CREATE TABLE applications.application (
        id uuid PRIMARY KEY,
        file_number text NOT NULL CONSTRAINT application_file_number_once UNIQUE,
        programme_code text NOT NULL,
        call_id uuid NOT NULL,
        terms_version_id uuid NOT NULL,
        organisation_id uuid NOT NULL,
        district_ags char(5) NOT NULL,
        district_name text NOT NULL,
        admin_region text NOT NULL,
        cap_holder text NOT NULL,
        budget_year integer NOT NULL,
        title text NOT NULL CONSTRAINT application_title_length CHECK (length(title) <= 300),
        phase text,
        period_from date,
        period_to date,
        status text NOT NULL CONSTRAINT application_status CHECK (status IN
          ('DRAFT', 'SUBMITTED', 'FORMAL_CHECK', 'INFO_REQUESTED', 'MATERIAL_CHECK', 'DECISION_PREPARED',
           'IN_REVIEW', 'RETURNED', 'APPROVED', 'REJECTED', 'INADMISSIBLE', 'WITHDRAWN')),
        requested_cents bigint NOT NULL DEFAULT 0
          CONSTRAINT application_requested_amount CHECK (requested_cents BETWEEN 0 AND 1000000000000),
        requested_by_year jsonb NOT NULL DEFAULT '{}',
        assigned_to uuid,
        assigned_name text,
        deadline date,
        deadline_reason text,
        submission_count integer NOT NULL DEFAULT 0,
        submitted_at timestamptz,
        is_late boolean NOT NULL DEFAULT false,
        status_since timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid NOT NULL,
        created_by_name text NOT NULL,
        created_at timestamptz NOT NULL,
        search tsvector GENERATED ALWAYS AS
          (to_tsvector('simple', replace(file_number, '-', ' ') || ' ' || file_number || ' ' || title || ' ' || district_name)) STORED,
        UNIQUE (id, organisation_id)
      );
      CREATE INDEX application_of_organisation ON applications.application (organisation_id, created_at DESC);
      CREATE INDEX application_worklist ON applications.application (deadline, id)
        WHERE status IN ('SUBMITTED', 'FORMAL_CHECK', 'INFO_REQUESTED', 'MATERIAL_CHECK', 'DECISION_PREPARED', 'IN_REVIEW', 'RETURNED');
      CREATE INDEX application_by_status ON applications.application (status, deadline, id);
      CREATE INDEX application_by_assignee ON applications.application (assigned_to, status, deadline, id);
      CREATE INDEX application_by_year ON applications.application (programme_code, budget_year, district_ags, status);
      CREATE INDEX application_search ON applications.application USING gin (search);

      CREATE TABLE applications.draft (
        application_id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL,
        version integer NOT NULL,
        content jsonb NOT NULL,
        saved_by uuid NOT NULL,
        saved_by_name text NOT NULL,
        saved_at timestamptz NOT NULL,
        FOREIGN KEY (application_id, organisation_id) REFERENCES applications.application (id, organisation_id)
      );

      -- One row per saved state of a draft: the base of the three-way merge when several people write at once.
      CREATE TABLE applications.draft_revision (
        application_id uuid NOT NULL,
        organisation_id uuid NOT NULL,
        version integer NOT NULL,
        content jsonb NOT NULL,
        saved_by uuid NOT NULL,
        saved_by_name text NOT NULL,
        saved_at timestamptz NOT NULL,
        PRIMARY KEY (application_id, version),
        FOREIGN KEY (application_id, organisation_id) REFERENCES applications.application (id, organisation_id)
      );

      CREATE TABLE applications.submission (
        application_id uuid NOT NULL,
        organisation_id uuid NOT NULL,
        number integer NOT NULL,
        content jsonb NOT NULL,
        content_hash text NOT NULL,
        submitted_by uuid NOT NULL,
        submitted_by_name text NOT NULL,
        submitted_at timestamptz NOT NULL,
        PRIMARY KEY (application_id, number),
        FOREIGN KEY (application_id, organisation_id) REFERENCES applications.application (id, organisation_id)
      );
      CREATE TRIGGER submission_append_only BEFORE UPDATE OR DELETE ON applications.submission
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

      CREATE TABLE applications.attachment (
        id uuid PRIMARY KEY,
        application_id uuid NOT NULL,
        organisation_id uuid NOT NULL,
        document_kind text NOT NULL,
        file_name text NOT NULL CONSTRAINT attachment_file_name_length CHECK (length(file_name) BETWEEN 1 AND 200),
        media_type text NOT NULL,
        size_bytes bigint NOT NULL CONSTRAINT attachment_size CHECK (size_bytes > 0),
        sha256 text NOT NULL CONSTRAINT attachment_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        uploaded_by uuid NOT NULL,
        uploaded_by_name text NOT NULL,
        uploaded_at timestamptz NOT NULL,
        removed_at timestamptz,
        FOREIGN KEY (application_id, organisation_id) REFERENCES applications.application (id, organisation_id)
      );
      CREATE INDEX attachment_of_application ON applications.attachment (application_id);

      CREATE TABLE applications.check_result (
        id uuid PRIMARY KEY,
        application_id uuid NOT NULL REFERENCES applications.application (id),
        code text NOT NULL,
        result text NOT NULL CONSTRAINT check_result_value CHECK (result IN ('MET', 'TO_REQUEST', 'NOT_MET', 'OPEN')),
        note text NOT NULL DEFAULT '',
        checked_by uuid NOT NULL,
        checked_by_name text NOT NULL,
        checked_at timestamptz NOT NULL
      );
      CREATE INDEX check_result_of_application ON applications.check_result (application_id, code, checked_at DESC);

      CREATE TABLE applications.info_request (
        id uuid PRIMARY KEY,
        application_id uuid NOT NULL,
        organisation_id uuid NOT NULL,
        number integer NOT NULL,
        items jsonb NOT NULL,
        -- Where the case goes on when the answer arrives.
        asked_in text NOT NULL CONSTRAINT info_request_stage CHECK (asked_in IN ('FORMAL_CHECK', 'MATERIAL_CHECK')),
        deadline date NOT NULL,
        extended_to date,
        notice_id uuid,
        requested_by uuid NOT NULL,
        requested_by_name text NOT NULL,
        requested_at timestamptz NOT NULL,
        answer text,
        answered_by uuid,
        answered_by_name text,
        answered_at timestamptz,
        CONSTRAINT info_request_extension CHECK (extended_to IS NULL OR extended_to > deadline),
        UNIQUE (application_id, number),
        FOREIGN KEY (application_id, organisation_id) REFERENCES applications.application (id, organisation_id)
      );
      CREATE UNIQUE INDEX info_request_one_open ON applications.info_request (application_id) WHERE answered_at IS NULL;

      CREATE TABLE applications.message (
        id uuid PRIMARY KEY,
        application_id uuid NOT NULL,
        organisation_id uuid NOT NULL,
        -- SHARED goes between district and authority; INTERNAL is a note of the authority and never leaves it.
        visibility text NOT NULL CONSTRAINT message_visibility CHECK (visibility IN ('SHARED', 'INTERNAL')),
        from_authority boolean NOT NULL,
        body text NOT NULL CONSTRAINT message_length CHECK (length(body) BETWEEN 1 AND 20000),
        deadline date,
        done_at timestamptz,
        author_id uuid NOT NULL,
        author_name text NOT NULL,
        written_at timestamptz NOT NULL,
        read_at timestamptz,
        FOREIGN KEY (application_id, organisation_id) REFERENCES applications.application (id, organisation_id)
      );
      CREATE INDEX message_of_application ON applications.message (application_id, written_at);
      CREATE INDEX message_of_organisation ON applications.message (organisation_id, written_at DESC) WHERE visibility = 'SHARED';

      ALTER TABLE applications.application ENABLE ROW LEVEL SECURITY;
      ALTER TABLE applications.draft ENABLE ROW LEVEL SECURITY;
      ALTER TABLE applications.draft_revision ENABLE ROW LEVEL SECURITY;
      ALTER TABLE applications.submission ENABLE ROW LEVEL SECURITY;
      ALTER TABLE applications.attachment ENABLE ROW LEVEL SECURITY;
      ALTER TABLE applications.info_request ENABLE ROW LEVEL SECURITY;
      ALTER TABLE applications.message ENABLE ROW LEVEL SECURITY;
      ALTER TABLE applications.check_result ENABLE ROW LEVEL SECURITY;

      -- An organisation sees its own; the authority sees what was submitted, and jobs see all.
      CREATE POLICY application_visible ON applications.application USING (
        (SELECT current_setting('app.scope', true)) = 'SYSTEM'
        OR ((SELECT current_setting('app.scope', true)) = 'AUTHORITY' AND status <> 'DRAFT')
        OR ((SELECT current_setting('app.scope', true)) = 'ORGANISATION'
            AND organisation_id = (SELECT nullif(current_setting('app.organisation', true), '')::uuid)));
      CREATE POLICY message_visible ON applications.message USING (
        (SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM')
        OR ((SELECT current_setting('app.scope', true)) = 'ORGANISATION' AND visibility = 'SHARED'
            AND organisation_id = (SELECT nullif(current_setting('app.organisation', true), '')::uuid)));
      CREATE POLICY check_result_visible ON applications.check_result USING (
        (SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM'));
      CREATE POLICY draft_visible ON applications.draft USING (
        (SELECT current_setting('app.scope', true)) = 'SYSTEM'
        OR ((SELECT current_setting('app.scope', true)) = 'ORGANISATION'
            AND organisation_id = (SELECT nullif(current_setting('app.organisation', true), '')::uuid)));
      CREATE POLICY draft_revision_visible ON applications.draft_revision USING (
        (SELECT current_setting('app.scope', true)) = 'SYSTEM'
        OR ((SELECT current_setting('app.scope', true)) = 'ORGANISATION'
            AND organisation_id = (SELECT nullif(current_setting('app.organisation', true), '')::uuid)));
    `);
    for (const table of ['submission', 'attachment', 'info_request']) {
      await runner.query(`
        CREATE POLICY ${table}_visible ON applications.${table} USING (
          (SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM')
          OR ((SELECT current_setting('app.scope', true)) = 'ORGANISATION'
              AND organisation_id = (SELECT nullif(current_setting('app.organisation', true), '')::uuid)))`);
    }
    await runner.query(`
      GRANT SELECT, INSERT ON applications.application, applications.draft, applications.draft_revision,
        applications.submission, applications.attachment, applications.check_result, applications.info_request,
        applications.message TO foerderakte_app;
      GRANT UPDATE ON applications.application, applications.draft TO foerderakte_app;
      GRANT DELETE ON applications.draft_revision TO foerderakte_app;
      GRANT UPDATE (removed_at) ON applications.attachment TO foerderakte_app;
      GRANT UPDATE (extended_to, notice_id, answer, answered_by, answered_by_name, answered_at)
        ON applications.info_request TO foerderakte_app;
      GRANT UPDATE (done_at, read_at) ON applications.message TO foerderakte_app;

      -- Row-level security keeps the planner from the search index, so the search runs with the owner's rights and
      -- answers ids only; the rows are then read under the caller's own policy.
      CREATE FUNCTION applications.find(words text, at_most integer) RETURNS SETOF uuid
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, applications AS $$
        SELECT id FROM applications.application
        WHERE search @@ to_tsquery('simple', words)
          AND current_setting('app.scope', true) IN ('AUTHORITY', 'SYSTEM')
        LIMIT at_most $$;
      REVOKE ALL ON FUNCTION applications.find FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION applications.find TO foerderakte_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
