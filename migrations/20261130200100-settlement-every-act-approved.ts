import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lead bodies on equal terms approve interest and relief, too: a Zinsbescheid, a waiver of interest, a Stundung,
 * Niederschlagung or Erlass takes effect only with one approval from each, and only as it was prepared.
 */
export class SettlementEveryActApproved20261130200100 implements MigrationInterface {
  name = 'SettlementEveryActApproved20261130200100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACTS);
    await runner.query(CONTENT);
    await runner.query(DEMANDS);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const ACTS = `
  ALTER TABLE settlement.approval DROP CONSTRAINT settlement_approval_act;
  ALTER TABLE settlement.approval ADD CONSTRAINT settlement_approval_act
    CHECK (act IN ('SETTLEMENT', 'RECOVERY', 'INTEREST', 'RELIEF'));

  CREATE OR REPLACE FUNCTION settlement.prepared_act(of_act text, of_id uuid)
    RETURNS TABLE (award_id uuid, edition integer, prepared_by uuid) LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.award_id, 1, s.prepared_by FROM settlement.settlement s
      WHERE of_act = 'SETTLEMENT' AND s.id = of_id AND s.state = 'PREPARED'
    UNION ALL
    SELECT r.award_id, r.edition, r.prepared_by FROM settlement.recovery r
      WHERE of_act = 'RECOVERY' AND r.id = of_id AND r.status IN ('PROPOSED', 'HEARING') AND r.prepared_by IS NOT NULL
    UNION ALL
    SELECT o.award_id, 1, o.prepared_by FROM settlement.interest_order o
      WHERE of_act = 'INTEREST' AND o.id = of_id AND o.state = 'PREPARED'
    UNION ALL
    SELECT c.award_id, 1, l.proposed_by FROM settlement.claim_relief l JOIN settlement.claim c ON c.id = l.claim_id
      WHERE of_act = 'RELIEF' AND l.id = of_id AND l.state = 'PROPOSED' $$;
`;

/** What is prepared anew is another row: the content of one never changes, not even in the statement that signs it. */
const CONTENT = `
  CREATE FUNCTION settlement.keep_content() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    steps constant text[] := ARRAY['state', 'signed_by', 'signed_by_name', 'signed_at', 'notice_id', 'decided_by',
      'decided_by_name', 'decided_at', 'ended_on', 'ended_reason'];
  BEGIN
    IF (to_jsonb(NEW) - steps) IS DISTINCT FROM (to_jsonb(OLD) - steps) THEN
      RAISE EXCEPTION 'what was prepared stays as it was prepared'
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0];
    END IF;
    RETURN NEW;
  END $$;
  REVOKE ALL ON FUNCTION settlement.keep_content() FROM PUBLIC;
  CREATE TRIGGER interest_order_as_prepared BEFORE UPDATE ON settlement.interest_order
    FOR EACH ROW EXECUTE FUNCTION settlement.keep_content('interest_order_as_prepared');
  CREATE TRIGGER claim_relief_as_proposed BEFORE UPDATE ON settlement.claim_relief
    FOR EACH ROW EXECUTE FUNCTION settlement.keep_content('claim_relief_as_proposed');
`;

const DEMANDS = `
  CREATE FUNCTION settlement.lacks_approval(of_award uuid, of_act text, of_id uuid) RETURNS boolean LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (
      SELECT 1 FROM awards.award w JOIN applications.application a ON a.id = w.application_id
        JOIN programmes.terms_version v ON v.id = a.terms_version_id
        CROSS JOIN LATERAL jsonb_array_elements(coalesce(v.terms -> 'approvals', '[]')) AS demanded
      WHERE w.id = of_award AND NOT EXISTS (
        SELECT 1 FROM settlement.approval g
        WHERE g.act = of_act AND g.act_id = of_id AND g.body = demanded ->> 'body')) $$;
  REVOKE ALL ON FUNCTION settlement.lacks_approval(uuid, text, uuid) FROM PUBLIC;

  CREATE FUNCTION settlement.demand_interest_approvals() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF settlement.lacks_approval(NEW.award_id, 'INTEREST', NEW.id) THEN
      RAISE EXCEPTION 'an approval is missing' USING ERRCODE = 'check_violation', CONSTRAINT = 'interest_approved_by_all';
    END IF;
    RETURN NEW;
  END $$;
  REVOKE ALL ON FUNCTION settlement.demand_interest_approvals() FROM PUBLIC;
  CREATE TRIGGER interest_signed_with_approvals BEFORE INSERT OR UPDATE ON settlement.interest_order
    FOR EACH ROW WHEN (NEW.state = 'SIGNED') EXECUTE FUNCTION settlement.demand_interest_approvals();

  CREATE FUNCTION settlement.demand_relief_approvals() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF settlement.lacks_approval((SELECT c.award_id FROM settlement.claim c WHERE c.id = NEW.claim_id), 'RELIEF', NEW.id)
    THEN
      RAISE EXCEPTION 'an approval is missing' USING ERRCODE = 'check_violation', CONSTRAINT = 'relief_approved_by_all';
    END IF;
    RETURN NEW;
  END $$;
  REVOKE ALL ON FUNCTION settlement.demand_relief_approvals() FROM PUBLIC;
  CREATE TRIGGER relief_decided_with_approvals BEFORE INSERT OR UPDATE ON settlement.claim_relief
    FOR EACH ROW WHEN (NEW.state = 'APPROVED') EXECUTE FUNCTION settlement.demand_relief_approvals();
`;
