import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was sent to the bank never exceeds the grant as it stands at that moment, whatever the application does: an act that
 * lowers the grant and a run that pays it wait for each other at the row of the award.
 */
export class DisbursementsPaidWithinGrant20261127130000 implements MigrationInterface {
  name = 'DisbursementsPaidWithinGrant20261127130000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION disbursements.check_paid_within_grant() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        granted bigint;
        paid bigint;
      BEGIN
        SELECT amount_cents INTO granted FROM awards.award WHERE id = NEW.award_id FOR NO KEY UPDATE;
        SELECT coalesce(sum(amount_cents), 0) INTO paid FROM disbursements.payment_request
          WHERE award_id = NEW.award_id AND status IN ('EXPORTED', 'EXECUTED', 'CREDITED');
        IF granted IS NULL OR paid > granted THEN
          RAISE EXCEPTION 'more paid than granted' USING ERRCODE = 'check_violation', CONSTRAINT = 'paid_within_grant';
        END IF;
        RETURN NULL;
      END $$;
      REVOKE EXECUTE ON FUNCTION disbursements.check_paid_within_grant() FROM PUBLIC;
      CREATE TRIGGER paid_within_grant AFTER UPDATE OF status ON disbursements.payment_request
        FOR EACH ROW WHEN (NEW.status = 'EXPORTED' AND OLD.status <> 'EXPORTED')
        EXECUTE FUNCTION disbursements.check_paid_within_grant();
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
