import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lead bodies on equal terms approve changes of a grant as they approve the grant: a decision on a request is signed only
 * with one approval from each. Prepared anew, it needs all of them anew: approvals name the moment of its preparation.
 */
export class AwardsChangeApprovals20261129070400 implements MigrationInterface {
  name = 'AwardsChangeApprovals20261129070400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(CHECKS);
    await runner.query(RIGHTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const TABLE = `
  CREATE TABLE awards.change_approval (
    request_id uuid NOT NULL REFERENCES awards.change_request (id),
    programme_code text NOT NULL,
    prepared_at timestamptz NOT NULL,
    body text NOT NULL,
    approved_by uuid NOT NULL,
    approved_by_name text NOT NULL,
    approved_at timestamptz NOT NULL,
    CONSTRAINT change_approval_once_per_body PRIMARY KEY (request_id, prepared_at, body),
    CONSTRAINT change_approval_one_body_per_person UNIQUE (request_id, prepared_at, approved_by)
  );
  CREATE TRIGGER change_approval_append_only BEFORE UPDATE OR DELETE ON awards.change_approval
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
`;

const CHECKS = `
  CREATE FUNCTION awards.check_change_approval() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    decided awards.change_decision;
  BEGIN
    SELECT * INTO decided FROM awards.change_decision WHERE request_id = NEW.request_id FOR NO KEY UPDATE;
    IF decided.prepared_at IS DISTINCT FROM NEW.prepared_at OR decided.signed_by IS NOT NULL OR NOT EXISTS (
      SELECT 1 FROM awards.change_request r JOIN applications.application a ON a.id = r.application_id
      WHERE r.id = NEW.request_id AND r.status = 'IN_REVIEW' AND a.programme_code = NEW.programme_code)
    THEN
      RAISE EXCEPTION 'the decision is not in review as it was approved'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'change_approval_of_present_decision';
    END IF;
    IF decided.prepared_by = NEW.approved_by THEN
      RAISE EXCEPTION 'who prepared approves nothing' USING ERRCODE = 'check_violation', CONSTRAINT = 'change_approval_four_eyes';
    END IF;
    IF NEW.approved_by::text IS DISTINCT FROM current_setting('app.actor', true) OR NOT EXISTS (
      SELECT 1 FROM programmes.lead_body_member m
      WHERE m.programme_code = NEW.programme_code AND m.body = NEW.body AND m.account_id = NEW.approved_by
        AND m.valid_from <= (NEW.approved_at AT TIME ZONE 'Europe/Berlin')::date
        AND (m.valid_to IS NULL OR m.valid_to >= (NEW.approved_at AT TIME ZONE 'Europe/Berlin')::date))
    THEN
      RAISE EXCEPTION 'nobody approves for a body of others'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'change_approval_for_own_body';
    END IF;
    RETURN NEW;
  END $$;
  REVOKE ALL ON FUNCTION awards.check_change_approval() FROM PUBLIC;
  CREATE TRIGGER change_approval_checked BEFORE INSERT ON awards.change_approval
    FOR EACH ROW EXECUTE FUNCTION awards.check_change_approval();

  -- The terms of the application say which bodies, as for the grant itself.
  CREATE FUNCTION awards.demand_change_approvals() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF EXISTS (
      SELECT 1 FROM awards.change_request r JOIN applications.application a ON a.id = r.application_id
        JOIN programmes.terms_version v ON v.id = a.terms_version_id
        CROSS JOIN LATERAL jsonb_array_elements(coalesce(v.terms -> 'approvals', '[]')) AS demanded
      WHERE r.id = NEW.request_id AND NOT EXISTS (
        SELECT 1 FROM awards.change_approval g WHERE g.request_id = NEW.request_id AND g.prepared_at = NEW.prepared_at
          AND g.body = demanded ->> 'body'))
    THEN
      RAISE EXCEPTION 'an approval is missing' USING ERRCODE = 'check_violation', CONSTRAINT = 'change_approved_by_all';
    END IF;
    RETURN NEW;
  END $$;
  REVOKE ALL ON FUNCTION awards.demand_change_approvals() FROM PUBLIC;
  CREATE TRIGGER change_approved_by_all BEFORE INSERT OR UPDATE ON awards.change_decision
    FOR EACH ROW WHEN (NEW.signed_by IS NOT NULL) EXECUTE FUNCTION awards.demand_change_approvals();
`;

const RIGHTS = `
  ALTER TABLE awards.change_approval ENABLE ROW LEVEL SECURITY;
  CREATE POLICY change_approval_read ON awards.change_approval FOR SELECT
    USING ((SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM'));
  CREATE POLICY change_approval_given ON awards.change_approval FOR INSERT
    WITH CHECK ((SELECT current_setting('app.scope', true)) = 'AUTHORITY');
  GRANT SELECT, INSERT ON awards.change_approval TO foerderakte_app;
`;
