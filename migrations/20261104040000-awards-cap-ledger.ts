import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Decisions, awards and the cap ledger. The account row of (programme, holder, budget year) carries the running sums
 * and the CHECK that nothing breaks; entries are append-only and signed; the application's role cannot write the sums.
 */
export class AwardsCapLedger20261104040000 implements MigrationInterface {
  name = 'AwardsCapLedger20261104040000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA awards;
      GRANT USAGE ON SCHEMA awards TO foerderakte_app;

      CREATE TABLE awards.decision (
        id uuid PRIMARY KEY,
        application_id uuid NOT NULL,
        organisation_id uuid NOT NULL,
        programme_code text NOT NULL,
        district_ags char(5) NOT NULL,
        cap_holder text NOT NULL,
        kind text NOT NULL CONSTRAINT decision_kind CHECK (kind IN ('AWARD', 'REJECTION', 'INADMISSIBLE')),
        state text NOT NULL CONSTRAINT decision_state CHECK (state IN ('DRAFT', 'IN_REVIEW', 'RETURNED', 'SIGNED', 'DISCARDED')),
        content jsonb NOT NULL,
        amount_cents bigint NOT NULL CONSTRAINT decision_amount CHECK (amount_cents BETWEEN 0 AND 1000000000000),
        prepared_by uuid NOT NULL,
        prepared_by_name text NOT NULL,
        prepared_at timestamptz NOT NULL,
        reviewed_by uuid,
        reviewed_by_name text,
        reviewed_at timestamptz,
        returned_by_name text,
        returned_at timestamptz,
        return_reason text,
        signed_by uuid,
        signed_by_name text,
        signed_at timestamptz,
        notice_id uuid,
        reserved_until date,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT four_eyes_signature CHECK (signed_by IS NULL OR signed_by <> prepared_by),
        CONSTRAINT four_eyes_review CHECK (reviewed_by IS NULL OR reviewed_by <> prepared_by),
        CONSTRAINT decision_signed_whole CHECK ((state = 'SIGNED') = (signed_by IS NOT NULL AND signed_at IS NOT NULL))
      );
      CREATE UNIQUE INDEX decision_one_open ON awards.decision (application_id) WHERE state IN ('DRAFT', 'IN_REVIEW', 'RETURNED');
      CREATE UNIQUE INDEX decision_one_signed ON awards.decision (application_id) WHERE state = 'SIGNED';
      CREATE INDEX decision_reserved_until ON awards.decision (reserved_until) WHERE state = 'IN_REVIEW';

      -- A signed decision is an administrative act: it stays as it was signed.
      CREATE FUNCTION awards.keep_signed_decision() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'a signed decision is immutable' USING ERRCODE = 'check_violation', CONSTRAINT = 'signed_decision_immutable';
      END $$;
      CREATE TRIGGER decision_immutable BEFORE UPDATE OR DELETE ON awards.decision
        FOR EACH ROW WHEN (OLD.state = 'SIGNED') EXECUTE FUNCTION awards.keep_signed_decision();

      CREATE TABLE awards.cap_account (
        programme_code text NOT NULL,
        cap_holder text NOT NULL,
        budget_year integer NOT NULL,
        district_ags char(5) NOT NULL,
        cap_cents bigint NOT NULL,
        exception_cents bigint NOT NULL DEFAULT 0 CONSTRAINT cap_exception_not_negative CHECK (exception_cents >= 0),
        reserved_cents bigint NOT NULL DEFAULT 0 CONSTRAINT cap_reserved_not_negative CHECK (reserved_cents >= 0),
        committed_cents bigint NOT NULL DEFAULT 0 CONSTRAINT cap_committed_not_negative CHECK (committed_cents >= 0),
        PRIMARY KEY (programme_code, cap_holder, budget_year),
        CONSTRAINT cap_not_exceeded CHECK (reserved_cents + committed_cents <= cap_cents + exception_cents)
      );
      CREATE INDEX cap_account_of_year ON awards.cap_account (programme_code, budget_year, district_ags);

      CREATE TABLE awards.cap_entry (
        id uuid PRIMARY KEY,
        programme_code text NOT NULL,
        cap_holder text NOT NULL,
        budget_year integer NOT NULL,
        district_ags char(5) NOT NULL,
        kind text NOT NULL CONSTRAINT cap_entry_kind CHECK (kind IN
          ('RESERVATION', 'RELEASE', 'AWARD', 'INCREASE', 'DECREASE', 'CAP_EXCEPTION')),
        reserved_delta_cents bigint NOT NULL DEFAULT 0,
        committed_delta_cents bigint NOT NULL DEFAULT 0,
        exception_delta_cents bigint NOT NULL DEFAULT 0,
        reserved_after_cents bigint NOT NULL,
        committed_after_cents bigint NOT NULL,
        cap_after_cents bigint NOT NULL,
        decision_id uuid REFERENCES awards.decision (id),
        notice_id uuid,
        decree_reference text,
        reason text,
        actor_id uuid NOT NULL,
        effective_on date NOT NULL,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT cap_entry_signs CHECK (
          CASE kind
            WHEN 'RESERVATION' THEN reserved_delta_cents > 0 AND committed_delta_cents = 0 AND exception_delta_cents = 0
            WHEN 'RELEASE' THEN reserved_delta_cents < 0 AND committed_delta_cents = 0 AND exception_delta_cents = 0
            WHEN 'AWARD' THEN committed_delta_cents > 0 AND reserved_delta_cents <= 0 AND exception_delta_cents = 0
            WHEN 'INCREASE' THEN committed_delta_cents > 0 AND reserved_delta_cents <= 0 AND exception_delta_cents = 0
            WHEN 'DECREASE' THEN committed_delta_cents < 0 AND reserved_delta_cents = 0 AND exception_delta_cents = 0
            WHEN 'CAP_EXCEPTION' THEN exception_delta_cents > 0 AND reserved_delta_cents = 0 AND committed_delta_cents = 0
          END),
        CONSTRAINT cap_entry_names_its_cause CHECK (decision_id IS NOT NULL OR kind = 'CAP_EXCEPTION'),
        CONSTRAINT cap_exception_names_decree CHECK (
          kind <> 'CAP_EXCEPTION' OR (length(trim(coalesce(decree_reference, ''))) >= 3 AND length(trim(coalesce(reason, ''))) >= 10))
      );
      CREATE INDEX cap_entry_of_account ON awards.cap_entry (programme_code, cap_holder, budget_year, recorded_at);
      CREATE INDEX cap_entry_of_decision ON awards.cap_entry (decision_id);
      CREATE TRIGGER cap_entry_append_only BEFORE UPDATE OR DELETE ON awards.cap_entry
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

      -- What one decision holds under the cap: a freed euro is free exactly once.
      CREATE TABLE awards.cap_holding (
        decision_id uuid NOT NULL,
        programme_code text NOT NULL,
        cap_holder text NOT NULL,
        budget_year integer NOT NULL,
        reserved_cents bigint NOT NULL CONSTRAINT cap_holding_reserved CHECK (reserved_cents >= 0),
        committed_cents bigint NOT NULL CONSTRAINT cap_holding_committed CHECK (committed_cents >= 0),
        PRIMARY KEY (decision_id, programme_code, cap_holder, budget_year)
      );

      CREATE FUNCTION awards.open_cap_account(of_programme text, of_holder text, of_ags char(5), of_year integer)
        RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, awards AS $$
      DECLARE
        cap bigint;
        holder_kind text;
      BEGIN
        PERFORM 1 FROM awards.cap_account
          WHERE programme_code = of_programme AND cap_holder = of_holder AND budget_year = of_year;
        IF FOUND THEN RETURN; END IF;
        SELECT p.cap_holder INTO holder_kind FROM programmes.programme p WHERE p.code = of_programme;
        IF holder_kind = 'DISTRICT' AND of_holder <> of_ags THEN
          RAISE EXCEPTION 'the cap of % belongs to the district', of_programme
            USING ERRCODE = 'check_violation', CONSTRAINT = 'cap_holder_is_district';
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

      CREATE FUNCTION awards.book_cap_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, awards AS $$
      BEGIN
        PERFORM awards.open_cap_account(NEW.programme_code, NEW.cap_holder, NEW.district_ags, NEW.budget_year);
        UPDATE awards.cap_account SET
            reserved_cents = reserved_cents + NEW.reserved_delta_cents,
            committed_cents = committed_cents + NEW.committed_delta_cents,
            exception_cents = exception_cents + NEW.exception_delta_cents
          WHERE programme_code = NEW.programme_code AND cap_holder = NEW.cap_holder AND budget_year = NEW.budget_year
          RETURNING reserved_cents, committed_cents, cap_cents + exception_cents, district_ags
          INTO NEW.reserved_after_cents, NEW.committed_after_cents, NEW.cap_after_cents, NEW.district_ags;
        IF NEW.decision_id IS NOT NULL THEN
          UPDATE awards.cap_holding SET
              reserved_cents = reserved_cents + NEW.reserved_delta_cents,
              committed_cents = committed_cents + NEW.committed_delta_cents
            WHERE decision_id = NEW.decision_id AND programme_code = NEW.programme_code
              AND cap_holder = NEW.cap_holder AND budget_year = NEW.budget_year;
          IF NOT FOUND THEN
            INSERT INTO awards.cap_holding VALUES (NEW.decision_id, NEW.programme_code, NEW.cap_holder, NEW.budget_year,
              NEW.reserved_delta_cents, NEW.committed_delta_cents);
          END IF;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER cap_entry_books BEFORE INSERT ON awards.cap_entry FOR EACH ROW EXECUTE FUNCTION awards.book_cap_entry();

      -- A new version of a cap moves the accounts of that year; below what is committed the CHECK refuses it.
      CREATE FUNCTION awards.apply_cap_rule() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, awards AS $$
      BEGIN
        UPDATE awards.cap_account SET cap_cents = NEW.amount_cents
          WHERE programme_code = NEW.programme_code AND budget_year = NEW.budget_year;
        RETURN NEW;
      END $$;
      CREATE TRIGGER cap_rule_applies AFTER INSERT ON programmes.cap_rule FOR EACH ROW EXECUTE FUNCTION awards.apply_cap_rule();

      CREATE FUNCTION awards.lock_cap_accounts(of_programme text, of_holder text, of_ags char(5), years integer[])
        RETURNS TABLE (budget_year integer, cap_cents bigint, exception_cents bigint, reserved_cents bigint, committed_cents bigint)
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, awards AS $$
      BEGIN
        PERFORM awards.open_cap_account(of_programme, of_holder, of_ags, y) FROM unnest(years) AS y ORDER BY y;
        RETURN QUERY SELECT a.budget_year, a.cap_cents, a.exception_cents, a.reserved_cents, a.committed_cents
          FROM awards.cap_account a
          WHERE a.programme_code = of_programme AND a.cap_holder = of_holder AND a.budget_year = ANY (years)
          ORDER BY a.budget_year FOR UPDATE;
      END $$;

      CREATE TABLE awards.award (
        id uuid PRIMARY KEY,
        application_id uuid NOT NULL CONSTRAINT award_once_per_application UNIQUE,
        decision_id uuid NOT NULL REFERENCES awards.decision (id),
        organisation_id uuid NOT NULL,
        programme_code text NOT NULL,
        district_ags char(5) NOT NULL,
        cap_holder text NOT NULL,
        file_number text NOT NULL,
        title text NOT NULL,
        financing_type text NOT NULL CONSTRAINT award_financing_type CHECK (financing_type IN ('SHARE', 'DEFICIT', 'FIXED', 'FULL')),
        rate_bps integer,
        amount_cents bigint NOT NULL CONSTRAINT award_amount CHECK (amount_cents > 0),
        eligible_cents bigint NOT NULL CONSTRAINT award_covered_by_costs CHECK (eligible_cents >= amount_cents),
        period_from date NOT NULL,
        period_to date NOT NULL,
        notice_id uuid NOT NULL,
        version integer NOT NULL DEFAULT 1,
        issued_at timestamptz NOT NULL,
        CONSTRAINT award_period CHECK (period_to >= period_from)
      );
      CREATE INDEX award_of_organisation ON awards.award (organisation_id, issued_at DESC);
      CREATE INDEX award_of_programme ON awards.award (programme_code, issued_at DESC);

      CREATE TABLE awards.tranche (
        award_id uuid NOT NULL REFERENCES awards.award (id),
        award_version integer NOT NULL,
        budget_year integer NOT NULL,
        authority text NOT NULL CONSTRAINT tranche_authority CHECK (authority IN ('AE', 'VE')),
        amount_cents bigint NOT NULL CONSTRAINT tranche_amount CHECK (amount_cents >= 0),
        PRIMARY KEY (award_id, award_version, budget_year)
      );
      CREATE TRIGGER tranche_append_only BEFORE UPDATE OR DELETE ON awards.tranche
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

      ALTER TABLE awards.decision ENABLE ROW LEVEL SECURITY;
      ALTER TABLE awards.cap_account ENABLE ROW LEVEL SECURITY;
      ALTER TABLE awards.cap_entry ENABLE ROW LEVEL SECURITY;
      ALTER TABLE awards.cap_holding ENABLE ROW LEVEL SECURITY;
      ALTER TABLE awards.award ENABLE ROW LEVEL SECURITY;
      ALTER TABLE awards.tranche ENABLE ROW LEVEL SECURITY;

      -- A district learns of a decision by its signature, never before.
      CREATE POLICY decision_visible ON awards.decision USING (
        (SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM')
        OR ((SELECT current_setting('app.scope', true)) = 'ORGANISATION' AND state = 'SIGNED'
            AND organisation_id = (SELECT nullif(current_setting('app.organisation', true), '')::uuid)));
      CREATE POLICY award_visible ON awards.award USING (
        (SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM')
        OR ((SELECT current_setting('app.scope', true)) = 'ORGANISATION'
            AND organisation_id = (SELECT nullif(current_setting('app.organisation', true), '')::uuid)));
      CREATE POLICY tranche_visible ON awards.tranche USING (
        (SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM')
        OR EXISTS (SELECT 1 FROM awards.award a WHERE a.id = award_id));
      CREATE POLICY cap_account_visible ON awards.cap_account USING (
        (SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM')
        OR ((SELECT current_setting('app.scope', true)) = 'ORGANISATION' AND cap_holder IN (
              (SELECT current_setting('app.organisation', true)),
              (SELECT o.district_ags::text FROM districts.organisation o
               WHERE o.id = (SELECT nullif(current_setting('app.organisation', true), '')::uuid)))));
      CREATE POLICY cap_entry_visible ON awards.cap_entry USING (
        (SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM'));
      CREATE POLICY cap_holding_visible ON awards.cap_holding USING (
        (SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM'));

      GRANT SELECT ON ALL TABLES IN SCHEMA awards TO foerderakte_app;
      GRANT INSERT, UPDATE ON awards.decision TO foerderakte_app;
      GRANT INSERT ON awards.cap_entry, awards.award, awards.tranche TO foerderakte_app;
      GRANT UPDATE (amount_cents, eligible_cents, period_from, period_to, version) ON awards.award TO foerderakte_app;
      REVOKE ALL ON FUNCTION awards.open_cap_account, awards.lock_cap_accounts FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION awards.lock_cap_accounts TO foerderakte_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
