import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every version of an award stays: cause, act, amounts, period, who signed it when. What an award grants in a year is to
 * the cent what is bound for it under the cap and in the budget, also after changes and against raw SQL.
 */
export class AwardsVersions20261127100000 implements MigrationInterface {
  name = 'AwardsVersions20261127100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(WHOLE);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const TABLES = `
  -- A change may take a grant back whole.
  ALTER TABLE awards.award DROP CONSTRAINT award_amount;
  ALTER TABLE awards.award ADD CONSTRAINT award_amount CHECK (amount_cents BETWEEN 0 AND 1000000000000);
  ALTER TABLE awards.award ADD COLUMN payments_stopped_reason text
    CONSTRAINT award_stop_reason CHECK (length(trim(payments_stopped_reason)) >= 5);
  GRANT UPDATE (payments_stopped_reason) ON awards.award TO foerderakte_app;

  CREATE TABLE awards.award_version (
    award_id uuid NOT NULL REFERENCES awards.award (id),
    version integer NOT NULL CONSTRAINT award_version_number CHECK (version >= 1),
    cause text NOT NULL CONSTRAINT award_version_cause CHECK (cause IN
      ('AWARD', 'AMENDMENT', 'SETTLEMENT', 'REVOCATION', 'REDUCTION', 'WAIVER', 'ANNULMENT')),
    notice_id uuid NOT NULL,
    amount_cents bigint NOT NULL CONSTRAINT award_version_amount CHECK (amount_cents BETWEEN 0 AND 1000000000000),
    eligible_cents bigint NOT NULL CONSTRAINT award_version_covered_by_costs CHECK (eligible_cents >= amount_cents),
    period_from date NOT NULL,
    period_to date NOT NULL,
    signed_by uuid NOT NULL,
    signed_by_name text NOT NULL,
    signed_at timestamptz NOT NULL,
    PRIMARY KEY (award_id, version),
    CONSTRAINT award_version_first CHECK ((version = 1) = (cause = 'AWARD')),
    CONSTRAINT award_version_period CHECK (period_to >= period_from),
    -- An act changes a grant once; a court that annuls it ends it once.
    CONSTRAINT award_changed_once_by_notice UNIQUE (award_id, notice_id, cause)
  );
  INSERT INTO awards.award_version
    SELECT a.id, 1, 'AWARD', a.notice_id, a.amount_cents, a.eligible_cents, a.period_from, a.period_to,
      d.signed_by, coalesce(d.signed_by_name, ''), a.issued_at
    FROM awards.award a JOIN awards.decision d ON d.id = a.decision_id;
  CREATE INDEX award_version_of_notice ON awards.award_version (notice_id);
  CREATE TRIGGER award_version_append_only BEFORE UPDATE OR DELETE ON awards.award_version
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

  ALTER TABLE awards.award_version ENABLE ROW LEVEL SECURITY;
  CREATE POLICY award_version_visible ON awards.award_version USING (
    (SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM')
    OR ((SELECT current_setting('app.scope', true)) = 'ORGANISATION'
        AND EXISTS (SELECT 1 FROM awards.award a WHERE a.id = award_id)));
  CREATE POLICY award_version_entered ON awards.award_version AS RESTRICTIVE FOR INSERT
    WITH CHECK ((SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM'));
  GRANT SELECT, INSERT ON awards.award_version TO foerderakte_app;
`;

const WHOLE = `
  -- Judged at the commit, when award, version, tranches and entries are all there.
  CREATE FUNCTION awards.judge_award(made awards.award) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    bound bigint;
    wrong_year integer;
  BEGIN
    SELECT coalesce(sum(h.committed_cents), 0) INTO bound FROM awards.cap_holding h
      WHERE h.decision_id = made.decision_id AND h.programme_code = made.programme_code AND h.cap_holder = made.cap_holder;
    IF bound <> made.amount_cents OR NOT EXISTS (SELECT 1 FROM awards.decision d WHERE d.id = made.decision_id
        AND d.state = 'SIGNED' AND d.kind = 'AWARD' AND d.application_id = made.application_id
        AND d.programme_code = made.programme_code AND d.cap_holder = made.cap_holder) THEN
      RAISE EXCEPTION 'award % of % ct is bound with % ct', made.id, made.amount_cents, bound
        USING ERRCODE = 'check_violation', CONSTRAINT = 'award_booked_whole';
    END IF;
    -- Versions are counted without a gap, and the last one is what the award says of itself.
    IF NOT EXISTS (SELECT 1 FROM awards.award_version v WHERE v.award_id = made.id AND v.version = made.version
        AND v.amount_cents = made.amount_cents AND v.eligible_cents = made.eligible_cents
        AND v.period_from = made.period_from AND v.period_to = made.period_to)
       OR (SELECT count(*) FROM awards.award_version v WHERE v.award_id = made.id) <> made.version
       OR EXISTS (SELECT 1 FROM awards.award_version v WHERE v.award_id = made.id AND v.version > made.version)
       -- Only an act towards this recipient changes its grant.
       OR EXISTS (SELECT 1 FROM awards.award_version v WHERE v.award_id = made.id AND v.version > 1 AND NOT EXISTS (
         SELECT 1 FROM notices.notice n WHERE n.id = v.notice_id AND n.is_act AND n.organisation_id = made.organisation_id))
       OR (SELECT coalesce(sum(t.amount_cents), 0) FROM awards.tranche t
           WHERE t.award_id = made.id AND t.award_version = made.version) <> made.amount_cents THEN
      RAISE EXCEPTION 'award % is not what its version % says', made.id, made.version
        USING ERRCODE = 'check_violation', CONSTRAINT = 'award_version_whole';
    END IF;
    SELECT coalesce(t.budget_year, h.budget_year) INTO wrong_year
      FROM (SELECT * FROM awards.tranche WHERE award_id = made.id AND award_version = made.version) t
      FULL JOIN (SELECT * FROM awards.cap_holding WHERE decision_id = made.decision_id) h ON h.budget_year = t.budget_year
      WHERE coalesce(t.amount_cents, 0) <> coalesce(h.committed_cents, 0) LIMIT 1;
    IF wrong_year IS NOT NULL THEN
      RAISE EXCEPTION 'the tranche of % differs from what is bound under the cap', wrong_year
        USING ERRCODE = 'check_violation', CONSTRAINT = 'tranche_booked_whole';
    END IF;
    SELECT coalesce(t.budget_year, h.budget_year) INTO wrong_year
      FROM (SELECT * FROM awards.tranche WHERE award_id = made.id AND award_version = made.version) t
      FULL JOIN (SELECT budget_year, authority, sum(committed_cents) AS committed_cents FROM budget.holding
                 WHERE decision_id = made.decision_id GROUP BY budget_year, authority) h
        ON h.budget_year = t.budget_year AND h.authority = t.authority
      WHERE coalesce(t.amount_cents, 0) <> coalesce(h.committed_cents, 0) LIMIT 1;
    IF wrong_year IS NOT NULL THEN
      RAISE EXCEPTION 'the tranche of % differs from what is bound in the budget', wrong_year
        USING ERRCODE = 'check_violation', CONSTRAINT = 'tranche_budgeted_whole';
    END IF;
  END $$;

  CREATE OR REPLACE FUNCTION awards.award_must_be_booked() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    made awards.award;
  BEGIN
    SELECT * INTO made FROM awards.award WHERE decision_id = NEW.decision_id;
    IF FOUND THEN PERFORM awards.judge_award(made); END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER budget_entry_keeps_award_whole AFTER INSERT ON budget.entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.committed_delta_cents <> 0)
    EXECUTE FUNCTION awards.award_must_be_booked();

  -- Past versions get nothing added: what a row belongs to must be the version of now.
  CREATE FUNCTION awards.version_must_be_current() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    made awards.award;
    of_version integer := (to_jsonb(NEW) ->> TG_ARGV[0])::integer;
  BEGIN
    SELECT * INTO STRICT made FROM awards.award WHERE id = NEW.award_id;
    IF of_version <> made.version THEN
      RAISE EXCEPTION 'award % stands at version %, not %', made.id, made.version, of_version
        USING ERRCODE = 'check_violation', CONSTRAINT = 'award_version_whole';
    END IF;
    PERFORM awards.judge_award(made);
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER tranche_of_current_version AFTER INSERT ON awards.tranche
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION awards.version_must_be_current('award_version');
  CREATE CONSTRAINT TRIGGER award_version_of_award AFTER INSERT ON awards.award_version
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION awards.version_must_be_current('version');
  REVOKE ALL ON FUNCTION awards.judge_award, awards.award_must_be_booked, awards.version_must_be_current FROM PUBLIC;
`;
