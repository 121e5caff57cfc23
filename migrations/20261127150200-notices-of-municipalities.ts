import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A municipality issues acts of its own to the associations whose local projects it funds. The recipient is the project
 * (`organisation_id` = `case_id`), the issuer an organisation; without an issuer a notice is the authority's, as before.
 */
export class NoticesOfMunicipalities20261127150200 implements MigrationInterface {
  name = 'NoticesOfMunicipalities20261127150200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notices.notice ADD COLUMN issuer_organisation_id uuid,
        ADD CONSTRAINT notice_issuer_is_no_recipient
          CHECK (issuer_organisation_id IS NULL OR (organisation_id = case_id AND issuer_organisation_id <> organisation_id));
      CREATE INDEX notice_of_issuer ON notices.notice (issuer_organisation_id, issued_at DESC) WHERE issuer_organisation_id IS NOT NULL;

      CREATE POLICY notice_of_issuer ON notices.notice FOR SELECT
        USING (${SCOPE} = 'ORGANISATION' AND issuer_organisation_id = ${OWN});
      CREATE POLICY notice_by_issuer ON notices.notice FOR INSERT
        WITH CHECK (${SCOPE} = 'ORGANISATION' AND issuer_organisation_id = ${OWN});
      DROP POLICY notice_issued ON notices.notice;
      CREATE POLICY notice_issued ON notices.notice AS RESTRICTIVE FOR INSERT WITH CHECK (
        CASE WHEN issuer_organisation_id IS NULL
          THEN ${SCOPE} IN ('AUTHORITY', 'SYSTEM') OR (${SCOPE} = 'ORGANISATION' AND NOT is_act AND organisation_id = ${OWN})
          ELSE ${SCOPE} = 'ORGANISATION' AND issuer_organisation_id = ${OWN} AND EXISTS (
            SELECT 1 FROM partnerships.local_project p WHERE p.id = case_id AND p.organisation_id = ${OWN}) END);

      -- The issuer makes its notice available and records how it arrived; retrieval and waiver stay the recipient's.
      CREATE POLICY delivery_of_issuer ON notices.delivery FOR SELECT USING (${SCOPE} = 'ORGANISATION' AND ${BY_ISSUER});
      CREATE POLICY delivery_by_issuer ON notices.delivery FOR INSERT WITH CHECK (
        ${SCOPE} = 'ORGANISATION' AND kind IN ('PORTAL_AVAILABLE', 'POSTED', 'RECEIVED', 'CONTESTED', 'UPHELD', 'ANNULLED') AND ${BY_ISSUER});
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const SCOPE = `(SELECT current_setting('app.scope', true))`;
const OWN = `(SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;
const BY_ISSUER = `EXISTS (SELECT 1 FROM notices.notice n WHERE n.id = notice_id AND n.issuer_organisation_id = ${OWN})`;
