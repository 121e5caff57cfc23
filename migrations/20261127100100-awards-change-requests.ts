import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Requests about a grant (amendment, waiver, early start) and the authority's decisions on them. What is asked belongs to
 * the recipient; what is being decided is the authority's until the act is signed. Four eyes and the past by the database.
 */
export class AwardsChangeRequests20261127100100 implements MigrationInterface {
  name = 'AwardsChangeRequests20261127100100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REQUESTS);
    await runner.query(DECISIONS);
    await runner.query(RIGHTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const SCOPE = `(SELECT current_setting('app.scope', true))`;
const OWN = `organisation_id = (SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;
const BY_AUTHORITY = `${SCOPE} IN ('AUTHORITY', 'SYSTEM')`;

const REQUESTS = `
  CREATE TABLE awards.change_request (
    id uuid PRIMARY KEY,
    kind text NOT NULL CONSTRAINT change_kind CHECK (kind IN ('CHANGE', 'WAIVER', 'EARLY_START')),
    origin text NOT NULL CONSTRAINT change_origin CHECK (origin IN ('RECIPIENT', 'AUTHORITY')),
    application_id uuid NOT NULL,
    award_id uuid REFERENCES awards.award (id),
    organisation_id uuid NOT NULL,
    number integer NOT NULL,
    status text NOT NULL CONSTRAINT change_status CHECK (status IN
      ('DRAFT', 'SUBMITTED', 'QUESTION', 'PREPARED', 'IN_REVIEW', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
    -- The version of the award that the request starts from.
    base_version integer,
    content jsonb NOT NULL,
    reason text NOT NULL CONSTRAINT change_reason CHECK (length(reason) <= 4000),
    question text,
    question_deadline date,
    answer text,
    asked_by_name text,
    created_by uuid NOT NULL, created_by_name text NOT NULL, created_at timestamptz NOT NULL,
    submitted_by uuid, submitted_by_name text, submitted_at timestamptz,
    ended_at timestamptz,
    notice_id uuid,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT change_number UNIQUE (application_id, number),
    CONSTRAINT change_of_award CHECK ((kind = 'EARLY_START') = (award_id IS NULL) AND (award_id IS NULL) = (base_version IS NULL)),
    CONSTRAINT change_submitted_whole CHECK (status IN ('DRAFT', 'WITHDRAWN') OR submitted_by IS NOT NULL),
    CONSTRAINT change_ended_whole CHECK ((status IN ('APPROVED', 'REJECTED', 'WITHDRAWN')) = (ended_at IS NOT NULL)),
    CONSTRAINT change_decided_by_notice CHECK ((status IN ('APPROVED', 'REJECTED')) = (notice_id IS NOT NULL))
  );
  CREATE INDEX change_request_of_application ON awards.change_request (application_id, number);
  CREATE INDEX change_request_waiting ON awards.change_request (status, submitted_at)
    WHERE status IN ('SUBMITTED', 'QUESTION', 'PREPARED', 'IN_REVIEW');
  -- Two changes of one grant would each start from what the other is about to replace.
  CREATE UNIQUE INDEX change_one_open ON awards.change_request (application_id)
    WHERE status IN ('SUBMITTED', 'QUESTION', 'PREPARED', 'IN_REVIEW');

  -- Numbers are given over all requests of a case, also those that the asker does not see.
  CREATE FUNCTION awards.next_change_number(of_application uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(max(number), 0) + 1 FROM awards.change_request WHERE application_id = of_application $$;

  CREATE FUNCTION awards.keep_change_request() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    scope text := coalesce(current_setting('app.scope', true), '');
  BEGIN
    IF OLD.status IN ('APPROVED', 'REJECTED', 'WITHDRAWN') THEN
      RAISE EXCEPTION 'a decided request is immutable' USING ERRCODE = 'check_violation', CONSTRAINT = 'change_request_immutable';
    END IF;
    IF OLD.status NOT IN ('DRAFT', 'QUESTION') AND (NEW.content, NEW.reason, NEW.base_version)
        IS DISTINCT FROM (OLD.content, OLD.reason, OLD.base_version) THEN
      RAISE EXCEPTION 'a submitted request stays as it was submitted'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'change_request_immutable';
    END IF;
    IF scope = 'ORGANISATION' AND NEW.status NOT IN ('DRAFT', 'SUBMITTED', 'QUESTION', 'WITHDRAWN') THEN
      RAISE EXCEPTION 'a district cannot give the status %', NEW.status
        USING ERRCODE = 'check_violation', CONSTRAINT = 'change_status_of_authority';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER change_request_kept BEFORE UPDATE ON awards.change_request
    FOR EACH ROW EXECUTE FUNCTION awards.keep_change_request();
`;

const DECISIONS = `
  CREATE TABLE awards.change_decision (
    request_id uuid PRIMARY KEY REFERENCES awards.change_request (id),
    outcome text NOT NULL CONSTRAINT change_outcome CHECK (outcome IN ('APPROVE', 'REJECT')),
    reasons text NOT NULL CONSTRAINT change_decision_reasons CHECK (length(reasons) <= 8000),
    prepared_by uuid NOT NULL, prepared_by_name text NOT NULL, prepared_at timestamptz NOT NULL,
    returned_by_name text, returned_at timestamptz, return_reason text,
    reserved_until date,
    signed_by uuid, signed_by_name text, signed_at timestamptz,
    CONSTRAINT change_four_eyes CHECK (signed_by IS NULL OR signed_by <> prepared_by),
    CONSTRAINT change_rejected_with_reasons CHECK (outcome = 'APPROVE' OR length(trim(reasons)) >= 5),
    CONSTRAINT change_signed_whole CHECK ((signed_by IS NULL) = (signed_at IS NULL))
  );
  CREATE TRIGGER change_decision_immutable BEFORE UPDATE OR DELETE ON awards.change_decision
    FOR EACH ROW WHEN (OLD.signed_by IS NOT NULL) EXECUTE FUNCTION awards.keep_signed_decision();

  -- Judged at the commit: no request is decided without a decision that a second person signed.
  CREATE FUNCTION awards.change_must_be_signed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT 1 FROM awards.change_decision d WHERE d.request_id = NEW.id AND d.signed_by IS NOT NULL
        AND d.outcome = CASE NEW.status WHEN 'APPROVED' THEN 'APPROVE' ELSE 'REJECT' END)
    THEN RETURN NULL; END IF;
    RAISE EXCEPTION 'request % was decided by nobody', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'change_signed_by_second_person';
  END $$;
  CREATE CONSTRAINT TRIGGER change_signed_by_second_person AFTER UPDATE ON awards.change_request
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.status IN ('APPROVED', 'REJECTED'))
    EXECUTE FUNCTION awards.change_must_be_signed();
  REVOKE ALL ON FUNCTION awards.keep_change_request, awards.change_must_be_signed, awards.next_change_number FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION awards.next_change_number TO foerderakte_app;
`;

const RIGHTS = `
  ALTER TABLE awards.change_request ENABLE ROW LEVEL SECURITY;
  ALTER TABLE awards.change_decision ENABLE ROW LEVEL SECURITY;
  -- A draft is the recipient's own; what the authority opens itself is its own until it is signed.
  CREATE POLICY change_request_visible ON awards.change_request USING (
    ${SCOPE} = 'SYSTEM' OR (${SCOPE} = 'AUTHORITY' AND status <> 'DRAFT')
    OR (${SCOPE} = 'ORGANISATION' AND ${OWN} AND (origin = 'RECIPIENT' OR status IN ('APPROVED', 'REJECTED'))));
  CREATE POLICY change_request_begun ON awards.change_request AS RESTRICTIVE FOR INSERT WITH CHECK (
    ${SCOPE} = 'SYSTEM' OR (${SCOPE} = 'ORGANISATION' AND origin = 'RECIPIENT' AND status = 'DRAFT' AND ${OWN})
    OR (${SCOPE} = 'AUTHORITY' AND origin = 'AUTHORITY' AND status = 'SUBMITTED'));
  CREATE POLICY change_decision_visible ON awards.change_decision USING (${BY_AUTHORITY});
  GRANT SELECT, INSERT ON awards.change_request, awards.change_decision TO foerderakte_app;
  GRANT UPDATE (status, base_version, content, reason, question, question_deadline, answer, asked_by_name, submitted_by,
    submitted_by_name, submitted_at, ended_at, notice_id, version) ON awards.change_request TO foerderakte_app;
  GRANT UPDATE (outcome, reasons, prepared_by, prepared_by_name, prepared_at, returned_by_name, returned_at, return_reason,
    reserved_until, signed_by, signed_by_name, signed_at) ON awards.change_decision TO foerderakte_app;
`;
