import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Accounts, sessions, tokens and throttles. Secrets are stored as SHA-256 of a random token or as argon2id hash,
 * and only SYSTEM (the sign-in itself) reads them. All instants here are real time, never the demo clock's:
 * moving the demo forward by a year must not end every session.
 */
export class IdentityAccounts20261103000000 implements MigrationInterface {
  name = 'IdentityAccounts20261103000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACCOUNTS);
    await runner.query(SECRETS);
    await runner.query(POLICIES);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const ACCOUNTS = `
  CREATE SCHEMA identity;
  GRANT USAGE ON SCHEMA identity TO foerderakte_app;

  CREATE TABLE identity.account (
    id uuid PRIMARY KEY,
    email text NOT NULL
      CONSTRAINT account_email_unique UNIQUE
      CONSTRAINT account_email_lower_case CHECK (email = lower(email))
      CONSTRAINT account_email_form CHECK (length(email) BETWEEN 3 AND 254 AND position('@' in email) > 1),
    name text NOT NULL CONSTRAINT account_name_length CHECK (length(name) BETWEEN 1 AND 120),
    roles text[] NOT NULL,
    organisation_id uuid,
    state text NOT NULL DEFAULT 'ACTIVE' CONSTRAINT account_state_known CHECK (state IN ('ACTIVE', 'BLOCKED')),
    created_at timestamptz NOT NULL DEFAULT now(),
    changed_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT account_roles_known CHECK (
      cardinality(roles) > 0
      AND roles <@ ARRAY['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', 'CASEWORKER', 'REVIEWER', 'SIGNATORY',
        'BUDGET_OFFICER', 'PAYMENT_CERTIFIER', 'PAYMENT_AUTHORISER', 'USE_AUDITOR', 'AUDIT_READ', 'PROGRAMME_ADMIN',
        'CAP_EXCEPTION_OFFICER', 'NETWORK_EDITOR', 'ENQUIRY_EDITOR', 'SYS_ADMIN']
    ),
    -- A district's people belong to an organisation and hold no power of the authority, and the other way round.
    CONSTRAINT account_one_side CHECK (
      (roles <@ ARRAY['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'] AND organisation_id IS NOT NULL)
      OR (NOT roles && ARRAY['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'] AND organisation_id IS NULL)
    ),
    -- A system administrator sees no case content; an auditor writes nothing. Both need an account of their own.
    CONSTRAINT account_stands_alone CHECK (
      cardinality(roles) = 1 OR NOT roles && ARRAY['SYS_ADMIN', 'AUDIT_READ']
    )
  );
  CREATE INDEX account_organisation ON identity.account (organisation_id);
  GRANT SELECT, INSERT, UPDATE ON identity.account TO foerderakte_app;

  CREATE TABLE identity.credential (
    account_id uuid PRIMARY KEY REFERENCES identity.account,
    password_hash text NOT NULL,
    changed_at timestamptz NOT NULL
  );
`;

const SECRETS = `
  CREATE TABLE identity.session (
    token_hash text PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES identity.account,
    csrf_token text NOT NULL,
    flash text,
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    -- The absolute end; idleness ends a session earlier.
    expires_at timestamptz NOT NULL
  );
  CREATE INDEX session_account ON identity.session (account_id);
  CREATE INDEX session_expiry ON identity.session (expires_at);

  CREATE TABLE identity.api_token (
    id uuid PRIMARY KEY,
    token_hash text NOT NULL CONSTRAINT api_token_unique UNIQUE,
    account_id uuid NOT NULL REFERENCES identity.account,
    label text NOT NULL CONSTRAINT api_token_label_length CHECK (length(label) BETWEEN 1 AND 100),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CONSTRAINT api_token_ends_later CHECK (expires_at > created_at)
  );
  CREATE INDEX api_token_account ON identity.api_token (account_id);

  -- A link that works once: to set a forgotten password, to accept an invitation, to set up the first administrator.
  CREATE TABLE identity.one_time_link (
    token_hash text PRIMARY KEY,
    purpose text NOT NULL
      CONSTRAINT one_time_link_purpose_known CHECK (purpose IN ('PASSWORD_RESET', 'INVITATION', 'FIRST_ADMINISTRATOR')),
    account_id uuid REFERENCES identity.account,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    CONSTRAINT one_time_link_account CHECK ((purpose = 'FIRST_ADMINISTRATOR') = (account_id IS NULL))
  );

  CREATE TABLE identity.sign_in_attempt (
    id uuid PRIMARY KEY,
    -- SHA-256 of kind and e-mail or network address: the table tells nobody who tried.
    subject_hash text NOT NULL,
    attempted_at timestamptz NOT NULL
  );
  CREATE INDEX sign_in_attempt_window ON identity.sign_in_attempt (subject_hash, attempted_at);
  CREATE INDEX sign_in_attempt_age ON identity.sign_in_attempt (attempted_at);

  -- A form that arrived after its session had ended. Only the account it came from gets it back.
  CREATE TABLE identity.parked_form (
    token_hash text PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES identity.account,
    path text NOT NULL CONSTRAINT parked_form_own_path CHECK (path ~ '^/([^/]|$)' AND length(path) <= 2000),
    fields jsonb NOT NULL CONSTRAINT parked_form_size CHECK (pg_column_size(fields) <= 2000000),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
  );
  CREATE INDEX parked_form_expiry ON identity.parked_form (expires_at);
`;

const SECRET_TABLES = ['credential', 'session', 'api_token', 'one_time_link', 'sign_in_attempt', 'parked_form'];

const POLICIES = `
  ALTER TABLE identity.account ENABLE ROW LEVEL SECURITY;
  CREATE POLICY account_read ON identity.account FOR SELECT USING (
    CASE current_setting('app.scope', true)
      WHEN 'ORGANISATION' THEN organisation_id::text = current_setting('app.organisation', true)
      WHEN 'AUTHORITY' THEN true
      WHEN 'ADMINISTRATION' THEN true
      WHEN 'SYSTEM' THEN true
      ELSE false
    END
  );
  CREATE POLICY account_enter ON identity.account FOR INSERT
    WITH CHECK (current_setting('app.scope', true) IN ('ADMINISTRATION', 'SYSTEM'));
  CREATE POLICY account_change ON identity.account FOR UPDATE
    USING (current_setting('app.scope', true) IN ('ADMINISTRATION', 'SYSTEM'));
  ${SECRET_TABLES.map(
    (table) => `
      GRANT SELECT, INSERT, UPDATE, DELETE ON identity.${table} TO foerderakte_app;
      ALTER TABLE identity.${table} ENABLE ROW LEVEL SECURITY;
      CREATE POLICY ${table}_system_only ON identity.${table}
        USING (current_setting('app.scope', true) = 'SYSTEM');`,
  ).join('\n')}
`;
