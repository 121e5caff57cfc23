import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Interim reports and proofs of use: typed drafts, receipts, imported files, immutable submissions, examination, due days.
 * Whoever prepared or signed any version of the award does not examine its proof of use; the examined sums are those of the lines.
 */
export class UseReportsBase20261127110000 implements MigrationInterface {
  name = 'UseReportsBase20261127110000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REPORTS);
    await runner.query(EXAMINATION);
    await runner.query(DUE_DAYS);
    await runner.query(GUARDS);
    for (const table of OWN_TABLES) await runner.query(visibleTo(table, `'AUTHORITY', 'SYSTEM'`));
    for (const table of DRAFT_TABLES) await runner.query(visibleTo(table, `'SYSTEM'`));
    await runner.query(RIGHTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const SCOPE = `(SELECT current_setting('app.scope', true))`;
const OWN_TABLES = ['report', 'submission', 'question', 'due_change', 'reminder'];
/** Unfinished work of a district, which the authority does not see. */
const DRAFT_TABLES = ['draft', 'draft_revision', 'receipt', 'receipt_import'];

const visibleTo = (table: string, others: string): string => `
  ALTER TABLE use_reports.${table} ENABLE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_visible ON use_reports.${table} USING (
    ${SCOPE} IN (${others})
    OR (${SCOPE} = 'ORGANISATION' AND organisation_id = (SELECT nullif(current_setting('app.organisation', true), '')::uuid)));
`;

const REPORTS = `
  CREATE SCHEMA use_reports;
  GRANT USAGE ON SCHEMA use_reports TO foerderakte_app;

  CREATE TABLE use_reports.report (
    id uuid PRIMARY KEY,
    award_id uuid NOT NULL REFERENCES awards.award (id),
    organisation_id uuid NOT NULL,
    file_number text NOT NULL,
    kind text NOT NULL CONSTRAINT report_kind CHECK (kind IN ('INTERIM', 'FINAL')),
    budget_year integer,
    status text NOT NULL CONSTRAINT report_status CHECK (status IN
      ('DRAFT', 'SUBMITTED', 'IN_EXAMINATION', 'QUESTIONED', 'EXAMINED')),
    submission integer NOT NULL DEFAULT 0,
    created_by uuid NOT NULL, created_by_name text NOT NULL, created_at timestamptz NOT NULL,
    submitted_by uuid, submitted_by_name text, submitted_at timestamptz,
    examiner_id uuid, examiner_name text, examination_began_at timestamptz,
    examined_at timestamptz,
    eligible_cents bigint CONSTRAINT report_eligible CHECK (eligible_cents >= 0),
    cut_cents bigint CONSTRAINT report_cut CHECK (cut_cents >= 0),
    other_income_cents bigint CONSTRAINT report_other_income CHECK (other_income_cents >= 0),
    own_funds_cents bigint CONSTRAINT report_own_funds CHECK (own_funds_cents >= 0),
    goal_results jsonb,
    note text,
    result_notice_id uuid,
    version integer NOT NULL DEFAULT 1,
    UNIQUE (id, organisation_id),
    CONSTRAINT report_year_of_interim CHECK ((kind = 'INTERIM') = (budget_year IS NOT NULL)),
    CONSTRAINT report_once UNIQUE NULLS NOT DISTINCT (award_id, kind, budget_year),
    CONSTRAINT report_submitted_whole CHECK (status = 'DRAFT' OR (submission >= 1 AND submitted_by IS NOT NULL)),
    CONSTRAINT report_examiner_known CHECK (status IN ('DRAFT', 'SUBMITTED') OR examiner_id IS NOT NULL),
    CONSTRAINT report_examiner_differs CHECK (examiner_id <> submitted_by AND examiner_id <> created_by),
    CONSTRAINT report_examined_whole CHECK (status <> 'EXAMINED' OR (examined_at IS NOT NULL AND eligible_cents IS NOT NULL
      AND cut_cents IS NOT NULL AND other_income_cents IS NOT NULL AND own_funds_cents IS NOT NULL
      AND goal_results IS NOT NULL AND result_notice_id IS NOT NULL AND length(trim(coalesce(note, ''))) >= 20))
  );
  CREATE INDEX report_waiting ON use_reports.report (submitted_at) WHERE status IN ('SUBMITTED', 'IN_EXAMINATION', 'QUESTIONED');

  CREATE TABLE use_reports.draft (
    report_id uuid PRIMARY KEY,
    organisation_id uuid NOT NULL,
    version integer NOT NULL,
    content jsonb NOT NULL,
    saved_by uuid NOT NULL, saved_by_name text NOT NULL, saved_at timestamptz NOT NULL,
    FOREIGN KEY (report_id, organisation_id) REFERENCES use_reports.report (id, organisation_id)
  );
  CREATE TABLE use_reports.draft_revision (
    report_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    version integer NOT NULL,
    content jsonb NOT NULL,
    saved_by uuid NOT NULL, saved_by_name text NOT NULL, saved_at timestamptz NOT NULL,
    PRIMARY KEY (report_id, version),
    FOREIGN KEY (report_id, organisation_id) REFERENCES use_reports.report (id, organisation_id)
  );
  CREATE TRIGGER draft_revision_append_only BEFORE UPDATE OR DELETE ON use_reports.draft_revision
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

  -- Lines as they were typed: wrong entries stay until somebody mends them.
  CREATE TABLE use_reports.receipt (
    id uuid PRIMARY KEY,
    report_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    number integer NOT NULL CONSTRAINT receipt_number_positive CHECK (number >= 1),
    entries jsonb NOT NULL,
    version integer NOT NULL DEFAULT 1,
    changed_by uuid NOT NULL, changed_by_name text NOT NULL, changed_at timestamptz NOT NULL,
    CONSTRAINT receipt_number_once UNIQUE (report_id, number) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (report_id, organisation_id) REFERENCES use_reports.report (id, organisation_id)
  );
  CREATE TABLE use_reports.receipt_import (
    id uuid PRIMARY KEY,
    report_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    file_name text NOT NULL,
    sha256 char(64) NOT NULL,
    size_bytes integer NOT NULL,
    rows jsonb NOT NULL,
    faults jsonb NOT NULL,
    state text NOT NULL CONSTRAINT receipt_import_state CHECK (state IN ('READ', 'TAKEN', 'DISCARDED')),
    uploaded_by uuid NOT NULL, uploaded_by_name text NOT NULL, uploaded_at timestamptz NOT NULL,
    FOREIGN KEY (report_id, organisation_id) REFERENCES use_reports.report (id, organisation_id)
  );
  CREATE INDEX receipt_import_of_report ON use_reports.receipt_import (report_id, uploaded_at);

  CREATE TABLE use_reports.submission (
    report_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    number integer NOT NULL,
    content jsonb NOT NULL,
    content_hash char(64) NOT NULL,
    eligible_cents bigint NOT NULL,
    receipt_notice_id uuid NOT NULL,
    submitted_by uuid NOT NULL, submitted_by_name text NOT NULL, submitted_at timestamptz NOT NULL,
    PRIMARY KEY (report_id, number),
    FOREIGN KEY (report_id, organisation_id) REFERENCES use_reports.report (id, organisation_id)
  );
  CREATE TRIGGER submission_append_only BEFORE UPDATE OR DELETE ON use_reports.submission
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
`;

const EXAMINATION = `
  CREATE TABLE use_reports.examined_line (
    report_id uuid NOT NULL REFERENCES use_reports.report (id),
    submission integer NOT NULL,
    receipt_id uuid NOT NULL,
    line_hash text NOT NULL,
    eligible_cents bigint NOT NULL,
    cut_cents bigint NOT NULL CONSTRAINT line_cut_within CHECK (cut_cents BETWEEN 0 AND greatest(eligible_cents, 0)),
    reason text NOT NULL DEFAULT '' CONSTRAINT line_cut_reasoned CHECK (cut_cents = 0 OR length(trim(reason)) >= 5),
    decided_by uuid NOT NULL, decided_by_name text NOT NULL, decided_at timestamptz NOT NULL,
    PRIMARY KEY (report_id, submission, receipt_id),
    FOREIGN KEY (report_id, submission) REFERENCES use_reports.submission (report_id, number)
  );
  CREATE TABLE use_reports.sample (
    report_id uuid NOT NULL REFERENCES use_reports.report (id),
    number integer NOT NULL,
    submission integer NOT NULL,
    method text NOT NULL CONSTRAINT sample_method CHECK (method IN ('STRATIFIED', 'AMOUNT_WEIGHTED')),
    seed bigint NOT NULL,
    size integer NOT NULL CONSTRAINT sample_size CHECK (size >= 1),
    receipt_ids uuid[] NOT NULL,
    drawn_by uuid NOT NULL, drawn_by_name text NOT NULL, drawn_at timestamptz NOT NULL,
    PRIMARY KEY (report_id, number),
    FOREIGN KEY (report_id, submission) REFERENCES use_reports.submission (report_id, number)
  );
  CREATE TRIGGER sample_append_only BEFORE UPDATE OR DELETE ON use_reports.sample
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

  CREATE TABLE use_reports.question (
    id uuid PRIMARY KEY,
    report_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    number integer NOT NULL,
    items jsonb NOT NULL,
    deadline date NOT NULL,
    notice_id uuid NOT NULL,
    asked_by uuid NOT NULL, asked_by_name text NOT NULL, asked_at timestamptz NOT NULL,
    answer text,
    answered_by uuid, answered_by_name text, answered_at timestamptz,
    CONSTRAINT question_number_once UNIQUE (report_id, number),
    CONSTRAINT question_answered_whole CHECK ((answer IS NULL) = (answered_at IS NULL)),
    FOREIGN KEY (report_id, organisation_id) REFERENCES use_reports.report (id, organisation_id)
  );
  CREATE UNIQUE INDEX question_open_once ON use_reports.question (report_id) WHERE answered_at IS NULL;
`;

const DUE_DAYS = `
  -- Every day that replaces the computed one, and every request for one, stays.
  CREATE TABLE use_reports.due_change (
    id uuid PRIMARY KEY,
    award_id uuid NOT NULL REFERENCES awards.award (id),
    organisation_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT due_change_kind CHECK (kind IN ('INTERIM', 'FINAL')),
    budget_year integer,
    basis text NOT NULL CONSTRAINT due_change_basis CHECK (basis IN ('NOTICE', 'INVESTMENT', 'EXTENSION')),
    state text NOT NULL CONSTRAINT due_change_state CHECK (state IN ('REQUESTED', 'IN_FORCE', 'REFUSED')),
    due_before date NOT NULL,
    due_on date NOT NULL,
    reason text NOT NULL CONSTRAINT due_change_reason CHECK (length(trim(reason)) >= 5),
    requested_by uuid, requested_by_name text, requested_at timestamptz,
    decided_by uuid, decided_by_name text, decided_at timestamptz,
    decision_reason text,
    CONSTRAINT due_change_year CHECK ((kind = 'INTERIM') = (budget_year IS NOT NULL)),
    CONSTRAINT due_change_decided_whole CHECK ((state = 'REQUESTED') = (decided_at IS NULL)),
    CONSTRAINT due_change_refused_whole CHECK (state <> 'REFUSED' OR length(trim(coalesce(decision_reason, ''))) >= 5),
    CONSTRAINT due_change_later CHECK (basis <> 'EXTENSION' OR due_on > due_before)
  );
  CREATE INDEX due_change_of_award ON use_reports.due_change (award_id);
  CREATE UNIQUE INDEX due_change_open_once ON use_reports.due_change (award_id, kind, coalesce(budget_year, 0))
    WHERE state = 'REQUESTED';

  CREATE TABLE use_reports.reminder (
    award_id uuid NOT NULL REFERENCES awards.award (id),
    organisation_id uuid NOT NULL,
    kind text NOT NULL,
    budget_year integer,
    due_on date NOT NULL,
    step integer NOT NULL,
    form text NOT NULL CONSTRAINT reminder_form CHECK (form IN ('MAIL', 'REMINDER', 'FINAL_REMINDER')),
    notice_id uuid,
    sent_on date NOT NULL,
    CONSTRAINT reminder_once UNIQUE NULLS NOT DISTINCT (award_id, kind, budget_year, due_on, step)
  );
  CREATE TRIGGER reminder_append_only BEFORE UPDATE OR DELETE ON use_reports.reminder
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
`;

const GUARDS = `
  CREATE FUNCTION use_reports.took_part(award uuid, account uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM awards.award a JOIN awards.decision d ON d.id = a.decision_id
        WHERE a.id = award AND account IN (d.prepared_by, d.reviewed_by, d.signed_by))
      OR EXISTS (SELECT 1 FROM awards.award_version v JOIN notices.notice n ON n.id = v.notice_id
        WHERE v.award_id = award AND v.cause IN ('AWARD', 'AMENDMENT')
          AND account IN (n.prepared_by, n.issued_by, v.signed_by))
  $$;
  REVOKE EXECUTE ON FUNCTION use_reports.took_part(uuid, uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION use_reports.took_part(uuid, uuid) TO foerderakte_app;

  CREATE FUNCTION use_reports.keep_report() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    claimed bigint;
    cut bigint;
  BEGIN
    IF TG_OP = 'DELETE' OR OLD.status = 'EXAMINED' OR (NEW.award_id, NEW.organisation_id, NEW.kind, NEW.budget_year)
        IS DISTINCT FROM (OLD.award_id, OLD.organisation_id, OLD.kind, OLD.budget_year) THEN
      RAISE EXCEPTION 'a report stays, and an examined one stays as it is'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'report_immutable';
    END IF;
    IF current_setting('app.scope', true) = 'ORGANISATION' AND NOT (
        (NEW.status = OLD.status AND NEW.status IN ('DRAFT', 'QUESTIONED'))
        OR (OLD.status, NEW.status) IN (('DRAFT', 'SUBMITTED'), ('SUBMITTED', 'DRAFT'), ('QUESTIONED', 'IN_EXAMINATION'))) THEN
      RAISE EXCEPTION 'that is the examining office''s step'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'report_step_of_authority';
    END IF;
    IF NEW.examiner_id IS NOT NULL AND use_reports.took_part(NEW.award_id, NEW.examiner_id) THEN
      RAISE EXCEPTION 'who prepared or signed the award does not examine its use'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'examiner_uninvolved';
    END IF;
    IF NEW.status = 'EXAMINED' THEN
      SELECT s.eligible_cents INTO claimed FROM use_reports.submission s
        WHERE s.report_id = NEW.id AND s.number = NEW.submission;
      SELECT coalesce(sum(l.cut_cents), 0) INTO cut FROM use_reports.examined_line l
        WHERE l.report_id = NEW.id AND l.submission = NEW.submission;
      IF NEW.cut_cents IS DISTINCT FROM cut OR NEW.eligible_cents IS DISTINCT FROM claimed - cut THEN
        RAISE EXCEPTION 'the recognised sum is that of the lines'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'report_examined_sums';
      END IF;
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER report_kept BEFORE UPDATE OR DELETE ON use_reports.report
    FOR EACH ROW EXECUTE FUNCTION use_reports.keep_report();

  CREATE FUNCTION use_reports.keep_line() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' OR NOT EXISTS (SELECT 1 FROM use_reports.report r
        WHERE r.id = NEW.report_id AND r.status = 'IN_EXAMINATION' AND r.examiner_id = NEW.decided_by) THEN
      RAISE EXCEPTION 'lines are judged by the examiner, while the examination runs'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'line_under_examination';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER examined_line_kept BEFORE INSERT OR UPDATE OR DELETE ON use_reports.examined_line
    FOR EACH ROW EXECUTE FUNCTION use_reports.keep_line();

  CREATE FUNCTION use_reports.keep_decided() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' OR (TG_TABLE_NAME = 'due_change' AND to_jsonb(OLD)->>'state' <> 'REQUESTED')
        OR (TG_TABLE_NAME = 'question' AND to_jsonb(OLD)->>'answered_at' IS NOT NULL) THEN
      RAISE EXCEPTION 'what is decided or answered stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'decided_stays';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER due_change_kept BEFORE UPDATE OR DELETE ON use_reports.due_change
    FOR EACH ROW EXECUTE FUNCTION use_reports.keep_decided();
  CREATE TRIGGER question_kept BEFORE UPDATE OR DELETE ON use_reports.question
    FOR EACH ROW EXECUTE FUNCTION use_reports.keep_decided();
`;

const RIGHTS = `
  ALTER TABLE use_reports.examined_line ENABLE ROW LEVEL SECURITY;
  ALTER TABLE use_reports.sample ENABLE ROW LEVEL SECURITY;
  CREATE POLICY examined_line_visible ON use_reports.examined_line USING (${SCOPE} IN ('AUTHORITY', 'SYSTEM'));
  CREATE POLICY sample_visible ON use_reports.sample USING (${SCOPE} IN ('AUTHORITY', 'SYSTEM'));

  CREATE POLICY report_begun ON use_reports.report AS RESTRICTIVE FOR INSERT
    WITH CHECK (status = 'DRAFT' AND ${SCOPE} IN ('ORGANISATION', 'SYSTEM'));
  CREATE POLICY submission_made ON use_reports.submission AS RESTRICTIVE FOR INSERT
    WITH CHECK (${SCOPE} IN ('ORGANISATION', 'SYSTEM'));
  CREATE POLICY question_asked ON use_reports.question AS RESTRICTIVE FOR INSERT
    WITH CHECK (answered_at IS NULL AND ${SCOPE} IN ('AUTHORITY', 'SYSTEM'));
  CREATE POLICY due_change_entered ON use_reports.due_change AS RESTRICTIVE FOR INSERT
    WITH CHECK (${SCOPE} IN ('AUTHORITY', 'SYSTEM') OR (state = 'REQUESTED' AND basis = 'EXTENSION'));
  CREATE POLICY due_change_decided ON use_reports.due_change AS RESTRICTIVE FOR UPDATE
    USING (${SCOPE} IN ('AUTHORITY', 'SYSTEM'));
  CREATE POLICY reminder_sent ON use_reports.reminder AS RESTRICTIVE FOR INSERT WITH CHECK (${SCOPE} = 'SYSTEM');

  GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA use_reports TO foerderakte_app;
  GRANT UPDATE ON use_reports.report, use_reports.draft, use_reports.receipt, use_reports.examined_line TO foerderakte_app;
  GRANT UPDATE (state) ON use_reports.receipt_import TO foerderakte_app;
  GRANT UPDATE (answer, answered_by, answered_by_name, answered_at) ON use_reports.question TO foerderakte_app;
  GRANT UPDATE (state, due_on, decided_by, decided_by_name, decided_at, decision_reason) ON use_reports.due_change TO foerderakte_app;
  GRANT DELETE ON use_reports.receipt TO foerderakte_app;
`;
