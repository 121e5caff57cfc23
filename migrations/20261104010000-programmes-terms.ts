import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programmes as data: versioned terms, caps by year, calls, text blocks. Versions are added, never changed. */
export class ProgrammesTerms20261104010000 implements MigrationInterface {
  name = 'ProgrammesTerms20261104010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA programmes;
      GRANT USAGE ON SCHEMA programmes TO foerderakte_app;

      CREATE TABLE programmes.programme (
        code text PRIMARY KEY CONSTRAINT programme_code_form CHECK (code ~ '^[A-Z][A-Z0-9_]{1,30}$'),
        name text NOT NULL,
        short_name text NOT NULL UNIQUE CONSTRAINT programme_short_name_form CHECK (short_name ~ '^[A-Z]{2,6}$'),
        -- Whose cap it is: the district's, or each partnership's (organisation's) own.
        cap_holder text NOT NULL CONSTRAINT programme_cap_holder CHECK (cap_holder IN ('DISTRICT', 'ORGANISATION')),
        created_at timestamptz NOT NULL
      );

      CREATE TABLE programmes.terms_version (
        id uuid PRIMARY KEY,
        programme_code text NOT NULL REFERENCES programmes.programme (code),
        label text NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        terms jsonb NOT NULL,
        source text NOT NULL,
        verified_by text,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT terms_version_period CHECK (valid_to IS NULL OR valid_to >= valid_from),
        UNIQUE (programme_code, label)
      );

      CREATE TABLE programmes.cap_rule (
        programme_code text NOT NULL REFERENCES programmes.programme (code),
        budget_year integer NOT NULL CONSTRAINT cap_rule_year CHECK (budget_year BETWEEN 2015 AND 2100),
        version integer NOT NULL,
        amount_cents bigint NOT NULL CONSTRAINT cap_rule_amount CHECK (amount_cents BETWEEN 0 AND 1000000000000),
        source text NOT NULL,
        verified_by text,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        PRIMARY KEY (programme_code, budget_year, version)
      );
      CREATE TRIGGER cap_rule_append_only BEFORE UPDATE OR DELETE ON programmes.cap_rule
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

      CREATE TABLE programmes.call (
        id uuid PRIMARY KEY,
        programme_code text NOT NULL REFERENCES programmes.programme (code),
        name text NOT NULL,
        budget_year integer NOT NULL,
        opens_at timestamptz NOT NULL,
        closes_at timestamptz NOT NULL,
        late_policy text NOT NULL CONSTRAINT call_late_policy CHECK (late_policy IN ('REFUSE', 'MARK')),
        period_from date NOT NULL,
        period_to date NOT NULL,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT call_window CHECK (closes_at > opens_at),
        CONSTRAINT call_period CHECK (period_to >= period_from)
      );
      CREATE INDEX call_of_programme ON programmes.call (programme_code, budget_year);

      CREATE TABLE programmes.text_block (
        code text NOT NULL,
        version integer NOT NULL,
        programme_code text REFERENCES programmes.programme (code),
        notice_kind text NOT NULL,
        position integer NOT NULL,
        title text NOT NULL,
        body text NOT NULL,
        choice text NOT NULL CONSTRAINT text_block_choice CHECK (choice IN ('ALWAYS', 'PRESELECTED', 'OPTIONAL')),
        valid_from date NOT NULL,
        valid_to date,
        source text NOT NULL,
        verified_by text,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        PRIMARY KEY (code, version)
      );

      CREATE TABLE programmes.authority_version (
        id uuid PRIMARY KEY,
        programme_code text NOT NULL REFERENCES programmes.programme (code),
        valid_from date NOT NULL,
        letterhead jsonb NOT NULL,
        source text NOT NULL,
        verified_by text,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL
      );

      GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA programmes TO foerderakte_app;
      -- The end of a version is set when its successor begins; a verification may be added; nothing else changes.
      GRANT UPDATE (valid_to, verified_by) ON programmes.terms_version TO foerderakte_app;
      GRANT UPDATE (valid_to, verified_by) ON programmes.text_block TO foerderakte_app;
      GRANT UPDATE (name, opens_at, closes_at, late_policy) ON programmes.call TO foerderakte_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
