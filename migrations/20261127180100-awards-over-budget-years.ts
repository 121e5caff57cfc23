import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An award stays budgeted to the cent when a budget year begins or closes: until then year by year, afterwards in sum,
 * because what is bound in advance falls due and what is unpaid is carried.
 */
export class AwardsOverBudgetYears20261127180100 implements MigrationInterface {
  name = 'AwardsOverBudgetYears20261127180100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WHOLE);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const WHOLE = `
  CREATE OR REPLACE FUNCTION awards.judge_award(made awards.award) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
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
    -- Beginning and closing a budget year move what is bound between accounts; the sum stays, cent by cent.
    SELECT coalesce(sum(h.committed_cents), 0) INTO bound FROM budget.holding h WHERE h.decision_id = made.decision_id;
    IF bound <> made.amount_cents THEN
      RAISE EXCEPTION 'award % of % ct is budgeted with % ct', made.id, made.amount_cents, bound
        USING ERRCODE = 'check_violation', CONSTRAINT = 'tranche_budgeted_whole';
    END IF;
    IF EXISTS (SELECT 1 FROM budget.entry e WHERE e.decision_id = made.decision_id AND e.kind IN ('VE_DUE', 'CARRYOVER')) THEN
      RETURN;
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
`;
