import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Service of notices: how a court ends an action, one end per action, and who may record what about whose notice. */
export class NoticesCourtOutcome20261123010000 implements MigrationInterface {
  name = 'NoticesCourtOutcome20261123010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notices.delivery DROP CONSTRAINT delivery_kind;
      ALTER TABLE notices.delivery ADD CONSTRAINT delivery_kind CHECK (kind IN
        ('PORTAL_AVAILABLE', 'PORTAL_RETRIEVED', 'POSTED', 'RECEIVED', 'REMEDY_WAIVED', 'CONTESTED', 'UPHELD', 'ANNULLED'));
      CREATE UNIQUE INDEX delivery_contested_once ON notices.delivery (notice_id) WHERE kind = 'CONTESTED';
      CREATE UNIQUE INDEX delivery_ended_once ON notices.delivery (notice_id)
        WHERE kind IN ('REMEDY_WAIVED', 'UPHELD', 'ANNULLED');

      -- An event belongs to the organisation of its notice: without this, one organisation could use up the single
      -- retrieval of another's notice, because foreign keys do not ask row-level security.
      ALTER TABLE notices.notice ADD CONSTRAINT notice_of_its_organisation UNIQUE (id, organisation_id);
      ALTER TABLE notices.delivery ADD CONSTRAINT delivery_of_own_notice
        FOREIGN KEY (notice_id, organisation_id) REFERENCES notices.notice (id, organisation_id);

      -- An organisation records its own deeds only; posting, receipt and courts are recorded by the authority.
      DROP POLICY delivery_visible ON notices.delivery;
      CREATE POLICY delivery_visible ON notices.delivery FOR SELECT USING (
        (SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM')
        OR ((SELECT current_setting('app.scope', true)) = 'ORGANISATION'
            AND organisation_id = (SELECT nullif(current_setting('app.organisation', true), '')::uuid)));
      CREATE POLICY delivery_recorded ON notices.delivery FOR INSERT WITH CHECK (
        ((SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM')
            AND kind NOT IN ('PORTAL_RETRIEVED', 'REMEDY_WAIVED'))
        OR ((SELECT current_setting('app.scope', true)) = 'ORGANISATION'
            AND kind IN ('PORTAL_AVAILABLE', 'PORTAL_RETRIEVED', 'REMEDY_WAIVED')
            AND organisation_id = (SELECT nullif(current_setting('app.organisation', true), '')::uuid)));
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
