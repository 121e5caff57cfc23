import pg from 'pg';

export const OWNER_ROLE = 'foerderakte_owner';
export const APP_ROLE = 'foerderakte_app';

export interface RolePasswords {
  readonly owner: string;
  readonly app: string;
}

export interface DatabaseAddresses {
  /** The role that owns the schemas and runs migrations. */
  readonly ownerUrl: string;
  /** The role of web and worker: owns nothing, bypasses no row-level security. */
  readonly appUrl: string;
}

/** Runs statements one after the other over one connection of its own. */
export async function runSql(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Creates or corrects the two roles; the app role is stripped of every right to step over row-level security. */
export async function prepareRoles(adminUrl: string, passwords: RolePasswords): Promise<void> {
  const owner = pg.escapeLiteral(passwords.owner);
  const app = pg.escapeLiteral(passwords.app);
  await runSql(
    adminUrl,
    createRoleIfMissing(OWNER_ROLE),
    createRoleIfMissing(APP_ROLE),
    `ALTER ROLE ${OWNER_ROLE} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD ${owner}`,
    `ALTER ROLE ${APP_ROLE} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD ${app}`,
  );
}

const createRoleIfMissing = (role: string): string =>
  `DO $$ BEGIN CREATE ROLE ${role}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`;

/** Creates the database with German sort order, owned by the owner role, unless it exists. */
export async function prepareDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount !== 0) return;
    const database = pg.escapeIdentifier(name);
    const german = `TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'de-DE'`;
    await client.query(`CREATE DATABASE ${database} OWNER ${OWNER_ROLE} ${german}`);
    await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${APP_ROLE}`);
  } finally {
    await client.end();
  }
}

/** The addresses of one database for both roles, on the server of the given address. */
export function addressesOf(serverUrl: string, database: string, passwords: RolePasswords): DatabaseAddresses {
  const address = (role: string, password: string): string => {
    const url = new URL(serverUrl);
    url.username = role;
    url.password = password;
    url.pathname = `/${database}`;
    return url.href;
  };
  return { ownerUrl: address(OWNER_ROLE, passwords.owner), appUrl: address(APP_ROLE, passwords.app) };
}
