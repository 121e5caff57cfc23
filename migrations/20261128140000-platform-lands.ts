import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Several Länder in one installation: programmes, districts and accounts belong to one, and every table of the grants is
 * closed to people of another by a restrictive policy. platform.divide_by_land() writes the policies; it runs again after
 * every migration, so that a table made later is divided, too. Test: test/lands.
 */
export class PlatformLands20261128140000 implements MigrationInterface {
  name = 'PlatformLands20261128140000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
    await runner.query(DIVIDING);
    await runner.query(SHARED);
    await runner.query(FUNCTIONS);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const SCOPE = `(SELECT current_setting('app.scope', true))`;
const LAND = `(SELECT current_setting('app.land', true))`;
const UNBOUND = `coalesce(${SCOPE}, '') NOT IN ('ORGANISATION', 'AUTHORITY', 'ADMINISTRATION')`;

const COLUMNS = `
  ALTER TABLE programmes.programme ADD COLUMN land text NOT NULL DEFAULT 'NW'
    CONSTRAINT programme_land CHECK (land ~ '^[A-Z]{2}$');
  ALTER TABLE districts.district ADD COLUMN land text NOT NULL DEFAULT 'NW'
    CONSTRAINT district_land CHECK (land ~ '^[A-Z]{2}$');
  ALTER TABLE identity.account ADD COLUMN land text NOT NULL DEFAULT 'NW'
    CONSTRAINT account_land CHECK (land ~ '^[A-Z]{2}$');
  -- Whose cash office pays, and what it paid: rows that name no programme carry the Land of whoever enters them.
  ALTER TABLE disbursements.payer_account ADD COLUMN land text NOT NULL DEFAULT coalesce(nullif(current_setting('app.land', true), ''), 'NW');
  ALTER TABLE disbursements.payment_run ADD COLUMN land text NOT NULL DEFAULT coalesce(nullif(current_setting('app.land', true), ''), 'NW');
  ALTER TABLE disbursements.bank_feedback ADD COLUMN land text NOT NULL DEFAULT coalesce(nullif(current_setting('app.land', true), ''), 'NW');
  -- Outside of the chained hash: it says who may read an entry, not what happened.
  ALTER TABLE audit.entry ADD COLUMN land text DEFAULT nullif(current_setting('app.land', true), '');
`;

const DIVIDING = `
  CREATE FUNCTION platform.divide_by_land() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $divide$
  DECLARE
    apart text[] := ARRAY['public', 'information_schema', 'platform', 'outbox', 'mail', 'identity', 'audit', 'enquiries',
      'bodies', 'network', 'events'];
    target record;
    parent record;
    rule text;
  BEGIN
    FOR target IN
      SELECT c.oid, n.nspname AS in_schema, format('%I.%I', n.nspname, c.relname) AS name, format('%I', c.relname) AS short
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND n.nspname <> ALL (apart) AND n.nspname NOT LIKE 'pg\\_%'
        AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'land_apart')
      ORDER BY c.oid
    LOOP
      rule := NULL;
      IF EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = target.oid AND a.attname = 'land' AND NOT a.attisdropped) THEN
        rule := format($rule$%s.land = ${LAND}$rule$, target.short);
      END IF;
      -- The Land of a case is the programme's; where a row names no programme, it is that of what it belongs to.
      FOR parent IN
        SELECT known.own, known.relation, known.key, NOT a.attnotnull AS is_optional FROM (VALUES
          (1, 'programme_code', 'programmes.programme', 'code'), (2, 'award_id', 'awards.award', 'id'),
          (3, 'title_id', 'budget.title', 'id'), (4, 'application_id', 'applications.application', 'id'),
          (5, 'decision_id', 'awards.decision', 'id'), (6, 'organisation_id', 'districts.organisation', 'id'),
          (7, 'district_ags', 'districts.district', 'ags')) AS known (rank, own, relation, key)
        JOIN pg_attribute a ON a.attrelid = target.oid AND a.attname = known.own AND NOT a.attisdropped
        WHERE to_regclass(known.relation) IS DISTINCT FROM target.oid
        ORDER BY NOT a.attnotnull, known.rank
      LOOP
        EXIT WHEN rule IS NOT NULL;
        rule := format('%sEXISTS (SELECT 1 FROM %s x WHERE x.%s = %s.%s)',
          CASE WHEN parent.is_optional THEN format('%s.%s IS NULL OR ', target.short, parent.own) ELSE '' END,
          parent.relation, parent.key, target.short, parent.own);
      END LOOP;
      IF rule IS NULL THEN
        SELECT format('EXISTS (SELECT 1 FROM %s x WHERE %s)', f.confrelid::regclass, string_agg(
            format('x.%I = %s.%I', there.attname, target.short, here.attname), ' AND ')) INTO rule
        FROM pg_constraint f
          CROSS JOIN LATERAL unnest(f.conkey, f.confkey) AS pair (own, other)
          JOIN pg_attribute here ON here.attrelid = f.conrelid AND here.attnum = pair.own
          JOIN pg_attribute there ON there.attrelid = f.confrelid AND there.attnum = pair.other
        WHERE f.conrelid = target.oid AND f.contype = 'f' AND f.confrelid <> target.oid
          AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = f.confrelid AND p.polname = 'land_apart')
        GROUP BY f.oid, f.confrelid ORDER BY f.oid LIMIT 1;
      END IF;
      CONTINUE WHEN rule IS NULL;
      EXECUTE format($policy$CREATE POLICY land_apart ON %s AS RESTRICTIVE USING (${UNBOUND} OR %s)$policy$, target.name, rule);
    END LOOP;
  END $divide$;
  REVOKE ALL ON FUNCTION platform.divide_by_land() FROM PUBLIC;
  SELECT platform.divide_by_land();
`;

const SHARED = `
  CREATE POLICY land_apart ON identity.account AS RESTRICTIVE USING (${UNBOUND} OR land = ${LAND});
  CREATE POLICY land_apart ON audit.entry AS RESTRICTIVE FOR SELECT USING (${UNBOUND} OR CASE WHEN land IS NOT NULL
    THEN land = ${LAND}
    -- Written by a job: it belongs to whom the case belongs.
    ELSE organisation_id IS NULL OR EXISTS (SELECT 1 FROM districts.organisation x WHERE x.id = organisation_id) END);
  CREATE POLICY land_apart ON audit.chain AS RESTRICTIVE
    USING (${UNBOUND} OR EXISTS (SELECT 1 FROM audit.entry x WHERE x.chain = chain.chain));
`;

/** These run with the owner's rights and asked for the scope alone. */
const FUNCTIONS = `
  CREATE FUNCTION platform.is_of_own_land(of_programme text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(current_setting('app.scope', true), '') = 'SYSTEM'
      OR EXISTS (SELECT 1 FROM programmes.programme p WHERE p.code = of_programme AND p.land = current_setting('app.land', true)) $$;
  REVOKE ALL ON FUNCTION platform.is_of_own_land(text) FROM PUBLIC;

  DO $patch$
  DECLARE
    known record;
    before text;
    behind text;
  BEGIN
    FOR known IN SELECT * FROM (VALUES
      ('budget.lock_accounts(text, integer[])', 'IN (''AUTHORITY'', ''SYSTEM'')',
        'IN (''AUTHORITY'', ''SYSTEM'') AND platform.is_of_own_land(of_programme)'),
      ('awards.lock_cap_accounts(text, text, character, integer[])', 'NOT IN (''AUTHORITY'', ''SYSTEM'')',
        'NOT IN (''AUTHORITY'', ''SYSTEM'') OR NOT platform.is_of_own_land(of_programme)'),
      ('applications.find(text, integer)', 'IN (''AUTHORITY'', ''SYSTEM'')',
        'IN (''AUTHORITY'', ''SYSTEM'') AND platform.is_of_own_land(programme_code)')) AS f (signature, asked, wanted)
    LOOP
      before := pg_get_functiondef(known.signature::regprocedure);
      behind := replace(before, known.asked, known.wanted);
      IF behind = before THEN
        RAISE EXCEPTION 'the scope is not asked for in %', known.signature;
      END IF;
      EXECUTE behind;
    END LOOP;
  END $patch$;
`;
