import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Registers of the network: organisations, counselling offers and figures, action concepts with measures, findings. */
export class NetworkRegisters20261127161000 implements MigrationInterface {
  name = 'NetworkRegisters20261127161000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    for (const [table, condition] of VISIBLE) await runner.query(visibleIf(table, condition));
    await runner.query(RIGHTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const SCOPE = `(SELECT current_setting('app.scope', true))`;
const BY_AUTHORITY = `${SCOPE} IN ('AUTHORITY', 'SYSTEM')`;

const TABLES = `
  CREATE SCHEMA network;
  GRANT USAGE ON SCHEMA network TO foerderakte_app;

  -- Organisations with addresses of their functions. No column for a person.
  CREATE TABLE network.organisation (
    id uuid PRIMARY KEY,
    name text NOT NULL CONSTRAINT organisation_name CHECK (length(trim(name)) BETWEEN 2 AND 200),
    kind text NOT NULL CONSTRAINT organisation_kind CHECK (kind IN ('MINISTRY', 'AUTHORITY', 'MUNICIPALITY', 'ASSOCIATION',
      'COMPANY', 'SCIENCE', 'NETWORK', 'PROGRAMME', 'PARTNERSHIP', 'EUROPEAN')),
    land char(2) NOT NULL DEFAULT 'NW',
    seat text NOT NULL DEFAULT '',
    district_ags char(5),
    role text NOT NULL DEFAULT '',
    website text NOT NULL DEFAULT '' CONSTRAINT organisation_website CHECK (website ~ '^(https?://.+)?$'),
    email text NOT NULL DEFAULT '',
    phone text NOT NULL DEFAULT '',
    -- "Kommunen gegen Extremismus": that a municipality is a member is a public fact; what it asks is not kept here.
    kge_member_since date,
    is_public boolean NOT NULL DEFAULT false,
    source text NOT NULL DEFAULT '',
    verified_by text,
    changed_by_name text NOT NULL,
    changed_at timestamptz NOT NULL
  );
  CREATE INDEX organisation_in_district ON network.organisation (district_ags);

  CREATE TABLE network.offer (
    id uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES network.organisation (id),
    kind text NOT NULL CONSTRAINT offer_kind CHECK (kind IN ('MOBILE', 'VICTIM', 'EXIT', 'PREVENTION')),
    name text NOT NULL CONSTRAINT offer_name CHECK (length(trim(name)) BETWEEN 3 AND 200),
    description text NOT NULL DEFAULT '',
    phone text NOT NULL DEFAULT '',
    email text NOT NULL DEFAULT '',
    website text NOT NULL DEFAULT '' CONSTRAINT offer_website CHECK (website ~ '^(https?://.+)?$'),
    is_public boolean NOT NULL DEFAULT false,
    verified_by text
  );
  CREATE TABLE network.offer_area (
    offer_id uuid NOT NULL REFERENCES network.offer (id),
    district_ags char(5) NOT NULL,
    PRIMARY KEY (offer_id, district_ags)
  );
  CREATE TABLE network.offer_reference (
    from_offer_id uuid NOT NULL REFERENCES network.offer (id),
    to_offer_id uuid NOT NULL REFERENCES network.offer (id),
    note text NOT NULL CONSTRAINT offer_reference_note CHECK (length(trim(note)) >= 3),
    PRIMARY KEY (from_offer_id, to_offer_id),
    CONSTRAINT offer_reference_to_another CHECK (from_offer_id <> to_offer_id)
  );
  -- Counts alone, per half-year and category. Never a case, never a person.
  CREATE TABLE network.counselling_figure (
    offer_id uuid NOT NULL REFERENCES network.offer (id),
    half_year text NOT NULL CONSTRAINT figure_half_year CHECK (half_year ~ '^20[0-9]{2}-[12]$'),
    category text NOT NULL CONSTRAINT figure_category CHECK (length(trim(category)) BETWEEN 3 AND 100),
    cases integer NOT NULL CONSTRAINT figure_cases CHECK (cases BETWEEN 0 AND 100000),
    entered_by_name text NOT NULL,
    entered_at timestamptz NOT NULL,
    PRIMARY KEY (offer_id, half_year, category)
  );

  CREATE TABLE network.concept (
    id uuid PRIMARY KEY,
    title text NOT NULL CONSTRAINT concept_title CHECK (length(trim(title)) BETWEEN 3 AND 300),
    kind text NOT NULL CONSTRAINT concept_kind CHECK (kind IN ('STATE', 'INTERMINISTERIAL', 'LOCAL')),
    land char(2) NOT NULL DEFAULT 'NW',
    responsible text NOT NULL,
    district_ags char(5),
    phase text CONSTRAINT concept_phase CHECK (phase IN ('DEVELOPMENT', 'IMPLEMENTATION', 'UPDATE')),
    council_body text,
    council_resolved_on date,
    council_reference text,
    source text NOT NULL DEFAULT '',
    is_public boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    CONSTRAINT concept_local_in_district CHECK (kind <> 'LOCAL' OR (district_ags IS NOT NULL AND phase IS NOT NULL)),
    CONSTRAINT concept_resolution_whole CHECK ((council_body IS NULL) = (council_resolved_on IS NULL)
      AND (council_body IS NULL) = (council_reference IS NULL))
  );
  CREATE TABLE network.field (
    id uuid PRIMARY KEY,
    concept_id uuid NOT NULL REFERENCES network.concept (id),
    position integer NOT NULL,
    title text NOT NULL CONSTRAINT field_title CHECK (length(trim(title)) BETWEEN 3 AND 300),
    CONSTRAINT field_position UNIQUE (concept_id, position)
  );
  CREATE TABLE network.measure (
    id uuid PRIMARY KEY,
    field_id uuid NOT NULL REFERENCES network.field (id),
    concept_id uuid NOT NULL REFERENCES network.concept (id),
    number integer NOT NULL,
    title text NOT NULL CONSTRAINT measure_title CHECK (length(trim(title)) BETWEEN 3 AND 300),
    responsible text NOT NULL CONSTRAINT measure_responsible CHECK (length(trim(responsible)) BETWEEN 2 AND 200),
    partners text NOT NULL DEFAULT '',
    status text NOT NULL DEFAULT 'PLANNED' CONSTRAINT measure_status_known CHECK (status IN ('PLANNED', 'RUNNING', 'DONE', 'SUSPENDED', 'DROPPED')),
    is_public boolean NOT NULL DEFAULT false,
    CONSTRAINT measure_number UNIQUE (concept_id, number)
  );
  CREATE TABLE network.measure_status (
    id uuid PRIMARY KEY,
    measure_id uuid NOT NULL REFERENCES network.measure (id),
    status text NOT NULL,
    since date NOT NULL,
    note text NOT NULL DEFAULT '',
    recorded_by_name text NOT NULL,
    recorded_at timestamptz NOT NULL
  );
  CREATE INDEX measure_status_of ON network.measure_status (measure_id, recorded_at);
  CREATE TRIGGER measure_status_append_only BEFORE UPDATE OR DELETE ON network.measure_status
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
  CREATE TABLE network.measure_award (
    measure_id uuid NOT NULL REFERENCES network.measure (id),
    award_id uuid NOT NULL,
    file_number text NOT NULL,
    PRIMARY KEY (measure_id, award_id)
  );

  CREATE TABLE network.finding (
    id uuid PRIMARY KEY,
    title text NOT NULL CONSTRAINT finding_title CHECK (length(trim(title)) BETWEEN 3 AND 300),
    publisher text NOT NULL,
    published_year integer NOT NULL CONSTRAINT finding_year CHECK (published_year BETWEEN 1990 AND 2199),
    phenomenon text CONSTRAINT finding_phenomenon CHECK (phenomenon IN ('RIGHT', 'LEFT', 'ISLAMISM', 'FOREIGN')),
    summary text NOT NULL CONSTRAINT finding_summary CHECK (length(trim(summary)) BETWEEN 10 AND 4000),
    website text NOT NULL DEFAULT '' CONSTRAINT finding_website CHECK (website ~ '^(https?://.+)?$'),
    is_public boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL
  );
  CREATE TABLE network.measure_finding (
    measure_id uuid NOT NULL REFERENCES network.measure (id),
    finding_id uuid NOT NULL REFERENCES network.finding (id),
    PRIMARY KEY (measure_id, finding_id)
  );
`;

const parent = (table: string, key: string): string => `EXISTS (SELECT 1 FROM network.${table} p WHERE p.id = ${key})`;

/** Who may read: the authority all, everybody what is public; parts are as public as their whole. */
const VISIBLE: readonly (readonly [string, string])[] = [
  ['organisation', 'is_public'],
  ['offer', `is_public AND ${parent('organisation', 'organisation_id')}`],
  ['offer_area', parent('offer', 'offer_id')],
  ['offer_reference', `${parent('offer', 'from_offer_id')} AND ${parent('offer', 'to_offer_id')}`],
  ['counselling_figure', 'false'],
  ['concept', 'is_public'],
  ['field', parent('concept', 'concept_id')],
  ['measure', `is_public AND ${parent('concept', 'concept_id')}`],
  ['measure_status', parent('measure', 'measure_id')],
  ['measure_award', 'false'],
  ['finding', 'is_public'],
  ['measure_finding', `${parent('measure', 'measure_id')} AND ${parent('finding', 'finding_id')}`],
];

const visibleIf = (table: string, condition: string): string => `
  ALTER TABLE network.${table} ENABLE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_visible ON network.${table} FOR SELECT USING (${BY_AUTHORITY} OR (${condition}));
  CREATE POLICY ${table}_entered ON network.${table} FOR INSERT WITH CHECK (${BY_AUTHORITY});
  CREATE POLICY ${table}_changed ON network.${table} FOR UPDATE USING (${BY_AUTHORITY});
  CREATE POLICY ${table}_removed ON network.${table} FOR DELETE USING (${BY_AUTHORITY});`;

const RIGHTS = `
  GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA network TO foerderakte_app;
  GRANT UPDATE ON network.organisation, network.offer, network.counselling_figure, network.concept, network.finding TO foerderakte_app;
  GRANT UPDATE (status) ON network.measure TO foerderakte_app;
  GRANT DELETE ON network.offer_area, network.measure_award, network.measure_finding TO foerderakte_app;
`;
