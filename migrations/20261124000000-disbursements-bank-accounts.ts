import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bank accounts of organisations: what was proposed never changes; a second person confirms with a call-back note. */
export class DisbursementsBankAccounts20261124000000 implements MigrationInterface {
  name = 'DisbursementsBankAccounts20261124000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA disbursements;
      GRANT USAGE ON SCHEMA disbursements TO foerderakte_app;

      CREATE TABLE disbursements.bank_account (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL,
        holder text NOT NULL CONSTRAINT bank_account_holder CHECK (length(trim(holder)) BETWEEN 1 AND 70),
        iban text NOT NULL CONSTRAINT bank_account_iban CHECK (iban ~ '^DE[0-9]{20}$'),
        bic text,
        bank_name text,
        -- Last day for which the list of banks that named the bank is valid.
        bank_list_until date NOT NULL,
        state text NOT NULL CONSTRAINT bank_account_state CHECK (state IN ('PROPOSED', 'CONFIRMED', 'REPLACED', 'DISCARDED')),
        proposed_by uuid NOT NULL,
        proposed_by_name text NOT NULL,
        proposed_at timestamptz NOT NULL,
        confirmed_by uuid,
        confirmed_by_name text,
        confirmed_at timestamptz,
        call_back_note text,
        discard_reason text,
        CONSTRAINT bank_account_four_eyes CHECK (confirmed_by <> proposed_by),
        CONSTRAINT bank_account_confirmed_whole CHECK (
          state NOT IN ('CONFIRMED', 'REPLACED')
          OR (confirmed_by IS NOT NULL AND confirmed_at IS NOT NULL AND length(trim(coalesce(call_back_note, ''))) >= 10)),
        CONSTRAINT bank_account_discarded_with_reason CHECK (state <> 'DISCARDED' OR length(trim(coalesce(discard_reason, ''))) >= 5)
      );
      CREATE UNIQUE INDEX bank_account_one_confirmed ON disbursements.bank_account (organisation_id) WHERE state = 'CONFIRMED';
      CREATE UNIQUE INDEX bank_account_one_proposed ON disbursements.bank_account (organisation_id) WHERE state = 'PROPOSED';
      CREATE INDEX bank_account_of_organisation ON disbursements.bank_account (organisation_id, proposed_at DESC);

      CREATE FUNCTION disbursements.keep_bank_account() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND OLD.state = 'PROPOSED' AND NEW.state IN ('CONFIRMED', 'DISCARDED')
           AND to_jsonb(NEW) - '{state,confirmed_by,confirmed_by_name,confirmed_at,call_back_note,discard_reason}'::text[]
             = to_jsonb(OLD) - '{state,confirmed_by,confirmed_by_name,confirmed_at,call_back_note,discard_reason}'::text[]
        THEN RETURN NEW; END IF;
        IF TG_OP = 'UPDATE' AND OLD.state = 'CONFIRMED' AND NEW.state = 'REPLACED'
           AND to_jsonb(NEW) - 'state' = to_jsonb(OLD) - 'state'
        THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'a bank account is changed by a new proposal' USING ERRCODE = 'check_violation', CONSTRAINT = 'bank_account_immutable';
      END $$;
      CREATE TRIGGER bank_account_immutable BEFORE UPDATE OR DELETE ON disbursements.bank_account
        FOR EACH ROW EXECUTE FUNCTION disbursements.keep_bank_account();

      ALTER TABLE disbursements.bank_account ENABLE ROW LEVEL SECURITY;
      CREATE POLICY bank_account_visible ON disbursements.bank_account USING (
        (SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM')
        OR ((SELECT current_setting('app.scope', true)) = 'ORGANISATION'
            AND organisation_id = (SELECT nullif(current_setting('app.organisation', true), '')::uuid)));

      GRANT SELECT, INSERT ON disbursements.bank_account TO foerderakte_app;
      GRANT UPDATE (state, confirmed_by, confirmed_by_name, confirmed_at, call_back_note, discard_reason)
        ON disbursements.bank_account TO foerderakte_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
