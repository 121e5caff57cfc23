import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The coordination office accompanies the projects of its partnership, so it reads their signed decisions: these letters and
 * no other of the municipality, of the authority or of another partnership. Test: test/partnerships/coordination.
 */
export class NoticesCoordination20261129140300 implements MigrationInterface {
  name = 'NoticesCoordination20261129140300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE POLICY notice_coordinated ON notices.notice FOR SELECT
        USING ((SELECT current_setting('app.scope', true)) = 'COORDINATION' AND EXISTS (
          SELECT 1 FROM partnerships.local_project l WHERE l.notice_id = notice.id AND l.signed_by IS NOT NULL
            AND l.partnership_id = (SELECT nullif(current_setting('app.organisation', true), '')::uuid)));
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
