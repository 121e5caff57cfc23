import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A publisher is no organisation of the register: a column organisation_id would say that its rows belong to one. */
export class AwardsPublisherWords20261129120100 implements MigrationInterface {
  name = 'AwardsPublisherWords20261129120100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE awards.publisher RENAME COLUMN organisation_id TO funder_id;
      ALTER TABLE awards.publisher RENAME COLUMN organisation_name TO funder_name;
      DO $patch$
      DECLARE
        before text := pg_get_functiondef('awards.public_awards()'::regprocedure);
        behind text := replace(before, 'u.organisation_id, u.organisation_name', 'u.funder_id, u.funder_name');
      BEGIN
        IF behind = before THEN
          RAISE EXCEPTION 'the publisher is not read in awards.public_awards';
        END IF;
        EXECUTE behind;
      END $patch$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
