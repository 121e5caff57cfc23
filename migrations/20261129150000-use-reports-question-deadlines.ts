import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The period for an answer to an examiner's question can be extended once, with a reason (§ 31 (7) VwVfG NRW); the first
 * day stays beside the new one. Who examines is the office's matter.
 */
export class UseReportsQuestionDeadlines20261129150000 implements MigrationInterface {
  name = 'UseReportsQuestionDeadlines20261129150000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
    await runner.query(GUARDS);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const COLUMNS = `
  ALTER TABLE use_reports.question
    ADD COLUMN deadline_before date,
    ADD COLUMN extension_reason text,
    ADD COLUMN extended_by uuid,
    ADD COLUMN extended_by_name text,
    ADD COLUMN extended_at timestamptz,
    ADD CONSTRAINT question_extended_whole CHECK (
      num_nulls(deadline_before, extension_reason, extended_by, extended_by_name, extended_at) IN (0, 5)),
    ADD CONSTRAINT question_extension_later CHECK (deadline > deadline_before),
    ADD CONSTRAINT question_extension_reasoned CHECK (length(trim(extension_reason)) >= 5);
  GRANT UPDATE (deadline, deadline_before, extension_reason, extended_by, extended_by_name, extended_at)
    ON use_reports.question TO foerderakte_app;
`;

const GUARDS = `
  CREATE FUNCTION use_reports.keep_deadline() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.deadline_before IS NOT NULL THEN
      RAISE EXCEPTION 'the period is extended once' USING ERRCODE = 'check_violation', CONSTRAINT = 'question_extended_once';
    END IF;
    IF NEW.deadline_before IS DISTINCT FROM OLD.deadline
        OR current_setting('app.scope', true) NOT IN ('AUTHORITY', 'SYSTEM') THEN
      RAISE EXCEPTION 'the office extends a period, and its first day stays on file'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'question_deadline_kept';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER question_deadline_kept BEFORE UPDATE OF deadline, deadline_before, extension_reason, extended_by,
      extended_by_name, extended_at ON use_reports.question
    FOR EACH ROW EXECUTE FUNCTION use_reports.keep_deadline();

  CREATE FUNCTION use_reports.keep_examiner() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.examiner_id IS DISTINCT FROM OLD.examiner_id AND current_setting('app.scope', true) = 'ORGANISATION' THEN
      RAISE EXCEPTION 'who examines is the office''s matter'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'report_examiner_of_authority';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER report_examiner_kept BEFORE UPDATE OF examiner_id ON use_reports.report
    FOR EACH ROW EXECUTE FUNCTION use_reports.keep_examiner();
`;
