import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A reference between two offers that is wrong or over can be taken out; who did it stays in the audit. */
export class NetworkReferencesEnd20261130300200 implements MigrationInterface {
  name = 'NetworkReferencesEnd20261130300200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('GRANT DELETE ON network.offer_reference TO foerderakte_app');
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
