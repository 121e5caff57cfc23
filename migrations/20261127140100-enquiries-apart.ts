import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The room and the grants keep apart, by the database: accounts stand on one side, no table of the grants opens to the
 * room, and no history of the room to anybody else. Test: test/api/enquiry-room.int.spec.ts, database-rights.
 */
export class EnquiriesApart20261127140100 implements MigrationInterface {
  name = 'EnquiriesApart20261127140100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACCOUNTS);
    await runner.query(GRANT_TABLES);
    await runner.query(SHARED_TABLES);
    await runner.query(HISTORY);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const SCOPE = `(SELECT current_setting('app.scope', true))`;
const ACTOR = `(SELECT nullif(current_setting('app.actor', true), '')::uuid)`;
const OWN = `(SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;
const IN_ROOM = `${SCOPE} IN ('ENQUIRY_MEMBER', 'ENQUIRY_TEAM')`;
const ROOM_ROLES = `ARRAY['ENQUIRY_MEMBER', 'ENQUIRY_EDITOR', 'ENQUIRY_LEAD']`;
const BY_SOMEBODY = `${SCOPE} IN ('ORGANISATION', 'AUTHORITY', 'ADMINISTRATION', 'SYSTEM', 'ENQUIRY_MEMBER', 'ENQUIRY_TEAM')`;

const ACCOUNTS = `
  ALTER TABLE identity.account DROP CONSTRAINT account_roles_known, DROP CONSTRAINT account_one_side,
    ADD CONSTRAINT account_roles_known CHECK (
      cardinality(roles) > 0
      AND roles <@ ARRAY['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', 'CASEWORKER', 'REVIEWER', 'SIGNATORY',
        'BUDGET_OFFICER', 'PAYMENT_CERTIFIER', 'PAYMENT_AUTHORISER', 'USE_AUDITOR', 'AUDIT_READ', 'PROGRAMME_ADMIN',
        'CAP_EXCEPTION_OFFICER', 'NETWORK_EDITOR', 'ENQUIRY_MEMBER', 'ENQUIRY_EDITOR', 'ENQUIRY_LEAD', 'SYS_ADMIN']),
    -- People of a district and of a member municipality belong to one; everybody else to none.
    ADD CONSTRAINT account_one_side CHECK (
      (roles <@ ARRAY['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'] AND organisation_id IS NOT NULL)
      OR (roles <@ ARRAY['ENQUIRY_MEMBER'] AND organisation_id IS NOT NULL)
      OR (NOT roles && ARRAY['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', 'ENQUIRY_MEMBER'] AND organisation_id IS NULL)),
    ADD CONSTRAINT account_room_apart CHECK (NOT roles && ${ROOM_ROLES} OR roles <@ ${ROOM_ROLES});

  CREATE POLICY account_of_room ON identity.account FOR SELECT USING (${IN_ROOM} AND id = ${ACTOR});
  -- The two sides do not know each other's people; the administration of accounts and the sign-in know all.
  CREATE POLICY account_apart ON identity.account AS RESTRICTIVE FOR SELECT
    USING (${SCOPE} IN ('ADMINISTRATION', 'SYSTEM') OR (roles && ${ROOM_ROLES}) = (${IN_ROOM}));
`;

/** Also where everybody may read: what a programme or a budget title is, is no business of the room. */
const GRANT_TABLES = `
  DO $$
  DECLARE
    known regclass;
  BEGIN
    FOR known IN SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('applications', 'awards', 'budget', 'disbursements', 'notices',
        'programmes', 'districts')
    LOOP
      EXECUTE format($policy$CREATE POLICY enquiry_room_apart ON %s AS RESTRICTIVE
        USING (coalesce(${SCOPE}, '') NOT IN ('ENQUIRY_MEMBER', 'ENQUIRY_TEAM'))$policy$, known);
    END LOOP;
  END $$;
`;

const SHARED_TABLES = `
  ALTER POLICY job_asked_by_somebody ON outbox.job WITH CHECK (${BY_SOMEBODY});
  ALTER POLICY message_asked_by_somebody ON mail.message WITH CHECK (${BY_SOMEBODY});
  ALTER POLICY idempotency_key_of_somebody ON platform.idempotency_key USING (${BY_SOMEBODY});
`;

const HISTORY = `
  ALTER POLICY entry_recorded_by_somebody ON audit.entry WITH CHECK (${BY_SOMEBODY});
  ALTER POLICY entry_read_by_parties ON audit.entry
    USING (${SCOPE} IN ('ORGANISATION', 'AUTHORITY', 'SYSTEM', 'ENQUIRY_MEMBER', 'ENQUIRY_TEAM'));
  CREATE POLICY entry_of_room_read ON audit.entry FOR SELECT
    USING (${SCOPE} = 'ENQUIRY_TEAM' OR (${SCOPE} = 'ENQUIRY_MEMBER' AND organisation_id = ${OWN}));
  CREATE POLICY entry_of_room_recorded ON audit.entry FOR INSERT
    WITH CHECK (${IN_ROOM} AND actor_id = ${ACTOR} AND reason IS NULL
      AND (${SCOPE} = 'ENQUIRY_TEAM' OR organisation_id = ${OWN}));
  -- Chains of the room begin with "enquiry": they are read and written in the room and by its daily job.
  CREATE POLICY entry_apart_read ON audit.entry AS RESTRICTIVE FOR SELECT
    USING (${SCOPE} = 'SYSTEM' OR (chain LIKE 'enquiry%') = (${IN_ROOM}));
  CREATE POLICY entry_apart_recorded ON audit.entry AS RESTRICTIVE FOR INSERT
    WITH CHECK (${SCOPE} = 'SYSTEM' OR (chain LIKE 'enquiry%') = (${IN_ROOM}));
  CREATE POLICY chain_apart ON audit.chain AS RESTRICTIVE FOR SELECT
    USING (${SCOPE} = 'SYSTEM' OR chain NOT LIKE 'enquiry%');
`;
