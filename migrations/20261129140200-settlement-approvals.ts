import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lead bodies on equal terms approve the end of a grant as they approve the grant: a Schlussbescheid and a recovery are signed
 * only with one approval from each that the terms name. A change that was returned needs all approvals anew.
 */
export class SettlementApprovals20261129140200 implements MigrationInterface {
  name = 'SettlementApprovals20261129140200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ROUNDS);
    await runner.query(EDITIONS);
    await runner.query(TABLE);
    await runner.query(CHECKS);
    await runner.query(RIGHTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

/** A round ends when the decision on a request leaves the review unsigned. */
const ROUNDS = `
  ALTER TABLE awards.change_decision ADD COLUMN review_round integer NOT NULL DEFAULT 1;
  ALTER TABLE awards.change_approval ADD COLUMN review_round integer NOT NULL DEFAULT 1;
  ALTER TABLE awards.change_approval ALTER COLUMN review_round DROP DEFAULT;
  ALTER TABLE awards.change_approval DROP CONSTRAINT change_approval_once_per_body,
    DROP CONSTRAINT change_approval_one_body_per_person;
  ALTER TABLE awards.change_approval
    ADD CONSTRAINT change_approval_once_per_body PRIMARY KEY (request_id, prepared_at, review_round, body),
    ADD CONSTRAINT change_approval_one_body_per_person UNIQUE (request_id, prepared_at, review_round, approved_by);

  CREATE FUNCTION awards.end_review_round() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    UPDATE awards.change_decision SET review_round = review_round + 1 WHERE request_id = NEW.id;
    RETURN NULL;
  END $$;
  REVOKE ALL ON FUNCTION awards.end_review_round() FROM PUBLIC;
  CREATE TRIGGER change_review_round_ended AFTER UPDATE OF status ON awards.change_request
    FOR EACH ROW WHEN (OLD.status = 'IN_REVIEW' AND NEW.status NOT IN ('IN_REVIEW', 'APPROVED', 'REJECTED', 'WITHDRAWN'))
    EXECUTE FUNCTION awards.end_review_round();

  DO $patch$
  DECLARE
    known record;
    before text;
    behind text;
  BEGIN
    FOR known IN SELECT * FROM (VALUES
      ('awards.check_change_approval()', 'decided.prepared_at IS DISTINCT FROM NEW.prepared_at',
        'decided.prepared_at IS DISTINCT FROM NEW.prepared_at OR decided.review_round <> NEW.review_round'),
      ('awards.demand_change_approvals()', 'g.prepared_at = NEW.prepared_at',
        'g.prepared_at = NEW.prepared_at AND g.review_round = NEW.review_round')) AS f (signature, asked, wanted)
    LOOP
      before := pg_get_functiondef(known.signature::regprocedure);
      behind := replace(before, known.asked, known.wanted);
      IF before = behind THEN RAISE EXCEPTION 'nothing to change in %', known.signature; END IF;
      EXECUTE behind;
    END LOOP;
  END $patch$;
`;

/** Counted up whenever a recovery is prepared with another content; a settlement prepared anew is another row. */
const EDITIONS = `
  ALTER TABLE settlement.recovery ADD COLUMN edition integer NOT NULL DEFAULT 1;
  CREATE FUNCTION settlement.count_edition() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    NEW.edition := OLD.edition + 1;
    RETURN NEW;
  END $$;
  REVOKE ALL ON FUNCTION settlement.count_edition() FROM PUBLIC;
  CREATE TRIGGER recovery_edition BEFORE UPDATE ON settlement.recovery
    FOR EACH ROW WHEN (NEW.decision IS DISTINCT FROM OLD.decision OR NEW.reduction_cents <> OLD.reduction_cents
      OR NEW.ineffective_from <> OLD.ineffective_from OR NEW.prepared_by IS DISTINCT FROM OLD.prepared_by
      OR NEW.prepared_at IS DISTINCT FROM OLD.prepared_at) EXECUTE FUNCTION settlement.count_edition();
`;

const TABLE = `
  CREATE TABLE settlement.approval (
    award_id uuid NOT NULL,
    act text NOT NULL CONSTRAINT settlement_approval_act CHECK (act IN ('SETTLEMENT', 'RECOVERY')),
    act_id uuid NOT NULL,
    edition integer NOT NULL,
    programme_code text NOT NULL,
    body text NOT NULL,
    approved_by uuid NOT NULL,
    approved_by_name text NOT NULL,
    approved_at timestamptz NOT NULL,
    CONSTRAINT settlement_approval_once_per_body PRIMARY KEY (act_id, edition, body),
    CONSTRAINT settlement_approval_one_body_per_person UNIQUE (act_id, edition, approved_by)
  );
  CREATE TRIGGER settlement_approval_append_only BEFORE UPDATE OR DELETE ON settlement.approval
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
`;

const CHECKS = `
  CREATE FUNCTION settlement.prepared_act(of_act text, of_id uuid)
    RETURNS TABLE (award_id uuid, edition integer, prepared_by uuid) LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.award_id, 1, s.prepared_by FROM settlement.settlement s
      WHERE of_act = 'SETTLEMENT' AND s.id = of_id AND s.state = 'PREPARED'
    UNION ALL
    SELECT r.award_id, r.edition, r.prepared_by FROM settlement.recovery r
      WHERE of_act = 'RECOVERY' AND r.id = of_id AND r.status IN ('PROPOSED', 'HEARING') AND r.prepared_by IS NOT NULL $$;
  REVOKE ALL ON FUNCTION settlement.prepared_act(text, uuid) FROM PUBLIC;

  CREATE FUNCTION settlement.check_approval() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    prepared record;
  BEGIN
    SELECT p.* INTO prepared FROM settlement.prepared_act(NEW.act, NEW.act_id) p;
    IF prepared.award_id IS DISTINCT FROM NEW.award_id OR prepared.edition IS DISTINCT FROM NEW.edition OR NOT EXISTS (
      SELECT 1 FROM awards.award a WHERE a.id = NEW.award_id AND a.programme_code = NEW.programme_code)
    THEN
      RAISE EXCEPTION 'the act is not prepared as it was approved'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'settlement_approval_of_present_act';
    END IF;
    IF prepared.prepared_by = NEW.approved_by THEN
      RAISE EXCEPTION 'who prepared approves nothing'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'settlement_approval_four_eyes';
    END IF;
    IF NEW.approved_by::text IS DISTINCT FROM current_setting('app.actor', true) OR NOT EXISTS (
      SELECT 1 FROM programmes.lead_body_member m
      WHERE m.programme_code = NEW.programme_code AND m.body = NEW.body AND m.account_id = NEW.approved_by
        AND m.valid_from <= (NEW.approved_at AT TIME ZONE 'Europe/Berlin')::date
        AND (m.valid_to IS NULL OR m.valid_to >= (NEW.approved_at AT TIME ZONE 'Europe/Berlin')::date))
    THEN
      RAISE EXCEPTION 'nobody approves for a body of others'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'settlement_approval_for_own_body';
    END IF;
    RETURN NEW;
  END $$;
  REVOKE ALL ON FUNCTION settlement.check_approval() FROM PUBLIC;
  CREATE TRIGGER settlement_approval_checked BEFORE INSERT ON settlement.approval
    FOR EACH ROW EXECUTE FUNCTION settlement.check_approval();

  -- The terms of the application say which bodies, as for the grant itself.
  CREATE FUNCTION settlement.demand_approvals() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF EXISTS (
      SELECT 1 FROM awards.award w JOIN applications.application a ON a.id = w.application_id
        JOIN programmes.terms_version v ON v.id = a.terms_version_id
        CROSS JOIN LATERAL jsonb_array_elements(coalesce(v.terms -> 'approvals', '[]')) AS demanded
      WHERE w.id = NEW.award_id AND NOT EXISTS (
        SELECT 1 FROM settlement.approval g WHERE g.act_id = NEW.id
          AND g.edition = coalesce((to_jsonb(NEW) ->> 'edition')::integer, 1) AND g.body = demanded ->> 'body'))
    THEN
      RAISE EXCEPTION 'an approval is missing' USING ERRCODE = 'check_violation', CONSTRAINT = 'settlement_approved_by_all';
    END IF;
    RETURN NEW;
  END $$;
  REVOKE ALL ON FUNCTION settlement.demand_approvals() FROM PUBLIC;
  CREATE TRIGGER settlement_approved_by_all BEFORE INSERT OR UPDATE ON settlement.settlement
    FOR EACH ROW WHEN (NEW.state = 'SIGNED') EXECUTE FUNCTION settlement.demand_approvals();
  -- Its name stands behind that of recovery_edition: what is changed with the signature was approved by nobody.
  CREATE TRIGGER recovery_signed_with_approvals BEFORE INSERT OR UPDATE ON settlement.recovery
    FOR EACH ROW WHEN (NEW.status = 'DECIDED') EXECUTE FUNCTION settlement.demand_approvals();
`;

const RIGHTS = `
  ALTER TABLE settlement.approval ENABLE ROW LEVEL SECURITY;
  CREATE POLICY settlement_approval_read ON settlement.approval FOR SELECT
    USING ((SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM'));
  CREATE POLICY settlement_approval_given ON settlement.approval FOR INSERT
    WITH CHECK ((SELECT current_setting('app.scope', true)) = 'AUTHORITY');
  GRANT SELECT, INSERT ON settlement.approval TO foerderakte_app;
`;
