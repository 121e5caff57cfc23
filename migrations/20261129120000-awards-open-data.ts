import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Awards as open data: who publishes them, and what the public may know of each. An award is known once its notice has
 * reached the recipient. Titles and texts of applicants, people and accounts do not leave this function; neither does the
 * name of a recipient that is no public body, because its place may endanger the people who work there.
 */
export class AwardsOpenData20261129120000 implements MigrationInterface {
  name = 'AwardsOpenData20261129120000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE awards.publisher (
        land text PRIMARY KEY CONSTRAINT publisher_land CHECK (land ~ '^[A-Z]{2}$'),
        -- Stands in front of every id, so that it is unique among all publishers.
        prefix text NOT NULL CONSTRAINT publisher_prefix UNIQUE CHECK (prefix ~ '^(360G|[A-Z]{2})-[A-Za-z]{2,20}$'),
        organisation_id text NOT NULL,
        organisation_name text NOT NULL,
        source text NOT NULL,
        verified_by text
      );
      ALTER TABLE awards.publisher ENABLE ROW LEVEL SECURITY;
      CREATE POLICY publisher_visible ON awards.publisher USING (true);
      GRANT SELECT ON awards.publisher TO foerderakte_app;
      INSERT INTO awards.publisher (land, prefix, organisation_id, organisation_name, source) VALUES
        ('NW', 'DE-NWLKS', 'DE-NW-LKS', 'Landeskoordinierungsstelle gegen Rechtsextremismus und Rassismus',
          'Startwert; die Kennung ist bei keinem Register angemeldet'),
        ('NI', 'DE-NILPR', 'DE-NI-LPR', 'Bewilligungsbehörde des Landes Niedersachsen',
          'Startwert; die Kennung ist bei keinem Register angemeldet');

      CREATE FUNCTION awards.public_awards() RETURNS TABLE (prefix text, funder_id text, funder_name text, file_number text,
          programme_code text, programme_name text, district_ags char(5), district_name text, recipient_id uuid,
          recipient_name text, recipient_kind text, first_year integer, last_year integer, amount_cents bigint,
          paid_cents bigint, awarded_on date, period_from date, period_to date, version integer,
          is_annulled boolean, deliveries jsonb, changed_at timestamptz)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT u.prefix, u.organisation_id, u.organisation_name, a.file_number, a.programme_code, p.name, a.district_ags,
          d.name, o.id, CASE WHEN o.kind IN ('VEREIN', 'GGMBH') THEN NULL ELSE o.name END, o.kind, y.first_year, y.last_year,
          a.amount_cents, e.paid, (a.issued_at AT TIME ZONE 'Europe/Berlin')::date, a.period_from, a.period_to,
          a.version, v.cause = 'ANNULMENT', w.events, greatest(v.signed_at, e.booked_at)
        FROM awards.award a
        JOIN awards.award_version v ON v.award_id = a.id AND v.version = a.version
        JOIN programmes.programme p ON p.code = a.programme_code
        JOIN awards.publisher u ON u.land = p.land
        JOIN districts.district d ON d.ags = a.district_ags
        JOIN districts.organisation o ON o.id = a.organisation_id
        JOIN LATERAL (SELECT min(t.budget_year) AS first_year, max(t.budget_year) AS last_year FROM awards.tranche t
          WHERE t.award_id = a.id AND t.award_version = 1) y ON true
        JOIN LATERAL (SELECT coalesce(sum(b.paid_delta_cents), 0)::bigint AS paid, max(b.recorded_at)
            FILTER (WHERE b.paid_delta_cents <> 0) AS booked_at
          FROM budget.entry b WHERE b.decision_id = a.decision_id) e ON true
        JOIN LATERAL (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'on', n.occurred_on)
            ORDER BY n.recorded_at, n.id), '[]') AS events
          FROM notices.delivery n WHERE n.notice_id = v.notice_id) w ON true
        WHERE EXISTS (SELECT 1 FROM notices.delivery n WHERE n.notice_id = a.notice_id
          AND n.kind IN ('PORTAL_RETRIEVED', 'POSTED', 'RECEIVED', 'REMEDY_WAIVED'))
        ORDER BY a.issued_at DESC, a.file_number $$;
      GRANT EXECUTE ON FUNCTION awards.public_awards() TO foerderakte_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
