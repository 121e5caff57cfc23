import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What every open case asks for in each year, kept beside the cases by a trigger: sums under a cap and the search for
 * cases above it read these few rows, however many cases were ever decided. Indexes of the open cases alone let each
 * order of the worklist begin where its page begins. Test: test/lives (invariants).
 */
export class ApplicationsOpenAmounts20261130100000 implements MigrationInterface {
  name = 'ApplicationsOpenAmounts20261130100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(AMOUNTS);
    await runner.query(KEEPING);
    await runner.query(INDEXES);
    await runner.query(SUMS);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const OPEN = `('SUBMITTED', 'FORMAL_CHECK', 'INFO_REQUESTED', 'MATERIAL_CHECK', 'DECISION_PREPARED', 'IN_REVIEW', 'RETURNED')`;

const AMOUNTS = `
  CREATE TABLE applications.open_amount (
    application_id uuid NOT NULL REFERENCES applications.application (id) ON DELETE CASCADE,
    budget_year integer NOT NULL,
    programme_code text NOT NULL,
    cap_holder text NOT NULL,
    district_ags char(5) NOT NULL,
    status text NOT NULL,
    cents bigint NOT NULL,
    PRIMARY KEY (application_id, budget_year)
  );
  CREATE INDEX open_amount_under_cap ON applications.open_amount (programme_code, budget_year, cap_holder, cents)
    INCLUDE (status, district_ags, application_id);
  ALTER TABLE applications.open_amount ENABLE ROW LEVEL SECURITY;
  CREATE POLICY open_amount_visible ON applications.open_amount USING (
    (SELECT current_setting('app.scope', true)) IN ('AUTHORITY', 'SYSTEM'));
  GRANT SELECT ON applications.open_amount TO foerderakte_app;
`;

const KEEPING = `
  CREATE FUNCTION applications.keep_open_amounts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF TG_OP = 'UPDATE' THEN
      DELETE FROM applications.open_amount o WHERE o.application_id = NEW.id
        AND (NEW.status NOT IN ${OPEN} OR NEW.requested_by_year ->> o.budget_year::text IS NULL);
    END IF;
    INSERT INTO applications.open_amount AS o
      SELECT NEW.id, asked.year::integer, NEW.programme_code, NEW.cap_holder, NEW.district_ags, NEW.status, asked.cents::bigint
      FROM jsonb_each_text(NEW.requested_by_year) AS asked (year, cents)
      WHERE NEW.status IN ${OPEN} AND asked.cents IS NOT NULL
      ON CONFLICT (application_id, budget_year) DO UPDATE SET programme_code = excluded.programme_code,
        cap_holder = excluded.cap_holder, district_ags = excluded.district_ags, status = excluded.status, cents = excluded.cents;
    RETURN NULL;
  END $$;
  REVOKE ALL ON FUNCTION applications.keep_open_amounts() FROM PUBLIC;
  CREATE TRIGGER open_amounts_begin AFTER INSERT ON applications.application
    FOR EACH ROW WHEN (NEW.status IN ${OPEN}) EXECUTE FUNCTION applications.keep_open_amounts();
  CREATE TRIGGER open_amounts_move AFTER UPDATE ON applications.application
    FOR EACH ROW WHEN ((OLD.status IN ${OPEN} OR NEW.status IN ${OPEN})
      AND (OLD.status, OLD.requested_by_year, OLD.programme_code, OLD.cap_holder, OLD.district_ags)
        IS DISTINCT FROM (NEW.status, NEW.requested_by_year, NEW.programme_code, NEW.cap_holder, NEW.district_ags))
    EXECUTE FUNCTION applications.keep_open_amounts();

  INSERT INTO applications.open_amount
    SELECT a.id, asked.year::integer, a.programme_code, a.cap_holder, a.district_ags, a.status, asked.cents::bigint
    FROM applications.application a CROSS JOIN LATERAL jsonb_each_text(a.requested_by_year) AS asked (year, cents)
    WHERE a.status IN ${OPEN} AND asked.cents IS NOT NULL;
`;

/** What the policies and the counts of the views ask for is included, so that counting reads the index alone. */
const INDEXES = `
  CREATE INDEX application_open ON applications.application (deadline, id)
    INCLUDE (status, organisation_id, programme_code, assigned_to, budget_year, admin_region) WHERE status IN ${OPEN};
  DROP INDEX applications.application_worklist;
  CREATE INDEX application_open_by_place ON applications.application (budget_year, admin_region, requested_cents, id)
    INCLUDE (status, organisation_id, programme_code, assigned_to, deadline) WHERE status IN ${OPEN};
  CREATE INDEX application_open_by_amount ON applications.application (requested_cents, id) WHERE status IN ${OPEN};
  CREATE INDEX application_open_by_receipt ON applications.application (submitted_at, id) WHERE status IN ${OPEN};
  CREATE INDEX application_open_by_file ON applications.application (file_number) WHERE status IN ${OPEN};
`;

/** Policies ask each row for the Land of its programme; these ask once, with the owner's rights, and answer sums alone. */
const SUMS = `
  CREATE FUNCTION applications.open_under_caps(of_programme text, of_year integer)
    RETURNS TABLE (cap_holder text, district_ags char(5), cents bigint, not_reserved boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT o.cap_holder, min(o.district_ags), sum(o.cents)::bigint, o.status <> 'IN_REVIEW'
    FROM applications.open_amount o
    WHERE o.programme_code = of_programme AND o.budget_year = of_year AND o.status <> 'INFO_REQUESTED'
      AND (SELECT current_setting('app.scope', true) IN ('AUTHORITY', 'SYSTEM') AND platform.is_of_own_land(of_programme))
    GROUP BY o.cap_holder, o.status <> 'IN_REVIEW' $$;
  REVOKE ALL ON FUNCTION applications.open_under_caps FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION applications.open_under_caps TO foerderakte_app;

  CREATE FUNCTION applications.count_views(of_programme text, of_account uuid, due_until date)
    RETURNS TABLE (open_cases integer, mine integer, due integer, review integer, unassigned integer, decided integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH own AS MATERIALIZED (SELECT coalesce(array_agg(p.code), '{}') AS codes FROM programmes.programme p
      WHERE (of_programme IS NULL OR p.code = of_programme) AND (current_setting('app.scope', true) = 'SYSTEM'
        OR (current_setting('app.scope', true) = 'AUTHORITY' AND p.land = current_setting('app.land', true))))
    SELECT
      (SELECT count(*)::integer FROM (SELECT 1 FROM applications.application
        WHERE status IN ${OPEN} AND programme_code = ANY ((SELECT codes FROM own)::text[]) LIMIT 1000) f),
      (SELECT count(*)::integer FROM (SELECT 1 FROM applications.application
        WHERE status IN ${OPEN} AND programme_code = ANY ((SELECT codes FROM own)::text[])
          AND assigned_to = of_account LIMIT 1000) f),
      (SELECT count(*)::integer FROM (SELECT 1 FROM applications.application
        WHERE status IN ${OPEN} AND programme_code = ANY ((SELECT codes FROM own)::text[])
          AND deadline <= due_until LIMIT 1000) f),
      (SELECT count(*)::integer FROM (SELECT 1 FROM applications.application
        WHERE status = 'IN_REVIEW' AND programme_code = ANY ((SELECT codes FROM own)::text[]) LIMIT 1000) f),
      (SELECT count(*)::integer FROM (SELECT 1 FROM applications.application
        WHERE status IN ${OPEN} AND programme_code = ANY ((SELECT codes FROM own)::text[])
          AND assigned_to IS NULL LIMIT 1000) f),
      (SELECT count(*)::integer FROM (SELECT 1 FROM applications.application
        WHERE status IN ('APPROVED', 'REJECTED', 'INADMISSIBLE', 'WITHDRAWN')
          AND programme_code = ANY ((SELECT codes FROM own)::text[]) LIMIT 1000) f) $$;
  REVOKE ALL ON FUNCTION applications.count_views FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION applications.count_views TO foerderakte_app;
`;
