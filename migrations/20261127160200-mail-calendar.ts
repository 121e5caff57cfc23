import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mail may carry a calendar file (invitation to a meeting), with the method by which calendars understand it. */
export class MailCalendar20261127160200 implements MigrationInterface {
  name = 'MailCalendar20261127160200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mail.message
        ADD COLUMN calendar_method text CONSTRAINT message_calendar_method CHECK (calendar_method IN ('REQUEST', 'CANCEL')),
        ADD COLUMN calendar_text text,
        ADD CONSTRAINT message_calendar_whole CHECK ((calendar_method IS NULL) = (calendar_text IS NULL));
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
