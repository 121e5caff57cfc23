import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The worklist sorts by amount and by day of receipt too; without these a page would read all cases to sort them. */
export class ApplicationsWorklistSorts20261123000000 implements MigrationInterface {
  name = 'ApplicationsWorklistSorts20261123000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX application_by_amount ON applications.application (requested_cents, id);
      CREATE INDEX application_by_receipt ON applications.application (submitted_at, id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
