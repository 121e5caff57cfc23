import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Payment runs: a request is in one run or in none; what was exported is kept byte for byte. */
export class DisbursementsPaymentRuns20261124020000 implements MigrationInterface {
  name = 'DisbursementsPaymentRuns20261124020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE disbursements.payer_account (
        id uuid PRIMARY KEY,
        holder text NOT NULL CONSTRAINT payer_account_holder CHECK (length(trim(holder)) BETWEEN 1 AND 70),
        iban text NOT NULL CONSTRAINT payer_account_iban CHECK (iban ~ '^DE[0-9]{20}$'),
        bic text,
        city text NOT NULL,
        entered_by uuid NOT NULL,
        entered_by_name text NOT NULL,
        entered_at timestamptz NOT NULL
      );
      CREATE TRIGGER payer_account_append_only BEFORE UPDATE OR DELETE ON disbursements.payer_account
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

      CREATE TABLE disbursements.payment_run (
        id uuid PRIMARY KEY,
        year integer NOT NULL,
        number integer NOT NULL,
        message_id text NOT NULL CONSTRAINT payment_run_message UNIQUE,
        execution_on date NOT NULL,
        payments integer NOT NULL CONSTRAINT payment_run_payments CHECK (payments > 0),
        control_sum_cents bigint NOT NULL CONSTRAINT payment_run_sum CHECK (control_sum_cents > 0),
        pain bytea NOT NULL,
        pain_sha256 text NOT NULL CONSTRAINT payment_run_pain_sha256 CHECK (pain_sha256 = encode(sha256(pain), 'hex')),
        epos_csv bytea NOT NULL,
        created_by uuid NOT NULL,
        created_by_name text NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT payment_run_number UNIQUE (year, number)
      );
      CREATE TRIGGER payment_run_append_only BEFORE UPDATE OR DELETE ON disbursements.payment_run
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

      CREATE TABLE disbursements.payment_run_item (
        run_id uuid NOT NULL REFERENCES disbursements.payment_run (id),
        position integer NOT NULL,
        request_id uuid NOT NULL REFERENCES disbursements.payment_request (id) CONSTRAINT payment_in_one_run UNIQUE,
        end_to_end_id text NOT NULL CONSTRAINT payment_end_to_end UNIQUE,
        amount_cents bigint NOT NULL CONSTRAINT payment_run_item_amount CHECK (amount_cents > 0),
        PRIMARY KEY (run_id, position)
      );
      CREATE TRIGGER payment_run_item_append_only BEFORE UPDATE OR DELETE ON disbursements.payment_run_item
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

      CREATE TABLE disbursements.bank_feedback (
        sha256 text PRIMARY KEY,
        kind text NOT NULL CONSTRAINT bank_feedback_kind CHECK (kind IN ('CSV', 'CAMT_054')),
        lines integer NOT NULL,
        imported_by uuid NOT NULL,
        imported_by_name text NOT NULL,
        imported_at timestamptz NOT NULL
      );
      CREATE TRIGGER bank_feedback_append_only BEFORE UPDATE OR DELETE ON disbursements.bank_feedback
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

      ALTER TABLE disbursements.payer_account ENABLE ROW LEVEL SECURITY;
      ALTER TABLE disbursements.payment_run ENABLE ROW LEVEL SECURITY;
      ALTER TABLE disbursements.payment_run_item ENABLE ROW LEVEL SECURITY;
      ALTER TABLE disbursements.bank_feedback ENABLE ROW LEVEL SECURITY;
      CREATE POLICY payer_account_visible ON disbursements.payer_account USING ((SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM'));
      CREATE POLICY payment_run_visible ON disbursements.payment_run USING ((SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM'));
      CREATE POLICY payment_run_item_visible ON disbursements.payment_run_item USING ((SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM'));
      CREATE POLICY bank_feedback_visible ON disbursements.bank_feedback USING ((SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM'));
      GRANT SELECT, INSERT ON disbursements.payer_account, disbursements.payment_run, disbursements.payment_run_item,
        disbursements.bank_feedback TO foerderakte_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
