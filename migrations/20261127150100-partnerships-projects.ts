import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Local projects from the public form to the settlement. An application that nobody has confirmed by mail is a draft that
 * only SYSTEM sees. The association acts with its project as its organisation: `app.organisation` is the project's id.
 */
export class PartnershipsProjects20261127150100 implements MigrationInterface {
  name = 'PartnershipsProjects20261127150100';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [FORMS, PROJECT, GUARDS, FITTING, PARTS, RIGHTS]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const SCOPE = `(SELECT current_setting('app.scope', true))`;
const OWN = `(SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;

const FORMS = `
  CREATE TABLE partnerships.form_draft (
    id uuid PRIMARY KEY,
    partnership_id uuid NOT NULL REFERENCES partnerships.partnership (id),
    token_hash text NOT NULL CONSTRAINT form_draft_token_once UNIQUE,
    content jsonb NOT NULL CONSTRAINT form_draft_size CHECK (pg_column_size(content) <= 100000),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
  );
  CREATE INDEX form_draft_expiry ON partnerships.form_draft (expires_at);
  -- SHA-256 of kind and address: the table tells nobody who wrote.
  CREATE TABLE partnerships.form_attempt (
    id uuid PRIMARY KEY,
    subject_hash text NOT NULL,
    attempted_at timestamptz NOT NULL
  );
  CREATE INDEX form_attempt_window ON partnerships.form_attempt (subject_hash, attempted_at);
  CREATE INDEX form_attempt_age ON partnerships.form_attempt (attempted_at);
`;

const PROJECT = `
  CREATE TABLE partnerships.local_project (
    id uuid PRIMARY KEY,
    organisation_id uuid NOT NULL,
    partnership_id uuid NOT NULL,
    frame_id uuid NOT NULL,
    fund_code text NOT NULL,
    budget_year integer NOT NULL,
    number integer NOT NULL,
    status text NOT NULL CONSTRAINT local_project_status CHECK (status IN ('RECEIVED', 'INCOMPLETE', 'CHECKED', 'IN_VOTE', 'VOTED',
      'PREPARED', 'APPROVED', 'RUNNING', 'PROVED', 'SETTLING', 'REPAYMENT_DUE', 'REMAINDER_DUE', 'SETTLED', 'REJECTED', 'WITHDRAWN')),
    status_since timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    -- What the association wrote; immutable but for an answer to a request for completion.
    title text NOT NULL,
    applicant_name text NOT NULL,
    contact_email text NOT NULL,
    content jsonb NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    costs_cents bigint NOT NULL CONSTRAINT local_project_costs CHECK (costs_cents > 0),
    own_cents bigint NOT NULL CONSTRAINT local_project_own CHECK (own_cents >= 0),
    third_party_cents bigint NOT NULL CONSTRAINT local_project_third CHECK (third_party_cents >= 0),
    requested_cents bigint NOT NULL CONSTRAINT local_project_requested CHECK (requested_cents > 0),
    request_note text,
    checked_by uuid,
    checked_by_name text,
    -- Body's answer: the vote, or why there was none.
    vote_id uuid,
    vote_closes_on date,
    recommendation text CONSTRAINT local_project_recommendation CHECK (recommendation IN ('RECOMMENDED', 'NOT_RECOMMENDED', 'NO_QUORUM', 'NOT_ASKED')),
    recommendation_note text,
    -- Decision of the lead office.
    decision jsonb,
    decision_kind text CONSTRAINT local_project_decision CHECK (decision_kind IN ('AWARD', 'REJECTION')),
    decision_form text CONSTRAINT local_project_form CHECK (decision_form IN ('NOTICE', 'AGREEMENT')),
    decided_cents bigint CONSTRAINT local_project_decided CHECK (decided_cents > 0),
    deviation_reason text,
    prepared_by uuid,
    prepared_by_name text,
    signed_by uuid,
    signed_by_name text,
    signed_at timestamptz,
    notice_id uuid,
    accepted_on date,
    waived_on date CONSTRAINT local_project_waived_after CHECK (waived_on >= accepted_on),
    proof_due_on date,
    -- Settlement.
    settlement jsonb,
    settled_cents bigint CONSTRAINT local_project_settled CHECK (settled_cents BETWEEN 0 AND decided_cents),
    settlement_prepared_by uuid,
    settlement_prepared_by_name text,
    settlement_signed_by uuid,
    settlement_signed_by_name text,
    settlement_signed_at timestamptz,
    settlement_notice_id uuid,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT local_project_number UNIQUE (partnership_id, budget_year, number),
    CONSTRAINT local_project_period CHECK (ends_on >= starts_on),
    CONSTRAINT local_project_balanced CHECK (costs_cents = own_cents + third_party_cents + requested_cents),
    CONSTRAINT local_project_four_eyes CHECK (prepared_by <> signed_by),
    CONSTRAINT local_settlement_four_eyes CHECK (settlement_prepared_by <> settlement_signed_by),
    CONSTRAINT local_project_amount CHECK (decided_cents <= requested_cents),
    CONSTRAINT local_project_decided_whole CHECK (status NOT IN ('PREPARED', 'APPROVED', 'RUNNING', 'PROVED', 'SETTLING', 'REPAYMENT_DUE', 'REMAINDER_DUE', 'SETTLED', 'REJECTED')
      OR (decision_kind IS NOT NULL AND prepared_by IS NOT NULL AND (decision_kind = 'AWARD') = (decided_cents IS NOT NULL AND decision_form IS NOT NULL))),
    CONSTRAINT local_project_signed_whole CHECK (status NOT IN ('APPROVED', 'RUNNING', 'PROVED', 'SETTLING', 'REPAYMENT_DUE', 'REMAINDER_DUE', 'SETTLED', 'REJECTED')
      OR (signed_by IS NOT NULL AND notice_id IS NOT NULL)),
    CONSTRAINT local_project_settled_whole CHECK (status NOT IN ('REPAYMENT_DUE', 'REMAINDER_DUE', 'SETTLED') OR (settled_cents IS NOT NULL AND settlement_signed_by IS NOT NULL)),
    -- The body recommends, the lead office decides: a deviation is reasoned.
    CONSTRAINT local_project_deviation CHECK (decision_kind IS NULL OR length(trim(coalesce(deviation_reason, ''))) >= 10 OR NOT (
      (decision_kind = 'AWARD' AND recommendation IN ('NOT_RECOMMENDED', 'NO_QUORUM'))
      OR (decision_kind = 'REJECTION' AND recommendation = 'RECOMMENDED'))),
    FOREIGN KEY (frame_id, fund_code) REFERENCES partnerships.fund (frame_id, code),
    FOREIGN KEY (partnership_id, organisation_id) REFERENCES partnerships.partnership (id, organisation_id)
  );
  CREATE INDEX local_project_of_partnership ON partnerships.local_project (partnership_id, received_at DESC);
  ALTER TABLE partnerships.fund_entry ADD CONSTRAINT fund_entry_of_project
    FOREIGN KEY (project_id) REFERENCES partnerships.local_project (id);
`;

const GUARDS = `
  CREATE FUNCTION partnerships.keep_project() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    by_association boolean := current_setting('app.organisation', true) = OLD.id::text;
    own_words text[] := '{title,applicant_name,contact_email,content,starts_on,ends_on,costs_cents,own_cents,third_party_cents,requested_cents}';
    own_steps text[] := '{status,status_since,version,accepted_on,waived_on}';
  BEGIN
    IF TG_OP = 'DELETE' OR OLD.status IN ('SETTLED', 'REJECTED', 'WITHDRAWN')
       OR (NEW.id, NEW.organisation_id, NEW.partnership_id, NEW.frame_id, NEW.fund_code, NEW.budget_year, NEW.number, NEW.received_at)
         IS DISTINCT FROM (OLD.id, OLD.organisation_id, OLD.partnership_id, OLD.frame_id, OLD.fund_code, OLD.budget_year, OLD.number, OLD.received_at)
       OR (OLD.status <> 'INCOMPLETE' AND (SELECT jsonb_object_agg(k, to_jsonb(NEW) -> k) FROM unnest(own_words) k)
         <> (SELECT jsonb_object_agg(k, to_jsonb(OLD) -> k) FROM unnest(own_words) k))
       OR (OLD.signed_by IS NOT NULL AND (NEW.decision, NEW.decided_cents, NEW.signed_by, NEW.notice_id)
         IS DISTINCT FROM (OLD.decision, OLD.decided_cents, OLD.signed_by, OLD.notice_id))
       OR (OLD.settlement_signed_by IS NOT NULL AND (NEW.settlement, NEW.settled_cents) IS DISTINCT FROM (OLD.settlement, OLD.settled_cents))
       OR (by_association AND to_jsonb(NEW) - own_steps - own_words <> to_jsonb(OLD) - own_steps - own_words)
    THEN
      RAISE EXCEPTION 'a local project keeps its past' USING ERRCODE = 'check_violation', CONSTRAINT = 'local_project_past';
    END IF;
    IF by_association AND NEW.status IS DISTINCT FROM OLD.status AND NEW.status NOT IN ('RECEIVED', 'WITHDRAWN', 'RUNNING', 'PROVED') THEN
      RAISE EXCEPTION 'an association cannot give the status %', NEW.status USING ERRCODE = 'check_violation', CONSTRAINT = 'local_project_status_of_office';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER local_project_kept BEFORE UPDATE OR DELETE ON partnerships.local_project
    FOR EACH ROW EXECUTE FUNCTION partnerships.keep_project();
`;

const FITTING = `
  -- Money follows the decision: committed is what was signed, paid only for a running project, given back never below the settlement.
  CREATE FUNCTION partnerships.entry_must_fit_project(of_project uuid, of_kind text, amount bigint, held partnerships.holding)
    RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    p partnerships.local_project;
    fits boolean;
  BEGIN
    SELECT * INTO p FROM partnerships.local_project x WHERE x.id = of_project;
    fits := p.frame_id = held.frame_id AND p.fund_code = held.code AND CASE of_kind
      WHEN 'RESERVE' THEN held.reserved_cents <= p.requested_cents
      WHEN 'COMMIT' THEN p.status = 'APPROVED' AND p.signed_by IS NOT NULL AND amount = p.decided_cents
      WHEN 'REDUCE' THEN p.settled_cents IS NOT NULL AND p.settlement_signed_by IS NOT NULL AND held.committed_cents >= p.settled_cents
      WHEN 'PAY' THEN p.status IN ('RUNNING', 'REMAINDER_DUE') AND held.paid_cents <= coalesce(CASE WHEN p.settlement_signed_by IS NULL THEN p.decided_cents ELSE p.settled_cents END, 0)
      WHEN 'REPAY' THEN p.status = 'REPAYMENT_DUE' AND held.paid_cents >= p.settled_cents
      ELSE true END;
    IF fits IS NOT TRUE THEN
      RAISE EXCEPTION '% does not fit the project', of_kind USING ERRCODE = 'check_violation', CONSTRAINT = 'fund_entry_fits_project';
    END IF;
  END $$;
`;

const PARTS = `
  CREATE TABLE partnerships.access_link (
    token_hash text PRIMARY KEY,
    project_id uuid NOT NULL REFERENCES partnerships.local_project (id),
    created_at timestamptz NOT NULL,
    revoked_at timestamptz
  );
  CREATE INDEX access_link_of_project ON partnerships.access_link (project_id);

  CREATE TABLE partnerships.payment (
    id uuid PRIMARY KEY,
    project_id uuid NOT NULL REFERENCES partnerships.local_project (id),
    organisation_id uuid NOT NULL,
    number integer NOT NULL,
    amount_cents bigint NOT NULL CONSTRAINT local_payment_amount CHECK (amount_cents > 0),
    holder text NOT NULL CONSTRAINT local_payment_holder CHECK (length(trim(holder)) >= 2),
    iban text NOT NULL CONSTRAINT local_payment_iban CHECK (iban ~ '^DE[0-9]{20}$'),
    requested_at timestamptz NOT NULL,
    paid_on date,
    paid_by uuid,
    paid_by_name text,
    refused_reason text,
    CONSTRAINT local_payment_number UNIQUE (project_id, number),
    CONSTRAINT local_payment_paid_whole CHECK ((paid_on IS NULL) = (paid_by IS NULL)),
    CONSTRAINT local_payment_one_end CHECK (paid_on IS NULL OR refused_reason IS NULL)
  );
  CREATE UNIQUE INDEX local_payment_one_open ON partnerships.payment (project_id) WHERE paid_on IS NULL AND refused_reason IS NULL;
  CREATE FUNCTION partnerships.keep_payment() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND OLD.paid_on IS NULL AND OLD.refused_reason IS NULL
       AND to_jsonb(NEW) - '{paid_on,paid_by,paid_by_name,refused_reason}'::text[] = to_jsonb(OLD) - '{paid_on,paid_by,paid_by_name,refused_reason}'::text[]
    THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'a payment ends once' USING ERRCODE = 'check_violation', CONSTRAINT = 'local_payment_past';
  END $$;
  CREATE TRIGGER local_payment_past BEFORE UPDATE OR DELETE ON partnerships.payment
    FOR EACH ROW EXECUTE FUNCTION partnerships.keep_payment();

  -- Report, income and receipt list as handed in; a corrected one is a new version.
  CREATE TABLE partnerships.proof (
    project_id uuid NOT NULL REFERENCES partnerships.local_project (id),
    version integer NOT NULL,
    organisation_id uuid NOT NULL,
    content jsonb NOT NULL CONSTRAINT proof_size CHECK (pg_column_size(content) <= 500000),
    submitted_at timestamptz NOT NULL,
    PRIMARY KEY (project_id, version)
  );
  CREATE TRIGGER proof_append_only BEFORE UPDATE OR DELETE ON partnerships.proof
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
`;

const OFFICE = `(${SCOPE} = 'ORGANISATION' AND organisation_id = ${OWN})`;
const READERS = `${SCOPE} IN ('AUTHORITY', 'SYSTEM') OR ${OFFICE}`;

const RIGHTS = `
  ALTER TABLE partnerships.form_draft ENABLE ROW LEVEL SECURITY;
  ALTER TABLE partnerships.form_attempt ENABLE ROW LEVEL SECURITY;
  ALTER TABLE partnerships.access_link ENABLE ROW LEVEL SECURITY;
  ALTER TABLE partnerships.local_project ENABLE ROW LEVEL SECURITY;
  ALTER TABLE partnerships.payment ENABLE ROW LEVEL SECURITY;
  ALTER TABLE partnerships.proof ENABLE ROW LEVEL SECURITY;
  CREATE POLICY form_draft_by_system ON partnerships.form_draft USING (${SCOPE} = 'SYSTEM');
  CREATE POLICY form_attempt_by_system ON partnerships.form_attempt USING (${SCOPE} = 'SYSTEM');
  CREATE POLICY access_link_by_system ON partnerships.access_link USING (${SCOPE} = 'SYSTEM');
  CREATE POLICY local_project_read ON partnerships.local_project FOR SELECT USING (${READERS} OR (${SCOPE} = 'ORGANISATION' AND id = ${OWN}));
  -- By the confirmation of a form, or taken in by the office itself.
  CREATE POLICY local_project_entered ON partnerships.local_project FOR INSERT
    WITH CHECK (status = 'RECEIVED' AND (${SCOPE} = 'SYSTEM' OR ${OFFICE}));
  CREATE POLICY local_project_changed ON partnerships.local_project FOR UPDATE
    USING (${SCOPE} = 'ORGANISATION' AND (organisation_id = ${OWN} OR id = ${OWN}));
  CREATE POLICY payment_read ON partnerships.payment FOR SELECT USING (${READERS} OR (${SCOPE} = 'ORGANISATION' AND project_id = ${OWN}));
  CREATE POLICY payment_asked ON partnerships.payment FOR INSERT
    WITH CHECK (${SCOPE} = 'ORGANISATION' AND project_id = ${OWN} AND paid_on IS NULL AND EXISTS (SELECT 1
      FROM partnerships.local_project p WHERE p.id = project_id AND p.organisation_id = payment.organisation_id));
  CREATE POLICY payment_recorded ON partnerships.payment FOR UPDATE USING ${OFFICE};
  CREATE POLICY proof_read ON partnerships.proof FOR SELECT USING (${READERS} OR (${SCOPE} = 'ORGANISATION' AND project_id = ${OWN}));
  CREATE POLICY proof_handed_in ON partnerships.proof FOR INSERT
    WITH CHECK (${SCOPE} = 'ORGANISATION' AND project_id = ${OWN} AND EXISTS (SELECT 1
      FROM partnerships.local_project p WHERE p.id = project_id AND p.organisation_id = proof.organisation_id));
  -- The association reads what its own project holds, and the year and fund it is paid from.
  CREATE POLICY holding_of_project ON partnerships.holding FOR SELECT USING (${SCOPE} = 'ORGANISATION' AND matter_id = ${OWN});
  CREATE POLICY partnership_of_project ON partnerships.partnership FOR SELECT USING (${SCOPE} = 'ORGANISATION'
    AND EXISTS (SELECT 1 FROM partnerships.local_project p WHERE p.id = ${OWN} AND p.partnership_id = partnership.id));
  CREATE POLICY fund_of_project ON partnerships.fund FOR SELECT USING (${SCOPE} = 'ORGANISATION'
    AND EXISTS (SELECT 1 FROM partnerships.local_project p WHERE p.id = ${OWN} AND p.frame_id = fund.frame_id AND p.fund_code = fund.code));
  CREATE POLICY frame_of_project ON partnerships.frame FOR SELECT USING (${SCOPE} = 'ORGANISATION'
    AND EXISTS (SELECT 1 FROM partnerships.local_project p WHERE p.id = ${OWN} AND p.frame_id = frame.id));

  GRANT SELECT, INSERT, DELETE ON partnerships.form_draft, partnerships.form_attempt TO foerderakte_app;
  GRANT SELECT, INSERT ON partnerships.access_link, partnerships.local_project, partnerships.payment, partnerships.proof TO foerderakte_app;
  GRANT UPDATE (revoked_at) ON partnerships.access_link TO foerderakte_app;
  GRANT UPDATE ON partnerships.local_project TO foerderakte_app;
  GRANT UPDATE (paid_on, paid_by, paid_by_name, refused_reason) ON partnerships.payment TO foerderakte_app;
`;
