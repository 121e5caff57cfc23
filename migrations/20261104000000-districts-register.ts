import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The 53 districts, their courts, and the organisations in them. Public facts: no row-level security on districts. */
export class DistrictsRegister20261104000000 implements MigrationInterface {
  name = 'DistrictsRegister20261104000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA districts;
      GRANT USAGE ON SCHEMA districts TO foerderakte_app;

      CREATE TABLE districts.court (
        id text PRIMARY KEY,
        name text NOT NULL,
        seat text NOT NULL,
        street text NOT NULL,
        postcode text NOT NULL,
        city text NOT NULL,
        verified_by text
      );

      CREATE TABLE districts.district (
        ags char(5) PRIMARY KEY CONSTRAINT district_ags_five_digits CHECK (ags ~ '^[0-9]{5}$'),
        name text NOT NULL,
        short_name text NOT NULL,
        genitive text NOT NULL,
        kind text NOT NULL CONSTRAINT district_kind CHECK (kind IN ('KREIS', 'KREISFREIE_STADT', 'STAEDTEREGION')),
        admin_region text NOT NULL,
        court_id text NOT NULL REFERENCES districts.court (id),
        seat text NOT NULL,
        head_of_administration text NOT NULL,
        longitude numeric(9, 6) NOT NULL,
        latitude numeric(9, 6) NOT NULL
      );

      CREATE TABLE districts.organisation (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        kind text NOT NULL CONSTRAINT organisation_kind CHECK (kind IN
          ('KREIS', 'KREISFREIE_STADT', 'STAEDTEREGION', 'GEMEINDE', 'VEREIN', 'GGMBH', 'BEHOERDE')),
        -- The district whose cap the organisation uses: Stadt Aachen lies in 05334 and never counts twice.
        district_ags char(5) NOT NULL REFERENCES districts.district (ags),
        addressee text NOT NULL,
        street text NOT NULL,
        postcode text NOT NULL CONSTRAINT organisation_postcode CHECK (postcode ~ '^[0-9]{5}$'),
        city text NOT NULL,
        verified_by text
      );
      CREATE UNIQUE INDEX organisation_of_district ON districts.organisation (district_ags)
        WHERE kind IN ('KREIS', 'KREISFREIE_STADT', 'STAEDTEREGION');

      GRANT SELECT ON ALL TABLES IN SCHEMA districts TO foerderakte_app;
      GRANT INSERT, UPDATE ON districts.organisation, districts.court, districts.district TO foerderakte_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
