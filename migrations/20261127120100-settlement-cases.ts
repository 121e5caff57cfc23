import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Settlement and recovery: four eyes, hearing (H19) and the year of knowledge (H20) are kept by the tables themselves. */
export class SettlementCases20261127120100 implements MigrationInterface {
  name = 'SettlementCases20261127120100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA settlement;
      GRANT USAGE ON SCHEMA settlement TO foerderakte_app;

      CREATE TABLE settlement.settlement (
        id uuid PRIMARY KEY,
        award_id uuid NOT NULL,
        organisation_id uuid NOT NULL,
        report_id uuid NOT NULL,
        state text NOT NULL CONSTRAINT settlement_state CHECK (state IN ('PREPARED', 'SIGNED', 'DISCARDED')),
        award_version integer NOT NULL,
        grant_cents bigint NOT NULL,
        paid_cents bigint NOT NULL CONSTRAINT settlement_paid CHECK (paid_cents >= 0),
        final_cents bigint NOT NULL,
        content jsonb NOT NULL,
        prepared_by uuid NOT NULL, prepared_by_name text NOT NULL, prepared_at timestamptz NOT NULL,
        signed_by uuid, signed_by_name text, signed_at timestamptz,
        notice_id uuid UNIQUE,
        CONSTRAINT settlement_four_eyes CHECK (signed_by <> prepared_by),
        CONSTRAINT settlement_signed_whole CHECK ((state = 'SIGNED') = (signed_by IS NOT NULL AND notice_id IS NOT NULL)),
        CONSTRAINT settlement_never_rises CHECK (final_cents BETWEEN 0 AND grant_cents)
      );
      CREATE UNIQUE INDEX settlement_prepared_once ON settlement.settlement (award_id) WHERE state = 'PREPARED';
      CREATE UNIQUE INDEX settlement_signed_once_per_version ON settlement.settlement (award_id, award_version) WHERE state = 'SIGNED';

      CREATE TABLE settlement.recovery (
        id uuid PRIMARY KEY,
        award_id uuid NOT NULL,
        organisation_id uuid NOT NULL,
        number integer NOT NULL,
        basis text NOT NULL CONSTRAINT recovery_basis CHECK (basis IN ('REDUCTION', 'REVOCATION', 'WITHDRAWAL')),
        status text NOT NULL CONSTRAINT recovery_status CHECK (status IN ('PROPOSED', 'HEARING', 'DECIDED', 'DROPPED')),
        settlement_id uuid REFERENCES settlement.settlement (id),
        finding text NOT NULL CONSTRAINT recovery_finding CHECK (length(trim(finding)) >= 20),
        -- By how much this act takes the grant back; zero where the settlement has done so.
        reduction_cents bigint NOT NULL CONSTRAINT recovery_reduction CHECK (reduction_cents BETWEEN 0 AND 1000000000000),
        ineffective_from date NOT NULL,
        knowledge_complete_on date NOT NULL,
        knowledge_until date NOT NULL,
        opened_by uuid NOT NULL, opened_by_name text NOT NULL, opened_at timestamptz NOT NULL,
        hearing_notice_id uuid, hearing_due date,
        exemption_reason text,
        decision jsonb,
        prepared_by uuid, prepared_by_name text, prepared_at timestamptz,
        late_reason text, late_permitted_by uuid, late_permitted_by_name text,
        signed_by uuid, signed_by_name text, signed_on date,
        notice_id uuid UNIQUE,
        dropped_reason text,
        CONSTRAINT recovery_number UNIQUE (award_id, number),
        CONSTRAINT recovery_four_eyes CHECK (signed_by <> prepared_by),
        CONSTRAINT recovery_late_permit_by_another CHECK (late_permitted_by <> signed_by),
        CONSTRAINT recovery_heard CHECK (status <> 'DECIDED' OR hearing_notice_id IS NOT NULL
          OR length(trim(coalesce(exemption_reason, ''))) >= 10),
        CONSTRAINT recovery_in_time CHECK (signed_on <= knowledge_until OR (late_permitted_by IS NOT NULL
          AND length(trim(coalesce(late_reason, ''))) >= 10)),
        CONSTRAINT recovery_decided_whole CHECK ((status = 'DECIDED')
          = (signed_by IS NOT NULL AND signed_on IS NOT NULL AND prepared_by IS NOT NULL AND notice_id IS NOT NULL)),
        CONSTRAINT recovery_knowledge_follows CHECK (knowledge_until > knowledge_complete_on),
        CONSTRAINT recovery_dropped_with_reason CHECK (status <> 'DROPPED' OR length(trim(coalesce(dropped_reason, ''))) >= 10)
      );
      CREATE INDEX recovery_of_award ON settlement.recovery (award_id, number);
      CREATE INDEX recovery_watched ON settlement.recovery (knowledge_until) WHERE status IN ('PROPOSED', 'HEARING');

      -- What the recipient says belongs to the recipient and stays as it was said.
      CREATE TABLE settlement.hearing_answer (
        recovery_id uuid PRIMARY KEY REFERENCES settlement.recovery (id),
        organisation_id uuid NOT NULL,
        answer text NOT NULL CONSTRAINT hearing_answer_text CHECK (length(trim(answer)) BETWEEN 1 AND 10000),
        answered_by uuid NOT NULL, answered_by_name text NOT NULL, answered_at timestamptz NOT NULL
      );
      CREATE TRIGGER hearing_answer_append_only BEFORE UPDATE OR DELETE ON settlement.hearing_answer
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

      CREATE TABLE settlement.file_closure (
        award_id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL,
        closed_on date NOT NULL,
        retain_until date NOT NULL CONSTRAINT file_closure_retention CHECK (retain_until > closed_on),
        note text NOT NULL DEFAULT '',
        closed_by uuid NOT NULL, closed_by_name text NOT NULL, closed_at timestamptz NOT NULL
      );
      CREATE TRIGGER file_closure_append_only BEFORE UPDATE OR DELETE ON settlement.file_closure
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

      CREATE FUNCTION settlement.keep_ended() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          RAISE EXCEPTION 'it stays on file' USING ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0];
        END IF;
        IF to_jsonb(OLD) ->> TG_ARGV[1] = ANY (string_to_array(TG_ARGV[2], ',')) THEN
          RAISE EXCEPTION 'what was signed or ended does not change' USING ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0];
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER settlement_immutable BEFORE UPDATE OR DELETE ON settlement.settlement
        FOR EACH ROW EXECUTE FUNCTION settlement.keep_ended('settlement_immutable', 'state', 'SIGNED,DISCARDED');
      CREATE TRIGGER recovery_immutable BEFORE UPDATE OR DELETE ON settlement.recovery
        FOR EACH ROW EXECUTE FUNCTION settlement.keep_ended('recovery_immutable', 'status', 'DECIDED,DROPPED');

      ${['settlement', 'recovery', 'hearing_answer', 'file_closure'].map(seenByParties).join('\n')}
      ${['settlement', 'recovery', 'file_closure'].map(writtenByAuthority).join('\n')}
      -- A recipient sees a settlement once it is signed, and a recovery once it was heard or decided.
      CREATE POLICY settlement_told ON settlement.settlement AS RESTRICTIVE FOR SELECT
        USING (${BY_AUTHORITY} OR state = 'SIGNED');
      CREATE POLICY recovery_told ON settlement.recovery AS RESTRICTIVE FOR SELECT
        USING (${BY_AUTHORITY} OR status IN ('HEARING', 'DECIDED'));
      CREATE POLICY hearing_answer_given ON settlement.hearing_answer AS RESTRICTIVE FOR INSERT
        WITH CHECK (${SCOPE} = 'SYSTEM' OR (${SCOPE} = 'ORGANISATION' AND EXISTS (SELECT 1 FROM settlement.recovery r
          WHERE r.id = recovery_id AND r.status = 'HEARING' AND r.organisation_id = hearing_answer.organisation_id)));

      GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA settlement TO foerderakte_app;
      GRANT UPDATE ON settlement.settlement, settlement.recovery TO foerderakte_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const SCOPE = `(SELECT current_setting('app.scope', true))`;
const BY_AUTHORITY = `${SCOPE} IN ('AUTHORITY', 'SYSTEM')`;

const seenByParties = (table: string): string => `
  ALTER TABLE settlement.${table} ENABLE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_visible ON settlement.${table} USING (${BY_AUTHORITY} OR (${SCOPE} = 'ORGANISATION'
    AND organisation_id = (SELECT nullif(current_setting('app.organisation', true), '')::uuid)));`;

const writtenByAuthority = (table: string): string => `
  CREATE POLICY ${table}_entered ON settlement.${table} AS RESTRICTIVE FOR INSERT WITH CHECK (${BY_AUTHORITY});
  CREATE POLICY ${table}_changed ON settlement.${table} AS RESTRICTIVE FOR UPDATE USING (${BY_AUTHORITY});`;
