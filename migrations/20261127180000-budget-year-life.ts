import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The life of a budget year: actual payments (Ist), lifted blocks, approved overruns, commitments that fall due, the
 * year's closing with carry-over and lapse. The sums stay the database's, a closed year stays as it was closed.
 */
export class BudgetYearLife20261127180000 implements MigrationInterface {
  name = 'BudgetYearLife20261127180000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
    await runner.query(CLOSING);
    await runner.query(BOOKING);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const COLUMNS = `
  ALTER TABLE budget.account
    ADD COLUMN blocked_cents bigint NOT NULL DEFAULT 0 CONSTRAINT budget_blocked_not_negative CHECK (blocked_cents >= 0),
    ADD COLUMN paid_cents bigint NOT NULL DEFAULT 0 CONSTRAINT budget_paid_not_negative CHECK (paid_cents >= 0);
  ALTER TABLE budget.holding
    ADD COLUMN paid_cents bigint NOT NULL DEFAULT 0 CONSTRAINT budget_holding_paid CHECK (paid_cents >= 0);
  UPDATE budget.account a SET blocked_cents = coalesce((
    SELECT -sum(e.appropriated_delta_cents) FROM budget.entry e
    WHERE e.kind = 'BLOCK' AND e.title_id = a.title_id AND e.budget_year = a.budget_year AND e.authority = a.authority), 0);

  ALTER TABLE budget.entry
    ADD COLUMN paid_delta_cents bigint NOT NULL DEFAULT 0,
    -- The payment or its return; each is booked once per account.
    ADD COLUMN payment_id uuid,
    ADD COLUMN reason text,
    -- Entries of one act: both sides of a transfer, everything that closes a year.
    ADD COLUMN act_id uuid,
    DROP CONSTRAINT budget_entry_kind,
    DROP CONSTRAINT budget_entry_signs,
    ADD CONSTRAINT budget_entry_kind CHECK (kind IN ('APPROPRIATION', 'REINFORCEMENT', 'TRANSFER', 'BLOCK', 'UNBLOCK', 'OVERRUN',
      'CARRYOVER', 'LAPSE', 'RESERVATION', 'RELEASE', 'COMMITMENT', 'REDUCTION', 'VE_DUE', 'PAYMENT', 'REPAYMENT')),
    ADD CONSTRAINT budget_entry_authority CHECK (authority IN ('AE', 'VE')),
    ADD CONSTRAINT budget_entry_signs CHECK (
      CASE kind
        WHEN 'RESERVATION' THEN reserved_delta_cents > 0 AND committed_delta_cents = 0 AND appropriated_delta_cents = 0
        WHEN 'RELEASE' THEN reserved_delta_cents < 0 AND committed_delta_cents = 0 AND appropriated_delta_cents = 0
        WHEN 'COMMITMENT' THEN committed_delta_cents > 0 AND reserved_delta_cents <= 0 AND appropriated_delta_cents = 0
        WHEN 'REDUCTION' THEN committed_delta_cents < 0 AND reserved_delta_cents = 0 AND appropriated_delta_cents = 0
        WHEN 'VE_DUE' THEN committed_delta_cents <> 0 AND reserved_delta_cents = 0 AND appropriated_delta_cents = 0
        WHEN 'CARRYOVER' THEN appropriated_delta_cents <> 0 AND reserved_delta_cents = 0
          AND abs(committed_delta_cents) <= abs(appropriated_delta_cents)
        WHEN 'LAPSE' THEN appropriated_delta_cents < 0 AND reserved_delta_cents = 0 AND committed_delta_cents = 0
        WHEN 'BLOCK' THEN appropriated_delta_cents < 0 AND reserved_delta_cents = 0 AND committed_delta_cents = 0
        WHEN 'UNBLOCK' THEN appropriated_delta_cents > 0 AND reserved_delta_cents = 0 AND committed_delta_cents = 0
        WHEN 'OVERRUN' THEN appropriated_delta_cents > 0 AND reserved_delta_cents = 0 AND committed_delta_cents = 0
        ELSE reserved_delta_cents = 0 AND committed_delta_cents = 0
      END),
    ADD CONSTRAINT budget_entry_pays CHECK (
      CASE kind
        WHEN 'PAYMENT' THEN paid_delta_cents > 0 AND authority = 'AE' AND appropriated_delta_cents = 0
          AND decision_id IS NOT NULL AND payment_id IS NOT NULL
        WHEN 'REPAYMENT' THEN paid_delta_cents < 0 AND authority = 'AE' AND appropriated_delta_cents = 0
          AND decision_id IS NOT NULL AND payment_id IS NOT NULL
        ELSE paid_delta_cents = 0
      END),
    ADD CONSTRAINT budget_overrun_reasoned CHECK (kind <> 'OVERRUN'
      OR (length(trim(coalesce(order_reference, ''))) >= 3 AND length(trim(coalesce(reason, ''))) >= 10));
  CREATE UNIQUE INDEX budget_payment_once ON budget.entry (payment_id, kind, title_id, budget_year) WHERE kind IN ('PAYMENT', 'REPAYMENT');
`;

const CLOSING = `
  -- From here on the year spends: what was bound in advance (VE) has become a charge on its appropriation (§ 38 LHO).
  CREATE TABLE budget.year_opening (
    title_id text NOT NULL REFERENCES budget.title (id),
    budget_year integer NOT NULL,
    act_id uuid NOT NULL,
    opened_on date NOT NULL,
    opened_at timestamptz NOT NULL,
    opened_by uuid NOT NULL,
    opened_by_name text NOT NULL,
    due_cents bigint NOT NULL CONSTRAINT year_opening_due CHECK (due_cents >= 0),
    PRIMARY KEY (title_id, budget_year)
  );
  CREATE TRIGGER year_opening_append_only BEFORE UPDATE OR DELETE ON budget.year_opening
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

  CREATE FUNCTION budget.open_year() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT 1 FROM budget.account a WHERE a.title_id = NEW.title_id AND a.budget_year = NEW.budget_year
      AND a.authority = 'VE' AND (a.committed_cents <> 0 OR a.reserved_cents <> 0 OR a.appropriated_cents <> 0))
    THEN
      RAISE EXCEPTION 'the year % of % still holds commitment authority', NEW.budget_year, NEW.title_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'budget_year_unsettled';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER year_opening_settled BEFORE INSERT ON budget.year_opening
    FOR EACH ROW EXECUTE FUNCTION budget.open_year();

  CREATE TABLE budget.year_closing (
    title_id text NOT NULL REFERENCES budget.title (id),
    budget_year integer NOT NULL,
    act_id uuid NOT NULL,
    closed_on date NOT NULL,
    closed_at timestamptz NOT NULL,
    closed_by uuid NOT NULL,
    closed_by_name text NOT NULL,
    order_reference text NOT NULL CONSTRAINT year_closing_order CHECK (length(trim(order_reference)) >= 3),
    -- Consent to the carry-over (§§ 19, 45 LHO); without one everything free lapses.
    consent_reference text,
    paid_cents bigint NOT NULL,
    carried_free_cents bigint NOT NULL CONSTRAINT year_closing_carried CHECK (carried_free_cents >= 0),
    carried_bound_cents bigint NOT NULL CONSTRAINT year_closing_bound CHECK (carried_bound_cents >= 0),
    lapsed_cents bigint NOT NULL CONSTRAINT year_closing_lapsed CHECK (lapsed_cents >= 0),
    PRIMARY KEY (title_id, budget_year),
    CONSTRAINT year_closing_consented CHECK (carried_free_cents + carried_bound_cents = 0
      OR length(trim(coalesce(consent_reference, ''))) >= 3)
  );
  CREATE TRIGGER year_closing_append_only BEFORE UPDATE OR DELETE ON budget.year_closing
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

  -- Whoever closes leaves nothing open: no reservation, nothing free, nothing bound that is not paid.
  CREATE FUNCTION budget.close_year() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT 1 FROM budget.account a WHERE a.title_id = NEW.title_id AND a.budget_year = NEW.budget_year
      AND (a.reserved_cents <> 0 OR a.appropriated_cents <> a.committed_cents OR a.authority = 'VE' AND a.committed_cents <> 0))
      OR EXISTS (SELECT 1 FROM budget.holding h WHERE h.title_id = NEW.title_id AND h.budget_year = NEW.budget_year
        AND h.committed_cents > h.paid_cents)
    THEN
      RAISE EXCEPTION 'the year % of % is not settled', NEW.budget_year, NEW.title_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'budget_year_unsettled';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER year_closing_settled BEFORE INSERT ON budget.year_closing
    FOR EACH ROW EXECUTE FUNCTION budget.close_year();

  ALTER TABLE budget.year_opening ENABLE ROW LEVEL SECURITY;
  ALTER TABLE budget.year_closing ENABLE ROW LEVEL SECURITY;
  CREATE POLICY year_opening_visible ON budget.year_opening
    USING ((SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM'));
  CREATE POLICY year_closing_visible ON budget.year_closing
    USING ((SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM'));
  GRANT SELECT, INSERT ON budget.year_opening, budget.year_closing TO foerderakte_app;
`;

const BOOKING = `
  CREATE OR REPLACE FUNCTION budget.book() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    INSERT INTO budget.account (title_id, budget_year, authority) VALUES (NEW.title_id, NEW.budget_year, NEW.authority)
      ON CONFLICT DO NOTHING;
    UPDATE budget.account SET
        appropriated_cents = appropriated_cents + NEW.appropriated_delta_cents,
        reserved_cents = reserved_cents + NEW.reserved_delta_cents,
        committed_cents = committed_cents + NEW.committed_delta_cents,
        paid_cents = paid_cents + NEW.paid_delta_cents,
        blocked_cents = blocked_cents - CASE WHEN NEW.kind IN ('BLOCK', 'UNBLOCK') THEN NEW.appropriated_delta_cents ELSE 0 END
      WHERE title_id = NEW.title_id AND budget_year = NEW.budget_year AND authority = NEW.authority;
    -- Behind the lock of the account: for this entry the year is open or closed, never in between. What was bound in a
    -- closed year may still be reduced; what that frees lapses.
    IF NEW.kind NOT IN ('REDUCTION', 'LAPSE') AND EXISTS (SELECT 1 FROM budget.year_closing c
      WHERE c.title_id = NEW.title_id AND c.budget_year = NEW.budget_year) THEN
      RAISE EXCEPTION 'the year % of % is closed', NEW.budget_year, NEW.title_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'budget_year_closed';
    END IF;
    IF NEW.decision_id IS NOT NULL THEN
      -- Not an upsert with negative values: the CHECK would judge the proposed row, not the sum.
      UPDATE budget.holding SET
          reserved_cents = reserved_cents + NEW.reserved_delta_cents,
          committed_cents = committed_cents + NEW.committed_delta_cents,
          paid_cents = paid_cents + NEW.paid_delta_cents
        WHERE decision_id = NEW.decision_id AND title_id = NEW.title_id
          AND budget_year = NEW.budget_year AND authority = NEW.authority;
      IF NOT FOUND THEN
        INSERT INTO budget.holding (decision_id, title_id, budget_year, authority, reserved_cents, committed_cents, paid_cents)
          VALUES (NEW.decision_id, NEW.title_id, NEW.budget_year, NEW.authority,
            NEW.reserved_delta_cents, NEW.committed_delta_cents, NEW.paid_delta_cents);
      END IF;
    END IF;
    RETURN NEW;
  END $$;

  DROP FUNCTION budget.lock_accounts(text, integer[]);
  CREATE FUNCTION budget.lock_accounts(of_programme text, years integer[])
    RETURNS TABLE (title_id text, budget_year integer, authority text, appropriated_cents bigint, reserved_cents bigint,
                   committed_cents bigint, blocked_cents bigint, paid_cents bigint, is_opened boolean, is_closed boolean)
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.title_id, a.budget_year, a.authority, a.appropriated_cents, a.reserved_cents, a.committed_cents,
      a.blocked_cents, a.paid_cents,
      EXISTS (SELECT 1 FROM budget.year_opening o WHERE o.title_id = a.title_id AND o.budget_year = a.budget_year),
      EXISTS (SELECT 1 FROM budget.year_closing c WHERE c.title_id = a.title_id AND c.budget_year = a.budget_year)
    FROM budget.account a JOIN budget.title t ON t.id = a.title_id
    WHERE t.programme_code = of_programme AND a.budget_year = ANY (years)
      AND current_setting('app.scope', true) IN ('AUTHORITY', 'SYSTEM')
    ORDER BY a.title_id, a.budget_year, a.authority
    FOR UPDATE OF a $$;
  REVOKE ALL ON FUNCTION budget.lock_accounts, budget.open_year, budget.close_year FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION budget.lock_accounts TO foerderakte_app;
`;
