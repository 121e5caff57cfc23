import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every version of terms names whose money its notices speak of; versions from before say what was printed then. */
export class ProgrammesNoticeSubject20261124010000 implements MigrationInterface {
  name = 'ProgrammesNoticeSubject20261124010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE programmes.terms_version SET terms = terms || jsonb_build_object('noticeSubject',
          CASE WHEN terms ->> 'ancillaryRegulations' = 'ANBest-Gk' THEN 'Zuwendungen aus Mitteln des Bundes'
            ELSE 'Zuwendungen des Landes Nordrhein-Westfalen' END)
        WHERE NOT terms ? 'noticeSubject';
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
