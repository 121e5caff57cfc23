import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The list of roles in the database agrees with the code's again: the budget overrun officer may hold an account. */
export class IdentityRolesKnown20261127170100 implements MigrationInterface {
  name = 'IdentityRolesKnown20261127170100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.account DROP CONSTRAINT account_roles_known,
        ADD CONSTRAINT account_roles_known CHECK (
          cardinality(roles) > 0
          AND roles <@ ARRAY['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', 'CASEWORKER', 'REVIEWER', 'SIGNATORY',
            'BUDGET_OFFICER', 'BUDGET_OVERRUN_OFFICER', 'PAYMENT_CERTIFIER', 'PAYMENT_AUTHORISER', 'USE_AUDITOR',
            'AUDIT_READ', 'PROGRAMME_ADMIN', 'CAP_EXCEPTION_OFFICER', 'NETWORK_EDITOR', 'ENQUIRY_MEMBER',
            'ENQUIRY_EDITOR', 'ENQUIRY_LEAD', 'SYS_ADMIN']);
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
