import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Budget titles and their append-only ledger. The account row of (title, year, authority) carries the running sums,
 * kept by the database, and a CHECK: nothing can be reserved or committed that is not appropriated.
 */
export class BudgetLedger20261104030000 implements MigrationInterface {
  name = 'BudgetLedger20261104030000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA budget;
      GRANT USAGE ON SCHEMA budget TO foerderakte_app;

      CREATE TABLE budget.title (
        id text PRIMARY KEY,
        programme_code text NOT NULL,
        chapter text NOT NULL,
        title_number text NOT NULL,
        name text NOT NULL,
        source text NOT NULL,
        verified_by text,
        UNIQUE (chapter, title_number)
      );

      CREATE TABLE budget.account (
        title_id text NOT NULL REFERENCES budget.title (id),
        budget_year integer NOT NULL,
        -- AE: spending authority (Ausgabeermächtigung); VE: commitment authority for later years.
        authority text NOT NULL CONSTRAINT budget_authority CHECK (authority IN ('AE', 'VE')),
        appropriated_cents bigint NOT NULL DEFAULT 0,
        reserved_cents bigint NOT NULL DEFAULT 0 CONSTRAINT budget_reserved_not_negative CHECK (reserved_cents >= 0),
        committed_cents bigint NOT NULL DEFAULT 0 CONSTRAINT budget_committed_not_negative CHECK (committed_cents >= 0),
        PRIMARY KEY (title_id, budget_year, authority),
        CONSTRAINT budget_not_exceeded CHECK (reserved_cents + committed_cents <= appropriated_cents)
      );

      CREATE TABLE budget.entry (
        id uuid PRIMARY KEY,
        title_id text NOT NULL,
        budget_year integer NOT NULL CONSTRAINT budget_entry_year CHECK (budget_year BETWEEN 2015 AND 2100),
        authority text NOT NULL,
        kind text NOT NULL CONSTRAINT budget_entry_kind CHECK (kind IN
          ('APPROPRIATION', 'REINFORCEMENT', 'TRANSFER', 'BLOCK', 'RESERVATION', 'RELEASE', 'COMMITMENT', 'REDUCTION')),
        appropriated_delta_cents bigint NOT NULL DEFAULT 0,
        reserved_delta_cents bigint NOT NULL DEFAULT 0,
        committed_delta_cents bigint NOT NULL DEFAULT 0,
        decision_id uuid,
        notice_id uuid,
        order_reference text,
        actor_id uuid NOT NULL,
        effective_on date NOT NULL,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT budget_entry_names_its_cause CHECK (decision_id IS NOT NULL OR order_reference IS NOT NULL),
        CONSTRAINT budget_entry_signs CHECK (
          CASE kind
            WHEN 'RESERVATION' THEN reserved_delta_cents > 0 AND committed_delta_cents = 0 AND appropriated_delta_cents = 0
            WHEN 'RELEASE' THEN reserved_delta_cents < 0 AND committed_delta_cents = 0 AND appropriated_delta_cents = 0
            WHEN 'COMMITMENT' THEN committed_delta_cents > 0 AND reserved_delta_cents <= 0 AND appropriated_delta_cents = 0
            WHEN 'REDUCTION' THEN committed_delta_cents < 0 AND reserved_delta_cents = 0 AND appropriated_delta_cents = 0
            ELSE reserved_delta_cents = 0 AND committed_delta_cents = 0
          END)
      );
      CREATE INDEX budget_entry_of_account ON budget.entry (title_id, budget_year, authority, recorded_at);
      CREATE INDEX budget_entry_of_decision ON budget.entry (decision_id);
      CREATE TRIGGER budget_entry_append_only BEFORE UPDATE OR DELETE ON budget.entry
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

      -- What one decision holds in an account: it can never give back more than it took.
      CREATE TABLE budget.holding (
        decision_id uuid NOT NULL,
        title_id text NOT NULL,
        budget_year integer NOT NULL,
        authority text NOT NULL,
        reserved_cents bigint NOT NULL CONSTRAINT budget_holding_reserved CHECK (reserved_cents >= 0),
        committed_cents bigint NOT NULL CONSTRAINT budget_holding_committed CHECK (committed_cents >= 0),
        PRIMARY KEY (decision_id, title_id, budget_year, authority)
      );

      CREATE FUNCTION budget.book() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, budget AS $$
      BEGIN
        INSERT INTO budget.account (title_id, budget_year, authority) VALUES (NEW.title_id, NEW.budget_year, NEW.authority)
          ON CONFLICT DO NOTHING;
        UPDATE budget.account SET
            appropriated_cents = appropriated_cents + NEW.appropriated_delta_cents,
            reserved_cents = reserved_cents + NEW.reserved_delta_cents,
            committed_cents = committed_cents + NEW.committed_delta_cents
          WHERE title_id = NEW.title_id AND budget_year = NEW.budget_year AND authority = NEW.authority;
        IF NEW.decision_id IS NOT NULL THEN
          -- Not an upsert with negative values: the CHECK would judge the proposed row, not the sum.
          UPDATE budget.holding SET
              reserved_cents = reserved_cents + NEW.reserved_delta_cents,
              committed_cents = committed_cents + NEW.committed_delta_cents
            WHERE decision_id = NEW.decision_id AND title_id = NEW.title_id
              AND budget_year = NEW.budget_year AND authority = NEW.authority;
          IF NOT FOUND THEN
            INSERT INTO budget.holding VALUES (NEW.decision_id, NEW.title_id, NEW.budget_year, NEW.authority,
              NEW.reserved_delta_cents, NEW.committed_delta_cents);
          END IF;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER budget_entry_books BEFORE INSERT ON budget.entry FOR EACH ROW EXECUTE FUNCTION budget.book();

      -- Locks the account rows of a decision in a fixed order, so that two acts never wait for each other in a circle.
      CREATE FUNCTION budget.lock_accounts(of_programme text, years integer[])
        RETURNS TABLE (title_id text, budget_year integer, authority text,
                       appropriated_cents bigint, reserved_cents bigint, committed_cents bigint)
        LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, budget AS $$
        SELECT a.title_id, a.budget_year, a.authority, a.appropriated_cents, a.reserved_cents, a.committed_cents
        FROM budget.account a JOIN budget.title t ON t.id = a.title_id
        WHERE t.programme_code = of_programme AND a.budget_year = ANY (years)
        ORDER BY a.title_id, a.budget_year, a.authority
        FOR UPDATE OF a $$;
      REVOKE ALL ON FUNCTION budget.lock_accounts FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION budget.lock_accounts TO foerderakte_app;

      ALTER TABLE budget.account ENABLE ROW LEVEL SECURITY;
      ALTER TABLE budget.entry ENABLE ROW LEVEL SECURITY;
      ALTER TABLE budget.holding ENABLE ROW LEVEL SECURITY;
      CREATE POLICY account_visible ON budget.account USING ((SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM'));
      CREATE POLICY entry_visible ON budget.entry USING ((SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM'));
      CREATE POLICY holding_visible ON budget.holding USING ((SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM'));

      GRANT SELECT ON budget.title, budget.account, budget.entry, budget.holding TO foerderakte_app;
      GRANT INSERT ON budget.title, budget.entry TO foerderakte_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
