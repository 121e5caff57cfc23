import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Payment requests and what they draw on an award. The account row of (award, budget year) carries the sum and the
 * CHECK that no year is overdrawn; entries are append-only, each request draws once and gives back at most once.
 */
export class DisbursementsPaymentRequests20261124010000 implements MigrationInterface {
  name = 'DisbursementsPaymentRequests20261124010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE disbursements.local_consent (
        id uuid PRIMARY KEY,
        award_id uuid NOT NULL,
        organisation_id uuid NOT NULL,
        budget_year integer NOT NULL,
        body text NOT NULL CONSTRAINT local_consent_body CHECK (length(trim(body)) >= 3),
        decided_on date NOT NULL,
        reference text NOT NULL CONSTRAINT local_consent_reference CHECK (length(trim(reference)) >= 3),
        recorded_by uuid NOT NULL,
        recorded_by_name text NOT NULL,
        recorded_at timestamptz NOT NULL
      );
      CREATE INDEX local_consent_of_award ON disbursements.local_consent (award_id, budget_year);
      CREATE TRIGGER local_consent_append_only BEFORE UPDATE OR DELETE ON disbursements.local_consent
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

      CREATE TABLE disbursements.payment_request (
        id uuid PRIMARY KEY,
        award_id uuid NOT NULL,
        organisation_id uuid NOT NULL,
        file_number text NOT NULL,
        number integer NOT NULL,
        budget_year integer NOT NULL,
        status text NOT NULL CONSTRAINT payment_request_status CHECK (status IN ('DRAFT', 'SUBMITTED', 'CHECKED', 'CERTIFIED',
          'AUTHORISED', 'EXPORTED', 'EXECUTED', 'CREDITED', 'REJECTED', 'RETURNED')),
        amount_cents bigint NOT NULL CONSTRAINT payment_request_amount CHECK (amount_cents BETWEEN 1 AND 1000000000000),
        spent_cents bigint NOT NULL CONSTRAINT payment_request_spent CHECK (spent_cents BETWEEN 0 AND 1000000000000),
        needed_cents bigint NOT NULL CONSTRAINT payment_request_needed CHECK (needed_cents BETWEEN 1 AND 1000000000000),
        note text NOT NULL DEFAULT '',
        received_cents bigint,
        need_until date,
        award_version integer,
        bank_account_id uuid REFERENCES disbursements.bank_account (id),
        created_by uuid NOT NULL, created_by_name text NOT NULL, created_at timestamptz NOT NULL,
        submitted_by uuid, submitted_by_name text, submitted_at timestamptz,
        checked_by uuid, checked_by_name text, checked_at timestamptz,
        certified_by uuid, certified_by_name text, certified_at timestamptz,
        authorised_by uuid, authorised_by_name text, authorised_at timestamptz,
        reason text,
        executed_on date,
        credited_on date,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT payment_request_number UNIQUE (award_id, number),
        CONSTRAINT payment_four_eyes CHECK (certified_by <> authorised_by),
        CONSTRAINT payment_certified_whole CHECK (status NOT IN ('CERTIFIED', 'AUTHORISED', 'EXPORTED', 'EXECUTED', 'CREDITED', 'RETURNED')
          OR (certified_by IS NOT NULL AND bank_account_id IS NOT NULL)),
        CONSTRAINT payment_authorised_whole CHECK (status NOT IN ('AUTHORISED', 'EXPORTED', 'EXECUTED', 'CREDITED', 'RETURNED')
          OR authorised_by IS NOT NULL),
        CONSTRAINT payment_credited_whole CHECK (status <> 'CREDITED' OR credited_on IS NOT NULL),
        CONSTRAINT payment_ended_with_reason CHECK (status NOT IN ('REJECTED', 'RETURNED') OR length(trim(coalesce(reason, ''))) >= 3)
      );
      CREATE INDEX payment_request_of_award ON disbursements.payment_request (award_id, number);
      CREATE INDEX payment_request_waiting ON disbursements.payment_request (status, submitted_at)
        WHERE status NOT IN ('DRAFT', 'CREDITED', 'REJECTED', 'RETURNED');

      CREATE FUNCTION disbursements.keep_payment_request() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        changer boolean;
      BEGIN
        IF TG_OP = 'DELETE' THEN
          RAISE EXCEPTION 'a payment request stays on file' USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_request_immutable';
        END IF;
        IF OLD.status <> 'DRAFT' AND (NEW.award_id, NEW.organisation_id, NEW.number, NEW.budget_year, NEW.amount_cents,
              NEW.spent_cents, NEW.needed_cents, NEW.submitted_by)
            IS DISTINCT FROM (OLD.award_id, OLD.organisation_id, OLD.number, OLD.budget_year, OLD.amount_cents,
              OLD.spent_cents, OLD.needed_cents, OLD.submitted_by)
           OR OLD.status IN ('CREDITED', 'REJECTED', 'RETURNED') THEN
          RAISE EXCEPTION 'a submitted payment request is immutable'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_request_immutable';
        END IF;
        SELECT bool_or(a.proposed_by IN (NEW.certified_by, NEW.authorised_by) OR a.confirmed_by IN (NEW.certified_by, NEW.authorised_by))
          INTO changer FROM disbursements.bank_account a WHERE a.id = NEW.bank_account_id;
        IF changer THEN
          RAISE EXCEPTION 'who changed the account pays nothing to it'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'payer_changed_account';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER payment_request_immutable BEFORE UPDATE OR DELETE ON disbursements.payment_request
        FOR EACH ROW EXECUTE FUNCTION disbursements.keep_payment_request();

      CREATE TABLE disbursements.drawing_account (
        award_id uuid NOT NULL,
        budget_year integer NOT NULL,
        tranche_cents bigint NOT NULL,
        drawn_cents bigint NOT NULL DEFAULT 0 CONSTRAINT drawn_not_negative CHECK (drawn_cents >= 0),
        PRIMARY KEY (award_id, budget_year),
        CONSTRAINT drawn_within_tranche CHECK (drawn_cents <= tranche_cents)
      );
      CREATE TABLE disbursements.drawing_entry (
        id uuid PRIMARY KEY,
        award_id uuid NOT NULL,
        budget_year integer NOT NULL,
        request_id uuid NOT NULL REFERENCES disbursements.payment_request (id),
        kind text NOT NULL CONSTRAINT drawing_entry_kind CHECK (kind IN ('DRAW', 'RELEASE')),
        delta_cents bigint NOT NULL,
        drawn_after_cents bigint NOT NULL,
        actor_id uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT drawing_entry_signs CHECK ((kind = 'DRAW') = (delta_cents > 0) AND delta_cents <> 0),
        CONSTRAINT drawing_entry_once UNIQUE (request_id, kind)
      );
      CREATE TRIGGER drawing_entry_append_only BEFORE UPDATE OR DELETE ON disbursements.drawing_entry
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

      -- The tranche is read anew with every drawing: an amendment counts from its signature.
      CREATE FUNCTION disbursements.book_drawing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, disbursements AS $$
      DECLARE
        granted bigint;
        of_version integer;
        tranche bigint;
        asked bigint;
        drawn_before bigint;
      BEGIN
        SELECT amount_cents, version INTO granted, of_version FROM awards.award WHERE id = NEW.award_id FOR NO KEY UPDATE;
        SELECT amount_cents INTO asked FROM disbursements.payment_request
          WHERE id = NEW.request_id AND award_id = NEW.award_id AND budget_year = NEW.budget_year;
        IF granted IS NULL OR asked IS DISTINCT FROM abs(NEW.delta_cents) THEN
          RAISE EXCEPTION 'a drawing is the amount of its request' USING ERRCODE = 'check_violation', CONSTRAINT = 'drawing_of_request';
        END IF;
        IF NEW.kind = 'RELEASE' THEN
          UPDATE disbursements.drawing_account SET drawn_cents = drawn_cents + NEW.delta_cents
            WHERE award_id = NEW.award_id AND budget_year = NEW.budget_year RETURNING drawn_cents INTO NEW.drawn_after_cents;
          IF NOT EXISTS (SELECT 1 FROM disbursements.drawing_entry WHERE request_id = NEW.request_id AND kind = 'DRAW') THEN
            RAISE EXCEPTION 'nothing was drawn' USING ERRCODE = 'check_violation', CONSTRAINT = 'drawing_of_request';
          END IF;
          RETURN NEW;
        END IF;
        SELECT coalesce(sum(drawn_cents), 0) INTO drawn_before FROM disbursements.drawing_account WHERE award_id = NEW.award_id;
        IF drawn_before + NEW.delta_cents > granted THEN
          RAISE EXCEPTION 'more drawn than granted' USING ERRCODE = 'check_violation', CONSTRAINT = 'drawn_within_grant';
        END IF;
        SELECT coalesce(max(t.amount_cents), 0) INTO tranche FROM awards.tranche t
          WHERE t.award_id = NEW.award_id AND t.award_version = of_version AND t.budget_year = NEW.budget_year;
        INSERT INTO disbursements.drawing_account (award_id, budget_year, tranche_cents, drawn_cents)
          VALUES (NEW.award_id, NEW.budget_year, tranche, 0) ON CONFLICT DO NOTHING;
        UPDATE disbursements.drawing_account SET tranche_cents = tranche, drawn_cents = drawn_cents + NEW.delta_cents
          WHERE award_id = NEW.award_id AND budget_year = NEW.budget_year RETURNING drawn_cents INTO NEW.drawn_after_cents;
        RETURN NEW;
      END $$;
      CREATE TRIGGER drawing_entry_books BEFORE INSERT ON disbursements.drawing_entry
        FOR EACH ROW EXECUTE FUNCTION disbursements.book_drawing();

      ALTER TABLE disbursements.local_consent ENABLE ROW LEVEL SECURITY;
      ALTER TABLE disbursements.payment_request ENABLE ROW LEVEL SECURITY;
      ALTER TABLE disbursements.drawing_account ENABLE ROW LEVEL SECURITY;
      ALTER TABLE disbursements.drawing_entry ENABLE ROW LEVEL SECURITY;
      CREATE POLICY local_consent_visible ON disbursements.local_consent USING (
        (SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM')
        OR ((SELECT current_setting('app.scope', true)) = 'ORGANISATION'
            AND organisation_id = (SELECT nullif(current_setting('app.organisation', true), '')::uuid)));
      CREATE POLICY payment_request_visible ON disbursements.payment_request USING (
        (SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM')
        OR ((SELECT current_setting('app.scope', true)) = 'ORGANISATION'
            AND organisation_id = (SELECT nullif(current_setting('app.organisation', true), '')::uuid)));
      CREATE POLICY drawing_account_visible ON disbursements.drawing_account USING (
        (SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM')
        OR EXISTS (SELECT 1 FROM awards.award a WHERE a.id = award_id));
      CREATE POLICY drawing_entry_visible ON disbursements.drawing_entry USING (
        (SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM')
        OR EXISTS (SELECT 1 FROM awards.award a WHERE a.id = award_id));

      GRANT SELECT, INSERT ON disbursements.local_consent, disbursements.payment_request, disbursements.drawing_entry TO foerderakte_app;
      GRANT SELECT ON disbursements.drawing_account TO foerderakte_app;
      GRANT UPDATE ON disbursements.payment_request TO foerderakte_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
