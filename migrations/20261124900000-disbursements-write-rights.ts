import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A district proposes and submits; it never confirms its own bank account, certifies its own request or gives money back. */
export class DisbursementsWriteRights20261124900000 implements MigrationInterface {
  name = 'DisbursementsWriteRights20261124900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE POLICY bank_account_entered ON disbursements.bank_account AS RESTRICTIVE FOR INSERT
        WITH CHECK (state = 'PROPOSED' AND ${BY_PARTIES});
      CREATE POLICY bank_account_confirmed ON disbursements.bank_account AS RESTRICTIVE FOR UPDATE
        USING (true) WITH CHECK (${BY_AUTHORITY} OR state = 'DISCARDED');
      CREATE POLICY payment_request_begun ON disbursements.payment_request AS RESTRICTIVE FOR INSERT
        WITH CHECK (status = 'DRAFT' AND ${BY_PARTIES});
      CREATE POLICY payment_request_taken_on ON disbursements.payment_request AS RESTRICTIVE FOR UPDATE
        USING (true) WITH CHECK (${BY_AUTHORITY} OR status IN ('DRAFT', 'SUBMITTED'));
      CREATE POLICY drawing_account_read ON disbursements.drawing_account AS RESTRICTIVE FOR SELECT USING (${BY_PARTIES});
      CREATE POLICY drawing_entry_read ON disbursements.drawing_entry AS RESTRICTIVE FOR SELECT USING (${BY_PARTIES});
      CREATE POLICY drawing_entry_booked ON disbursements.drawing_entry AS RESTRICTIVE FOR INSERT
        WITH CHECK (${BY_AUTHORITY} OR (${SCOPE} = 'ORGANISATION' AND kind = 'DRAW'));
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const SCOPE = `(SELECT current_setting('app.scope', true))`;
const BY_AUTHORITY = `${SCOPE} IN ('AUTHORITY', 'SYSTEM')`;
const BY_PARTIES = `${SCOPE} IN ('ORGANISATION', 'AUTHORITY', 'SYSTEM')`;
