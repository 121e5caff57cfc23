import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What binds money or frees it again names the notice that did it. Test: libs/budget/src/use-cases/budget-doors.int.spec.ts. */
export class BudgetNamedMovements20261130500100 implements MigrationInterface {
  name = 'BudgetNamedMovements20261130500100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE budget.entry ADD CONSTRAINT budget_entry_names_its_notice
        CHECK (kind NOT IN ('COMMITMENT', 'REDUCTION') OR notice_id IS NOT NULL)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
