import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bodies (Gremien) with their seats; meetings with invitation, attendance, minutes, resolutions and tasks. */
export class BodiesRegister20261127160000 implements MigrationInterface {
  name = 'BodiesRegister20261127160000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SEATS);
    await runner.query(MEETINGS);
    for (const [table, isOfBody] of TABLES) await runner.query(ofVisibleBody(table, isOfBody));
    await runner.query(RIGHTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const SCOPE = `(SELECT current_setting('app.scope', true))`;
const OWN = `(SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;

const SEATS = `
  CREATE SCHEMA bodies;
  GRANT USAGE ON SCHEMA bodies TO foerderakte_app;

  CREATE TABLE bodies.body (
    id uuid PRIMARY KEY,
    kind text NOT NULL CONSTRAINT body_kind CHECK (kind IN ('ALLIANCE', 'STEERING_BODY', 'YOUTH_FORUM', 'STATE_NETWORK',
      'INTERMINISTERIAL_GROUP', 'COMPETENCE_CENTRE', 'WORKING_GROUP', 'PARTNERSHIP_NETWORK')),
    name text NOT NULL CONSTRAINT body_name CHECK (length(trim(name)) BETWEEN 3 AND 200),
    land char(2) NOT NULL DEFAULT 'NW',
    -- Who keeps it: an organisation, or the authority itself where nobody is named.
    owner_organisation_id uuid,
    partnership_id uuid,
    purpose text NOT NULL DEFAULT '',
    -- Office of the body: organiser in calendar files. An address of a function, never of a person.
    office_email text,
    source text NOT NULL DEFAULT '',
    quorum_numerator integer NOT NULL DEFAULT 1,
    quorum_denominator integer NOT NULL DEFAULT 2,
    -- Strict: more than this share has to take part; otherwise at least this share.
    quorum_is_strict boolean NOT NULL DEFAULT true,
    majority text NOT NULL DEFAULT 'SIMPLE' CONSTRAINT body_majority CHECK (majority IN ('SIMPLE', 'ABSOLUTE', 'TWO_THIRDS', 'UNANIMOUS')),
    secrecy text NOT NULL DEFAULT 'OPEN' CONSTRAINT body_secrecy CHECK (secrecy IN ('OPEN', 'SECRET')),
    founded_on date,
    dissolved_on date,
    created_at timestamptz NOT NULL,
    CONSTRAINT body_quorum_share CHECK (quorum_numerator BETWEEN 0 AND quorum_denominator AND quorum_denominator BETWEEN 1 AND 100)
  );
  CREATE INDEX body_of_partnership ON bodies.body (partnership_id) WHERE partnership_id IS NOT NULL;

  CREATE TABLE bodies.seat (
    id uuid PRIMARY KEY,
    body_id uuid NOT NULL REFERENCES bodies.body (id),
    organisation text NOT NULL CONSTRAINT seat_organisation CHECK (length(trim(organisation)) BETWEEN 2 AND 200),
    role text NOT NULL DEFAULT 'Mitglied',
    has_vote boolean NOT NULL DEFAULT true,
    contact_email text CONSTRAINT seat_contact_form
      CHECK (contact_email ~ '^[^[:space:]@,;<>]+@[^[:space:]@,;<>]+$' AND length(contact_email) <= 254),
    term_from date NOT NULL,
    term_to date,
    created_at timestamptz NOT NULL,
    CONSTRAINT seat_term CHECK (term_to IS NULL OR term_to >= term_from)
  );
  CREATE INDEX seat_of_body ON bodies.seat (body_id, term_from);
  CREATE TABLE bodies.deputy (
    id uuid PRIMARY KEY,
    seat_id uuid NOT NULL REFERENCES bodies.seat (id),
    body_id uuid NOT NULL REFERENCES bodies.body (id),
    organisation text NOT NULL CONSTRAINT deputy_organisation CHECK (length(trim(organisation)) BETWEEN 2 AND 200),
    contact_email text CONSTRAINT deputy_contact_form
      CHECK (contact_email ~ '^[^[:space:]@,;<>]+@[^[:space:]@,;<>]+$' AND length(contact_email) <= 254),
    term_from date NOT NULL,
    term_to date,
    created_at timestamptz NOT NULL,
    CONSTRAINT deputy_term CHECK (term_to IS NULL OR term_to >= term_from)
  );
  CREATE INDEX deputy_of_seat ON bodies.deputy (seat_id, term_from);

  -- Who sat where is history: a seat ends, it is never rewritten. Only the address that mails go to may be mended.
  CREATE FUNCTION bodies.keep_seat() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - 'contact_email' - 'term_to') = (to_jsonb(OLD) - 'contact_email' - 'term_to')
       AND (OLD.term_to IS NULL OR NEW.term_to IS NOT DISTINCT FROM OLD.term_to) THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'a seat ends and is never rewritten' USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_history_kept';
  END $$;
  CREATE TRIGGER seat_history_kept BEFORE UPDATE OR DELETE ON bodies.seat FOR EACH ROW EXECUTE FUNCTION bodies.keep_seat();
  CREATE TRIGGER deputy_history_kept BEFORE UPDATE OR DELETE ON bodies.deputy FOR EACH ROW EXECUTE FUNCTION bodies.keep_seat();
`;

const MEETINGS = `
  CREATE TABLE bodies.meeting (
    id uuid PRIMARY KEY,
    body_id uuid NOT NULL REFERENCES bodies.body (id),
    number integer NOT NULL,
    title text NOT NULL CONSTRAINT meeting_title CHECK (length(trim(title)) BETWEEN 3 AND 200),
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    place text NOT NULL DEFAULT '',
    status text NOT NULL DEFAULT 'PLANNED' CONSTRAINT meeting_status CHECK (status IN ('PLANNED', 'INVITED', 'HELD', 'CANCELLED')),
    -- SEQUENCE of the calendar entry (RFC 5545, 3.8.7.4): grows with every change people have to hear of.
    sequence integer NOT NULL DEFAULT 0,
    invited_at timestamptz,
    cancel_reason text,
    created_by uuid NOT NULL,
    created_by_name text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT meeting_number UNIQUE (body_id, number),
    CONSTRAINT meeting_ends_after_start CHECK (ends_at > starts_at),
    CONSTRAINT meeting_cancelled_with_reason CHECK (status <> 'CANCELLED' OR length(trim(coalesce(cancel_reason, ''))) >= 3)
  );
  CREATE TABLE bodies.agenda_item (
    meeting_id uuid NOT NULL REFERENCES bodies.meeting (id),
    position integer NOT NULL,
    body_id uuid NOT NULL REFERENCES bodies.body (id),
    title text NOT NULL CONSTRAINT agenda_item_title CHECK (length(trim(title)) BETWEEN 3 AND 300),
    PRIMARY KEY (meeting_id, position)
  );
  -- One row per seat invited; the secret of the personal link is kept as its hash alone.
  CREATE TABLE bodies.invitation (
    meeting_id uuid NOT NULL REFERENCES bodies.meeting (id),
    seat_id uuid NOT NULL REFERENCES bodies.seat (id),
    body_id uuid NOT NULL REFERENCES bodies.body (id),
    token_hash text NOT NULL CONSTRAINT invitation_token_once UNIQUE,
    answer text CONSTRAINT invitation_answer CHECK (answer IN ('COMES', 'DEPUTY_COMES', 'DECLINES')),
    answered_at timestamptz,
    sequence integer NOT NULL,
    sent_at timestamptz NOT NULL,
    PRIMARY KEY (meeting_id, seat_id)
  );
  CREATE TABLE bodies.attendance (
    meeting_id uuid NOT NULL REFERENCES bodies.meeting (id),
    seat_id uuid NOT NULL REFERENCES bodies.seat (id),
    body_id uuid NOT NULL REFERENCES bodies.body (id),
    state text NOT NULL CONSTRAINT attendance_state CHECK (state IN ('PRESENT', 'REPRESENTED', 'EXCUSED', 'ABSENT')),
    deputy_id uuid REFERENCES bodies.deputy (id),
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (meeting_id, seat_id),
    CONSTRAINT attendance_represented_by_deputy CHECK ((state = 'REPRESENTED') = (deputy_id IS NOT NULL))
  );
  CREATE TABLE bodies.minutes (
    meeting_id uuid PRIMARY KEY REFERENCES bodies.meeting (id),
    body_id uuid NOT NULL REFERENCES bodies.body (id),
    status text NOT NULL DEFAULT 'DRAFT' CONSTRAINT minutes_status CHECK (status IN ('DRAFT', 'SENT', 'APPROVED')),
    content text NOT NULL,
    version integer NOT NULL DEFAULT 1,
    sent_at timestamptz,
    approved_on date,
    written_by uuid NOT NULL,
    written_by_name text NOT NULL,
    CONSTRAINT minutes_approved_with_day CHECK ((status = 'APPROVED') = (approved_on IS NOT NULL)),
    CONSTRAINT minutes_sent_before_approval CHECK (status = 'DRAFT' OR sent_at IS NOT NULL)
  );
  CREATE FUNCTION bodies.keep_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'approved minutes are kept as approved' USING ERRCODE = 'check_violation', CONSTRAINT = 'minutes_approved_kept';
  END $$;
  CREATE TRIGGER minutes_approved_kept BEFORE UPDATE OR DELETE ON bodies.minutes
    FOR EACH ROW WHEN (OLD.status = 'APPROVED') EXECUTE FUNCTION bodies.keep_minutes();

  CREATE TABLE bodies.resolution (
    id uuid PRIMARY KEY,
    body_id uuid NOT NULL REFERENCES bodies.body (id),
    meeting_id uuid REFERENCES bodies.meeting (id),
    vote_id uuid,
    year integer NOT NULL,
    number integer NOT NULL,
    wording text NOT NULL CONSTRAINT resolution_wording CHECK (length(trim(wording)) BETWEEN 3 AND 4000),
    decided_on date NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_by_name text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT resolution_number UNIQUE (body_id, year, number)
  );
  CREATE TRIGGER resolution_append_only BEFORE UPDATE OR DELETE ON bodies.resolution
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

  CREATE TABLE bodies.task (
    id uuid PRIMARY KEY,
    body_id uuid NOT NULL REFERENCES bodies.body (id),
    meeting_id uuid REFERENCES bodies.meeting (id),
    seat_id uuid NOT NULL REFERENCES bodies.seat (id),
    title text NOT NULL CONSTRAINT task_title CHECK (length(trim(title)) BETWEEN 3 AND 300),
    due_on date NOT NULL,
    done_on date,
    created_at timestamptz NOT NULL
  );
  CREATE INDEX task_open ON bodies.task (due_on) WHERE done_on IS NULL;
`;

/** Tables, and whether the row is the body itself. What belongs to a body is seen and written with it. */
const TABLES: readonly (readonly [string, boolean])[] = [
  ['body', true],
  ['seat', false],
  ['deputy', false],
  ['meeting', false],
  ['agenda_item', false],
  ['invitation', false],
  ['attendance', false],
  ['minutes', false],
  ['resolution', false],
  ['task', false],
];

const ofVisibleBody = (table: string, isBody: boolean): string => `
  ALTER TABLE bodies.${table} ENABLE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_of_keeper ON bodies.${table} USING (
    ${SCOPE} IN ('AUTHORITY', 'SYSTEM') OR (${SCOPE} = 'ORGANISATION' AND ${
      isBody
        ? `owner_organisation_id = ${OWN}`
        : `EXISTS (SELECT 1 FROM bodies.body b WHERE b.id = body_id AND b.owner_organisation_id = ${OWN})`
    }));`;

const RIGHTS = `
  GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA bodies TO foerderakte_app;
  GRANT UPDATE ON bodies.minutes TO foerderakte_app;
  GRANT UPDATE (contact_email, term_to) ON bodies.seat, bodies.deputy TO foerderakte_app;
  GRANT UPDATE (title, starts_at, ends_at, place, status, sequence, invited_at, cancel_reason) ON bodies.meeting TO foerderakte_app;
  GRANT UPDATE (token_hash, answer, answered_at, sequence, sent_at) ON bodies.invitation TO foerderakte_app;
  GRANT UPDATE (state, deputy_id, recorded_at) ON bodies.attendance TO foerderakte_app;
  GRANT UPDATE (done_on) ON bodies.task TO foerderakte_app;
  GRANT UPDATE (name, purpose, office_email, source, quorum_numerator, quorum_denominator, quorum_is_strict, majority, secrecy, dissolved_on)
    ON bodies.body TO foerderakte_app;
  GRANT DELETE ON bodies.agenda_item TO foerderakte_app;
`;
