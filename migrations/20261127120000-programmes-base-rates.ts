import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The Basiszinssatz as data: one value per half-year at most, corrected by a further version, never changed. */
export class ProgrammesBaseRates20261127120000 implements MigrationInterface {
  name = 'ProgrammesBaseRates20261127120000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE programmes.base_rate (
        valid_from date NOT NULL
          CONSTRAINT base_rate_half_year CHECK (extract(day FROM valid_from) = 1 AND extract(month FROM valid_from) IN (1, 7)),
        version integer NOT NULL CONSTRAINT base_rate_version CHECK (version > 0),
        -- Hundredths of a percent a year; may be negative.
        rate_bps integer NOT NULL CONSTRAINT base_rate_within CHECK (rate_bps BETWEEN -1000 AND 3000),
        source text NOT NULL CONSTRAINT base_rate_source CHECK (length(trim(source)) >= 5),
        verified_by text,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        PRIMARY KEY (valid_from, version)
      );
      CREATE TRIGGER base_rate_append_only BEFORE UPDATE OR DELETE ON programmes.base_rate
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      ALTER TABLE programmes.base_rate ENABLE ROW LEVEL SECURITY;
      CREATE POLICY base_rate_public ON programmes.base_rate FOR SELECT USING (true);
      CREATE POLICY base_rate_entered ON programmes.base_rate FOR INSERT
        WITH CHECK ((SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM'));
      GRANT SELECT, INSERT ON programmes.base_rate TO foerderakte_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
