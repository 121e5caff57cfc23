import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lead bodies on equal terms: where the terms of a programme name several, a decision is signed only with one approval
 * from each. Who approves for which body is data of the programme; the signature is held by a trigger.
 */
export class AwardsLeadBodies20261127141000 implements MigrationInterface {
  name = 'AwardsLeadBodies20261127141000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MEMBERS);
    await runner.query(APPROVALS);
    await runner.query(RIGHTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const BY_AUTHORITY = `(SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM')`;

const MEMBERS = `
  CREATE TABLE programmes.lead_body_member (
    id uuid PRIMARY KEY,
    programme_code text NOT NULL REFERENCES programmes.programme (code),
    body text NOT NULL CONSTRAINT lead_body_member_body CHECK (body ~ '^[A-Z][A-Z0-9_]{0,30}$'),
    account_id uuid NOT NULL,
    account_name text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT lead_body_member_period CHECK (valid_to IS NULL OR valid_to >= valid_from),
    -- Nobody appoints himself.
    CONSTRAINT lead_body_member_four_eyes CHECK (recorded_by <> account_id)
  );
  -- One person speaks for one body of a programme.
  CREATE UNIQUE INDEX lead_body_member_one_body ON programmes.lead_body_member (programme_code, account_id) WHERE valid_to IS NULL;
`;

const APPROVALS = `
  -- Counted up whenever a decision is prepared anew: what was approved before was another decision.
  ALTER TABLE awards.decision ADD COLUMN edition integer NOT NULL DEFAULT 1;
  CREATE FUNCTION awards.count_edition() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    NEW.edition := OLD.edition + 1;
    RETURN NEW;
  END $$;
  REVOKE ALL ON FUNCTION awards.count_edition() FROM PUBLIC;
  CREATE TRIGGER decision_edition BEFORE UPDATE ON awards.decision
    FOR EACH ROW WHEN (NEW.state = 'DRAFT' OR NEW.kind <> OLD.kind OR NEW.amount_cents <> OLD.amount_cents
      OR NEW.content <> OLD.content OR NEW.prepared_by <> OLD.prepared_by) EXECUTE FUNCTION awards.count_edition();

  CREATE TABLE awards.approval (
    decision_id uuid NOT NULL REFERENCES awards.decision (id),
    programme_code text NOT NULL,
    -- Whoever prepares the decision anew needs all approvals anew.
    edition integer NOT NULL,
    body text NOT NULL,
    approved_by uuid NOT NULL,
    approved_by_name text NOT NULL,
    approved_at timestamptz NOT NULL,
    CONSTRAINT approval_once_per_body PRIMARY KEY (decision_id, edition, body),
    CONSTRAINT approval_one_body_per_person UNIQUE (decision_id, edition, approved_by)
  );
  CREATE TRIGGER approval_append_only BEFORE UPDATE OR DELETE ON awards.approval
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

  CREATE FUNCTION awards.check_approval() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    decided awards.decision;
  BEGIN
    SELECT * INTO decided FROM awards.decision WHERE id = NEW.decision_id FOR NO KEY UPDATE;
    IF decided.state <> 'IN_REVIEW' OR decided.edition <> NEW.edition OR decided.programme_code <> NEW.programme_code THEN
      RAISE EXCEPTION 'the decision is not in review as it was approved'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_of_present_edition';
    END IF;
    IF decided.prepared_by = NEW.approved_by THEN
      RAISE EXCEPTION 'who prepared approves nothing' USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_four_eyes';
    END IF;
    IF NEW.approved_by::text IS DISTINCT FROM current_setting('app.actor', true) OR NOT EXISTS (
      SELECT 1 FROM programmes.lead_body_member m
      WHERE m.programme_code = NEW.programme_code AND m.body = NEW.body AND m.account_id = NEW.approved_by
        AND m.valid_from <= (NEW.approved_at AT TIME ZONE 'Europe/Berlin')::date
        AND (m.valid_to IS NULL OR m.valid_to >= (NEW.approved_at AT TIME ZONE 'Europe/Berlin')::date))
    THEN
      RAISE EXCEPTION 'nobody approves for a body of others' USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_for_own_body';
    END IF;
    RETURN NEW;
  END $$;
  REVOKE ALL ON FUNCTION awards.check_approval() FROM PUBLIC;
  CREATE TRIGGER approval_checked BEFORE INSERT ON awards.approval
    FOR EACH ROW EXECUTE FUNCTION awards.check_approval();

  -- The terms by which the application was handed in say which bodies; raw SQL signs no decision without them either.
  CREATE FUNCTION awards.demand_approvals() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF EXISTS (
      SELECT 1 FROM applications.application a
        JOIN programmes.terms_version v ON v.id = a.terms_version_id
        CROSS JOIN LATERAL jsonb_array_elements(coalesce(v.terms -> 'approvals', '[]')) AS demanded
      WHERE a.id = NEW.application_id AND NOT EXISTS (
        SELECT 1 FROM awards.approval g WHERE g.decision_id = NEW.id AND g.edition = NEW.edition
          AND g.body = demanded ->> 'body'))
    THEN
      RAISE EXCEPTION 'an approval is missing' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_approved_by_all';
    END IF;
    RETURN NEW;
  END $$;
  REVOKE ALL ON FUNCTION awards.demand_approvals() FROM PUBLIC;
  CREATE TRIGGER decision_approved_by_all BEFORE INSERT OR UPDATE ON awards.decision
    FOR EACH ROW WHEN (NEW.state = 'SIGNED') EXECUTE FUNCTION awards.demand_approvals();
`;

const RIGHTS = `
  ALTER TABLE programmes.lead_body_member ENABLE ROW LEVEL SECURITY;
  CREATE POLICY lead_body_member_read ON programmes.lead_body_member FOR SELECT USING (${BY_AUTHORITY});
  CREATE POLICY lead_body_member_entered ON programmes.lead_body_member FOR INSERT WITH CHECK (${BY_AUTHORITY});
  CREATE POLICY lead_body_member_ended ON programmes.lead_body_member FOR UPDATE USING (${BY_AUTHORITY});
  GRANT SELECT, INSERT ON programmes.lead_body_member TO foerderakte_app;
  GRANT UPDATE (valid_to) ON programmes.lead_body_member TO foerderakte_app;

  ALTER TABLE awards.approval ENABLE ROW LEVEL SECURITY;
  CREATE POLICY approval_read ON awards.approval FOR SELECT USING (${BY_AUTHORITY});
  CREATE POLICY approval_given ON awards.approval FOR INSERT
    WITH CHECK ((SELECT current_setting('app.scope', true)) = 'AUTHORITY');
  GRANT SELECT, INSERT ON awards.approval TO foerderakte_app;
`;
