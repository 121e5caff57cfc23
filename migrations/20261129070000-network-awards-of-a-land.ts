import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The registers join Länder, but which grant pays for a measure is known in the Land of that grant alone. */
export class NetworkAwardsOfALand20261129070000 implements MigrationInterface {
  name = 'NetworkAwardsOfALand20261129070000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE POLICY land_apart ON network.measure_award AS RESTRICTIVE
        USING (coalesce((SELECT current_setting('app.scope', true)), '') NOT IN ('ORGANISATION', 'AUTHORITY', 'ADMINISTRATION')
          OR EXISTS (SELECT 1 FROM awards.award x WHERE x.id = measure_award.award_id));
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
