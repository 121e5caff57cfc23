import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Remembers whether a database is a demo or in real use, so that demo data never enters a real one. */
export class PlatformInstallation20261101000100 implements MigrationInterface {
  name = 'PlatformInstallation20261101000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE platform.installation (
        only_row boolean PRIMARY KEY DEFAULT true CONSTRAINT installation_one_row CHECK (only_row),
        kind text NOT NULL CONSTRAINT installation_kind CHECK (kind IN ('demo', 'real'))
      );
      GRANT SELECT ON platform.installation TO foerderakte_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
