import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A Zinsbescheid that a court annulled binds nobody: its days may bear interest by a new act. Test: test/settlement/late-use. */
export class SettlementInterestAnew20261130500000 implements MigrationInterface {
  name = 'SettlementInterestAnew20261130500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DAYS_ONCE);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const DAYS_ONCE = `
  CREATE OR REPLACE FUNCTION settlement.keep_interest_days() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF NEW.state = 'SIGNED' AND EXISTS (SELECT 1 FROM settlement.interest_order o
      WHERE o.id <> NEW.id AND o.state = 'SIGNED' AND o.award_id = NEW.award_id AND o.kind = NEW.kind
        AND o.claim_id IS NOT DISTINCT FROM NEW.claim_id AND o.from_day <= NEW.to_day AND o.to_day >= NEW.from_day
        AND NOT EXISTS (SELECT 1 FROM notices.delivery d WHERE d.notice_id = o.notice_id AND d.kind = 'ANNULLED'))
    THEN
      RAISE EXCEPTION 'these days bear interest already'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'interest_days_once';
    END IF;
    RETURN NEW;
  END $$;
`;
