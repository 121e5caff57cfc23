import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * PostgreSQL fires triggers in the order of their names. The one that demands the approvals came before the one that counts a
 * changed decision up: whoever changed and signed in one statement kept the approvals of what had been before. Test:
 * test/lands/niedersachsen.
 */
export class AwardsApprovalsOfTheEdition20261129160000 implements MigrationInterface {
  name = 'AwardsApprovalsOfTheEdition20261129160000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TRIGGER decision_approved_by_all ON awards.decision RENAME TO decision_signed_by_approvals_of_its_edition',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
