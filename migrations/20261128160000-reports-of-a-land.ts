import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A report of one's own and its files belong to the Land of whoever built them, also when a job makes them. */
export class ReportsOfALand20261128160000 implements MigrationInterface {
  name = 'ReportsOfALand20261128160000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['saved_report', 'file']) {
      await runner.query(`ALTER TABLE reports.${table} ADD COLUMN land text NOT NULL
        DEFAULT coalesce(nullif(current_setting('app.land', true), ''), 'NW')`);
    }
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
