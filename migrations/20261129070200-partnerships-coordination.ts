import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The coordination office of a partnership, often a free carrier: an account whose organisation is the partnership, in a
 * scope of its own. It sees this partnership, its projects and bodies; it moves no money but the reservation that a vote
 * makes, and reads no case, no account of a bank and no account of anybody else. Test: test/partnerships/coordination.
 */
export class PartnershipsCoordination20261129070200 implements MigrationInterface {
  name = 'PartnershipsCoordination20261129070200';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [ACCOUNTS, SHARED_TABLES, PARTNERSHIPS, BODIES, KEEPING]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const SCOPE = `(SELECT current_setting('app.scope', true))`;
const ACTOR = `(SELECT nullif(current_setting('app.actor', true), '')::uuid)`;
const OWN = `(SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;
const COORDINATES = `${SCOPE} = 'COORDINATION'`;
const BY_SOMEBODY = `${SCOPE} IN ('ORGANISATION', 'AUTHORITY', 'ADMINISTRATION', 'SYSTEM', 'ENQUIRY_MEMBER', 'ENQUIRY_TEAM', 'NETWORK', 'COORDINATION')`;

const ACCOUNTS = `
  ALTER TABLE identity.account DROP CONSTRAINT account_roles_known, DROP CONSTRAINT account_one_side,
    ADD CONSTRAINT account_roles_known CHECK (
      cardinality(roles) > 0
      AND roles <@ ARRAY['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', 'COORDINATION', 'CASEWORKER', 'REVIEWER', 'SIGNATORY',
        'BUDGET_OFFICER', 'BUDGET_OVERRUN_OFFICER', 'PAYMENT_CERTIFIER', 'PAYMENT_AUTHORISER', 'USE_AUDITOR',
        'AUDIT_READ', 'PROGRAMME_ADMIN', 'CAP_EXCEPTION_OFFICER', 'NETWORK_EDITOR', 'ENQUIRY_MEMBER',
        'ENQUIRY_EDITOR', 'ENQUIRY_LEAD', 'SYS_ADMIN']),
    -- People of a district, of a partnership and of a member municipality belong to one; everybody else to none.
    ADD CONSTRAINT account_one_side CHECK (
      (roles <@ ARRAY['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'] AND organisation_id IS NOT NULL)
      OR (roles <@ ARRAY['COORDINATION'] AND organisation_id IS NOT NULL)
      OR (roles <@ ARRAY['ENQUIRY_MEMBER'] AND organisation_id IS NOT NULL)
      OR (NOT roles && ARRAY['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', 'COORDINATION', 'ENQUIRY_MEMBER'] AND organisation_id IS NULL));
  CREATE POLICY account_of_coordination ON identity.account FOR SELECT USING (${COORDINATES} AND id = ${ACTOR});
`;

const SHARED_TABLES = `
  ALTER POLICY job_asked_by_somebody ON outbox.job WITH CHECK (${BY_SOMEBODY});
  ALTER POLICY message_asked_by_somebody ON mail.message WITH CHECK (${BY_SOMEBODY});
  ALTER POLICY idempotency_key_of_somebody ON platform.idempotency_key USING (${BY_SOMEBODY});
  ALTER POLICY entry_recorded_by_somebody ON audit.entry WITH CHECK (${BY_SOMEBODY});
  CREATE POLICY entry_of_coordination_recorded ON audit.entry FOR INSERT WITH CHECK (${COORDINATES} AND actor_id = ${ACTOR}
    AND (chain LIKE 'partnership:%' OR chain LIKE 'local-project:%' OR chain LIKE 'body:%')
    AND EXISTS (SELECT 1 FROM partnerships.partnership p WHERE p.id = ${OWN} AND p.organisation_id = entry.organisation_id));
`;

const ofFrame = (table: string, column = 'frame_id'): string =>
  `EXISTS (SELECT 1 FROM partnerships.frame f WHERE f.id = ${table}.${column} AND f.partnership_id = ${OWN})`;

/** What a coordination office may do with a project: check, vote, hand a proof back. The decision is the lead office's. */
const WORKED_ON = `'RECEIVED', 'INCOMPLETE', 'CHECKED', 'IN_VOTE', 'VOTED', 'PROVED'`;
const LEFT_AS = `'RECEIVED', 'INCOMPLETE', 'CHECKED', 'IN_VOTE', 'VOTED', 'RUNNING'`;

const PARTNERSHIPS = `
  CREATE POLICY partnership_named ON partnerships.partnership FOR SELECT USING (${SCOPE} = 'ADMINISTRATION');
  CREATE POLICY partnership_coordinated ON partnerships.partnership FOR SELECT USING (${COORDINATES} AND id = ${OWN});
  CREATE POLICY member_coordinated ON partnerships.member USING (${COORDINATES} AND partnership_id = ${OWN});
  CREATE POLICY frame_coordinated ON partnerships.frame FOR SELECT USING (${COORDINATES} AND partnership_id = ${OWN});
  ${['fund', 'fund_entry', 'holding', 'consent', 'federal_draw']
    .map(
      (table) =>
        `CREATE POLICY ${table}_coordinated ON partnerships.${table} FOR SELECT USING (${COORDINATES} AND ${ofFrame(table)});`,
    )
    .join('\n')}
  CREATE POLICY fund_entry_of_vote ON partnerships.fund_entry FOR INSERT WITH CHECK (${COORDINATES}
    AND kind IN ('RESERVE', 'RELEASE') AND project_id = matter_id AND ${ofFrame('fund_entry')});
  CREATE POLICY local_project_coordinated ON partnerships.local_project FOR SELECT USING (${COORDINATES} AND partnership_id = ${OWN});
  CREATE POLICY local_project_worked_on ON partnerships.local_project FOR UPDATE
    USING (${COORDINATES} AND partnership_id = ${OWN} AND status IN (${WORKED_ON}))
    WITH CHECK (${COORDINATES} AND partnership_id = ${OWN} AND status IN (${LEFT_AS}));
  CREATE POLICY proof_coordinated ON partnerships.proof FOR SELECT USING (${COORDINATES}
    AND EXISTS (SELECT 1 FROM partnerships.local_project l WHERE l.id = proof.project_id));
`;

const BODIES = `
  CREATE POLICY body_coordinated ON bodies.body USING (${COORDINATES} AND EXISTS (SELECT 1 FROM partnerships.partnership p
    WHERE p.id = ${OWN} AND p.organisation_id = body.owner_organisation_id
      AND (p.id = body.partnership_id OR body.id IN (p.alliance_body_id, p.youth_forum_body_id))));
  ${[
    ...['seat', 'deputy', 'meeting', 'agenda_item', 'invitation', 'attendance', 'minutes', 'resolution', 'task'],
    ...['vote', 'vote_seat'],
  ]
    .map(
      (table) => `CREATE POLICY ${table}_coordinated ON bodies.${table} USING (${COORDINATES}
        AND EXISTS (SELECT 1 FROM bodies.body b WHERE b.id = ${table}.body_id));`,
    )
    .join('\n')}
  CREATE POLICY ballot_coordinated ON bodies.ballot FOR SELECT USING (seat_id = seat_id AND ${COORDINATES}
    AND EXISTS (SELECT 1 FROM bodies.body b WHERE b.id = ballot.body_id));
`;

/** The functions that run as their owner ask the same question as the policies. */
const KEEPING = `
  CREATE OR REPLACE FUNCTION bodies.keeps(of_body uuid) RETURNS boolean LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(current_setting('app.scope', true), '') IN ('AUTHORITY', 'SYSTEM', 'NETWORK')
      OR (current_setting('app.scope', true) = 'ORGANISATION' AND EXISTS (SELECT 1 FROM bodies.body b WHERE b.id = of_body
        AND b.owner_organisation_id = nullif(current_setting('app.organisation', true), '')::uuid))
      OR (current_setting('app.scope', true) = 'COORDINATION' AND EXISTS (SELECT 1 FROM bodies.body b
        JOIN partnerships.partnership p ON p.id = nullif(current_setting('app.organisation', true), '')::uuid
        WHERE b.id = of_body AND b.owner_organisation_id = p.organisation_id
          AND (b.partnership_id = p.id OR b.id IN (p.alliance_body_id, p.youth_forum_body_id)))) $$;
`;
