import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The cap holds against raw SQL too: an award is bound under the cap of its own holder to the cent, an entry belongs to
 * its decision, a holder is a district or an organisation that exists, and a new cap reaches accounts opened meanwhile.
 */
export class AwardsBookedWhole20261123110000 implements MigrationInterface {
  name = 'AwardsBookedWhole20261123110000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OPENING);
    await runner.query(BELONGING);
    await runner.query(WHOLE);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const OPENING = `
  CREATE OR REPLACE FUNCTION awards.open_cap_account(of_programme text, of_holder text, of_ags char(5), of_year integer)
    RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    cap bigint;
    holder_kind text;
  BEGIN
    PERFORM 1 FROM awards.cap_account
      WHERE programme_code = of_programme AND cap_holder = of_holder AND budget_year = of_year;
    IF FOUND THEN RETURN; END IF;
    -- The lock waits for a cap that is being set: else the account would keep the old one.
    SELECT p.cap_holder INTO holder_kind FROM programmes.programme p WHERE p.code = of_programme FOR SHARE;
    IF holder_kind = 'DISTRICT' AND of_holder <> of_ags THEN
      RAISE EXCEPTION 'the cap of % belongs to the district', of_programme
        USING ERRCODE = 'check_violation', CONSTRAINT = 'cap_holder_is_district';
    END IF;
    IF NOT (CASE holder_kind
      WHEN 'DISTRICT' THEN EXISTS (SELECT 1 FROM districts.district d WHERE d.ags = of_ags)
      ELSE EXISTS (SELECT 1 FROM districts.organisation o WHERE o.id::text = of_holder AND o.district_ags = of_ags)
    END) THEN
      RAISE EXCEPTION 'nobody holds a cap as %', of_holder
        USING ERRCODE = 'check_violation', CONSTRAINT = 'cap_holder_unknown';
    END IF;
    SELECT amount_cents INTO cap FROM programmes.cap_rule
      WHERE programme_code = of_programme AND budget_year = of_year ORDER BY version DESC LIMIT 1;
    IF cap IS NULL THEN
      RAISE EXCEPTION 'no cap is set for % in %', of_programme, of_year
        USING ERRCODE = 'check_violation', CONSTRAINT = 'cap_unknown';
    END IF;
    INSERT INTO awards.cap_account (programme_code, cap_holder, budget_year, district_ags, cap_cents)
      VALUES (of_programme, of_holder, of_year, of_ags, cap) ON CONFLICT DO NOTHING;
  END $$;

  CREATE OR REPLACE FUNCTION awards.apply_cap_rule() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    -- Orders this version with accounts that are being opened and with other versions.
    PERFORM 1 FROM programmes.programme WHERE code = NEW.programme_code FOR NO KEY UPDATE;
    IF EXISTS (SELECT 1 FROM programmes.cap_rule r WHERE r.programme_code = NEW.programme_code
               AND r.budget_year = NEW.budget_year AND r.version > NEW.version) THEN
      RAISE EXCEPTION 'a later version of this cap exists'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'cap_rule_latest';
    END IF;
    UPDATE awards.cap_account SET cap_cents = NEW.amount_cents
      WHERE programme_code = NEW.programme_code AND budget_year = NEW.budget_year;
    RETURN NEW;
  END $$;
`;

const BELONGING = `
  CREATE FUNCTION awards.keep_entry_with_its_decision() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF EXISTS (
      SELECT 1 FROM awards.decision d WHERE d.id = NEW.decision_id AND d.programme_code = NEW.programme_code
        AND d.cap_holder = NEW.cap_holder AND d.district_ags = NEW.district_ags)
    THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'the entry belongs to the cap of another'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'cap_entry_of_its_decision';
  END $$;
  CREATE TRIGGER cap_entry_belongs BEFORE INSERT ON awards.cap_entry
    FOR EACH ROW WHEN (NEW.decision_id IS NOT NULL) EXECUTE FUNCTION awards.keep_entry_with_its_decision();
`;

const WHOLE = `
  -- Judged at the commit, when award and entries are all there.
  CREATE FUNCTION awards.award_must_be_booked() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    made awards.award;
    decided awards.decision;
    bound bigint;
  BEGIN
    SELECT * INTO made FROM awards.award WHERE decision_id = NEW.decision_id;
    IF NOT FOUND THEN RETURN NULL; END IF;
    SELECT * INTO STRICT decided FROM awards.decision WHERE id = made.decision_id;
    SELECT coalesce(sum(h.committed_cents), 0) INTO bound FROM awards.cap_holding h
      WHERE h.decision_id = made.decision_id AND h.programme_code = made.programme_code AND h.cap_holder = made.cap_holder;
    IF bound = made.amount_cents AND decided.state = 'SIGNED' AND decided.kind = 'AWARD'
       AND decided.application_id = made.application_id AND decided.programme_code = made.programme_code
       AND decided.cap_holder = made.cap_holder
    THEN RETURN NULL; END IF;
    RAISE EXCEPTION 'award % of % ct is bound with % ct', made.id, made.amount_cents, bound
      USING ERRCODE = 'check_violation', CONSTRAINT = 'award_booked_whole';
  END $$;
  CREATE CONSTRAINT TRIGGER award_booked_whole AFTER INSERT OR UPDATE ON awards.award
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION awards.award_must_be_booked();
  CREATE CONSTRAINT TRIGGER cap_entry_keeps_award_whole AFTER INSERT ON awards.cap_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.committed_delta_cents <> 0)
    EXECUTE FUNCTION awards.award_must_be_booked();
  REVOKE ALL ON FUNCTION awards.award_must_be_booked, awards.keep_entry_with_its_decision FROM PUBLIC;
`;
