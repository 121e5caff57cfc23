import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Selections of the worklist that people of the authority keep under a name: each sees and changes only their own. */
export class ApplicationsSavedViews20261127170000 implements MigrationInterface {
  name = 'ApplicationsSavedViews20261127170000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE applications.saved_view (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        -- Places instead of a count: no race makes a thirteenth.
        place smallint NOT NULL CONSTRAINT saved_view_place CHECK (place BETWEEN 1 AND 12),
        name text NOT NULL CONSTRAINT saved_view_name CHECK (name = trim(name) AND length(name) BETWEEN 1 AND 40),
        selection text NOT NULL CONSTRAINT saved_view_selection CHECK (length(selection) BETWEEN 1 AND 3000),
        saved_at timestamptz NOT NULL,
        CONSTRAINT saved_view_one_per_place UNIQUE (account_id, place),
        CONSTRAINT saved_view_kept_once UNIQUE (account_id, selection)
      );
      CREATE UNIQUE INDEX saved_view_one_name ON applications.saved_view (account_id, lower(name));

      ALTER TABLE applications.saved_view ENABLE ROW LEVEL SECURITY;
      CREATE POLICY saved_view_own ON applications.saved_view USING (
        (SELECT current_setting('app.scope', true)) = 'AUTHORITY'
        AND account_id = (SELECT nullif(current_setting('app.actor', true), '')::uuid));

      GRANT SELECT, INSERT, DELETE ON applications.saved_view TO foerderakte_app;
      GRANT UPDATE (name) ON applications.saved_view TO foerderakte_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
