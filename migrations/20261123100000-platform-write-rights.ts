import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who may write what, said by the database for every table: public facts are changed by the authority alone, decisions
 * and acts are never written by a district, a transaction without an actor writes nothing. Test: database-rights.
 */
export class PlatformWriteRights20261123100000 implements MigrationInterface {
  name = 'PlatformWriteRights20261123100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of PUBLIC_FACTS) await runner.query(writtenByAuthority(table));
    for (const table of ['decision', 'award', 'tranche']) await runner.query(awardsTable(table));
    await runner.query(PLATFORM);
    await runner.query(APPLICATIONS);
    await runner.query(NOTICES);
    await runner.query(COLUMNS);
    await runner.query(FUNCTIONS);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const SCOPE = `(SELECT current_setting('app.scope', true))`;
const OWN = `organisation_id = (SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;
const BY_AUTHORITY = `${SCOPE} IN ('AUTHORITY', 'SYSTEM')`;
const BY_SOMEBODY = `${SCOPE} IN ('ORGANISATION', 'AUTHORITY', 'ADMINISTRATION', 'SYSTEM')`;

/** Everybody may know them; only the authority changes them. */
const PUBLIC_FACTS = [
  'districts.court',
  'districts.district',
  'districts.organisation',
  'programmes.programme',
  'programmes.terms_version',
  'programmes.cap_rule',
  'programmes.call',
  'programmes.text_block',
  'programmes.authority_version',
  'budget.title',
];

function writtenByAuthority(table: string): string {
  const name = table.split('.')[1];
  return `
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY ${name}_public ON ${table} FOR SELECT USING (true);
    CREATE POLICY ${name}_entered ON ${table} FOR INSERT WITH CHECK (${BY_AUTHORITY});
    CREATE POLICY ${name}_changed ON ${table} FOR UPDATE USING (${BY_AUTHORITY});`;
}

/** The policies so far judged reading and writing alike: a district could have written its own award. */
const awardsTable = (table: string): string => `
  CREATE POLICY ${table}_entered ON awards.${table} AS RESTRICTIVE FOR INSERT WITH CHECK (${BY_AUTHORITY});
  CREATE POLICY ${table}_changed ON awards.${table} AS RESTRICTIVE FOR UPDATE USING (${BY_AUTHORITY});`;

const PLATFORM = `
  ALTER TABLE platform.demo_clock ENABLE ROW LEVEL SECURITY;
  CREATE POLICY demo_clock_seen ON platform.demo_clock FOR SELECT USING (true);
  CREATE POLICY demo_clock_moved ON platform.demo_clock FOR UPDATE USING (${SCOPE} IN ('ADMINISTRATION', 'SYSTEM'));

  ALTER TABLE platform.installation ENABLE ROW LEVEL SECURITY;
  CREATE POLICY installation_seen ON platform.installation FOR SELECT USING (true);

  ALTER TABLE audit.daily_digest ENABLE ROW LEVEL SECURITY;
  CREATE POLICY daily_digest_read ON audit.daily_digest FOR SELECT USING (${BY_AUTHORITY});

  CREATE POLICY job_asked_by_somebody ON outbox.job AS RESTRICTIVE FOR INSERT WITH CHECK (${BY_SOMEBODY});
  CREATE POLICY message_asked_by_somebody ON mail.message AS RESTRICTIVE FOR INSERT WITH CHECK (${BY_SOMEBODY});

  -- Without an actor these compared with nothing and answered nothing; now they say so.
  CREATE POLICY entry_read_by_parties ON audit.entry AS RESTRICTIVE FOR SELECT
    USING (${SCOPE} IN ('ORGANISATION', 'AUTHORITY', 'SYSTEM'));
  CREATE POLICY entry_recorded_by_somebody ON audit.entry AS RESTRICTIVE FOR INSERT WITH CHECK (${BY_SOMEBODY});
  CREATE POLICY idempotency_key_of_somebody ON platform.idempotency_key AS RESTRICTIVE USING (${BY_SOMEBODY});
  CREATE POLICY tranche_read_by_parties ON awards.tranche AS RESTRICTIVE FOR SELECT
    USING (${SCOPE} IN ('ORGANISATION', 'AUTHORITY', 'SYSTEM'));

  -- What an organisation does is no secret from itself, and it cannot write into the history of another's case.
  CREATE POLICY entry_of_organisation_shared ON audit.entry AS RESTRICTIVE FOR INSERT
    WITH CHECK (${SCOPE} <> 'ORGANISATION' OR visibility = 'SHARED');
  CREATE FUNCTION audit.keep_chain_with_its_organisation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF current_setting('app.scope', true) = 'ORGANISATION' AND EXISTS (
      SELECT 1 FROM audit.entry WHERE chain = NEW.chain AND seq = 1
        AND organisation_id IS DISTINCT FROM NEW.organisation_id)
    THEN
      RAISE EXCEPTION 'the chain % belongs to somebody else', NEW.chain
        USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_in_own_chain';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER entry_in_own_chain BEFORE INSERT ON audit.entry
    FOR EACH ROW EXECUTE FUNCTION audit.keep_chain_with_its_organisation();
`;

const APPLICATIONS = `
  ALTER TABLE applications.file_number_counter ENABLE ROW LEVEL SECURITY;
  CREATE POLICY file_number_counted ON applications.file_number_counter
    USING (${SCOPE} IN ('ORGANISATION', 'SYSTEM'));
  CREATE FUNCTION applications.count_up_by_one() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.last_number = (CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.last_number + 1 END) THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'file numbers are counted up by one'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'file_number_without_gap';
  END $$;
  CREATE TRIGGER file_number_without_gap BEFORE INSERT OR UPDATE ON applications.file_number_counter
    FOR EACH ROW EXECUTE FUNCTION applications.count_up_by_one();

  -- A district begins, submits, answers and withdraws; every other status is given by the authority.
  CREATE POLICY application_begun ON applications.application AS RESTRICTIVE FOR INSERT
    WITH CHECK (${SCOPE} = 'SYSTEM' OR (${SCOPE} = 'ORGANISATION' AND status = 'DRAFT'));
  CREATE FUNCTION applications.keep_status_of_authority() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF current_setting('app.scope', true) = 'ORGANISATION'
       AND NEW.status NOT IN ('SUBMITTED', 'FORMAL_CHECK', 'MATERIAL_CHECK', 'WITHDRAWN')
    THEN
      RAISE EXCEPTION 'a district cannot give the status %', NEW.status
        USING ERRCODE = 'check_violation', CONSTRAINT = 'status_of_authority';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER application_status_of_authority BEFORE UPDATE OF status ON applications.application
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION applications.keep_status_of_authority();

  -- Documents of a draft are the district's own, like the draft.
  CREATE POLICY attachment_of_visible_case ON applications.attachment AS RESTRICTIVE FOR SELECT USING (
    ${SCOPE} <> 'AUTHORITY' OR EXISTS (SELECT 1 FROM applications.application a WHERE a.id = application_id));
  CREATE POLICY attachment_entered ON applications.attachment AS RESTRICTIVE FOR INSERT
    WITH CHECK (${SCOPE} IN ('ORGANISATION', 'SYSTEM'));
  CREATE POLICY attachment_removed ON applications.attachment AS RESTRICTIVE FOR UPDATE
    USING (${SCOPE} IN ('ORGANISATION', 'SYSTEM'));
  CREATE POLICY submission_entered ON applications.submission AS RESTRICTIVE FOR INSERT
    WITH CHECK (${SCOPE} IN ('ORGANISATION', 'SYSTEM'));
  CREATE POLICY info_request_asked ON applications.info_request AS RESTRICTIVE FOR INSERT WITH CHECK (${BY_AUTHORITY});
  CREATE POLICY message_written ON applications.message AS RESTRICTIVE FOR INSERT
    WITH CHECK (${SCOPE} = 'SYSTEM' OR from_authority = (${SCOPE} = 'AUTHORITY'));
`;

const NOTICES = `
  -- A district's own acts issue receipts; administrative acts are the authority's, and their PDF a job's.
  CREATE POLICY notice_issued ON notices.notice AS RESTRICTIVE FOR INSERT
    WITH CHECK (${BY_AUTHORITY} OR (${SCOPE} = 'ORGANISATION' AND NOT is_act AND ${OWN}));
  CREATE POLICY notice_rendered ON notices.notice AS RESTRICTIVE FOR UPDATE
    -- A retrieval locks the row and changes nothing of it.
    USING (true) WITH CHECK (${BY_AUTHORITY});
`;

/** Whose case it is, under which programme and cap, never changes: no right to write these columns. */
const COLUMNS = `
  REVOKE UPDATE ON applications.application, awards.decision, applications.draft FROM foerderakte_app;
  GRANT UPDATE (title, phase, status, period_from, period_to, requested_cents, requested_by_year, assigned_to,
    assigned_name, deadline, deadline_reason, submission_count, submitted_at, is_late, status_since, version)
    ON applications.application TO foerderakte_app;
  GRANT UPDATE (version, content, saved_by, saved_by_name, saved_at) ON applications.draft TO foerderakte_app;
  GRANT UPDATE (kind, state, content, amount_cents, prepared_by, prepared_by_name, prepared_at, reviewed_by,
    reviewed_by_name, reviewed_at, returned_by_name, returned_at, return_reason, signed_by, signed_by_name, signed_at,
    notice_id, reserved_until, version) ON awards.decision TO foerderakte_app;
`;

const FUNCTIONS = `
  -- A trigger function that PUBLIC may use can be hung on any table and then books without an entry.
  DO $$
  DECLARE
    known regprocedure;
  BEGIN
    FOR known IN SELECT p.oid FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname IN ('platform', 'outbox', 'audit', 'mail', 'identity', 'districts', 'programmes', 'applications',
        'budget', 'awards', 'notices') LOOP
      EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', known);
    END LOOP;
  END $$;
  ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

  -- Both run with the owner's rights: without the scope a district would read and lock everybody's accounts.
  CREATE OR REPLACE FUNCTION budget.lock_accounts(of_programme text, years integer[])
    RETURNS TABLE (title_id text, budget_year integer, authority text,
                   appropriated_cents bigint, reserved_cents bigint, committed_cents bigint)
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.title_id, a.budget_year, a.authority, a.appropriated_cents, a.reserved_cents, a.committed_cents
    FROM budget.account a JOIN budget.title t ON t.id = a.title_id
    WHERE t.programme_code = of_programme AND a.budget_year = ANY (years)
      AND current_setting('app.scope', true) IN ('AUTHORITY', 'SYSTEM')
    ORDER BY a.title_id, a.budget_year, a.authority
    FOR UPDATE OF a $$;
  CREATE OR REPLACE FUNCTION awards.lock_cap_accounts(of_programme text, of_holder text, of_ags char(5), years integer[])
    RETURNS TABLE (budget_year integer, cap_cents bigint, exception_cents bigint, reserved_cents bigint, committed_cents bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF coalesce(current_setting('app.scope', true), '') NOT IN ('AUTHORITY', 'SYSTEM') THEN
      RAISE EXCEPTION 'the accounts belong to the authority' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM awards.open_cap_account(of_programme, of_holder, of_ags, y) FROM unnest(years) AS y ORDER BY y;
    RETURN QUERY SELECT a.budget_year, a.cap_cents, a.exception_cents, a.reserved_cents, a.committed_cents
      FROM awards.cap_account a
      WHERE a.programme_code = of_programme AND a.cap_holder = of_holder AND a.budget_year = ANY (years)
      ORDER BY a.budget_year FOR UPDATE;
  END $$;

  -- Whoever seals a day in the far future would leave all days until then without a digest of their own.
  CREATE FUNCTION audit.seal_by_jobs_only() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF current_setting('app.scope', true) IS DISTINCT FROM 'SYSTEM' THEN
      RAISE EXCEPTION 'days are sealed by the daily job' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER daily_digest_by_jobs_only BEFORE INSERT ON audit.daily_digest
    FOR EACH ROW EXECUTE FUNCTION audit.seal_by_jobs_only();
`;
