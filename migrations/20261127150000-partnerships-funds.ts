import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Partnerships, their yearly frames and funds. Rows of frame, fund and holding carry running sums that only the trigger
 * of the append-only ledger changes; CHECKs keep every fund from being overdrawn, and all forwarding below the award.
 */
export class PartnershipsFunds20261127150000 implements MigrationInterface {
  name = 'PartnershipsFunds20261127150000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [PARTNERSHIPS, FRAMES, LEDGER, BOOKING, CONSENT, RIGHTS]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const SCOPE = `(SELECT current_setting('app.scope', true))`;
const OWN = `(SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;

const PARTNERSHIPS = `
  CREATE SCHEMA partnerships;
  GRANT USAGE ON SCHEMA partnerships TO foerderakte_app;

  -- A Partnerschaft für Demokratie, or the district's own funding of local projects out of NRWeltoffen.
  CREATE TABLE partnerships.partnership (
    id uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES districts.organisation (id),
    programme_code text NOT NULL CONSTRAINT partnership_programme CHECK (programme_code IN ('DEMOKRATIE_LEBEN', 'NRWELTOFFEN')),
    name text NOT NULL CONSTRAINT partnership_name CHECK (length(trim(name)) BETWEEN 3 AND 200),
    -- Part of the public address: /mitmachen/hamm.
    slug text NOT NULL CONSTRAINT partnership_slug_once UNIQUE CONSTRAINT partnership_slug CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 60),
    lead_office text NOT NULL CONSTRAINT partnership_lead_office CHECK (length(trim(lead_office)) >= 3),
    coordination_office text NOT NULL,
    coordination_by_carrier boolean NOT NULL,
    contact_email text NOT NULL CONSTRAINT partnership_contact CHECK (contact_email ~ '^[^[:space:]@,;<>]+@[^[:space:]@,;<>]+$'),
    contact_phone text NOT NULL,
    alliance_body_id uuid,
    youth_forum_body_id uuid,
    began_on date NOT NULL,
    ended_on date CONSTRAINT partnership_ends_later CHECK (ended_on >= began_on),
    goals text[] NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL,
    CONSTRAINT partnership_of_organisation UNIQUE (id, organisation_id)
  );

  -- Who took part in which role, also in the past; organisations and offices, never persons.
  CREATE TABLE partnerships.member (
    id uuid PRIMARY KEY,
    partnership_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    name text NOT NULL CONSTRAINT member_name CHECK (length(trim(name)) BETWEEN 2 AND 200),
    role text NOT NULL CONSTRAINT member_role CHECK (role IN ('LEAD_OFFICE', 'COORDINATION_OFFICE', 'ALLIANCE', 'YOUTH_FORUM', 'PARTNER')),
    from_day date NOT NULL,
    to_day date CONSTRAINT member_leaves_later CHECK (to_day >= from_day),
    FOREIGN KEY (partnership_id, organisation_id) REFERENCES partnerships.partnership (id, organisation_id)
  );
  CREATE INDEX member_of_partnership ON partnerships.member (partnership_id, from_day);
  CREATE FUNCTION partnerships.keep_member() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND OLD.to_day IS NULL AND to_jsonb(NEW) - 'to_day' = to_jsonb(OLD) - 'to_day' THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'a membership ends and is never rewritten' USING ERRCODE = 'check_violation', CONSTRAINT = 'member_history_kept';
  END $$;
  CREATE TRIGGER member_history_kept BEFORE UPDATE OR DELETE ON partnerships.member
    FOR EACH ROW EXECUTE FUNCTION partnerships.keep_member();
`;

const FRAMES = `
  -- The money of one year: from an award in this system, or entered with its federal reference.
  CREATE TABLE partnerships.frame (
    id uuid PRIMARY KEY,
    partnership_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    programme_code text NOT NULL,
    budget_year integer NOT NULL CONSTRAINT frame_year CHECK (budget_year BETWEEN 2015 AND 2100),
    federal_reference text NOT NULL DEFAULT '',
    award_id uuid,
    award_cents bigint NOT NULL CONSTRAINT frame_award CHECK (award_cents BETWEEN 1 AND 1000000000000),
    own_share_cents bigint NOT NULL DEFAULT 0 CONSTRAINT frame_own_share CHECK (own_share_cents >= 0),
    min_project_bps integer NOT NULL CONSTRAINT frame_project_bps CHECK (min_project_bps BETWEEN 0 AND 10000),
    allocated_cents bigint NOT NULL DEFAULT 0,
    -- Of these for funds that are no projects (Koordinierungs- und Fachstelle).
    overhead_cents bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    CONSTRAINT frame_once_a_year UNIQUE (partnership_id, budget_year),
    CONSTRAINT frame_of_organisation UNIQUE (id, organisation_id),
    CONSTRAINT frame_has_source CHECK (award_id IS NOT NULL OR length(trim(federal_reference)) >= 3),
    CONSTRAINT frame_not_exceeded CHECK (allocated_cents BETWEEN 0 AND award_cents),
    CONSTRAINT frame_project_share CHECK (overhead_cents * 10000 <= award_cents * (10000 - min_project_bps)),
    FOREIGN KEY (partnership_id, organisation_id) REFERENCES partnerships.partnership (id, organisation_id)
  );

  -- What an award leaves for forwarding in a year: its tranche, or for NRWeltoffen at most the eligible costs it knows.
  CREATE FUNCTION partnerships.award_limit(of_award uuid, of_organisation uuid, of_programme text, of_year integer)
    RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE a.programme_code WHEN 'NRWELTOFFEN' THEN a.eligible_cents
      ELSE (SELECT coalesce(sum(t.amount_cents), 0)::bigint FROM awards.tranche t
        WHERE t.award_id = a.id AND t.award_version = a.version AND t.budget_year = of_year) END
    FROM awards.award a WHERE a.id = of_award AND a.organisation_id = of_organisation AND a.programme_code = of_programme $$;

  CREATE FUNCTION partnerships.keep_frame() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF TG_OP = 'INSERT' AND (NEW.allocated_cents <> 0 OR NEW.overhead_cents <> 0) THEN
      RAISE EXCEPTION 'money enters a frame through its ledger' USING ERRCODE = 'check_violation', CONSTRAINT = 'frame_through_ledger';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM partnerships.partnership p WHERE p.id = NEW.partnership_id AND p.programme_code = NEW.programme_code) THEN
      RAISE EXCEPTION 'a frame follows the programme of its partnership' USING ERRCODE = 'check_violation', CONSTRAINT = 'frame_programme';
    END IF;
    IF NEW.award_id IS NOT NULL AND NEW.award_cents > coalesce(
        partnerships.award_limit(NEW.award_id, NEW.organisation_id, NEW.programme_code, NEW.budget_year), 0) THEN
      RAISE EXCEPTION 'more than the award holds' USING ERRCODE = 'check_violation', CONSTRAINT = 'frame_within_award';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER frame_kept BEFORE INSERT OR UPDATE OF award_cents, award_id ON partnerships.frame
    FOR EACH ROW EXECUTE FUNCTION partnerships.keep_frame();

  -- A part of the frame with its rules for local projects and its running sums.
  CREATE TABLE partnerships.fund (
    frame_id uuid NOT NULL,
    code text NOT NULL CONSTRAINT fund_code CHECK (code IN ('KUF', 'AKTIONSFONDS', 'JUGENDFONDS', 'OEFFENTLICHKEIT_VERNETZUNG', 'WEITERLEITUNG')),
    organisation_id uuid NOT NULL,
    is_project boolean NOT NULL CONSTRAINT fund_kuf_is_no_project CHECK (is_project = (code <> 'KUF')),
    accepts_applications boolean NOT NULL DEFAULT false,
    opens_on date,
    closes_on date,
    amount_max_cents bigint CONSTRAINT fund_amount_max CHECK (amount_max_cents > 0),
    own_share_bps integer NOT NULL DEFAULT 0 CONSTRAINT fund_own_share CHECK (own_share_bps BETWEEN 0 AND 10000),
    -- The own share is asked for from this grant on; smaller projects need none.
    own_share_from_cents bigint NOT NULL DEFAULT 0 CONSTRAINT fund_own_share_from CHECK (own_share_from_cents >= 0),
    financing_type text NOT NULL DEFAULT 'DEFICIT' CONSTRAINT fund_financing CHECK (financing_type IN ('FIXED', 'DEFICIT', 'SHARE')),
    recommended_by text NOT NULL DEFAULT 'NONE' CONSTRAINT fund_body CHECK (recommended_by IN ('ALLIANCE', 'YOUTH_FORUM', 'NONE')),
    days_before_meeting integer NOT NULL DEFAULT 14 CONSTRAINT fund_days_before CHECK (days_before_meeting BETWEEN 0 AND 90),
    online_vote_days integer NOT NULL DEFAULT 14 CONSTRAINT fund_vote_days CHECK (online_vote_days BETWEEN 1 AND 60),
    proof_days integer NOT NULL DEFAULT 42 CONSTRAINT fund_proof_days CHECK (proof_days BETWEEN 1 AND 366),
    rules_source text NOT NULL DEFAULT '',
    rules_verified_by text,
    allocated_cents bigint NOT NULL DEFAULT 0 CONSTRAINT fund_allocated_not_negative CHECK (allocated_cents >= 0),
    reserved_cents bigint NOT NULL DEFAULT 0 CONSTRAINT fund_reserved_not_negative CHECK (reserved_cents >= 0),
    committed_cents bigint NOT NULL DEFAULT 0 CONSTRAINT fund_committed_not_negative CHECK (committed_cents >= 0),
    paid_cents bigint NOT NULL DEFAULT 0 CONSTRAINT fund_paid_not_negative CHECK (paid_cents >= 0),
    PRIMARY KEY (frame_id, code),
    CONSTRAINT fund_not_overdrawn CHECK (reserved_cents + committed_cents <= allocated_cents),
    CONSTRAINT fund_paid_is_committed CHECK (paid_cents <= committed_cents),
    CONSTRAINT fund_window CHECK (closes_on >= opens_on),
    FOREIGN KEY (frame_id, organisation_id) REFERENCES partnerships.frame (id, organisation_id)
  );
`;

const LEDGER = `
  CREATE TABLE partnerships.fund_entry (
    id uuid PRIMARY KEY,
    frame_id uuid NOT NULL,
    code text NOT NULL,
    organisation_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT fund_entry_kind CHECK (kind IN ('ALLOCATE', 'DEALLOCATE', 'TRANSFER', 'RESERVE', 'RELEASE', 'COMMIT', 'REDUCE', 'PAY', 'REPAY')),
    amount_cents bigint NOT NULL CONSTRAINT fund_entry_amount CHECK (amount_cents BETWEEN 1 AND 1000000000000),
    to_code text,
    -- The local project, or the fund's own expense, whose money it is.
    matter_id uuid,
    project_id uuid,
    reason text NOT NULL CONSTRAINT fund_entry_reason CHECK (length(trim(reason)) >= 3),
    allocated_after_cents bigint NOT NULL,
    reserved_after_cents bigint NOT NULL,
    committed_after_cents bigint NOT NULL,
    paid_after_cents bigint NOT NULL,
    actor_id uuid NOT NULL,
    actor_name text NOT NULL,
    recorded_at timestamptz NOT NULL,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    CONSTRAINT fund_entry_target CHECK ((kind = 'TRANSFER') = (to_code IS NOT NULL) AND to_code IS DISTINCT FROM code),
    CONSTRAINT fund_entry_matter CHECK ((kind IN ('ALLOCATE', 'DEALLOCATE', 'TRANSFER')) = (matter_id IS NULL)),
    CONSTRAINT fund_entry_project CHECK (project_id IS NULL OR project_id = matter_id),
    FOREIGN KEY (frame_id, code) REFERENCES partnerships.fund (frame_id, code),
    FOREIGN KEY (frame_id, to_code) REFERENCES partnerships.fund (frame_id, code),
    FOREIGN KEY (frame_id, organisation_id) REFERENCES partnerships.frame (id, organisation_id)
  );
  CREATE INDEX fund_entry_of_frame ON partnerships.fund_entry (frame_id, seq);
  CREATE INDEX fund_entry_of_matter ON partnerships.fund_entry (matter_id, seq) WHERE matter_id IS NOT NULL;
  CREATE UNIQUE INDEX fund_entry_committed_once ON partnerships.fund_entry (matter_id) WHERE kind = 'COMMIT';
  CREATE TRIGGER fund_entry_append_only BEFORE UPDATE OR DELETE ON partnerships.fund_entry
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

  -- What one project or expense holds of its fund: its money is freed once, because it can be freed only from here.
  CREATE TABLE partnerships.holding (
    matter_id uuid PRIMARY KEY,
    frame_id uuid NOT NULL,
    code text NOT NULL,
    organisation_id uuid NOT NULL,
    reserved_cents bigint NOT NULL DEFAULT 0 CONSTRAINT holding_reserved CHECK (reserved_cents >= 0),
    committed_cents bigint NOT NULL DEFAULT 0 CONSTRAINT holding_committed CHECK (committed_cents >= 0),
    paid_cents bigint NOT NULL DEFAULT 0 CONSTRAINT holding_paid CHECK (paid_cents >= 0),
    CONSTRAINT holding_paid_is_committed CHECK (paid_cents <= committed_cents),
    FOREIGN KEY (frame_id, code) REFERENCES partnerships.fund (frame_id, code)
  );
`;

const BOOKING = `
  CREATE FUNCTION partnerships.book_fund() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    frame partnerships.frame;
    fund partnerships.fund;
    target partnerships.fund;
    held partnerships.holding;
    sign integer;
    freed bigint := 0;
    d_reserved bigint := 0;
    d_committed bigint := 0;
    d_paid bigint := 0;
  BEGIN
    -- One booking of a frame at a time: its sums and those of its funds change together.
    SELECT * INTO frame FROM partnerships.frame f WHERE f.id = NEW.frame_id FOR NO KEY UPDATE;
    IF NEW.kind IN ('ALLOCATE', 'DEALLOCATE') THEN
      sign := CASE NEW.kind WHEN 'ALLOCATE' THEN 1 ELSE -1 END;
      UPDATE partnerships.fund f SET allocated_cents = f.allocated_cents + sign * NEW.amount_cents
        WHERE f.frame_id = NEW.frame_id AND f.code = NEW.code RETURNING * INTO fund;
      UPDATE partnerships.frame f SET allocated_cents = f.allocated_cents + sign * NEW.amount_cents,
          overhead_cents = f.overhead_cents + CASE WHEN fund.is_project THEN 0 ELSE sign * NEW.amount_cents END
        WHERE f.id = NEW.frame_id;
    ELSIF NEW.kind = 'TRANSFER' THEN
      UPDATE partnerships.fund f SET allocated_cents = f.allocated_cents - NEW.amount_cents
        WHERE f.frame_id = NEW.frame_id AND f.code = NEW.code RETURNING * INTO fund;
      UPDATE partnerships.fund f SET allocated_cents = f.allocated_cents + NEW.amount_cents
        WHERE f.frame_id = NEW.frame_id AND f.code = NEW.to_code RETURNING * INTO target;
      UPDATE partnerships.frame f SET overhead_cents = f.overhead_cents
          + CASE WHEN target.is_project THEN 0 ELSE NEW.amount_cents END - CASE WHEN fund.is_project THEN 0 ELSE NEW.amount_cents END
        WHERE f.id = NEW.frame_id;
    ELSE
      INSERT INTO partnerships.holding (matter_id, frame_id, code, organisation_id)
        VALUES (NEW.matter_id, NEW.frame_id, NEW.code, NEW.organisation_id) ON CONFLICT DO NOTHING;
      SELECT * INTO held FROM partnerships.holding h WHERE h.matter_id = NEW.matter_id FOR UPDATE;
      IF (held.frame_id, held.code) IS DISTINCT FROM (NEW.frame_id, NEW.code) THEN
        RAISE EXCEPTION 'the matter belongs to another fund' USING ERRCODE = 'check_violation', CONSTRAINT = 'holding_of_its_fund';
      END IF;
      CASE NEW.kind
        WHEN 'RESERVE' THEN d_reserved := NEW.amount_cents;
        WHEN 'RELEASE' THEN d_reserved := -NEW.amount_cents;
        WHEN 'COMMIT' THEN d_reserved := -held.reserved_cents; d_committed := NEW.amount_cents;
        WHEN 'REDUCE' THEN d_committed := -NEW.amount_cents;
        WHEN 'PAY' THEN d_paid := NEW.amount_cents;
        WHEN 'REPAY' THEN d_committed := -NEW.amount_cents; d_paid := -NEW.amount_cents;
      END CASE;
      UPDATE partnerships.holding h SET reserved_cents = h.reserved_cents + d_reserved,
          committed_cents = h.committed_cents + d_committed, paid_cents = h.paid_cents + d_paid
        WHERE h.matter_id = NEW.matter_id RETURNING * INTO held;
      UPDATE partnerships.fund f SET reserved_cents = f.reserved_cents + d_reserved,
          committed_cents = f.committed_cents + d_committed, paid_cents = f.paid_cents + d_paid
        WHERE f.frame_id = NEW.frame_id AND f.code = NEW.code RETURNING * INTO fund;
      IF NEW.project_id IS NOT NULL THEN PERFORM partnerships.entry_must_fit_project(NEW.project_id, NEW.kind, NEW.amount_cents, held); END IF;
      IF NEW.kind = 'COMMIT' AND frame.award_id IS NOT NULL AND (SELECT sum(f.committed_cents) FROM partnerships.fund f WHERE f.frame_id = NEW.frame_id)
          > coalesce(partnerships.award_limit(frame.award_id, frame.organisation_id, frame.programme_code, frame.budget_year), 0) THEN
        RAISE EXCEPTION 'more forwarded than awarded' USING ERRCODE = 'check_violation', CONSTRAINT = 'forwarded_within_award';
      END IF;
    END IF;
    NEW.allocated_after_cents := fund.allocated_cents;
    NEW.reserved_after_cents := fund.reserved_cents;
    NEW.committed_after_cents := fund.committed_cents;
    NEW.paid_after_cents := fund.paid_cents;
    RETURN NEW;
  END $$;
  CREATE TRIGGER fund_entry_books BEFORE INSERT ON partnerships.fund_entry
    FOR EACH ROW EXECUTE FUNCTION partnerships.book_fund();
`;

const CONSENT = `
  -- For frames whose award is not in this system: the council's consent, and what was drawn in the federal portal (H22).
  CREATE TABLE partnerships.consent (
    id uuid PRIMARY KEY,
    frame_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    body text NOT NULL CONSTRAINT consent_body CHECK (length(trim(body)) >= 3),
    decided_on date NOT NULL,
    reference text NOT NULL CONSTRAINT consent_reference CHECK (length(trim(reference)) >= 3),
    recorded_by uuid NOT NULL,
    recorded_by_name text NOT NULL,
    recorded_at timestamptz NOT NULL,
    FOREIGN KEY (frame_id, organisation_id) REFERENCES partnerships.frame (id, organisation_id)
  );
  CREATE TABLE partnerships.federal_draw (
    id uuid PRIMARY KEY,
    frame_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    amount_cents bigint NOT NULL CONSTRAINT federal_draw_amount CHECK (amount_cents > 0),
    drawn_on date NOT NULL,
    portal_reference text NOT NULL CONSTRAINT federal_draw_reference CHECK (length(trim(portal_reference)) >= 3),
    recorded_by uuid NOT NULL,
    recorded_by_name text NOT NULL,
    recorded_at timestamptz NOT NULL,
    FOREIGN KEY (frame_id, organisation_id) REFERENCES partnerships.frame (id, organisation_id)
  );
  CREATE FUNCTION partnerships.guard_draw() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    frame partnerships.frame;
  BEGIN
    SELECT * INTO frame FROM partnerships.frame f WHERE f.id = NEW.frame_id FOR NO KEY UPDATE;
    IF frame.award_id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM partnerships.consent c WHERE c.frame_id = NEW.frame_id) THEN
      RAISE EXCEPTION 'no federal money without the consent of the council' USING ERRCODE = 'check_violation', CONSTRAINT = 'draw_after_consent';
    END IF;
    IF (SELECT coalesce(sum(d.amount_cents), 0) FROM partnerships.federal_draw d WHERE d.frame_id = NEW.frame_id) + NEW.amount_cents > frame.award_cents THEN
      RAISE EXCEPTION 'more drawn than awarded' USING ERRCODE = 'check_violation', CONSTRAINT = 'draw_within_award';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER federal_draw_guarded BEFORE INSERT ON partnerships.federal_draw
    FOR EACH ROW EXECUTE FUNCTION partnerships.guard_draw();
  CREATE TRIGGER consent_append_only BEFORE UPDATE OR DELETE ON partnerships.consent
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER federal_draw_append_only BEFORE UPDATE OR DELETE ON partnerships.federal_draw
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
`;

/** Rows of an organisation: the authority reads, the organisation reads and writes. */
const ofOrganisation = (table: string): string => `
  ALTER TABLE partnerships.${table} ENABLE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_read ON partnerships.${table} FOR SELECT USING (${SCOPE} IN ('AUTHORITY', 'SYSTEM')
    OR (${SCOPE} = 'ORGANISATION' AND organisation_id = ${OWN}));
  CREATE POLICY ${table}_entered ON partnerships.${table} FOR INSERT
    WITH CHECK (${SCOPE} = 'ORGANISATION' AND organisation_id = ${OWN});
  CREATE POLICY ${table}_changed ON partnerships.${table} FOR UPDATE
    USING (${SCOPE} = 'ORGANISATION' AND organisation_id = ${OWN});`;

const TABLES = ['partnership', 'member', 'frame', 'fund', 'fund_entry', 'holding', 'consent', 'federal_draw'];

const RIGHTS = `
  ${TABLES.map(ofOrganisation).join('\n')}
  -- A club that withdraws gives its own reservation back; app.organisation is its project then.
  CREATE POLICY fund_entry_given_back ON partnerships.fund_entry FOR INSERT
    WITH CHECK (${SCOPE} = 'ORGANISATION' AND kind = 'RELEASE' AND project_id = ${OWN});
  GRANT SELECT ON ALL TABLES IN SCHEMA partnerships TO foerderakte_app;
  GRANT INSERT ON partnerships.partnership, partnerships.member, partnerships.frame, partnerships.fund_entry, partnerships.consent,
    partnerships.federal_draw TO foerderakte_app;
  GRANT INSERT (frame_id, code, organisation_id, is_project, accepts_applications, opens_on, closes_on, amount_max_cents, own_share_bps,
    own_share_from_cents, financing_type, recommended_by, days_before_meeting, online_vote_days, proof_days, rules_source, rules_verified_by)
    ON partnerships.fund TO foerderakte_app;
  GRANT UPDATE (accepts_applications, opens_on, closes_on, amount_max_cents, own_share_bps, own_share_from_cents, financing_type,
    recommended_by, days_before_meeting, online_vote_days, proof_days, rules_source, rules_verified_by) ON partnerships.fund TO foerderakte_app;
  GRANT UPDATE (name, lead_office, coordination_office, coordination_by_carrier, contact_email, contact_phone, alliance_body_id,
    youth_forum_body_id, ended_on, goals) ON partnerships.partnership TO foerderakte_app;
  GRANT UPDATE (award_cents, own_share_cents) ON partnerships.frame TO foerderakte_app;
  GRANT UPDATE (to_day) ON partnerships.member TO foerderakte_app;
`;
