import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Claims and their ledger: append-only, balance by trigger, never below zero; money leaves a claim by two persons alone. */
export class SettlementClaims20261127120200 implements MigrationInterface {
  name = 'SettlementClaims20261127120200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(LEDGER);
    await runner.query(RIGHTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const SCOPE = `(SELECT current_setting('app.scope', true))`;
const BY_AUTHORITY = `${SCOPE} IN ('AUTHORITY', 'SYSTEM')`;

const TABLES = `
  CREATE TABLE settlement.interest_order (
    id uuid PRIMARY KEY,
    award_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT interest_order_kind CHECK (kind IN ('REIMBURSEMENT', 'LATE_USE')),
    -- The reimbursement that bears the interest; late use belongs to the award as a whole.
    claim_id uuid,
    state text NOT NULL CONSTRAINT interest_order_state CHECK (state IN ('PREPARED', 'SIGNED', 'DISCARDED')),
    is_waived boolean NOT NULL,
    from_day date NOT NULL,
    to_day date NOT NULL,
    amount_cents bigint NOT NULL CONSTRAINT interest_order_amount CHECK (amount_cents BETWEEN 0 AND 1000000000000),
    content jsonb NOT NULL,
    reason text NOT NULL CONSTRAINT interest_order_reason CHECK (length(trim(reason)) >= 10),
    prepared_by uuid NOT NULL, prepared_by_name text NOT NULL, prepared_at timestamptz NOT NULL,
    signed_by uuid, signed_by_name text, signed_at timestamptz,
    notice_id uuid UNIQUE,
    CONSTRAINT interest_order_four_eyes CHECK (signed_by <> prepared_by),
    CONSTRAINT interest_order_days CHECK (to_day >= from_day),
    CONSTRAINT interest_order_of CHECK ((kind = 'REIMBURSEMENT') = (claim_id IS NOT NULL)),
    CONSTRAINT interest_order_signed_whole CHECK ((state = 'SIGNED') = (signed_by IS NOT NULL)
      AND (notice_id IS NOT NULL) = (state = 'SIGNED' AND NOT is_waived))
  );
  CREATE UNIQUE INDEX interest_order_prepared_once ON settlement.interest_order (award_id, coalesce(claim_id, award_id))
    WHERE state = 'PREPARED';
  CREATE TRIGGER interest_order_immutable BEFORE UPDATE OR DELETE ON settlement.interest_order
    FOR EACH ROW EXECUTE FUNCTION settlement.keep_ended('interest_order_immutable', 'state', 'SIGNED,DISCARDED');

  -- No day of a claim bears interest twice.
  CREATE FUNCTION settlement.keep_interest_days() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF NEW.state = 'SIGNED' AND EXISTS (SELECT 1 FROM settlement.interest_order o
      WHERE o.id <> NEW.id AND o.state = 'SIGNED' AND o.award_id = NEW.award_id AND o.kind = NEW.kind
        AND o.claim_id IS NOT DISTINCT FROM NEW.claim_id AND o.from_day <= NEW.to_day AND o.to_day >= NEW.from_day)
    THEN
      RAISE EXCEPTION 'these days bear interest already'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'interest_days_once';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER interest_days_once BEFORE INSERT OR UPDATE ON settlement.interest_order
    FOR EACH ROW EXECUTE FUNCTION settlement.keep_interest_days();

  CREATE TABLE settlement.claim (
    id uuid PRIMARY KEY,
    award_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    programme_code text NOT NULL,
    file_number text NOT NULL,
    number integer NOT NULL,
    kind text NOT NULL CONSTRAINT claim_kind CHECK (kind IN ('REIMBURSEMENT', 'INTEREST', 'LATE_USE_INTEREST')),
    recovery_id uuid UNIQUE REFERENCES settlement.recovery (id),
    interest_order_id uuid UNIQUE REFERENCES settlement.interest_order (id),
    notice_id uuid NOT NULL UNIQUE,
    amount_cents bigint NOT NULL CONSTRAINT claim_amount CHECK (amount_cents BETWEEN 1 AND 1000000000000),
    bears_interest_from date,
    payment_months integer NOT NULL CONSTRAINT claim_payment_months CHECK (payment_months BETWEEN 1 AND 36),
    created_at timestamptz NOT NULL,
    CONSTRAINT claim_number UNIQUE (award_id, number),
    CONSTRAINT claim_of_one_act CHECK ((kind = 'REIMBURSEMENT') = (recovery_id IS NOT NULL)
      AND (kind = 'REIMBURSEMENT') = (interest_order_id IS NULL))
  );
  CREATE TRIGGER claim_append_only BEFORE UPDATE OR DELETE ON settlement.claim
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
  ALTER TABLE settlement.interest_order ADD CONSTRAINT interest_order_of_claim FOREIGN KEY (claim_id) REFERENCES settlement.claim (id);

  -- Stundung, befristete und unbefristete Niederschlagung, Erlass (§ 59 LHO).
  CREATE TABLE settlement.claim_relief (
    id uuid PRIMARY KEY,
    claim_id uuid NOT NULL REFERENCES settlement.claim (id),
    organisation_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT claim_relief_kind CHECK (kind IN ('DEFERRAL', 'WRITE_OFF_TEMP', 'WRITE_OFF', 'REMISSION')),
    state text NOT NULL CONSTRAINT claim_relief_state CHECK (state IN ('PROPOSED', 'APPROVED', 'REJECTED', 'ENDED')),
    amount_cents bigint NOT NULL CONSTRAINT claim_relief_amount CHECK (amount_cents BETWEEN 1 AND 1000000000000),
    reason text NOT NULL CONSTRAINT claim_relief_reason CHECK (length(trim(reason)) >= 10),
    terms text NOT NULL DEFAULT '',
    until date,
    consent_reference text,
    instalments jsonb NOT NULL DEFAULT '[]',
    proposed_by uuid NOT NULL, proposed_by_name text NOT NULL, proposed_at timestamptz NOT NULL,
    decided_by uuid, decided_by_name text, decided_at timestamptz,
    notice_id uuid UNIQUE,
    ended_reason text, ended_on date,
    CONSTRAINT claim_relief_four_eyes CHECK (decided_by <> proposed_by),
    CONSTRAINT claim_relief_decided_whole CHECK ((state = 'PROPOSED') = (decided_by IS NULL)),
    CONSTRAINT claim_relief_until CHECK (kind <> 'DEFERRAL' OR until IS NOT NULL),
    CONSTRAINT claim_relief_ended CHECK ((state = 'ENDED') = (ended_on IS NOT NULL))
  );
  CREATE UNIQUE INDEX claim_relief_open_once ON settlement.claim_relief (claim_id) WHERE state = 'PROPOSED';
  CREATE UNIQUE INDEX claim_relief_standing_once ON settlement.claim_relief (claim_id)
    WHERE state = 'APPROVED' AND kind IN ('DEFERRAL', 'WRITE_OFF_TEMP');
  CREATE TRIGGER claim_relief_immutable BEFORE UPDATE OR DELETE ON settlement.claim_relief
    FOR EACH ROW EXECUTE FUNCTION settlement.keep_ended('claim_relief_immutable', 'state', 'REJECTED,ENDED');

  CREATE TABLE settlement.dunning (
    id uuid PRIMARY KEY,
    claim_id uuid NOT NULL REFERENCES settlement.claim (id),
    organisation_id uuid NOT NULL,
    number integer NOT NULL,
    notice_id uuid NOT NULL UNIQUE,
    amount_cents bigint NOT NULL CONSTRAINT dunning_amount CHECK (amount_cents > 0),
    pay_until date NOT NULL,
    sent_by uuid NOT NULL, sent_by_name text NOT NULL, sent_on date NOT NULL,
    CONSTRAINT dunning_number UNIQUE (claim_id, number)
  );
  CREATE TRIGGER dunning_append_only BEFORE UPDATE OR DELETE ON settlement.dunning
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
`;

const LEDGER = `
  CREATE TABLE settlement.claim_account (
    claim_id uuid PRIMARY KEY REFERENCES settlement.claim (id),
    balance_cents bigint NOT NULL CONSTRAINT claim_balance_not_negative CHECK (balance_cents >= 0)
  );

  CREATE TABLE settlement.claim_entry (
    id uuid PRIMARY KEY,
    claim_id uuid NOT NULL REFERENCES settlement.claim (id),
    organisation_id uuid NOT NULL,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    kind text NOT NULL CONSTRAINT claim_entry_kind CHECK (kind IN ('DEMAND', 'PAYMENT', 'REVERSAL', 'WRITE_OFF', 'REMISSION')),
    delta_cents bigint NOT NULL,
    balance_after_cents bigint NOT NULL,
    -- Wertstellung: the day the money was there.
    value_date date NOT NULL,
    -- How the cash office books it: same budget year as the payment out, or later.
    expense_reduction_cents bigint NOT NULL DEFAULT 0,
    revenue_cents bigint NOT NULL DEFAULT 0,
    relief_id uuid UNIQUE REFERENCES settlement.claim_relief (id),
    reverses uuid UNIQUE REFERENCES settlement.claim_entry (id),
    reference text NOT NULL DEFAULT '',
    booked_by uuid NOT NULL, booked_by_name text NOT NULL, recorded_at timestamptz NOT NULL,
    CONSTRAINT claim_entry_signs CHECK (delta_cents <> 0 AND (kind IN ('DEMAND', 'REVERSAL')) = (delta_cents > 0)),
    CONSTRAINT claim_entry_booking CHECK (expense_reduction_cents >= 0 AND revenue_cents >= 0
      AND expense_reduction_cents + revenue_cents = CASE kind WHEN 'PAYMENT' THEN -delta_cents ELSE 0 END),
    CONSTRAINT claim_entry_relief CHECK ((kind IN ('WRITE_OFF', 'REMISSION')) = (relief_id IS NOT NULL)),
    CONSTRAINT claim_entry_reverses CHECK ((kind = 'REVERSAL') = (reverses IS NOT NULL))
  );
  CREATE INDEX claim_entry_of_claim ON settlement.claim_entry (claim_id, seq);
  CREATE UNIQUE INDEX claim_demanded_once ON settlement.claim_entry (claim_id) WHERE kind = 'DEMAND';
  CREATE TRIGGER claim_entry_append_only BEFORE UPDATE OR DELETE ON settlement.claim_entry
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

  CREATE FUNCTION settlement.book_claim_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    demanded bigint;
    holder uuid;
  BEGIN
    SELECT amount_cents, organisation_id INTO demanded, holder FROM settlement.claim WHERE id = NEW.claim_id;
    IF holder IS DISTINCT FROM NEW.organisation_id THEN
      RAISE EXCEPTION 'an entry belongs to the holder of its claim' USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_entry_holder';
    END IF;
    IF NEW.kind = 'DEMAND' THEN
      IF NEW.delta_cents <> demanded THEN
        RAISE EXCEPTION 'demanded is the amount of the act' USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_demand_of_act';
      END IF;
      INSERT INTO settlement.claim_account (claim_id, balance_cents) VALUES (NEW.claim_id, NEW.delta_cents);
      NEW.balance_after_cents := NEW.delta_cents;
      RETURN NEW;
    END IF;
    IF NEW.kind IN ('WRITE_OFF', 'REMISSION') AND NOT EXISTS (SELECT 1 FROM settlement.claim_relief r
      WHERE r.id = NEW.relief_id AND r.claim_id = NEW.claim_id AND r.kind = NEW.kind AND r.state = 'APPROVED'
        AND r.amount_cents = -NEW.delta_cents)
    THEN
      RAISE EXCEPTION 'money leaves a claim only by two persons' USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_relief_approved';
    END IF;
    IF NEW.kind = 'REVERSAL' AND NOT EXISTS (SELECT 1 FROM settlement.claim_entry e
      WHERE e.id = NEW.reverses AND e.claim_id = NEW.claim_id AND e.kind = 'PAYMENT' AND e.delta_cents = -NEW.delta_cents
        AND e.booked_by <> NEW.booked_by)
    THEN
      RAISE EXCEPTION 'a payment is reversed as it was booked, by another person'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_reversal_of_payment';
    END IF;
    UPDATE settlement.claim_account SET balance_cents = balance_cents + NEW.delta_cents
      WHERE claim_id = NEW.claim_id RETURNING balance_cents INTO NEW.balance_after_cents;
    IF NEW.balance_after_cents IS NULL THEN
      RAISE EXCEPTION 'nothing was demanded' USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_demand_of_act';
    END IF;
    IF NEW.balance_after_cents > demanded THEN
      RAISE EXCEPTION 'more than demanded' USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_balance_within_demand';
    END IF;
    RETURN NEW;
  END $$;
  REVOKE EXECUTE ON FUNCTION settlement.book_claim_entry() FROM PUBLIC;
  REVOKE EXECUTE ON FUNCTION settlement.keep_interest_days() FROM PUBLIC;
  CREATE TRIGGER claim_entry_books BEFORE INSERT ON settlement.claim_entry
    FOR EACH ROW EXECUTE FUNCTION settlement.book_claim_entry();

  -- A claim without its demand would be no claim.
  CREATE FUNCTION settlement.claim_is_demanded() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT 1 FROM settlement.claim_account WHERE claim_id = NEW.id) THEN
      RAISE EXCEPTION 'a claim is demanded' USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_demanded_whole';
    END IF;
    RETURN NULL;
  END $$;
  REVOKE EXECUTE ON FUNCTION settlement.claim_is_demanded() FROM PUBLIC;
  CREATE CONSTRAINT TRIGGER claim_demanded_whole AFTER INSERT ON settlement.claim DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION settlement.claim_is_demanded();
`;

const seenByParties = (table: string): string => `
  ALTER TABLE settlement.${table} ENABLE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_visible ON settlement.${table} USING (${BY_AUTHORITY} OR (${SCOPE} = 'ORGANISATION'
    AND organisation_id = (SELECT nullif(current_setting('app.organisation', true), '')::uuid)));
  CREATE POLICY ${table}_entered ON settlement.${table} AS RESTRICTIVE FOR INSERT WITH CHECK (${BY_AUTHORITY});
  CREATE POLICY ${table}_changed ON settlement.${table} AS RESTRICTIVE FOR UPDATE USING (${BY_AUTHORITY});`;

const RIGHTS = `
  ${['interest_order', 'claim', 'claim_relief', 'dunning', 'claim_entry'].map(seenByParties).join('\n')}
  CREATE POLICY interest_order_told ON settlement.interest_order AS RESTRICTIVE FOR SELECT
    USING (${BY_AUTHORITY} OR state = 'SIGNED');
  -- Deferrals and remissions are told to the recipient; a write-off stays inside the authority.
  CREATE POLICY claim_relief_told ON settlement.claim_relief AS RESTRICTIVE FOR SELECT
    USING (${BY_AUTHORITY} OR (kind IN ('DEFERRAL', 'REMISSION') AND state IN ('APPROVED', 'ENDED')));
  CREATE POLICY claim_entry_told ON settlement.claim_entry AS RESTRICTIVE FOR SELECT
    USING (${BY_AUTHORITY} OR kind <> 'WRITE_OFF');
  ALTER TABLE settlement.claim_account ENABLE ROW LEVEL SECURITY;
  CREATE POLICY claim_account_visible ON settlement.claim_account FOR SELECT USING (${BY_AUTHORITY});

  GRANT SELECT, INSERT ON settlement.interest_order, settlement.claim, settlement.claim_relief, settlement.dunning,
    settlement.claim_entry TO foerderakte_app;
  GRANT SELECT ON settlement.claim_account TO foerderakte_app;
  GRANT UPDATE ON settlement.interest_order, settlement.claim_relief TO foerderakte_app;
`;
