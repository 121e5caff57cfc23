import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers kept under an idempotency key show cases: only the account that sent the request reads them again. */
export class PlatformIdempotencyVisible20261123020000 implements MigrationInterface {
  name = 'PlatformIdempotencyVisible20261123020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX idempotency_key_age ON platform.idempotency_key (created_at);
      ALTER TABLE platform.idempotency_key ENABLE ROW LEVEL SECURITY;
      CREATE POLICY idempotency_key_own ON platform.idempotency_key USING (
        (SELECT current_setting('app.scope', true)) = 'SYSTEM'
        OR account_id = (SELECT nullif(current_setting('app.actor', true), '')::uuid));
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
