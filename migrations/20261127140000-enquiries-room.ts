import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The closed room of "Kommunen gegen Extremismus". What people wrote lies in one table alone (passage), which nobody
 * outside the room reads, jobs included, and which the database itself empties when an enquiry is rejected or wiped.
 */
export class EnquiriesRoom20261127140000 implements MigrationInterface {
  name = 'EnquiriesRoom20261127140000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REGISTERS);
    await runner.query(ENQUIRIES);
    await runner.query(WIPING);
    await runner.query(POLICIES);
    await runner.query(GRANTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const SCOPE = `(SELECT current_setting('app.scope', true))`;
const OWN = `(SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;
const TEAM = `${SCOPE} = 'ENQUIRY_TEAM'`;
const MEMBER = `${SCOPE} = 'ENQUIRY_MEMBER'`;
const SYSTEM = `${SCOPE} = 'SYSTEM'`;

const REGISTERS = `
  CREATE SCHEMA enquiries;
  GRANT USAGE ON SCHEMA enquiries TO foerderakte_app;

  -- Ids of their own: no organisation of the grants is a municipality of the room, whatever a policy compares.
  CREATE TABLE enquiries.municipality (
    id uuid PRIMARY KEY,
    ags text NOT NULL CONSTRAINT municipality_ags_once UNIQUE
      CONSTRAINT municipality_ags_form CHECK (ags ~ '^[0-9]{5}([0-9]{3})?$'),
    name text NOT NULL CONSTRAINT municipality_name_length CHECK (length(trim(name)) BETWEEN 3 AND 200),
    kind text NOT NULL CONSTRAINT municipality_kind CHECK (kind IN ('KREIS', 'STAEDTEREGION', 'KREISFREIE_STADT', 'GEMEINDE')),
    admin_region text NOT NULL CONSTRAINT municipality_region CHECK (length(trim(admin_region)) BETWEEN 3 AND 60)
  );

  CREATE TABLE enquiries.membership (
    id uuid PRIMARY KEY,
    municipality_id uuid NOT NULL REFERENCES enquiries.municipality (id),
    member_from date NOT NULL,
    member_to date,
    mailbox text NOT NULL CONSTRAINT membership_mailbox_form
      CHECK (mailbox ~ '^[^[:space:]@,;<>]+@[^[:space:]@,;<>]+$' AND length(mailbox) <= 254),
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT membership_period CHECK (member_to IS NULL OR member_to >= member_from)
  );
  CREATE UNIQUE INDEX membership_one_open ON enquiries.membership (municipality_id) WHERE member_to IS NULL;

  CREATE TABLE enquiries.topic (
    code text PRIMARY KEY CONSTRAINT topic_code_form CHECK (code ~ '^[A-Z][A-Z_]{1,30}$'),
    name text NOT NULL,
    position integer NOT NULL
  );

  CREATE TABLE enquiries.referral_target (
    id uuid PRIMARY KEY,
    name text NOT NULL CONSTRAINT referral_target_name_length CHECK (length(trim(name)) BETWEEN 3 AND 200),
    work text NOT NULL CONSTRAINT referral_target_work_length CHECK (length(trim(work)) BETWEEN 3 AND 300),
    -- Null: for the whole Land.
    admin_region text,
    contact text NOT NULL CONSTRAINT referral_target_contact_length CHECK (length(contact) <= 300),
    source text NOT NULL,
    verified_by text,
    ended_on date
  );

  -- How long content stays, and who the team is: data with a first day, versions are added.
  CREATE TABLE enquiries.room_terms (
    version integer PRIMARY KEY,
    valid_from date NOT NULL,
    retention_months integer NOT NULL CONSTRAINT room_terms_retention CHECK (retention_months BETWEEN 1 AND 12),
    closing_days integer NOT NULL CONSTRAINT room_terms_closing CHECK (closing_days BETWEEN 1 AND 180),
    team_name text NOT NULL,
    team_mailbox text NOT NULL CONSTRAINT room_terms_mailbox_form
      CHECK (team_mailbox ~ '^[^[:space:]@,;<>]+@[^[:space:]@,;<>]+$' AND length(team_mailbox) <= 254),
    source text NOT NULL,
    verified_by text,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL
  );
  CREATE TRIGGER room_terms_append_only BEFORE UPDATE OR DELETE ON enquiries.room_terms
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
`;

const ENQUIRIES = `
  CREATE TABLE enquiries.number_counter (
    year integer PRIMARY KEY,
    last_number integer NOT NULL
  );

  -- Facts that may be counted. No column takes a text of the sender.
  CREATE TABLE enquiries.enquiry (
    id uuid PRIMARY KEY,
    reference text NOT NULL DEFAULT '' CONSTRAINT enquiry_reference_once UNIQUE,
    municipality_id uuid NOT NULL REFERENCES enquiries.municipality (id),
    admin_region text NOT NULL,
    kind text NOT NULL CONSTRAINT enquiry_kind CHECK (kind IN ('QUESTION', 'OBSERVATION')),
    phenomenon text NOT NULL CONSTRAINT enquiry_phenomenon CHECK (phenomenon IN ('RIGHT', 'LEFT', 'ISLAMISM', 'FOREIGN')),
    topic_code text NOT NULL REFERENCES enquiries.topic (code),
    status text NOT NULL CONSTRAINT enquiry_status CHECK (status IN
      ('NEW', 'ACCEPTED', 'REJECTED_PERSONAL_DATA', 'ANSWERED', 'REFERRED', 'CLOSED', 'WIPED')),
    says_no_personal_data boolean NOT NULL CONSTRAINT enquiry_says_no_personal_data CHECK (says_no_personal_data),
    asked_on date NOT NULL,
    asked_at timestamptz NOT NULL,
    asked_by uuid,
    status_since timestamptz NOT NULL,
    referral_target_id uuid REFERENCES enquiries.referral_target (id),
    closed_on date,
    wipe_on date,
    wiped_on date,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT enquiry_referred_whole CHECK (status <> 'REFERRED' OR referral_target_id IS NOT NULL),
    CONSTRAINT enquiry_closed_whole CHECK
      ((status IN ('CLOSED', 'WIPED')) = (closed_on IS NOT NULL) AND (closed_on IS NULL) = (wipe_on IS NULL)),
    CONSTRAINT enquiry_wiped_in_time CHECK ((status = 'WIPED') = (wiped_on IS NOT NULL) AND (wiped_on IS NULL OR wiped_on >= wipe_on)),
    CONSTRAINT enquiry_asker_forgotten CHECK (asked_by IS NULL OR status NOT IN ('REJECTED_PERSONAL_DATA', 'WIPED'))
  );
  CREATE INDEX enquiry_of_municipality ON enquiries.enquiry (municipality_id, asked_at DESC);
  CREATE INDEX enquiry_by_status ON enquiries.enquiry (status, asked_at);
  CREATE INDEX enquiry_to_wipe ON enquiries.enquiry (wipe_on) WHERE status = 'CLOSED';

  -- Numbers are given by the database, so that no member can see or move the counter.
  CREATE FUNCTION enquiries.number_enquiry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    of_year integer := extract(year FROM NEW.asked_on);
    next_number integer;
  BEGIN
    IF NOT EXISTS (SELECT 1 FROM enquiries.membership m WHERE m.municipality_id = NEW.municipality_id
        AND m.member_from <= NEW.asked_on AND (m.member_to IS NULL OR m.member_to >= NEW.asked_on)) THEN
      RAISE EXCEPTION 'only members ask' USING ERRCODE = 'check_violation', CONSTRAINT = 'enquiry_of_member';
    END IF;
    INSERT INTO enquiries.number_counter AS c VALUES (of_year, 1)
      ON CONFLICT (year) DO UPDATE SET last_number = c.last_number + 1 RETURNING last_number INTO next_number;
    NEW.reference := format('KGE-%s-%s', of_year, lpad(next_number::text, 4, '0'));
    RETURN NEW;
  END $$;
  REVOKE ALL ON FUNCTION enquiries.number_enquiry() FROM PUBLIC;
  CREATE TRIGGER enquiry_numbered BEFORE INSERT ON enquiries.enquiry
    FOR EACH ROW EXECUTE FUNCTION enquiries.number_enquiry();

  -- The only place where anybody's words are kept.
  CREATE TABLE enquiries.passage (
    id uuid PRIMARY KEY,
    enquiry_id uuid NOT NULL REFERENCES enquiries.enquiry (id),
    number integer NOT NULL,
    kind text NOT NULL CONSTRAINT passage_kind CHECK (kind IN
      ('QUESTION', 'FOLLOW_UP', 'CONFIRMATION', 'ANSWER', 'REFERRAL')),
    body text NOT NULL CONSTRAINT passage_length CHECK (length(body) BETWEEN 1 AND 5000),
    is_redacted boolean NOT NULL DEFAULT false,
    written_at timestamptz NOT NULL,
    CONSTRAINT passage_number_once UNIQUE (enquiry_id, number)
  );
  -- Statistics of the planner would keep samples of the texts in pg_statistic after they are wiped.
  ALTER TABLE enquiries.passage ALTER COLUMN body SET STATISTICS 0;
`;

const WIPING = `
  CREATE FUNCTION enquiries.wipe_passages() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    DELETE FROM enquiries.passage WHERE enquiry_id = NEW.id;
    RETURN NULL;
  END $$;
  REVOKE ALL ON FUNCTION enquiries.wipe_passages() FROM PUBLIC;
  CREATE TRIGGER enquiry_wiped AFTER INSERT OR UPDATE ON enquiries.enquiry
    FOR EACH ROW WHEN (NEW.status IN ('REJECTED_PERSONAL_DATA', 'WIPED')) EXECUTE FUNCTION enquiries.wipe_passages();

  CREATE FUNCTION enquiries.keep_enquiry() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.status IN ('REJECTED_PERSONAL_DATA', 'WIPED') THEN
      RAISE EXCEPTION 'a wiped enquiry stays as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'enquiry_wiped_for_good';
    END IF;
    IF OLD.status = 'CLOSED' AND NEW.status <> 'WIPED' THEN
      RAISE EXCEPTION 'a closed enquiry is only wiped' USING ERRCODE = 'check_violation', CONSTRAINT = 'enquiry_closed_for_good';
    END IF;
    RETURN NEW;
  END $$;
  REVOKE ALL ON FUNCTION enquiries.keep_enquiry() FROM PUBLIC;
  CREATE TRIGGER enquiry_kept BEFORE UPDATE ON enquiries.enquiry
    FOR EACH ROW EXECUTE FUNCTION enquiries.keep_enquiry();

  -- Waits for a wipe under way and then refuses: nothing is written beside an empty enquiry.
  CREATE FUNCTION enquiries.keep_wiped_empty() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    of_status text;
  BEGIN
    SELECT status INTO of_status FROM enquiries.enquiry WHERE id = NEW.enquiry_id FOR SHARE;
    IF of_status NOT IN ('NEW', 'ACCEPTED', 'ANSWERED', 'REFERRED') THEN
      RAISE EXCEPTION 'nothing is added to it any more' USING ERRCODE = 'check_violation', CONSTRAINT = 'passage_of_open_enquiry';
    END IF;
    RETURN NEW;
  END $$;
  REVOKE ALL ON FUNCTION enquiries.keep_wiped_empty() FROM PUBLIC;
  CREATE TRIGGER passage_of_open_enquiry BEFORE INSERT ON enquiries.passage
    FOR EACH ROW EXECUTE FUNCTION enquiries.keep_wiped_empty();
`;

const POLICIES = `
  ALTER TABLE enquiries.municipality ENABLE ROW LEVEL SECURITY;
  ALTER TABLE enquiries.membership ENABLE ROW LEVEL SECURITY;
  ALTER TABLE enquiries.topic ENABLE ROW LEVEL SECURITY;
  ALTER TABLE enquiries.referral_target ENABLE ROW LEVEL SECURITY;
  ALTER TABLE enquiries.room_terms ENABLE ROW LEVEL SECURITY;
  ALTER TABLE enquiries.number_counter ENABLE ROW LEVEL SECURITY;
  ALTER TABLE enquiries.enquiry ENABLE ROW LEVEL SECURITY;
  ALTER TABLE enquiries.passage ENABLE ROW LEVEL SECURITY;

  -- The administration needs the names for accounts, and nothing else of the room.
  CREATE POLICY municipality_read ON enquiries.municipality FOR SELECT
    USING (${TEAM} OR ${SYSTEM} OR ${SCOPE} = 'ADMINISTRATION' OR (${MEMBER} AND id = ${OWN}));
  CREATE POLICY municipality_entered ON enquiries.municipality FOR INSERT WITH CHECK (${TEAM} OR ${SYSTEM});
  CREATE POLICY membership_read ON enquiries.membership FOR SELECT
    USING (${TEAM} OR ${SYSTEM} OR (${MEMBER} AND municipality_id = ${OWN}));
  CREATE POLICY membership_entered ON enquiries.membership FOR INSERT WITH CHECK (${TEAM} OR ${SYSTEM});
  CREATE POLICY membership_ended ON enquiries.membership FOR UPDATE USING (${TEAM} OR ${SYSTEM});

  CREATE POLICY topic_read ON enquiries.topic FOR SELECT USING (${TEAM} OR ${MEMBER} OR ${SYSTEM});
  CREATE POLICY topic_entered ON enquiries.topic FOR INSERT WITH CHECK (${TEAM} OR ${SYSTEM});
  CREATE POLICY referral_target_read ON enquiries.referral_target FOR SELECT USING (${TEAM} OR ${MEMBER} OR ${SYSTEM});
  CREATE POLICY referral_target_entered ON enquiries.referral_target FOR INSERT WITH CHECK (${TEAM} OR ${SYSTEM});
  CREATE POLICY referral_target_changed ON enquiries.referral_target FOR UPDATE USING (${TEAM} OR ${SYSTEM});
  CREATE POLICY room_terms_read ON enquiries.room_terms FOR SELECT USING (${TEAM} OR ${MEMBER} OR ${SYSTEM});
  CREATE POLICY room_terms_entered ON enquiries.room_terms FOR INSERT WITH CHECK (${TEAM} OR ${SYSTEM});

  CREATE POLICY enquiry_read ON enquiries.enquiry FOR SELECT
    USING (${TEAM} OR ${SYSTEM} OR (${MEMBER} AND municipality_id = ${OWN}));
  CREATE POLICY enquiry_asked ON enquiries.enquiry FOR INSERT
    WITH CHECK (${MEMBER} AND municipality_id = ${OWN} AND status = 'NEW');
  CREATE POLICY enquiry_taken_on ON enquiries.enquiry FOR UPDATE
    USING (${TEAM} OR ${SYSTEM} OR (${MEMBER} AND municipality_id = ${OWN}))
    WITH CHECK (${TEAM} OR (${SYSTEM} AND status IN ('CLOSED', 'WIPED'))
      OR (${MEMBER} AND municipality_id = ${OWN} AND status IN ('ACCEPTED', 'CLOSED')));

  -- Not even a job reads what was written.
  CREATE POLICY passage_read ON enquiries.passage FOR SELECT
    USING ((${TEAM} OR ${MEMBER}) AND EXISTS (SELECT 1 FROM enquiries.enquiry e WHERE e.id = enquiry_id));
  CREATE POLICY passage_written ON enquiries.passage FOR INSERT
    WITH CHECK ((${TEAM} AND kind IN ('ANSWER', 'REFERRAL', 'CONFIRMATION')) OR (${MEMBER}
      AND kind IN ('QUESTION', 'FOLLOW_UP', 'CONFIRMATION')
      AND EXISTS (SELECT 1 FROM enquiries.enquiry e WHERE e.id = enquiry_id)));
  CREATE POLICY passage_redacted ON enquiries.passage FOR UPDATE USING (${TEAM});
`;

const GRANTS = `
  GRANT SELECT, INSERT ON enquiries.municipality, enquiries.membership, enquiries.topic, enquiries.referral_target,
    enquiries.room_terms, enquiries.enquiry, enquiries.passage TO foerderakte_app;
  GRANT UPDATE (member_to) ON enquiries.membership TO foerderakte_app;
  GRANT UPDATE (ended_on, verified_by) ON enquiries.referral_target TO foerderakte_app;
  GRANT UPDATE (status, status_since, asked_by, referral_target_id, closed_on, wipe_on, wiped_on, version)
    ON enquiries.enquiry TO foerderakte_app;
  GRANT UPDATE (body, is_redacted) ON enquiries.passage TO foerderakte_app;
`;
